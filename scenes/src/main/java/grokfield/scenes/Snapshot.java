package grokfield.scenes;

import grokfield.sim.Measures;
import grokfield.sim.Points;
import grokfield.sim.Task;
import java.util.Optional;

/**
 * What a world shows of itself: immutable, complete, and safe to read on any thread. A world publishes a fresh one after it
 * has advanced or changed.
 */
public sealed interface Snapshot permits ParticleSnapshot, NetworkSnapshot {
    /** The side that it shows. */
    Side side();

    Task task();

    /** What every world tells of itself. */
    Progress progress();

    /** Particle positions or embeddings, shape (N, d). */
    Points positions();

    /** The pair sums of those positions, shape (M, d). */
    Points pairSums();

    /** The force on every particle (dx/dt), or −∂L/∂E of every embedding, shape (N, d). */
    Points arrows();

    /** Circularity, purities and structure; of {@link Progress#measuredStep()}, which may lag behind the step. */
    Measures measures();

    /** Whether a token is pinned. */
    boolean pinned(int token);

    /** The same, but for what the world tells of itself. */
    Snapshot with(Progress changed);

    /** The number of steps taken. */
    default long step() {
        return progress().step();
    }

    /**
     * How far a world has come.
     *
     * @param seed the seed that it began from
     * @param generation grows with every reset, reseed and restore, so that a plot knows when to begin anew
     * @param step the number of steps taken
     * @param measuredStep the step that the measures belong to
     * @param stepsPerSecond measured over the last moments; 0 while it stands
     * @param engine what advances this world, and why
     * @param stopped why the world cannot go on until it is reset, one sentence; empty while it is well
     * @param history what the world keeps of its run
     */
    record Progress(
            long seed,
            long generation,
            long step,
            long measuredStep,
            double stepsPerSecond,
            EngineStatus engine,
            Optional<String> stopped,
            HistoryStatus history) {
        /** The same of a world that cannot go on. */
        Progress stoppedBy(String sentence) {
            return new Progress(
                    seed, generation, step, measuredStep, stepsPerSecond, engine, Optional.of(sentence), history);
        }
    }
}
