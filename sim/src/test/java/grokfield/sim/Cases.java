package grokfield.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the tests of the law share: starting sets, parameters and comparison. */
final class Cases {
    private Cases() {}

    static Task addition(int n) {
        return Task.of(Operation.ADDITION, n);
    }

    static double[] normal(int n, int d, long seed) {
        return ParticleState.normal(n, d, seed).positions().clone();
    }

    /** r (cos 2πki/N, sin 2πki/N). */
    static double[] circle(int n, int k, double r) {
        double[] x = new double[2 * n];
        for (int i = 0; i < n; i++) {
            x[2 * i] = r * Math.cos(2 * Math.PI * k * i / n);
            x[2 * i + 1] = r * Math.sin(2 * Math.PI * k * i / n);
        }
        return x;
    }

    static double[] scaled(double[] x, double factor) {
        double[] y = x.clone();
        for (int i = 0; i < y.length; i++) {
            y[i] *= factor;
        }
        return y;
    }

    /** Every strength and length drawn from its range, lengths and the step size evenly in their logarithm. */
    static ForceParameters drawn(Randomness randomness) {
        ForceParameters p = ForceParameters.DEFAULTS;
        for (Parameter parameter : ForceParameters.ALL) {
            double u = randomness.nextDouble();
            double low = parameter.minimum();
            double high = parameter.maximum();
            double value = parameter.logarithmic() ? low * Math.pow(high / low, u) : low + u * (high - low);
            p = p.with(parameter, parameter.clamp(value));
        }
        return p;
    }

    static ForceParameters withoutAlignment() {
        return ForceParameters.DEFAULTS.with(ForceParameters.ALIGNMENT, 0);
    }

    static double[] forces(ForceEngine engine, ForceParameters parameters, double[] positions) {
        double[] forces = new double[positions.length];
        engine.forces(parameters, positions, forces);
        return forces;
    }

    static double largest(double[] values) {
        double largest = 0;
        for (double v : values) {
            assertTrue(Double.isFinite(v), "not finite: " + v);
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }

    /** Equal to a share of the largest expected value. */
    static void assertClose(double[] expected, double[] actual, double share, String what) {
        assertEquals(expected.length, actual.length, what);
        double tolerance = share * largest(expected);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], tolerance, what + ", coordinate " + i);
        }
    }
}
