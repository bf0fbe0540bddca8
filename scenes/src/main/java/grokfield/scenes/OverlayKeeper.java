package grokfield.scenes;

import grokfield.sim.Overlay;
import grokfield.sim.Points;
import grokfield.sim.Relabelling;
import grokfield.sim.Task;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the particles of a scene laid over its embeddings while both move. The search through the relabellings goes on beside the
 * caller; the alignment under the relabelling found is of the very snapshots that are asked about. Used by one thread.
 */
public final class OverlayKeeper implements AutoCloseable {
    /** The most tokens whose relabellings are searched, in the plane and in space; with more, the tokens keep their names. */
    public static final int MOST_TOKENS = 256;

    /** The same in four dimensions and more, where each relabelling costs a singular value decomposition. */
    public static final int MOST_TOKENS_OF_MANY_DIMENSIONS = 64;

    /**
     * A relabelling is kept until another leaves this much less of the radius. On a circle all shifts fit nearly alike, and the
     * particles would jump round it with every breath of the embeddings.
     */
    private static final double HAIR = 0.02;

    private final LatestAnswer<Shapes, Relabelling> search;
    private Relabelling kept = Relabelling.NONE;
    private boolean searched;
    private @Nullable LaidParticles laid;
    private @Nullable Asked asked; // what was laid then

    private OverlayKeeper(LatestAnswer<Shapes, Relabelling> search) {
        this.search = search;
    }

    /** Searches on a thread of its own. */
    public static OverlayKeeper beside() {
        return new OverlayKeeper(LatestAnswer.beside("grokfield-overlay", OverlayKeeper::search));
    }

    /** Searches at once: the same overlays for the same snapshots in the same order. */
    public static OverlayKeeper exact() {
        return new OverlayKeeper(LatestAnswer.exact(OverlayKeeper::search));
    }

    private record Shapes(Task task, Points particles, Points embeddings) {}

    private record Asked(Shapes shapes, Relabelling found, boolean fixed) {}

    private static Relabelling search(Shapes shapes) {
        return Overlay.best(shapes.task, shapes.particles, shapes.embeddings).relabelling();
    }

    /** Why the sides of a scene cannot be laid over each other, one sentence; empty if they can. */
    public static Optional<String> refusal(Snapshot network, Snapshot particles) {
        int tokens = network.task().tokens();
        int others = particles.task().tokens();
        int d = network.positions().dimensions();
        int e = particles.positions().dimensions();
        if (tokens == others && d == e) {
            return Optional.empty();
        }
        String differ = tokens != others && d != e
                ? String.format("there are %d embeddings of %d dimensions and %d particles of %d", tokens, d, others, e)
                : tokens != others
                        ? String.format("there are %d embeddings and %d particles", tokens, others)
                        : String.format("the embeddings have %d dimensions and the particles %d", d, e);
        return Optional.of("No overlay: " + differ + ". Their measures can be compared all the same.");
    }

    /** Whether the relabellings of such a scene are searched at all. */
    public static boolean isSearched(Task task, int dimensions) {
        return task.isModularAddition()
                && task.tokens() <= (dimensions <= 3 ? MOST_TOKENS : MOST_TOKENS_OF_MANY_DIMENSIONS);
    }

    /**
     * The particles over the embeddings.
     *
     * @param named whether every token keeps its name
     * @return empty where {@link #refusal} speaks or a point is not finite, and until the first search is done
     */
    public Optional<LaidParticles> lay(Snapshot network, Snapshot particles, boolean named) {
        if (refusal(network, particles).isPresent()
                || !network.positions().isFinite()
                || !particles.positions().isFinite()) {
            return Optional.empty();
        }
        Shapes shapes = new Shapes(network.task(), particles.positions(), network.positions());
        boolean fixed = named || !isSearched(shapes.task, shapes.embeddings.dimensions());
        Optional<Relabelling> found = fixed ? Optional.of(Relabelling.NONE) : search.ask(shapes);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Asked now = new Asked(shapes, found.get(), fixed);
        if (laid == null || !now.equals(asked)) {
            asked = now;
            Overlay overlay = fixed ? Overlay.named(shapes.particles, shapes.embeddings) : calm(shapes, found.get());
            laid = new LaidParticles(overlay, overlay.similarity().apply(shapes.particles));
        }
        return Optional.of(laid);
    }

    private Overlay calm(Shapes shapes, Relabelling found) {
        Overlay overlay = Overlay.under(found, shapes.particles, shapes.embeddings);
        if (searched && !found.equals(kept)) {
            Overlay before = Overlay.under(kept, shapes.particles, shapes.embeddings);
            overlay = overlay.residual() < before.residual() - HAIR ? overlay : before;
        }
        kept = overlay.relabelling();
        searched = true;
        return overlay;
    }

    /** Forgets what was kept, as with another scene. */
    public void forget() {
        search.forget();
        kept = Relabelling.NONE;
        searched = false;
        laid = null;
        asked = null;
    }

    @Override
    public void close() {
        search.close();
    }
}
