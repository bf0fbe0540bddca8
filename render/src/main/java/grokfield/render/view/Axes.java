package grokfield.render.view;

import grokfield.sim.Points;
import java.util.Arrays;
import java.util.Locale;

/**
 * How points of d dimensions are put into a view of two or three. One, two and three dimensions are shown as they are (one on the x
 * axis); more through their principal axes. The origin stays the origin, so that a pair sum is still seen as the sum of its points.
 */
public final class Axes {
    private static final int FIRST_ITERATIONS = 60;

    private final int dimensions;
    private final double[][] rows; // (2 or 3, dimensions), orthonormal
    private final boolean principal;
    private double share = 1; // of the variance

    private Axes(int dimensions, int shown, boolean principal) {
        this.dimensions = dimensions;
        this.principal = principal;
        rows = new double[shown][dimensions];
        for (int k = 0; k < Math.min(shown, dimensions); k++) {
            rows[k][k] = 1;
        }
    }

    /** The axes for points: new ones, or the previous ones turned a little further if they still fit. */
    static Axes follow(@org.jspecify.annotations.Nullable Axes previous, Points points) {
        int d = points.dimensions();
        if (previous != null && previous.dimensions == d) {
            previous.turn(points, 1);
            return previous;
        }
        Axes axes = new Axes(d, d == 3 ? 3 : 2, d > 3);
        axes.turn(points, FIRST_ITERATIONS);
        return axes;
    }

    /**
     * Subspace iteration on the covariance. Starting from the last axes, it follows moving points without jumps or changes of sign.
     */
    private void turn(Points points, int iterations) {
        if (!principal || !points.isFinite()) {
            return;
        }
        double[] covariance = covariance(points);
        double trace = 0;
        for (int k = 0; k < dimensions; k++) {
            trace += covariance[k * dimensions + k];
        }
        if (trace == 0) {
            return;
        }
        double shown = 0;
        for (int iteration = 0; iteration < iterations; iteration++) {
            shown = 0;
            for (int k = 0; k < rows.length; k++) {
                shown += improve(covariance, k);
            }
        }
        share = shown / trace;
    }

    /** One step for axis k: multiply by the covariance, make it orthogonal to the axes before it. Returns its variance. */
    private double improve(double[] covariance, int k) {
        double[] next = new double[dimensions];
        for (int i = 0; i < dimensions; i++) {
            next[i] = dot(covariance, i * dimensions, rows[k]);
        }
        double variance = dot(next, 0, rows[k]);
        for (int before = 0; before < k; before++) {
            double along = dot(next, 0, rows[before]);
            for (int i = 0; i < dimensions; i++) {
                next[i] -= along * rows[before][i];
            }
        }
        double length = Math.sqrt(dot(next, 0, next));
        if (length > 0) {
            for (int i = 0; i < dimensions; i++) {
                rows[k][i] = next[i] / length;
            }
        }
        return variance;
    }

    private double[] covariance(Points points) {
        int n = points.count();
        double[] values = points.toArray();
        double[] mean = new double[dimensions];
        for (int i = 0; i < values.length; i++) {
            mean[i % dimensions] += values[i] / n;
        }
        double[] covariance = new double[dimensions * dimensions];
        for (int row = 0; row < values.length; row += dimensions) {
            for (int a = 0; a < dimensions; a++) {
                double x = values[row + a] - mean[a];
                for (int b = 0; b < dimensions; b++) {
                    covariance[a * dimensions + b] += x * (values[row + b] - mean[b]);
                }
            }
        }
        return covariance;
    }

    private double dot(double[] left, int offset, double[] right) {
        double sum = 0;
        for (int i = 0; i < dimensions; i++) {
            sum += left[offset + i] * right[i];
        }
        return sum;
    }

    /** The view's coordinate {@code axis} (0 … 2) of point i; 0 for an axis that is not shown. */
    double coordinate(Points points, int i, int axis) {
        if (axis >= rows.length) {
            return 0;
        }
        if (!principal) {
            return axis < dimensions ? points.get(i, axis) : 0;
        }
        double sum = 0;
        for (int k = 0; k < dimensions; k++) {
            sum += rows[axis][k] * points.get(i, k);
        }
        return sum;
    }

    /**
     * The displacement in d dimensions that is seen as this one in the view: what dragging a point means.
     *
     * @return shape (d)
     */
    public double[] lift(double dx, double dy, double dz) {
        double[] seen = {dx, dy, dz};
        double[] displacement = new double[dimensions];
        for (int k = 0; k < rows.length; k++) {
            for (int i = 0; i < dimensions; i++) {
                displacement[i] += seen[k] * rows[k][i];
            }
        }
        return displacement;
    }

    /** Whether the view is one of space, to be turned. */
    public boolean isSpace() {
        return rows.length == 3;
    }

    /** What a caption must say about the axes; empty when the points are seen as they are. */
    public String caption() {
        if (dimensions == 1) {
            return "one dimension, along x";
        }
        if (!principal) {
            return "";
        }
        return String.format(
                Locale.ROOT, "first 2 principal axes of %d, %.0f %% of the variance", dimensions, 100 * share);
    }

    @Override
    public String toString() {
        return Arrays.deepToString(rows);
    }
}
