package grokfield.trainer;

import grokfield.sim.Points;
import grokfield.sim.Randomness;
import java.util.Arrays;

/**
 * How closely the hidden units of a pair-sum network point along its pair sums: the mechanism by which, says Clustering and Alignment
 * (section 7), weight decay aligns. Small biases bring each unit's boundary to the origin, where only directions count.
 *
 * @param cosine mean cosine between a unit's weight vector and the nearest direction of a pair sum, units weighted by
 *     {@link HiddenUnits#strength}
 * @param chance the same for random directions; between dense pair sums it is near 1, so the two must be compared
 * @param offset mean distance of a unit's boundary from the origin over the root of the mean squared radius of the pair sums:
 *     Σ|b|v / (R Σ|w|v), v the norm of the outgoing weights
 * @param angles how many units have their nearest pair sum within 0 … 1, 1 … 2, … of {@link #BINS} equal parts of the largest
 *     angle of any; each counts with its share of all strength
 * @param widest that largest angle, radians
 */
@SuppressWarnings("ArrayRecordComponent") // read by a panel, never compared
public record UnitAlignment(double cosine, double chance, double offset, double[] angles, double widest) {
    /** Parts of {@link #angles}. */
    public static final int BINS = 16;

    private static final int MOST_UNITS = 512; // more are thinned out evenly, except in the plane
    private static final int RANDOM_DIRECTIONS = 256; // that chance is estimated with, except in the plane

    /** How much of what could be gained over chance is: 0 as random directions, 1 all along pair sums; NaN where undefined. */
    public double score() {
        return chance < 1 ? (cosine - chance) / (1 - chance) : Double.NaN;
    }

    /**
     * Measures. In the plane exactly and in (M + H) log M steps; else with every pair sum for at most 512 units, and with 256 random
     * directions, always the same, for chance.
     *
     * @param pairSums shape (M, d); one at the origin has no direction
     * @throws IllegalArgumentException if the dimensions differ
     */
    public static UnitAlignment of(HiddenUnits units, Points pairSums) {
        int d = pairSums.dimensions();
        if (units.weights().dimensions() != d) {
            throw new IllegalArgumentException("units of " + units.weights().dimensions()
                    + " dimensions cannot be compared with pair sums of " + d);
        }
        NearestDirection nearest = d == 2 ? new Plane(pairSums) : new Space(pairSums);
        int stride = d == 2 ? 1 : Math.ceilDiv(units.count(), MOST_UNITS);
        double[] found = new double[units.count()];
        double cosines = 0;
        double weights = 0;
        double widest = 0;
        for (int h = 0; h < units.count(); h += stride) {
            double strength = units.strength(h);
            found[h] = strength > 0 ? nearest.angle(units.weights(), h) : Double.NaN;
            if (!Double.isNaN(found[h])) {
                cosines += strength * Math.cos(found[h]);
                weights += strength;
                widest = Math.max(widest, found[h]);
            }
        }
        double[] angles = new double[BINS];
        for (int h = 0; h < units.count(); h += stride) {
            if (!Double.isNaN(found[h]) && widest > 0) {
                int bin = Math.min(BINS - 1, (int) (BINS * found[h] / widest));
                angles[bin] += units.strength(h) / weights;
            }
        }
        return new UnitAlignment(
                weights > 0 ? cosines / weights : Double.NaN,
                nearest.chance(),
                offset(units, pairSums),
                angles,
                widest);
    }

    private static double offset(HiddenUnits units, Points pairSums) {
        double biases = 0;
        double slopes = 0;
        for (int h = 0; h < units.count(); h++) {
            biases += Math.abs(units.bias(h)) * units.outgoing(h);
            slopes += units.strength(h);
        }
        double squares = 0;
        for (int p = 0; p < pairSums.count(); p++) {
            for (int k = 0; k < pairSums.dimensions(); k++) {
                squares += pairSums.get(p, k) * pairSums.get(p, k);
            }
        }
        double scale = slopes * Math.sqrt(squares / pairSums.count());
        return scale > 0 ? biases / scale : Double.NaN;
    }

    /** Looks for the pair sum that lies nearest by angle. */
    private interface NearestDirection {
        /** The angle from a vector to the nearest pair sum, radians; NaN if there is none. */
        double angle(Points vectors, int i);

        /** The mean cosine of random directions. */
        double chance();
    }

