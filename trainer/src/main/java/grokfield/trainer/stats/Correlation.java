package grokfield.trainer.stats;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.correlation.PearsonsCorrelation;

/**
 * Pearson's correlation of two measures with a 95 % interval by Fisher's transformation: tanh(artanh r ± 1.96/√(n − 3)).
 *
 * @param n the pairs of values that count
 * @param r −1 … 1; NaN for n < 2, and where one of the measures does not vary
 * @param low the lower end of the interval; NaN for n < 4, and where r is
 * @param high the upper end
 */
public record Correlation(int n, double r, double low, double high) {
    private static final int FEWEST = 4;

    /**
     * The correlation of x and y. A pair of which either value is not finite does not count.
     *
     * @throws IllegalArgumentException if the two are not equally long
     */
    public static Correlation of(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " values cannot be paired with " + y.length);
        }
        double[] keptX = new double[x.length];
        double[] keptY = new double[x.length];
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                keptX[n] = x[i];
                keptY[n++] = y[i];
            }
        }
        double r = pearson(Arrays.copyOf(keptX, n), Arrays.copyOf(keptY, n));
        double middle = 0.5 * Math.log((1 + r) / (1 - r));
        double half = n < FEWEST ? Double.NaN : Normal.QUANTILE / Math.sqrt(n - 3);
        return new Correlation(n, r, Math.tanh(middle - half), Math.tanh(middle + half));
    }

    private static double pearson(double[] x, double[] y) {
        if (x.length < 2 || isConstant(x) || isConstant(y)) {
            return Double.NaN;
        }
        return Math.clamp(new PearsonsCorrelation().correlation(x, y), -1.0, 1.0);
    }

    /** Equal values, of which rounding would make a little variance. */
    private static boolean isConstant(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    /** The chance of an |r| as large where normal measures do not correlate, by Student's t; NaN for n < 3. */
    public double p() {
        if (n < 3 || Double.isNaN(r)) {
            return Double.NaN;
        }
        double t = Math.abs(r) * Math.sqrt((n - 2) / ((1 - r) * (1 + r)));
        return 2 * new TDistribution(n - 2).cumulativeProbability(-t);
    }
}
