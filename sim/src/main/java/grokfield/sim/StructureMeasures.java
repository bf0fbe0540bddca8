package grokfield.sim;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Computes {@link Measures} of positions, of particles and of embeddings alike ({@code docs/law.md}, Measures). Keeps its
 * scratch memory between calls; belongs to one thread.
 */
public final class StructureMeasures {
    /** A spread, or a pair sum, smaller than this share of the positions is rounding error. */
    private static final double ROUNDING = 1e-12;

    /** With fewer tokens a set has at most one frequency. */
    private static final int FEWEST_TOKENS = 5;

    private final Task task;
    private final int dimensions; // d
    private final DoubleFFT_1D transform;
    private final double[] signal; // (N, 2), two coordinates as one complex signal over the tokens
    private final double[] energies; // (⌊(N−1)/2⌋ + 1), E_k
    private final double[] sums; // (M, d), the pair sums
    private final double[] units; // (M, d), their directions
    private final boolean[] candidates; // (M)
    private final NearestPairs nearest;

    /**
     * @param dimensions d ≥ 1
     */
    public StructureMeasures(Task task, int dimensions) {
        this.task = task;
        this.dimensions = dimensions;
        transform = new DoubleFFT_1D(task.tokens());
        signal = new double[2 * task.tokens()];
        energies = new double[(task.tokens() - 1) / 2 + 1];
        sums = new double[task.pairs() * dimensions];
        units = new double[sums.length];
        candidates = new boolean[task.pairs()];
        nearest = new NearestPairs(task.pairs(), dimensions);
    }

    /**
     * The measures of positions.
     *
     * @param positions one point for each token
     * @throws IllegalArgumentException if the number of points is not that of the tokens
     */
    public static Measures of(Task task, Points positions) {
        if (positions.count() != task.tokens()) {
            throw new IllegalArgumentException(
                    positions.count() + " positions do not fit " + task.tokens() + " tokens");
        }
        return new StructureMeasures(task, positions.dimensions()).measure(positions.toArray());
    }

    /**
     * The measures of positions; every number is NaN if a coordinate is not finite.
     *
     * @param positions shape (N, d), row-major
     */
    public Measures measure(double[] positions) {
        for (double x : positions) {
            if (!Double.isFinite(x)) {
                return new Measures(Double.NaN, 0, Double.NaN, 0, Double.NaN, Double.NaN, Structure.UNORDERED);
            }
        }
        double scale = largest(positions);
        fillEnergies(positions);
        int frequency = dominantFrequency(scale);
        double circularity = frequency == 0 ? Double.NaN : energies[frequency] / total(energies);
        int right = rightPairSums(positions);
        double pairSumPurity = (double) right / task.pairs();
        return new Measures(
                circularity,
                frequency,
                pairSumPurity,
                task.pairs() - right,
                rayPurity(scale),
                meanRadius(positions),
                Structure.of(circularity, pairSumPurity));
    }

    /** E_k for k = 1 … ⌊(N−1)/2⌋, up to a factor common to all. */
    private void fillEnergies(double[] positions) {
        int n = task.tokens();
        java.util.Arrays.fill(energies, 0);
        for (int axis = 0; axis < dimensions; axis += 2) {
            copyCentred(positions, axis, 0);
            copyCentred(positions, axis + 1, 1);
            transform.complexForward(signal);
            // For z = x + iy, |Z_k|² + |Z_(N−k)|² = 2 (|X_k|² + |Y_k|²).
            for (int k = 1; k < energies.length; k++) {
                energies[k] += square(signal[2 * k])
                        + square(signal[2 * k + 1])
                        + square(signal[2 * (n - k)])
                        + square(signal[2 * (n - k) + 1]);
            }
        }
    }

    /** One coordinate less its mean into the real (0) or imaginary (1) part of the signal; zero beyond the last axis. */
    private void copyCentred(double[] positions, int axis, int part) {
        int n = task.tokens();
        double mean = 0;
        for (int i = 0; axis < dimensions && i < n; i++) {
            mean += positions[i * dimensions + axis] / n;
        }
        for (int i = 0; i < n; i++) {
            signal[2 * i + part] = axis < dimensions ? positions[i * dimensions + axis] - mean : 0;
        }
    }

    /** The k of the largest E_k; 0 where circularity is undefined. */
    private int dominantFrequency(double scale) {
        double noise = ROUNDING * scale * task.tokens();
        if (task.tokens() < FEWEST_TOKENS || !(total(energies) > noise * noise)) {
            return 0;
        }
        int best = 1;
        for (int k = 2; k < energies.length; k++) {
            if (energies[k] > energies[best]) {
                best = k;
            }
        }
        return best;
    }

    private int rightPairSums(double[] positions) {
        for (int p = 0; p < task.pairs(); p++) {
            for (int k = 0; k < dimensions; k++) {
                sums[p * dimensions + k] =
                        positions[task.first(p) * dimensions + k] + positions[task.second(p) * dimensions + k];
            }
            candidates[p] = true;
        }
        return countOfSameClass(sums);
    }

    /**
     * The nearest by angle is the nearest on the unit sphere. A pair sum at the origin has no direction: it counts as wrong
     * and is nobody's nearest.
     */
    private double rayPurity(double scale) {
        for (int p = 0; p < task.pairs(); p++) {
            double norm2 = 0;
            for (int k = p * dimensions; k < (p + 1) * dimensions; k++) {
                norm2 += square(sums[k] / scale);
            }
            double norm = Math.sqrt(norm2);
            candidates[p] = norm > ROUNDING;
            for (int k = p * dimensions; k < (p + 1) * dimensions; k++) {
                units[k] = candidates[p] ? sums[k] / scale / norm : 0;
            }
        }
        return (double) countOfSameClass(units) / task.pairs();
    }

    private int countOfSameClass(double[] points) {
        nearest.build(points, candidates);
        int right = 0;
        for (int p = 0; p < task.pairs(); p++) {
            int q = candidates[p] ? nearest.nearestTo(p) : -1;
            if (q >= 0 && task.pairClass(q) == task.pairClass(p)) {
                right++;
            }
        }
        return right;
    }

    private double meanRadius(double[] positions) {
        double sum = 0;
        for (int i = 0; i < task.tokens(); i++) {
            double norm2 = 0;
            for (int k = i * dimensions; k < (i + 1) * dimensions; k++) {
                norm2 += square(positions[k]);
            }
            sum += Math.sqrt(norm2);
        }
        return sum / task.tokens();
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private static double total(double[] values) {
        double total = 0;
        for (double value : values) {
            total += value;
        }
        return total;
    }

    private static double square(double x) {
        return x * x;
    }
}
