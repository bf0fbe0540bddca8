package grokfield.sim;

/** The live state of particles: positions, pins, the number of steps taken and their time. Owned by one thread. */
public final class ParticleState {
    private final int dimensions;
    private final double[] positions; // (N, d), row-major
    private final boolean[] pinned; // (N)
    private long step;
    private double time; // units of 1/decay

    /**
     * @param positions shape (N, d), row-major; copied
     * @param step the number of steps taken so far
     */
    public ParticleState(double[] positions, int dimensions, long step) {
        this.dimensions = dimensions;
        this.positions = positions.clone();
        this.pinned = new boolean[positions.length / dimensions];
        this.step = step;
    }

    /** Positions drawn from N(0, 1) in each coordinate ({@code docs/law.md}, Defaults). */
    public static ParticleState normal(int tokens, int dimensions, long seed) {
        Randomness randomness = new Randomness(seed);
        double[] positions = new double[tokens * dimensions];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = randomness.nextGaussian();
        }
        return new ParticleState(positions, dimensions, 0);
    }

    public int tokens() {
        return pinned.length;
    }

    public int dimensions() {
        return dimensions;
    }

    /** The live array, shape (N, d), row-major; engines write it. */
    public double[] positions() {
        return positions;
    }

    /** The live pins, shape (N): a pinned particle feels forces but does not move. */
    public boolean[] pinned() {
        return pinned;
    }

    public long step() {
        return step;
    }

    public void setStep(long step) {
        this.step = step;
    }

    /** How far the steps have come, in units of 1/decay: fixed steps count Δt each, adaptive ones what they took. */
    public double time() {
        return time;
    }

    public void setTime(double time) {
        this.time = time;
    }

    /** Counts steps that were taken. */
    void count(int steps, double stepSize) {
        step += steps;
        time += steps * stepSize;
    }
}
