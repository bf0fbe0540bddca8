package grokfield.render.ui.state;

import grokfield.scenes.SavedSession;
import grokfield.scenes.Session;
import grokfield.scenes.Side;
import grokfield.scenes.Snapshot;
import grokfield.scenes.World;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A moment that is kept to compare the present with it: of this run, or of another one that was saved. Immutable.
 *
 * @param title what it is called on show
 * @param snapshots what the sides were then
 */
public record KeptMoment(String title, Map<Side, Snapshot> snapshots) {
    public KeptMoment {
        snapshots = Map.copyOf(snapshots);
    }

    /** What a side was then, if it was there. */
    public Optional<Snapshot> of(Side side) {
        return Optional.ofNullable(snapshots.get(side));
    }

    /** The moment at which a session was saved; takes a moment itself. */
    static KeptMoment of(String title, SavedSession saved) throws InterruptedException {
        Map<Side, Snapshot> snapshots = new TreeMap<>();
        try (Session session = Session.resume(saved)) {
            session.control().awaitIdle();
            for (World world : session.worlds()) {
                snapshots.put(world.side(), world.snapshot());
            }
        }
        return new KeptMoment(title, snapshots);
    }
}
