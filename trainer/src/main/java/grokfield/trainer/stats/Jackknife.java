package grokfield.trainer.stats;

import java.util.function.IntToDoubleFunction;

/** The error of a figure that is computed from many samples at once, by leaving out one after the other (Quenouille, 1956; Tukey, 1958). */
public final class Jackknife {
    private Jackknife() {}

    /**
     * The standard error √((n − 1)/n Σ (θ_i − θ̄)²), θ_i the figure without sample i.
     *
     * @param n how many samples there are
     * @param without the figure without one of them
     * @return NaN for n < 2, and where one of the figures is undefined
     */
    public static double standardError(int n, IntToDoubleFunction without) {
        if (n < 2) {
            return Double.NaN;
        }
        double[] figures = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            figures[i] = without.applyAsDouble(i);
            mean += figures[i] / n;
        }
        double squares = 0;
        for (double figure : figures) {
            squares += (figure - mean) * (figure - mean);
        }
        return Math.sqrt((n - 1.0) / n * squares);
    }
}