    /** Sorted polar angles. */
    private static final class Plane implements NearestDirection {
        private final double[] sorted; // ascending, in (−π, π]

        Plane(Points pairSums) {
            double[] angles = new double[pairSums.count()];
            int count = 0;
            for (int p = 0; p < angles.length; p++) {
                double x = pairSums.get(p, 0);
                double y = pairSums.get(p, 1);
                if (x != 0 || y != 0) {
                    angles[count++] = StrictMath.atan2(y, x);
                }
            }
            sorted = Arrays.copyOf(angles, count);
            Arrays.sort(sorted);
        }

        @Override
        public double angle(Points vectors, int i) {
            if (sorted.length == 0) {
                return Double.NaN;
            }
            double angle = StrictMath.atan2(vectors.get(i, 1), vectors.get(i, 0));
            int at = Arrays.binarySearch(sorted, angle);
            int after = (at >= 0 ? at : -at - 1) % sorted.length;
            int before = (after + sorted.length - 1) % sorted.length;
            return Math.min(apart(angle, sorted[after]), apart(angle, sorted[before]));
        }

        private static double apart(double a, double b) {
            double difference = Math.abs(a - b);
            return Math.min(difference, 2 * Math.PI - difference);
        }

        /** The mean over the circle: a gap g between neighbours gives 2 sin(g/2) of 2π. */
        @Override
        public double chance() {
            double sum = 0;
            for (int k = 0; k < sorted.length; k++) {
                double next = k + 1 < sorted.length ? sorted[k + 1] : sorted[0] + 2 * Math.PI;
                sum += StrictMath.sin((next - sorted[k]) / 2) / Math.PI;
            }
            return sorted.length == 0 ? Double.NaN : sum;
        }
    }

    /** Every pair sum in turn. */
    private static final class Space implements NearestDirection {
        private final int d;
        private final double[] units; // (pair sums that have a direction, d)

        Space(Points pairSums) {
            d = pairSums.dimensions();
            double[] rows = pairSums.toArray();
            int length = 0;
            for (int row = 0; row < rows.length; row += d) {
                double norm = norm(rows, row, d);
                for (int k = 0; k < d && norm > 0; k++) {
                    rows[length++] = rows[row + k] / norm;
                }
            }
            units = Arrays.copyOf(rows, length);
        }

        private static double norm(double[] values, int row, int d) {
            double squares = 0;
            for (int k = 0; k < d; k++) {
                squares += values[row + k] * values[row + k];
            }
            return Math.sqrt(squares);
        }

        @Override
        public double angle(Points vectors, int i) {
            if (units.length == 0) {
                return Double.NaN;
            }
            double[] vector = new double[d];
            Arrays.setAll(vector, k -> vectors.get(i, k));
            int row = nearest(vector);
            double together = 0;
            for (int k = 0; k < d; k++) {
                together += (units[row + k] + vector[k]) * (units[row + k] + vector[k]);
            }
            // By half the angle, as the law has it: the arc cosine is wrong by 1e-8 near 0.
            return 2 * StrictMath.atan2(Math.sqrt(apart(row, vector)), Math.sqrt(together));
        }

        /** The row nearest to a vector, which is brought to length 1. */
        private int nearest(double[] vector) {
            double norm = norm(vector, 0, d);
            for (int k = 0; k < d; k++) {
                vector[k] /= norm;
            }
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int row = 0; row < units.length; row += d) {
                double apart = apart(row, vector);
                if (apart < least) {
                    least = apart;
                    best = row;
                }
            }
            return best;
        }

        /** |u − v|² = 2 − 2 cos. */
        private double apart(int row, double[] vector) {
            double apart = 0;
            for (int k = 0; k < d; k++) {
                apart += (units[row + k] - vector[k]) * (units[row + k] - vector[k]);
            }
            return apart;
        }

        @Override
        public double chance() {
            if (units.length == 0) {
                return Double.NaN;
            }
            Randomness random = Randomness.stream(0, "directions");
            double sum = 0;
            double[] vector = new double[d];
            for (int i = 0; i < RANDOM_DIRECTIONS; i++) {
                Arrays.setAll(vector, _ -> random.nextGaussian());
                sum += (1 - apart(nearest(vector), vector) / 2) / RANDOM_DIRECTIONS;
            }
            return sum;
        }
    }
}
