package grokfield.scenes;

import grokfield.sim.ForceParameters;
import grokfield.sim.Imperfections;
import grokfield.sim.Points;
import grokfield.sim.Task;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is found by comparing the two sides of a scene, for whoever shows it. Used by one thread. */
public final class Comparison implements AutoCloseable {
    private final OverlayKeeper overlay;
    private final AttributionKeeper attribution;
    private final Map<Side, LatestAnswer<Grid, Imperfections>> imperfections = new EnumMap<>(Side.class);
    private @Nullable Session session;

    private Comparison(boolean exact) {
        overlay = exact ? OverlayKeeper.exact() : OverlayKeeper.beside();
        attribution = exact ? AttributionKeeper.exact() : AttributionKeeper.beside();
        for (Side side : Side.values()) {
            imperfections.put(
                    side,
                    exact
                            ? LatestAnswer.exact(Comparison::look)
                            : LatestAnswer.beside("grokfield-imperfections", Comparison::look));
        }
    }

    private record Grid(Task task, Points positions) {}

    private static Imperfections look(Grid grid) {
        return Imperfections.of(grid.task, grid.positions);
    }

    /** Compares on threads of its own, and has the newest result ready. */
    public static Comparison beside() {
        return new Comparison(false);
    }

    /** Compares at once: the same results for the same snapshots in the same order. */
    public static Comparison exact() {
        return new Comparison(true);
    }

    /** From now on it is about this session; what was found of another is forgotten. */
    public void follow(Session next) {
        if (next != session) {
            session = next;
            overlay.forget();
            attribution.forget();
            imperfections.values().forEach(LatestAnswer::forget);
        }
    }

    /**
     * The particles laid over the embeddings.
     *
     * @param named whether every token keeps its name
     * @return empty where {@link OverlayKeeper#refusal} speaks, and for a moment at the beginning
     */
    public Optional<LaidParticles> overlay(Snapshot network, Snapshot particles, boolean named) {
        return overlay.lay(network, particles, named);
    }

    /**
     * The forces at the embeddings beside the gradient; the softenings are those of the particles.
     *
     * @param particles whose softenings count; without particles, the defaults do
     * @return empty where {@link AttributionKeeper#refusal} speaks, and for a moment at the beginning
     */
    public Optional<GradientForces> attribution(NetworkSnapshot network, Optional<ParticleSnapshot> particles) {
        return attribution.measure(
                network, particles.map(ParticleSnapshot::parameters).orElse(ForceParameters.DEFAULTS));
    }

    /** The pairs that break the grid of a side; empty for a moment at the beginning. */
    public Optional<Imperfections> imperfections(Snapshot snapshot) {
        return Objects.requireNonNull(imperfections.get(snapshot.side()))
                .ask(new Grid(snapshot.task(), snapshot.positions()));
    }

    @Override
    public void close() {
        imperfections.values().forEach(LatestAnswer::close);
        overlay.close();
        attribution.close();
    }
}
