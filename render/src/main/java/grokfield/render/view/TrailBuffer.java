package grokfield.render.view;

import grokfield.sim.Points;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The last positions of the tokens, oldest first. Bounded: in frames, and in numbers held. */
public final class TrailBuffer {
    private static final int MOST_FRAMES = 240;
    private static final int MOST_NUMBERS = 1_000_000;

    private final ArrayDeque<Points> history = new ArrayDeque<>();
    private @Nullable Points newest;

    /** Remembers positions, unless they are the ones remembered last. Positions of another shape begin a new history. */
    public void push(Points positions) {
        if (newest != null && newest.equals(positions)) {
            return;
        }
        if (newest != null && (newest.count() != positions.count() || newest.dimensions() != positions.dimensions())) {
            clear();
        }
        newest = positions;
        history.addLast(positions);
        int most = Math.clamp(MOST_NUMBERS / ((long) positions.count() * positions.dimensions()), 2, MOST_FRAMES);
        while (history.size() > most) {
            history.removeFirst();
        }
    }

    /** Forgets everything, as after a reset. */
    public void clear() {
        history.clear();
        newest = null;
    }

    public int size() {
        return history.size();
    }

    Iterable<Points> oldestFirst() {
        return history;
    }
}
