package grokfield.sim;

/** How large a step of explicit Euler may be before the law turns unstable ({@code docs/law.md}, Motion). */
public final class Stability {
    /** Positions beyond this have squares that leave the finite numbers. */
    private static final double LARGEST_POSITION = 1e150;

    private Stability() {}

    /** What to lower after a step has left the finite numbers: one clause. */
    static String advice(ForceParameters parameters, double[] positions) {
        double largest = 0;
        for (double x : positions) {
            if (!Double.isFinite(x)) {
                return "a position was already not finite, reset";
            }
            largest = Math.max(largest, Math.abs(x));
        }
        double limit = 2 / parameters.weightDecay(); // |1 − λΔt| > 1 beyond it, whatever the other forces do
        if (parameters.stepSize() > limit) {
            return "lower step_size below " + rounded(limit);
        }
        if (largest > LARGEST_POSITION) {
            return "a position had already left the finite numbers' square root, reset";
        }
        return "lower step_size below " + rounded(parameters.stepSize() / 2) + " or the strength that was raised last";
    }

    /** Two significant digits. */
    private static String rounded(double value) {
        return Parameter.format(new java.math.BigDecimal(value)
                .round(new java.math.MathContext(2))
                .doubleValue());
    }
}
