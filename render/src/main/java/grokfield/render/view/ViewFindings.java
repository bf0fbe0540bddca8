package grokfield.render.view;

import grokfield.sim.Points;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What comparing adds to a view: other points laid over its tokens, a second set of arrows, and pair sums whose neighbour is
 * wrong. Immutable by convention: arrays must not change.
 *
 * @param laid other points among the tokens, or null
 * @param fitted arrows of another colour beside the scene's and in their unit, shape (N, d), or null
 * @param neighbours for each pair the pair of its wrong neighbour, or −1, shape (M); or empty
 * @param notes what stands in the legend
 */
@SuppressWarnings("ArrayRecordComponent") // compared by saysTheSame
public record ViewFindings(@Nullable Laid laid, @Nullable Points fitted, int[] neighbours, List<Note> notes) {
    /** Nothing. */
    public static final ViewFindings NONE = new ViewFindings(null, null, new int[0], List.of());

    public ViewFindings {
        notes = List.copyOf(notes);
    }

    /** Whether it shows the same. */
    public boolean saysTheSame(ViewFindings other) {
        return Objects.equals(laidPositions(), other.laidPositions())
                && Objects.equals(fitted, other.fitted)
                && Arrays.equals(neighbours, other.neighbours)
                && notes.equals(other.notes);
    }

    private @Nullable Points laidPositions() {
        return laid == null ? null : laid.positions;
    }

    /**
     * Points laid over the tokens.
     *
     * @param positions shape (N, d)
     * @param partners the token that each belongs to, shape (N)
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Laid(Points positions, int[] partners) {}

    /** What a note in the legend stands beside. */
    public enum Sign {
        RING,
        FITTED,
        LINK
    }

    /** A line of the legend. */
    public record Note(Sign sign, String text) {}
}
