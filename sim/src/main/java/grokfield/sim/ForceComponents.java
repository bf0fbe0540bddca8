package grokfield.sim;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The law of force taken apart: what each component of strength 1 does to every particle, with the pair sums of some of the pairs
 * alone. In double precision and one pass over the pairs of those pairs, whose number is half the square of theirs: some 20 ns
 * each in the plane. Its arithmetic is the same on every machine, as that of {@link ScalarEngine} is. Belongs to one thread.
 */
public final class ForceComponents {
    private final Task task;
    private final int[] pairs; // those that count
    private final int[] classes; // of those
    private final double chance; // 1 / K
    private final int d;
    private final PairSums pairSums; // of those
    private final double[] attraction; // (pairs, d), on the pair sums
    private final double[] repulsion;
    private final double[] alignmentSame;
    private final double[] alignmentDifferent;

    /**
     * @param counts whether a pair counts
     * @param dimensions d ≥ 1
     * @throws IllegalArgumentException if d is below 1
     */
    public ForceComponents(Task task, IntPredicate counts, int dimensions) {
        if (dimensions < 1) {
            throw new IllegalArgumentException("dimensions must be at least 1, was " + dimensions);
        }
        this.task = task;
        this.d = dimensions;
        pairs = IntStream.range(0, task.pairs()).filter(counts).toArray();
        pairSums = new PairSums(task, pairs, d);
        classes = Arrays.stream(pairs).map(task::pairClass).toArray();
        chance = 1.0 / task.classes();
        attraction = new double[pairs.length * d];
        repulsion = new double[pairs.length * d];
        alignmentSame = new double[pairs.length * d];
        alignmentDifferent = new double[pairs.length * d];
    }

    /**
     * Every component at some positions.
     *
     * @param lengths of which the softenings count and the strengths do not
     * @param positions shape (N, d)
     * @return for each component dx/dt, shape (N, d)
     * @throws IllegalArgumentException if the positions are not of that shape
     */
    public Map<ForceComponent, Points> at(ForceParameters lengths, Points positions) {
        if (positions.count() != task.tokens() || positions.dimensions() != d) {
            throw new IllegalArgumentException("positions must have the shape (" + task.tokens() + ", " + d
                    + "), have (" + positions.count() + ", " + positions.dimensions() + ")");
        }
        pairSums.describe(lengths.directionSoftening(), positions.toArray());
        Arrays.fill(attraction, 0);
        Arrays.fill(repulsion, 0);
        Arrays.fill(alignmentSame, 0);
        Arrays.fill(alignmentDifferent, 0);
        double attracts = lengths.attractionSoftening() * lengths.attractionSoftening();
        double repels = lengths.repulsionSoftening() * lengths.repulsionSoftening();
        for (int p = 0; p < pairs.length; p++) {
            for (int q = p + 1; q < pairs.length; q++) {
                boolean same = classes[p] == classes[q];
                if (d == 2) {
                    actInPlane(same, same ? attracts : repels, p, q);
                } else {
                    act(same, same ? attracts : repels, p, q);
                }
            }
        }
        Map<ForceComponent, Points> components = new EnumMap<>(ForceComponent.class);
        components.put(ForceComponent.ATTRACTION, onTokens(attraction));
        components.put(ForceComponent.REPULSION, onTokens(repulsion));
        components.put(ForceComponent.ALIGNMENT_SAME, onTokens(alignmentSame));
        components.put(ForceComponent.ALIGNMENT_DIFFERENT, onTokens(alignmentDifferent));
        components.put(ForceComponent.DECAY, decay(positions));
        return components;
    }

    /** Two pair sums on each other: the pull is opposite and equal, and both turns share their angle. */
    private void act(boolean same, double softening2, int p, int q) {
        double[] sums = pairSums.sums;
        double[] directions = pairSums.directions;
        double distance2 = 0;
        for (int k = 0; k < d; k++) {
            double difference = sums[q * d + k] - sums[p * d + k];
            distance2 += difference * difference;
        }
        double pull = (same ? 1 : -1) / (distance2 + softening2);
        double share = 0.5 - pairSums.angle(p, q) / Math.PI;
        double weight = same ? 1 - chance : -chance;
        double turnOfP = weight * (0.5 + pairSums.sharpness[p] * share); // times κ_pq
        double turnOfQ = weight * (0.5 + pairSums.sharpness[q] * share);
        double[] pulls = same ? attraction : repulsion;
        double[] turns = same ? alignmentSame : alignmentDifferent;
        for (int k = 0; k < d; k++) {
            double force = pull * (sums[q * d + k] - sums[p * d + k]);
            pulls[p * d + k] += force;
            pulls[q * d + k] -= force;
            turns[p * d + k] += turnOfP * directions[q * d + k];
            turns[q * d + k] += turnOfQ * directions[p * d + k];
        }
    }

    /** The same written out for two coordinates, which takes a third of the time. */
    private void actInPlane(boolean same, double softening2, int p, int q) {
        double[] sums = pairSums.sums;
        double[] directions = pairSums.directions;
        double x = sums[2 * q] - sums[2 * p];
        double y = sums[2 * q + 1] - sums[2 * p + 1];
        double pull = (same ? 1 : -1) / (x * x + y * y + softening2);
        double share = 0.5 - pairSums.angle(p, q) / Math.PI;
        double weight = same ? 1 - chance : -chance;
        double turnOfP = weight * (0.5 + pairSums.sharpness[p] * share);
        double turnOfQ = weight * (0.5 + pairSums.sharpness[q] * share);
        double[] pulls = same ? attraction : repulsion;
        double[] turns = same ? alignmentSame : alignmentDifferent;
        pulls[2 * p] += pull * x;
        pulls[2 * p + 1] += pull * y;
        pulls[2 * q] -= pull * x;
        pulls[2 * q + 1] -= pull * y;
        turns[2 * p] += turnOfP * directions[2 * q];
        turns[2 * p + 1] += turnOfP * directions[2 * q + 1];
        turns[2 * q] += turnOfQ * directions[2 * p];
        turns[2 * q + 1] += turnOfQ * directions[2 * p + 1];
    }

    private Points onTokens(double[] onSums) {
        double[] forces = new double[task.tokens() * d];
        for (int p = 0; p < pairs.length; p++) {
            for (int k = 0; k < d; k++) {
                forces[task.first(pairs[p]) * d + k] += onSums[p * d + k];
                forces[task.second(pairs[p]) * d + k] += onSums[p * d + k];
            }
        }
        for (int k = 0; k < forces.length; k++) {
            forces[k] /= task.tokens();
        }
        return Points.copyOf(forces, d);
    }

    private Points decay(Points positions) {
        double[] forces = positions.toArray();
        for (int k = 0; k < forces.length; k++) {
            forces[k] = -forces[k];
        }
        return Points.copyOf(forces, d);
    }
}
