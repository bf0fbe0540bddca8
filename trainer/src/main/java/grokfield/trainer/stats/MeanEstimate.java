package grokfield.trainer.stats;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * A mean with its standard error and a 95 % interval by Student's t.
 *
 * @param n the values that count
 * @param mean NaN if there are none
 * @param standardError of the mean, the sample's standard deviation over √n; NaN for n < 2
 * @param low the lower end of the interval; NaN for n < 2
 * @param high the upper end
 */
public record MeanEstimate(int n, double mean, double standardError, double low, double high) {
    private static final double UPPER = 0.975;

    /** The mean of the values that are finite. */
    public static MeanEstimate of(double[] values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        int n = finite.length;
        double sum = 0;
        for (double value : finite) {
            sum += value;
        }
        double mean = sum / n;
        double squares = 0;
        for (double value : finite) {
            squares += (value - mean) * (value - mean);
        }
        if (n < 2) {
            return new MeanEstimate(n, mean, Double.NaN, Double.NaN, Double.NaN);
        }
        double error = Math.sqrt(squares / (n - 1) / n);
        double half = new TDistribution(n - 1).inverseCumulativeProbability(UPPER) * error;
        return new MeanEstimate(n, mean, error, mean - half, mean + half);
    }
}
