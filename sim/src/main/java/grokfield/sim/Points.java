package grokfield.sim;

import java.util.Arrays;

/** An immutable set of points: the positions of particles, embeddings, pair sums or arrows. Shape (count, dimensions). */
public final class Points {
    private final double[] values; // (count, dimensions), row-major
    private final int count;
    private final int dimensions;

    private Points(double[] values, int count, int dimensions) {
        this.values = values;
        this.count = count;
        this.dimensions = dimensions;
    }

    /**
     * A copy of an array of shape (values.length / dimensions, dimensions), row-major.
     *
     * @throws IllegalArgumentException if the length is no multiple of the dimensions
     */
    public static Points copyOf(double[] values, int dimensions) {
        if (dimensions < 1 || values.length % dimensions != 0) {
            throw new IllegalArgumentException(values.length + " numbers are no rows of " + dimensions);
        }
        return new Points(values.clone(), values.length / dimensions, dimensions);
    }

    /** A copy of an array of floats, shape as in {@link #copyOf(double[], int)}. */
    public static Points copyOf(float[] values, int dimensions) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return copyOf(wide, dimensions);
    }

    /** The pair sums s_p = x_a + x_b of positions, shape (M, d), in the task's order of pairs. */
    public static Points pairSums(Task task, Points positions) {
        int d = positions.dimensions;
        double[] sums = new double[task.pairs() * d];
        for (int p = 0; p < task.pairs(); p++) {
            int a = task.first(p) * d;
            int b = task.second(p) * d;
            for (int k = 0; k < d; k++) {
                sums[p * d + k] = positions.values[a + k] + positions.values[b + k];
            }
        }
        return new Points(sums, task.pairs(), d);
    }

    public int count() {
        return count;
    }

    public int dimensions() {
        return dimensions;
    }

    /** Coordinate {@code axis} of point {@code i}. */
    public double get(int i, int axis) {
        return values[i * dimensions + axis];
    }

    /** A fresh copy of all coordinates, row-major. */
    public double[] toArray() {
        return values.clone();
    }

    /** Whether every coordinate is finite. */
    public boolean isFinite() {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** Bit-for-bit equality. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Points points
                && points.dimensions == dimensions
                && Arrays.equals(points.values, values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
