package grokfield.sim;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How large a step of explicit Euler may be before the law turns unstable ({@code docs/law.md}, Motion). Near a state, a
 * disturbance along an eigenvector of the forces' Jacobian with eigenvalue −μ is multiplied by 1 − μΔt in a step: it grows
 * once Δt exceeds 2/μ.
 */
public final class Stability {
    /** Dimension of the space in which the stiffest direction is sought; each costs one evaluation of the forces. */
    private static final int DIRECTIONS = 16;

    /** A disturbance, as a share of the shorter softening: small beside the law's lengths, large beside rounding. */
    private static final double DISTURBANCE = 0.01;

    private static final int MOST_SWEEPS = 30;

    /** Positions beyond this have squares that leave the finite numbers. */
    private static final double LARGEST_POSITION = 1e150;

    private Stability() {}

    /**
     * An estimate of the largest stable step at a state: 2/μ with −μ the lowest eigenvalue of the symmetric part of the
     * Jacobian, sought by Lanczos' method in {@value #DIRECTIONS} directions. Costs one force evaluation more than that, and
     * must be called by the engine's owner.
     *
     * @param positions shape (N, d), read only
     * @return in units of 1/decay; infinite where no direction is stable to begin with, or where the forces are not finite
     */
    public static double largestStableStep(ForceEngine engine, ForceParameters parameters, double[] positions) {
        int n = positions.length;
        int count = Math.min(DIRECTIONS, n);
        double[][] directions = new double[count][]; // orthonormal, each of shape (N·d)
        double[][] images = new double[count][n]; // the Jacobian times each
        double[] here = new double[n];
        engine.forces(parameters, positions, here);
        double[] next = start(n);
        int found = 0;
        while (found < count && orthonormalise(next, directions, found)) {
            directions[found] = next;
            differentiate(engine, parameters, positions, here, next, images[found]);
            next = images[found].clone();
            found++;
        }
        double stiffness = -lowestEigenvalue(symmetricPart(directions, images, found));
        return stiffness > 0 ? 2 / stiffness : Double.POSITIVE_INFINITY;
    }

    /** What to lower after a step has left the finite numbers: one clause. */
    static String advice(ForceParameters parameters, double[] positions) {
        double largest = 0;
        for (double x : positions) {
            if (!Double.isFinite(x)) {
                return "a position was already not finite, reset";
            }
            largest = Math.max(largest, Math.abs(x));
        }
        double limit = 2 / parameters.weightDecay(); // far out only the decay is left
        if (parameters.stepSize() > limit) {
            return "lower step_size below " + rounded(limit);
        }
        if (largest > LARGEST_POSITION) {
            return "a position was too far out to have a square, reset";
        }
        return "lower step_size below " + rounded(parameters.stepSize() / 2) + " or the strength that was raised last";
    }

    /** The same direction every time, so that the same state gives the same answer. */
    private static double[] start(int n) {
        Randomness randomness = new Randomness(n);
        double[] direction = new double[n];
        for (int i = 0; i < n; i++) {
            direction[i] = randomness.nextGaussian();
        }
        return direction;
    }

    /** Makes a vector orthogonal to others and of length 1; false if nothing of it is left. */
    private static boolean orthonormalise(double[] vector, double[][] others, int count) {
        double before = Math.sqrt(dot(vector, vector));
        for (int pass = 0; pass < 2; pass++) { // the second takes off what rounding left
            for (int j = 0; j < count; j++) {
                double along = dot(vector, others[j]);
                for (int i = 0; i < vector.length; i++) {
                    vector[i] -= along * others[j][i];
                }
            }
        }
        double after = Math.sqrt(dot(vector, vector));
        if (!(after > 1e-4 * before)) { // the images are no more exact than that
            return false;
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= after;
        }
        return true;
    }

    /** The derivative of the forces along a direction of length 1, into {@code image}. */
    private static void differentiate(
            ForceEngine engine,
            ForceParameters parameters,
            double[] positions,
            double[] here,
            double[] direction,
            double[] image) {
        double h = DISTURBANCE * Math.min(parameters.attractionSoftening(), parameters.repulsionSoftening());
        double[] moved = new double[positions.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = positions[i] + h * direction[i];
        }
        engine.forces(parameters, moved, image);
        for (int i = 0; i < image.length; i++) {
            image[i] = (image[i] - here[i]) / h;
        }
    }

    private static double[][] symmetricPart(double[][] directions, double[][] images, int count) {
        double[][] matrix = new double[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                matrix[i][j] = (dot(directions[i], images[j]) + dot(directions[j], images[i])) / 2;
            }
        }
        return matrix;
    }

    /** By Jacobi's rotations, which destroy the matrix; NaN if it holds what is not finite, +∞ if it is empty. */
    private static double lowestEigenvalue(double[][] matrix) {
        int n = matrix.length;
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(matrix, p, q);
                }
            }
        }
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            lowest = Math.min(lowest, matrix[i][i]);
        }
        return lowest;
    }

    /** The rotation in the plane of two axes that makes their common element zero. */
    private static void rotate(double[][] matrix, int p, int q) {
        if (matrix[p][q] == 0) {
            return;
        }
        double cotangent = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]); // of twice the angle
        double tangent = (cotangent >= 0 ? 1 : -1) / (Math.abs(cotangent) + Math.sqrt(cotangent * cotangent + 1));
        double cosine = 1 / Math.sqrt(tangent * tangent + 1);
        double sine = tangent * cosine;
        for (int k = 0; k < matrix.length; k++) {
            double kp = matrix[k][p];
            double kq = matrix[k][q];
            matrix[k][p] = cosine * kp - sine * kq;
            matrix[k][q] = sine * kp + cosine * kq;
        }
        for (int k = 0; k < matrix.length; k++) {
            double pk = matrix[p][k];
            double qk = matrix[q][k];
            matrix[p][k] = cosine * pk - sine * qk;
            matrix[q][k] = sine * pk + cosine * qk;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Two significant digits. */
    private static String rounded(double value) {
        return Parameter.format(new BigDecimal(value).round(new MathContext(2)).doubleValue());
    }
}
