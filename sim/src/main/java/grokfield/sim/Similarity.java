package grokfield.sim;

/**
 * Translation, rotation or reflection, and scale: a map x ↦ scale · Q (x − from) + onto, which changes no shape. Immutable by
 * convention: the arrays must not change.
 *
 * @param rotation Q, orthogonal, shape (d, d), row-major
 * @param scale at least 0
 * @param from what goes to {@code onto}, shape (d)
 * @param onto shape (d)
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Similarity(double[] rotation, double scale, double[] from, double[] onto) {
    /** The images of points, shape (N, d). */
    public Points apply(Points points) {
        int d = from.length;
        double[] moved = new double[points.count() * d];
        for (int i = 0; i < points.count(); i++) {
            for (int row = 0; row < d; row++) {
                double sum = 0;
                for (int column = 0; column < d; column++) {
                    sum += rotation[row * d + column] * (points.get(i, column) - from[column]);
                }
                moved[i * d + row] = onto[row] + scale * sum;
            }
        }
        return Points.copyOf(moved, d);
    }

    /** Whether it turns left into right. */
    public boolean isReflection() {
        return determinant(rotation.clone(), from.length) < 0;
    }

    /** By elimination; the matrix is used up. */
    private static double determinant(double[] m, int d) {
        double product = 1;
        for (int column = 0; column < d; column++) {
            int pivot = column;
            for (int row = column + 1; row < d; row++) {
                if (Math.abs(m[row * d + column]) > Math.abs(m[pivot * d + column])) {
                    pivot = row;
                }
            }
            double value = m[pivot * d + column];
            if (value == 0) {
                return 0;
            }
            if (pivot != column) {
                for (int k = 0; k < d; k++) {
                    double swapped = m[pivot * d + k];
                    m[pivot * d + k] = m[column * d + k];
                    m[column * d + k] = swapped;
                }
                product = -product;
            }
            product *= value;
            for (int row = column + 1; row < d; row++) {
                double factor = m[row * d + column] / value;
                for (int k = column; k < d; k++) {
                    m[row * d + k] -= factor * m[column * d + k];
                }
            }
        }
        return product;
    }
}
