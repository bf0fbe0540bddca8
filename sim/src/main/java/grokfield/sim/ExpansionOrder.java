package grokfield.sim;

/**
 * How far expansions must go for a tolerance. Measured against the law on thousands of states of 25 to 127 particles: random
 * ones of all sizes, on the way and at rest, perfect circles, lattices, clusters, and some with outliers. With order 8 the forces of points in
 * many boxes missed by up to 7·10⁻⁵ of the largest force, and each order more divided that by 2.3. The errors of fewer boxes
 * cancel less, those of points close together hardly.
 */
final class ExpansionOrder {
    private static final int LEAST = 4;
    private static final int AT_DEFAULT = 8;
    private static final double GAIN = 2.3;

    private ExpansionOrder() {}

    /** More than {@link BoxPoints#HIGHEST_ORDER} means that points must meet directly. */
    static int of(double tolerance, BoxGrid.Spread spread) {
        int more = switch (spread) {
            case WIDE -> 0;
            case EVEN -> 1;
            case UNEVEN -> 6;
        };
        double orders = Math.log(FastEngine.DEFAULT_TOLERANCE / tolerance) / Math.log(GAIN);
        return Math.max(LEAST, AT_DEFAULT + more + (int) Math.ceil(orders - 1e-9));
    }
}
