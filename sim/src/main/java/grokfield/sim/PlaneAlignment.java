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

    final double[] forceX; // (M), by slot
    final double[] forceY;

    PlaneAlignment(PlaneSums sums) {
        this.sums = sums;
        int count = sums.slots.count;
        order = new AngleOrder(count);
        angle = new double[count];
        prefixX = new double[count + 1];
        prefixY = new double[count + 1];
        momentX = new double[count + 1];
        momentY = new double[count + 1];
        forceX = new double[count];
        forceY = new double[count];
    }

    /** Computes {@link #forceX} and {@link #forceY}. */
    void run() {
        int[] slots = order.sort(sums.angle);
        fillPrefixes(slots);
        int count = slots.length;
        int end = 0; // one past the last that lies at most half a turn ahead, counted on beyond a full turn
        for (int i = 0; i < count; i++) {
            double limit = angle[i] + Math.PI;
            end = Math.max(end, i + 1);
            while (end < i + count && (end < count ? angle[end] : angle[end - count] + TURN) <= limit) {
                end++;
            }
            int slot = slots[i];
            double rho = sums.sharpness[slot];
            double level = 0.5 + 0.5 * rho;
            double slope = rho / Math.PI;
            forceX[slot] = level * (prefixX[count] - sums.directionX[slot])
                    - slope * angleWeighted(prefixX, momentX, angle[i], i, end, count);
            forceY[slot] = level * (prefixY[count] - sums.directionY[slot])
                    - slope * angleWeighted(prefixY, momentY, angle[i], i, end, count);
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

    /** Σ_q θ_pq û_q for the p at {@code i}: ahead of it up to {@code end}, where θ grows, and then on to p, where it falls. */
    private static double angleWeighted(double[] prefix, double[] moment, double phi, int i, int end, int count) {
        double prefixEnd = prefix[end < count ? end : end - count];
        double momentEnd = moment[end < count ? end : end - count];
        if (end >= count) { // a turn further on
            momentEnd += moment[count] + TURN * prefixEnd;
            prefixEnd += prefix[count];
        }
        double prefixTurn = prefix[i] + prefix[count];
        double momentTurn = moment[i] + moment[count] + TURN * prefix[i];
        double ahead = momentEnd - moment[i + 1] - phi * (prefixEnd - prefix[i + 1]);
        double behind = (TURN + phi) * (prefixTurn - prefixEnd) - (momentTurn - momentEnd);
        return ahead + behind;
    }
}
