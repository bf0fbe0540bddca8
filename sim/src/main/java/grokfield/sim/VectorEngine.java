package grokfield.sim;

import java.util.Arrays;

/**
 * The law of force over the vector units of all cores. Pair sums and their forces are single precision, positions and the
 * sums over pairs double. The work is cut into parts by the number of pairs alone and added up in a fixed order, so the
 * bits do not depend on the number of workers; they may differ between machines with vectors of different lengths.
 */
public final class VectorEngine implements ForceEngine {
    /** With fewer pairs one thread is done before another has begun. */
    private static final int FEWEST_PAIRS_TO_SHARE = 500;

    private static final int PAIRS_PER_PART = 300;
    private static final int MOST_PARTS = 16;

    /** Beyond this, squares of squares would leave the single-precision numbers: the reference takes over. */
    private static final double LARGEST_POSITION = 1e8;

    private final Workers workers;
    private final PairForces pairForces;
    private final ScalarEngine reference;
    private final double[] forces; // (N, d)
    private final int tokens;

    /**
     * @param dimensions d ≥ 1
     * @param workers the threads to use; they outlive the engine
     * @throws IllegalArgumentException if {@code dimensions} is below 1
     */
    public VectorEngine(Task task, int dimensions, Workers workers) {
        reference = new ScalarEngine(task, dimensions);
        int parts = parts(task.pairs());
        this.workers = parts == 1 ? Workers.CALLER : workers;
        pairForces = pairForces(task, dimensions, parts);
        forces = new double[task.tokens() * dimensions];
        tokens = task.tokens();
    }

    @Override
    public String name() {
        return Engines.VECTOR;
    }

    @Override
    public void forces(ForceParameters parameters, double[] positions, double[] forces) {
        if (!isWithinReach(positions)) {
            reference.forces(parameters, positions, forces);
            return;
        }
        Arrays.fill(forces, 0);
        pairForces.add(parameters, positions, workers, forces);
        double share = 1.0 / tokens;
        for (int i = 0; i < forces.length; i++) {
            forces[i] = share * forces[i] - parameters.weightDecay() * positions[i];
        }
    }

    @Override
    public void advance(ForceParameters parameters, ParticleState state, int steps) throws UnstableException {
        Euler.advance(this, parameters, state, steps, forces);
    }

    private static PairForces pairForces(Task task, int dimensions, int parts) {
        if (dimensions != 2) {
            return new SpaceForces(task, dimensions, parts);
        }
        return parts == 1 ? new FewForces(task) : new PlaneForces(task, parts);
    }

    private static int parts(int pairs) {
        return pairs < FEWEST_PAIRS_TO_SHARE ? 1 : Math.clamp(pairs / PAIRS_PER_PART, 2, MOST_PARTS);
    }

    private static boolean isWithinReach(double[] positions) {
        for (double x : positions) {
            if (!(Math.abs(x) < LARGEST_POSITION)) { // false for NaN too
                return false;
            }
        }
        return true;
    }
}
