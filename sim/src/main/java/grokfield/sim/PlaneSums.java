package grokfield.sim;

/** The pair sums of a two-dimensional set in the order of {@link PairSlots}. */
final class PlaneSums extends SlotSums {
    final PairSlots slots;

    PlaneSums(PairSlots slots) {
        super(slots.count);
        this.slots = slots;
    }

    /** Takes new positions, shape (N, 2). */
    void fill(double[] positions, double directionSoftening) {
        fill(positions, directionSoftening, 0, slots.count);
    }

    /**
     * The same for slots {@code from} … {@code to − 1}.
     *
     * @param from a multiple of L
     * @param to another, or the number of slots
     */
    void fill(double[] positions, double directionSoftening, int from, int to) {
        int[] first = slots.first;
        int[] second = slots.second;
        for (int s = from; s < to; s++) {
            int a = 2 * first[s];
            int b = 2 * second[s];
            x[s] = (float) (positions[a] + positions[b]);
            y[s] = (float) (positions[a + 1] + positions[b + 1]);
        }
        derive(from, to, directionSoftening);
    }
}
