package grokfield.sim;

/**
 * How far expansions must go for a tolerance. Measured against the law on thousands of states of 25 to 113 particles: random
 * ones of all sizes, on the way and at rest, perfect circles, lattices, narrow clusters, and some with outliers. With order 8
 * the forces of many pairs that are spread evenly missed by up to 5·10⁻⁵ of the largest force, and each order more divided
 * that by 2.3. The errors of few pairs cancel less, those of uneven ones hardly.
 */
final class ExpansionOrder {
    private static final int LEAST = 4;
    private static final int AT_DEFAULT = 8;
    private static final int MORE_FOR_FEW = 1;
    private static final int FEW_PAIRS = 5000;
    private static final int MORE_FOR_UNEVEN = 6;
    private static final double GAIN = 2.3;

    private ExpansionOrder() {}

    /** Where {@link BoxGrid#isEven}. */
    static int even(double tolerance, int pairs) {
        return atLeast(tolerance, pairs < FEW_PAIRS ? MORE_FOR_FEW : 0);
    }

    /** Where it is false; more than {@link BoxPoints#HIGHEST_ORDER} means that points must meet directly. */
    static int uneven(double tolerance) {
        return atLeast(tolerance, MORE_FOR_UNEVEN);
    }

    private static int atLeast(double tolerance, int more) {
        double orders = Math.log(FastEngine.DEFAULT_TOLERANCE / tolerance) / Math.log(GAIN);
        return Math.max(LEAST, AT_DEFAULT + more + (int) Math.ceil(orders - 1e-9));
    }
}
