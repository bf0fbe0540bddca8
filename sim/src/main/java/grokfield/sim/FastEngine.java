package grokfield.sim;

import java.util.Arrays;
import java.util.Locale;

/**
 * The law of force in two dimensions in less than M² work, for large N: {@link FastForces}. Pair sums and their forces are
 * single precision, positions and the sums over pairs double. Its forces miss the law by no more than a tolerance times the
 * largest force. The bits do not depend on the number of workers.
 */
final class FastEngine implements ForceEngine {
    static final double DEFAULT_TOLERANCE = 1e-4;
    static final double LEAST_TOLERANCE = 1e-6;
    static final double MOST_TOLERANCE = 1e-2;

    /** Beyond this, products of four squares would leave the single-precision numbers: the law is evaluated in larger units. */
    private static final double LARGEST_POSITION = 2000;

    private final double tolerance;
    private final Workers workers;
    final FastForces pairForces;
    private final int tokens;
    private final double[] forces; // (N, 2)
    private final double[] scaled; // (N, 2)

    /**
     * @param tolerance of the largest force, {@link #LEAST_TOLERANCE} … {@link #MOST_TOLERANCE}
     * @param workers the threads to use; they outlive the engine
     */
    FastEngine(Task task, double tolerance, Workers workers) {
        this.tolerance = tolerance;
        this.workers = workers;
        tokens = task.tokens();
        pairForces = new FastForces(task, tolerance);
        forces = new double[2 * tokens];
        scaled = new double[2 * tokens];
    }

    @Override
    public String name() {
        return tolerance == DEFAULT_TOLERANCE ? Engines.FAST : Engines.FAST + ":" + Parameter.format(tolerance);
    }

    @Override
    public String description() {
        return String.format(Locale.ROOT, "%s, within %.0e of the largest force", Engines.FAST, tolerance);
    }

    @Override
    public void forces(ForceParameters parameters, double[] positions, double[] forces) {
        Arrays.fill(forces, 0);
        double largest = largest(positions);
        if (largest <= LARGEST_POSITION) {
            pairForces.add(parameters, positions, workers, forces);
        } else if (largest <= Double.MAX_VALUE) {
            addScaled(parameters, positions, largest / LARGEST_POSITION, forces);
        } else {
            Arrays.fill(forces, Double.NaN);
        }
        double share = 1.0 / tokens;
        for (int i = 0; i < forces.length; i++) {
            forces[i] = share * forces[i] - parameters.weightDecay() * positions[i];
        }
    }

    @Override
    public void advance(ForceParameters parameters, ParticleState state, int steps) throws UnstableException {
        Euler.advance(this, parameters, state, steps, forces);
    }

    /** In units of {@code unit}: lengths shrink, and with them the strengths of forces that go as one over a length. */
    private void addScaled(ForceParameters parameters, double[] positions, double unit, double[] forces) {
        for (int i = 0; i < positions.length; i++) {
            scaled[i] = positions[i] / unit;
        }
        double least = 1e-3; // what single precision resolves at that distance is larger
        ForceParameters inUnits = new ForceParameters(
                parameters.attraction() / unit,
                Math.max(least, parameters.attractionSoftening() / unit),
                parameters.repulsion() / unit,
                Math.max(least, parameters.repulsionSoftening() / unit),
                parameters.alignment(),
                Math.max(least, parameters.directionSoftening() / unit),
                0,
                parameters.stepSize());
        pairForces.add(inUnits, scaled, workers, forces);
    }

    /** NaN if any is NaN. */
    private static double largest(double[] positions) {
        double largest = 0;
        for (double x : positions) {
            largest = Math.max(largest, Math.abs(x));
        }
        return largest;
    }
}
