package grokfield.sim;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The law of force in double precision and plain loops, to be read beside {@code docs/law.md}. It is the reference: every
 * other engine is tested against it. One step costs M² pair interactions. Its arithmetic is the same on every machine.
 */
public final class ScalarEngine implements ForceEngine {
    private final Task task;
    private final int dimensions; // d
    private final PairSums pairSums; // s_p, û_p and ρ_p of every pair, and their angles
    private final double[] pairForce; // (d), C_p + G_p of the pair at hand
    private final double[] forces; // (N, d)

    /**
     * @param dimensions d ≥ 1
     * @throws IllegalArgumentException if {@code dimensions} is below 1
     */
    public ScalarEngine(Task task, int dimensions) {
        if (dimensions < 1) {
            throw new IllegalArgumentException("dimensions must be at least 1, was " + dimensions);
        }
        this.task = task;
        this.dimensions = dimensions;
        pairSums = new PairSums(task, IntStream.range(0, task.pairs()).toArray(), dimensions);
        pairForce = new double[dimensions];
        forces = new double[task.tokens() * dimensions];
    }

    @Override
    public String name() {
        return Engines.SCALAR;
    }

    @Override
    public void forces(ForceParameters parameters, double[] positions, double[] forces) {
        pairSums.describe(parameters.directionSoftening(), positions);
        Arrays.fill(forces, 0);
        for (int p = 0; p < task.pairs(); p++) {
            forceOnPairSum(parameters, p);
            for (int k = 0; k < dimensions; k++) {
                forces[task.first(p) * dimensions + k] += pairForce[k];
                forces[task.second(p) * dimensions + k] += pairForce[k];
            }
        }
        for (int i = 0; i < forces.length; i++) {
            forces[i] = forces[i] / task.tokens() - parameters.weightDecay() * positions[i];
        }
    }

    @Override
    public void advance(ForceParameters parameters, ParticleState state, int steps) throws UnstableException {
        Euler.advance(this, parameters, state, steps, forces);
    }

    /** C_p + G_p into {@link #pairForce}. */
    private void forceOnPairSum(ForceParameters parameters, int p) {
        double attractionSoftening = parameters.attractionSoftening() * parameters.attractionSoftening();
        double repulsionSoftening = parameters.repulsionSoftening() * parameters.repulsionSoftening();
        double chance = 1.0 / task.classes();
        PairSums described = pairSums;
        double[] sums = described.sums;
        double[] directions = described.directions;
        double sharpness = described.sharpness[p];
        Arrays.fill(pairForce, 0);
        for (int q = 0; q < task.pairs(); q++) {
            if (q == p) {
                continue;
            }
            boolean same = task.pairClass(q) == task.pairClass(p);
            double distance2 = 0;
            for (int k = 0; k < dimensions; k++) {
                double difference = sums[q * dimensions + k] - sums[p * dimensions + k];
                distance2 += difference * difference;
            }
            double pull = same
                    ? parameters.attraction() / (distance2 + attractionSoftening)
                    : -parameters.repulsion() / (distance2 + repulsionSoftening);
            double overlap = 0.5 + sharpness * (0.5 - described.angle(p, q) / Math.PI); // κ_pq
            double turn = parameters.alignment() * ((same ? 1 : 0) - chance) * overlap;
            for (int k = 0; k < dimensions; k++) {
                pairForce[k] += pull * (sums[q * dimensions + k] - sums[p * dimensions + k])
                        + turn * directions[q * dimensions + k];
            }
        }
    }
}
