package grokfield.trainer.stats;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * A mean with its standard error.
 *
 * @param n the values that count
 * @param mean NaN if there are none
 * @param standardError of the mean, the sample's standard deviation over √n; NaN for n < 2
 */
public record MeanEstimate(int n, double mean, double standardError) {
    private static final double UPPER = 0.975;

    /** The mean of the values that are not NaN. */
    public static MeanEstimate of(double[] values) {
        int n = 0;
        double sum = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                n++;
                sum += value;
            }
        }
        double mean = sum / n;
        double squares = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                squares += (value - mean) * (value - mean);
            }
        }
        return new MeanEstimate(n, mean, n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n));
    }

    /** The lower end of the 95 % interval by Student's t; NaN for n < 2. */
    public double low() {
        return mean - half();
    }

    /** The upper end of the 95 % interval by Student's t; NaN for n < 2. */
    public double high() {
        return mean + half();
    }

    private double half() {
        return n < 2 ? Double.NaN : new TDistribution(n - 1).inverseCumulativeProbability(UPPER) * standardError;
    }
}
