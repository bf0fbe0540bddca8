package grokfield.sim;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * The orthogonal Procrustes problem of two sets of points: with X and Y centred and of length 1, and M = Yᵀ X = U S Vᵀ, the best map
 * is Q = U Vᵀ with scale tr S, and what remains is 1 − (tr S)² of |Y|² (Schönemann 1966; Gower and Dijksterhuis, Procrustes
 * Problems, chapter 4). Reflections are allowed.
 */
final class Procrustes {
    /** Relabellings that differ by less are equally good, and a set that spreads less, relative to its coordinates, is one place. */
    private static final double ROUNDING = 1e-12;

    /** More than rounding takes away from a sum of which it leaves half the digits. */
    private static final double HALF_THE_DIGITS = 1e-6;

    private final int n;
    private final int d;
    private final double[] x; // (N, d), centred and of length 1; all 0 for a single place
    private final double[] y;
    private final double[] middleX; // (d)
    private final double[] middleY;
    private final double lengthX; // |X| before; 0 for a single place
    private final double lengthY;
    private final double[] covariance; // (d, d): row: coordinate of y, column: of x

    Procrustes(Points first, Points second) {
        if (first.count() != second.count() || first.dimensions() != second.dimensions()) {
            throw new IllegalArgumentException("points of shape (" + first.count() + ", " + first.dimensions()
                    + ") cannot be laid over points of shape (" + second.count() + ", " + second.dimensions() + ")");
        }
        n = first.count();
        d = first.dimensions();
        x = first.toArray();
        y = second.toArray();
        double noiseX = ROUNDING * Math.sqrt(size(x));
        double noiseY = ROUNDING * Math.sqrt(size(y));
        middleX = centre(x);
        middleY = centre(y);
        lengthX = normalise(x, noiseX);
        lengthY = normalise(y, noiseY);
        covariance = new double[d * d];
    }

    private double[] centre(double[] points) {
        double[] middle = new double[d];
        for (int k = 0; k < points.length; k++) {
            middle[k % d] += points[k] / n;
        }
        for (int k = 0; k < points.length; k++) {
            points[k] -= middle[k % d];
        }
        return middle;
    }

    /** Divides by the length, if that is more than noise, and returns it, else 0. */
    private static double normalise(double[] points, double noise) {
        double length = Math.sqrt(size(points));
        boolean spread = length > noise;
        for (int k = 0; k < points.length; k++) {
            points[k] = spread ? points[k] / length : 0;
        }
        return spread ? length : 0;
    }

    private static double size(double[] points) {
        double sum = 0;
        for (double value : points) {
            sum += value * value;
        }
        return sum;
    }

