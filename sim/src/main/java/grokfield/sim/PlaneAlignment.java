package grokfield.sim;

/**
 * The alignment of all pair sums of a plane, of one class or not, in M log M work ({@code docs/law.md}, Cost): along the
 * pair sums sorted by angle, κ_pq is linear in the angle on each side of p, so prefix sums of û_q and angle · û_q give
 * every p its sum over q ≠ p of κ_pq û_q.
 */
final class PlaneAlignment {
    private static final double TURN = 2 * Math.PI;

    private final PlaneSums sums;
    private final AngleOrder order;
    private final double[] angle; // (M), in order
    private final double[] prefixX; // (M + 1), sums of û over the first so many
    private final double[] prefixY;
    private final double[] momentX; // (M + 1), sums of angle · û
    private final double[] momentY;

    final float[] forceX; // (M), by slot
    final float[] forceY;

    PlaneAlignment(PlaneSums sums) {
        this.sums = sums;
        int count = sums.slots.count;
        order = new AngleOrder(count);
        angle = new double[count];
        prefixX = new double[count + 1];
        prefixY = new double[count + 1];
        momentX = new double[count + 1];
        momentY = new double[count + 1];
        forceX = new float[count];
        forceY = new float[count];
    }

    /** Computes {@link #forceX} and {@link #forceY}. */
    void run() {
        int[] slots = order.sort(sums.angle);
        fillPrefixes(slots);
        int count = slots.length;
        int i = 0;
        int end = 0; // the first that lies more than half a turn ahead of i
        for (; i < count; i++) {
            while (end < count && angle[end] <= angle[i] + Math.PI) {
                end++;
            }
            if (end == count) {
                break;
            }
            weigh(slots[i], i, end, 1, TURN * (prefixX[count] - prefixX[end]), TURN * (prefixY[count] - prefixY[end]));
        }
        end = 0; // now counted a turn further on
        for (; i < count; i++) {
            while (angle[end] <= angle[i] - Math.PI) {
                end++;
            }
            weigh(slots[i], i, end, -1, TURN * prefixX[end], TURN * prefixY[end]);
        }
    }

    private void fillPrefixes(int[] slots) {
        double sumX = 0;
        double sumY = 0;
        double sumAngleX = 0;
        double sumAngleY = 0;
        for (int i = 0; i < slots.length; i++) {
            int slot = slots[i];
            double phi = sums.angle[slot];
            double ux = sums.directionX[slot];
            double uy = sums.directionY[slot];
            angle[i] = phi;
            sumX += ux;
            sumY += uy;
            sumAngleX += phi * ux;
            sumAngleY += phi * uy;
            prefixX[i + 1] = sumX;
            prefixY[i + 1] = sumY;
            momentX[i + 1] = sumAngleX;
            momentY[i + 1] = sumAngleY;
        }
    }

    /**
     * Σ_q κ_pq û_q for the p at {@code i}. Up to {@code end} the angle θ_pq grows from 0, from there on to p it falls from π;
     * the two sums of θ_pq û_q, each written with prefix sums, make the expression below.
     *
     * @param side 1 if {@code end} comes after i in order, −1 if it is counted a turn further on
     */
    private void weigh(int slot, int i, int end, double side, double beyondX, double beyondY) {
        double phi = angle[i];
        double rho = sums.sharpness[slot];
        double level = 0.5 + 0.5 * rho;
        double slope = rho * (1 / Math.PI);
        int all = angle.length;
        double x = 2 * (momentX[end] - momentX[i] - phi * (prefixX[end] - prefixX[i]))
                + side * (phi * prefixX[all] - momentX[all])
                + beyondX;
        double y = 2 * (momentY[end] - momentY[i] - phi * (prefixY[end] - prefixY[i]))
                + side * (phi * prefixY[all] - momentY[all])
                + beyondY;
        forceX[slot] = (float) (level * (prefixX[all] - sums.directionX[slot]) - slope * x);
        forceY[slot] = (float) (level * (prefixY[all] - sums.directionY[slot]) - slope * y);
    }
}
