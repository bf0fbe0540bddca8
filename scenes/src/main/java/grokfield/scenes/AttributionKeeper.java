package grokfield.scenes;

import grokfield.sim.ForceParameters;
import grokfield.sim.Task;
import grokfield.trainer.Attribution;
import java.util.Locale;
import java.util.Optional;

/**
 * Keeps the forces at a network's embeddings measured beside its gradient while it trains. The sums over pairs of pairs go on
 * beside the world and the window: the newest measure is there at once. Used by one thread.
 */
public final class AttributionKeeper implements AutoCloseable {
    /** Exact measures make a video wait, so those of large tasks are taken at some frames alone: at every so many pairs of pairs. */
    private static final double PAIRS_A_FRAME = 1e6;

    private final LatestAnswer<Moment, GradientForces> measures;
    private final boolean exact;
    private int asked; // questions, of exact measures
    private long generation = -1;

    private AttributionKeeper(LatestAnswer<Moment, GradientForces> measures, boolean exact) {
        this.measures = measures;
        this.exact = exact;
    }

    /** Measures on a thread of its own. */
    public static AttributionKeeper beside() {
        return new AttributionKeeper(LatestAnswer.beside("grokfield-attribution", AttributionKeeper::measure), false);
    }

    /** Measures at once: the same for the same snapshots in the same order. */
    public static AttributionKeeper exact() {
        return new AttributionKeeper(LatestAnswer.exact(AttributionKeeper::measure), true);
    }

    private record Moment(NetworkSnapshot network, ForceParameters lengths) {}

    private static GradientForces measure(Moment moment) {
        return GradientForces.of(moment.network, moment.lengths);
    }

    /** Why a scene's gradient is not explained, one sentence; empty if it is. */
    public static Optional<String> refusal(Task task) {
        return task.tokens() <= Attribution.MOST_TOKENS
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "Attribution is measured with up to %d tokens; this scene has %d.",
                        Attribution.MOST_TOKENS,
                        task.tokens()));
    }

    /**
     * The newest measure.
     *
     * @param network whose gradient is to be explained
     * @param lengths the softenings of the law
     * @return empty where {@link #refusal} speaks, where a number is not finite, and for a moment after every reset
     */
    public Optional<GradientForces> measure(NetworkSnapshot network, ForceParameters lengths) {
        if (refusal(network.task()).isPresent()
                || !network.positions().isFinite()
                || !network.arrows().isFinite()) {
            return Optional.empty();
        }
        if (network.progress().generation() != generation) {
            generation = network.progress().generation();
            forget();
        }
        Optional<GradientForces> newest =
                isDue(network.task()) ? measures.ask(new Moment(network, lengths)) : measures.newest();
        return newest.filter(forces -> forces.generation() == generation);
    }

    private boolean isDue(Task task) {
        double work = (double) task.pairs() * task.pairs() / 2;
        long every = Math.max(1, Math.round(work / PAIRS_A_FRAME));
        return !exact || asked++ % every == 0;
    }

    /** Forgets what was measured, as with another scene. */
    public void forget() {
        measures.forget();
        asked = 0;
    }

    @Override
    public void close() {
        measures.close();
    }
}
