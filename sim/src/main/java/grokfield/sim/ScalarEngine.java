package grokfield.sim;

import java.util.Arrays;

/**
 * The law of force in double precision and plain loops, to be read beside {@code docs/law.md}. It is the reference: every
 * other engine is tested against it. One step costs M² pair interactions. Its arithmetic is the same on every machine.
 */
public final class ScalarEngine implements ForceEngine {
    private final Task task;
    private final int dimensions; // d
    private final double[] sums; // (M, d), the pair sums s_p
    private final double[] units; // (M, d), s_p / |s_p|; zero at the origin
    private final double[] directions; // (M, d), û_p = s_p / sqrt(|s_p|² + ε²)
    private final double[] sharpness; // (M), ρ_p = |û_p|
    private final double[] polarAngles; // (M), for d = 2
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
        sums = new double[task.pairs() * dimensions];
        units = new double[sums.length];
        directions = new double[sums.length];
        sharpness = new double[task.pairs()];
        polarAngles = new double[task.pairs()];
        pairForce = new double[dimensions];
        forces = new double[task.tokens() * dimensions];
    }

    @Override
    public String name() {
        return Engines.SCALAR;
    }

    @Override
    public void forces(ForceParameters parameters, double[] positions, double[] forces) {
        describePairSums(parameters, positions);
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

    /** s_p, û_p and ρ_p, and what the angles between pair sums are computed from. */
    private void describePairSums(ForceParameters parameters, double[] positions) {
        double softening = parameters.directionSoftening() * parameters.directionSoftening();
        for (int p = 0; p < task.pairs(); p++) {
            int row = p * dimensions;
            double norm2 = 0;
            for (int k = 0; k < dimensions; k++) {
                double s = positions[task.first(p) * dimensions + k] + positions[task.second(p) * dimensions + k];
                sums[row + k] = s;
                norm2 += s * s;
            }
            double norm = Math.sqrt(norm2);
            double softened = Math.sqrt(norm2 + softening);
            for (int k = 0; k < dimensions; k++) {
                units[row + k] = norm == 0 ? 0 : sums[row + k] / norm;
                directions[row + k] = norm == 0 ? 0 : sums[row + k] / softened;
            }
            sharpness[p] = norm == 0 ? 0 : norm / softened;
            if (dimensions == 2) {
                polarAngles[p] = StrictMath.atan2(sums[row + 1], sums[row]);
            }
        }
    }

    /** C_p + G_p into {@link #pairForce}. */
    private void forceOnPairSum(ForceParameters parameters, int p) {
        double attractionSoftening = parameters.attractionSoftening() * parameters.attractionSoftening();
        double repulsionSoftening = parameters.repulsionSoftening() * parameters.repulsionSoftening();
        double chance = 1.0 / task.classes();
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
            double overlap = 0.5 + sharpness[p] * (0.5 - angle(p, q) / Math.PI); // κ_pq
            double turn = parameters.alignment() * ((same ? 1 : 0) - chance) * overlap;
            for (int k = 0; k < dimensions; k++) {
                pairForce[k] += pull * (sums[q * dimensions + k] - sums[p * dimensions + k])
                        + turn * directions[q * dimensions + k];
            }
        }
    }

    /** θ_pq in [0, π]; where one of the two is at the origin the value has no effect on the law. */
    private double angle(int p, int q) {
        if (dimensions == 2) {
            double difference = Math.abs(polarAngles[p] - polarAngles[q]);
            return Math.min(difference, 2 * Math.PI - difference);
        }
        // Half the angle is that between the sum and the difference of two unit vectors: exact near 0 and near π,
        // where the arc cosine of their product is not.
        double apart = 0;
        double together = 0;
        for (int k = 0; k < dimensions; k++) {
            double minus = units[p * dimensions + k] - units[q * dimensions + k];
            double plus = units[p * dimensions + k] + units[q * dimensions + k];
            apart += minus * minus;
            together += plus * plus;
        }
        return 2 * StrictMath.atan2(Math.sqrt(apart), Math.sqrt(together));
    }
}
