package grokfield.scenes;

import java.util.ArrayList;
import java.util.List;

/**
 * The alignment of the particles over the weight decay of the network, by which the two sides are tied: straight lines between knots,
 * never falling. Immutable.
 *
 * <p>The fitted curve is α = 1.1 × the network's weight decay, which gives the particles about the network's shares of circles at weight
 * decay 1, 1.5, 2 and 3 ({@code docs/law.md}, Motion); it has knots there and at both ends.
 */
public final class LinkCurve {
    /** The slope of the fitted curve. */
    public static final double ALIGNMENT_PER_DECAY = 1.1;

    /** The most that a knot may have: the ends of the sliders. */
    public static final double MOST_DECAY = 5;

    public static final double MOST_ALIGNMENT = 20;

    /** The curve that was fitted to the shares of circles. */
    public static final LinkCurve FITTED = new LinkCurve(List.of(0.0, 1.0, 1.5, 2.0, 3.0, MOST_DECAY).stream()
            .map(decay -> new Knot(decay, ALIGNMENT_PER_DECAY * decay))
            .toList());

    private final List<Knot> knots;

    /**
     * A point of the curve.
     *
     * @param decay of the network, from 0 to {@link #MOST_DECAY}
     * @param alignment of the particles, from 0 to {@link #MOST_ALIGNMENT}
     */
    public record Knot(double decay, double alignment) {}

    /**
     * @param knots at least two, from decay 0 to {@link #MOST_DECAY}, each of a larger decay than the one before and of no smaller
     *     alignment
     * @throws IllegalArgumentException if they are not so; the message is one clause
     */
    public LinkCurve(List<Knot> knots) {
        if (knots.size() < 2 || knots.getFirst().decay() != 0 || knots.getLast().decay() != MOST_DECAY) {
            throw new IllegalArgumentException(
                    "the link's curve must go from weight decay 0 to " + MOST_DECAY + ", has the knots " + knots);
        }
        for (int i = 0; i < knots.size(); i++) {
            Knot knot = knots.get(i);
            boolean inside = knot.alignment() >= 0 && knot.alignment() <= MOST_ALIGNMENT;
            boolean rises = i == 0
                    || (knot.decay() > knots.get(i - 1).decay()
                            && knot.alignment() >= knots.get(i - 1).alignment());
            if (!inside || !rises) {
                throw new IllegalArgumentException(
                        "the link's curve must rise from knot to knot and have alignments from 0 to " + MOST_ALIGNMENT
                                + ", has the knots " + knots);
            }
        }
        this.knots = List.copyOf(knots);
    }

    /** The knots, by rising decay. */
    public List<Knot> knots() {
        return knots;
    }

    /** The alignment at a weight decay; beyond the last knot it stays. */
    public double at(double decay) {
        for (int i = 1; i < knots.size(); i++) {
            Knot to = knots.get(i);
            if (decay <= to.decay()) {
                Knot from = knots.get(i - 1);
                double share = (decay - from.decay()) / (to.decay() - from.decay());
                return from.alignment() + Math.max(0, share) * (to.alignment() - from.alignment());
            }
        }
        return knots.getLast().alignment();
    }

    /**
     * The curve with one knot elsewhere: as near to the wanted place as the knots beside it allow. The first and the last keep
     * their decay.
     */
    public LinkCurve moved(int knot, double decay, double alignment) {
        boolean first = knot == 0;
        boolean last = knot == knots.size() - 1;
        double gap = 0.01 * MOST_DECAY; // knots stay apart, so that each can be taken
        double x = first || last
                ? knots.get(knot).decay()
                : between(
                        decay,
                        knots.get(knot - 1).decay() + gap,
                        knots.get(knot + 1).decay() - gap,
                        knots.get(knot).decay());
        double y = between(
                alignment,
                first ? 0 : knots.get(knot - 1).alignment(),
                last ? MOST_ALIGNMENT : knots.get(knot + 1).alignment(),
                knots.get(knot).alignment());
        List<Knot> moved = new ArrayList<>(knots);
        moved.set(knot, new Knot(x, y));
        return new LinkCurve(moved);
    }

    private static double between(double wanted, double least, double most, double otherwise) {
        return Double.isNaN(wanted) || least > most ? otherwise : Math.clamp(wanted, least, most);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinkCurve curve && curve.knots.equals(knots);
    }

    @Override
    public int hashCode() {
        return knots.hashCode();
    }

    @Override
    public String toString() {
        return knots.toString();
    }
}
