package grokfield.sim;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;

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
        int d = from.length;
        RealMatrix matrix = new Array2DRowRealMatrix(d, d);
        for (int k = 0; k < d * d; k++) {
            matrix.setEntry(k / d, k % d, rotation[k]);
        }
        return new LUDecomposition(matrix).getDeterminant() < 0;
    }
}