    /** The relabelling that leaves the least. */
    Relabelling bestRelabelling() {
        Relabelling best = Relabelling.NONE;
        double most = 0;
        for (int factor = 1; factor < Math.max(2, n); factor++) {
            if (gcd(factor, n) != 1) {
                continue;
            }
            for (int shift = 0; shift < n; shift++) {
                covary(factor, shift);
                double trace = d > 2 && mostTrace() <= most ? 0 : trace();
                if (trace > most * (1 + ROUNDING)) {
                    most = trace;
                    best = new Relabelling(factor, shift);
                }
            }
        }
        return best;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** M = Σ_i y(u i + t) x(i)ᵀ. */
    private void covary(int factor, int shift) {
        if (d == 2) {
            covaryInPlane(factor, shift);
            return;
        }
        Arrays.fill(covariance, 0);
        int partner = shift;
        for (int i = 0; i < n; i++) {
            for (int row = 0; row < d; row++) {
                double there = y[partner * d + row];
                for (int column = 0; column < d; column++) {
                    covariance[row * d + column] += there * x[i * d + column];
                }
            }
            partner += factor;
            if (partner >= n) {
                partner -= n;
            }
        }
    }

    /** The same with its four sums in registers, which takes a third of the time. */
    private void covaryInPlane(int factor, int shift) {
        double xx = 0;
        double xy = 0;
        double yx = 0;
        double yy = 0;
        int partner = shift;
        for (int i = 0; i < n; i++) {
            double thereX = y[2 * partner];
            double thereY = y[2 * partner + 1];
            xx += thereX * x[2 * i];
            xy += thereX * x[2 * i + 1];
            yx += thereY * x[2 * i];
            yy += thereY * x[2 * i + 1];
            partner += factor;
            if (partner >= n) {
                partner -= n;
            }
        }
        covariance[0] = xx;
        covariance[1] = xy;
        covariance[2] = yx;
        covariance[3] = yy;
    }

    /** No less than the sum of the singular values of M, and in three dimensions hardly more. */
    private double mostTrace() {
        double most = Math.sqrt(d * size(covariance)); // of d numbers of a given sum of squares
        return d == 3 ? mostTraceOfThree(most) : most;
    }

    /**
     * The sum s of three singular values: s² is the sum of their squares and twice that of their products, p; and p² is the sum of
     * the squared products and 2 |det M| s. Both sums of squares are those of the elements, of M and of its cofactors. From above s
     * is approached ninefold at every turn. Where M is nearly singular the determinant's rounding error leaves half the digits.
     */
    private double mostTraceOfThree(double most) {
        double[] m = covariance;
        double determinant = 0;
        double cofactors = 0;
        for (int row = 0; row < 3; row++) {
            int below = 3 * ((row + 1) % 3);
            int last = 3 * ((row + 2) % 3);
            for (int column = 0; column < 3; column++) {
                int right = (column + 1) % 3;
                int end = (column + 2) % 3;
                double cofactor = m[below + right] * m[last + end] - m[below + end] * m[last + right];
                cofactors += cofactor * cofactor;
                determinant += row == 0 ? m[column] * cofactor : 0;
            }
        }
        double squares = size(m);
        double sum = most;
        double next = most;
        do {
            sum = next;
            next = Math.sqrt(squares + 2 * Math.sqrt(cofactors + 2 * Math.abs(determinant) * sum));
        } while (next < sum * (1 - HALF_THE_DIGITS));
        return sum * (1 + HALF_THE_DIGITS);
    }

    /** The sum of the singular values of M, to rounding. */
    private double trace() {
        if (d == 1) {
            return Math.abs(covariance[0]);
        }
        if (d == 2) {
            double determinant = covariance[0] * covariance[3] - covariance[1] * covariance[2];
            return Math.sqrt(size(covariance) + 2 * Math.abs(determinant));
        }
        double sum = 0;
        for (double value : decomposed().getSingularValues()) {
            sum += value;
        }
        return sum;
    }

    private SingularValueDecomposition decomposed() {
        RealMatrix matrix = new Array2DRowRealMatrix(d, d);
        for (int k = 0; k < d * d; k++) {
            matrix.setEntry(k / d, k % d, covariance[k]);
        }
        return new SingularValueDecomposition(matrix);
    }

    /**
     * The overlay under a relabelling.
     *
     * @throws IllegalArgumentException if it is none of N tokens
     */
    Overlay overlay(Relabelling relabelling) {
        int factor = relabelling.factor();
        if (factor >= Math.max(2, n) || gcd(factor, n) != 1 || relabelling.shift() >= Math.max(1, n)) {
            throw new IllegalArgumentException(
                    "i → " + factor + "·i + " + relabelling.shift() + " is no relabelling of " + n
                            + " tokens: the factor must be below and coprime to it, the shift below");
        }
        covary(factor, relabelling.shift());
        SingularValueDecomposition decomposition = decomposed();
        RealMatrix product = rotation(decomposition);
        double[] rotation = new double[d * d];
        for (int k = 0; k < d * d; k++) {
            rotation[k] = product.getEntry(k / d, k % d);
        }
        double trace = 0;
        for (double value : decomposition.getSingularValues()) {
            trace += value;
        }
        double scale = lengthX > 0 ? trace * lengthY / lengthX : 0;
        double residual = lengthX > 0 && lengthY > 0 ? Math.sqrt(Math.max(0, 1 - trace * trace)) : Double.NaN;
        return new Overlay(new Similarity(rotation, scale, middleX, middleY), relabelling, residual);
    }

    /** U Vᵀ; where M leaves a direction free, so that a reflection fits as well as a rotation, the rotation. */
    private RealMatrix rotation(SingularValueDecomposition decomposition) {
        RealMatrix u = decomposition.getU();
        RealMatrix product = u.multiply(decomposition.getVT());
        double[] values = decomposition.getSingularValues(); // descending
        boolean free = values[d - 1] <= ROUNDING * values[0];
        if (!free || new LUDecomposition(product).getDeterminant() > 0) {
            return product;
        }
        u.setColumnVector(d - 1, u.getColumnVector(d - 1).mapMultiply(-1));
        return u.multiply(decomposition.getVT());
    }
}
