package grokfield.trainer;

import grokfield.sim.Points;
import grokfield.sim.Randomness;

/** The null beside an {@link Attribution}: how much of a gradient regressors explain that know nothing of it. */
public final class RandomRegressors {
    private RandomRegressors() {}

    /**
     * R² of least squares on regressors of independent normal numbers, without a constant; the mean of several draws. Its
     * expectation is their number over N·d.
     *
     * @param target what is to be explained, shape (N, d)
     * @param count the number of regressors, at least 0
     * @param draws how often they are drawn, at least 1
     * @return 0 … 1; NaN where there is no gradient
     * @throws IllegalArgumentException if there are no draws, or fewer than 0 regressors
     */
    public static double r2(Points target, int count, int draws, Randomness randomness) {
        if (draws < 1 || count < 0) {
            throw new IllegalArgumentException("draws must be at least 1, were " + draws
                    + "; random regressors must be at least 0, were " + count);
        }
        double[] wanted = target.toArray();
        double size = dot(wanted, wanted);
        double sum = 0;
        for (int draw = 0; draw < draws; draw++) {
            sum += explained(wanted, Math.min(count, wanted.length), randomness) / size;
        }
        return size == 0 ? Double.NaN : sum / draws;
    }

    /** The squared length of the part of the target in the span of the regressors, by Gram and Schmidt. */
    private static double explained(double[] wanted, int count, Randomness randomness) {
        double[][] basis = new double[count][wanted.length];
        double explained = 0;
        for (int r = 0; r < count; r++) {
            for (int k = 0; k < wanted.length; k++) {
                basis[r][k] = randomness.nextGaussian();
            }
            for (int before = 0; before < r; before++) {
                double along = dot(basis[r], basis[before]);
                for (int k = 0; k < wanted.length; k++) {
                    basis[r][k] -= along * basis[before][k];
                }
            }
            double length = Math.sqrt(dot(basis[r], basis[r]));
            for (int k = 0; k < wanted.length; k++) {
                basis[r][k] /= length;
            }
            double share = dot(basis[r], wanted);
            explained += share * share;
        }
        return explained;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += x[k] * y[k];
        }
        return sum;
    }
}
