package grokfield.scenes;

import grokfield.sim.EngineChoice;
import grokfield.sim.ForceParameters;
import grokfield.trainer.TrainingParameters;
import java.util.concurrent.CompletableFuture;

/** A wish that a panel or a view posts to a world; the world's own thread carries it out before its next step. */
public sealed interface Command {
    /** Acts at once on the particles; the network ignores it. */
    record SetForces(ForceParameters parameters) implements Command {}

    /** Acts at once on the network; the particles ignore it. */
    record SetTraining(TrainingParameters parameters) implements Command {}

    /** Puts one token at a place and holds it there until released; the array has d coordinates and is not kept. */
    @SuppressWarnings("ArrayRecordComponent") // short-lived, never compared
    record Drag(int token, double[] to) implements Command {
        public Drag {
            to = to.clone();
        }
    }

    /** Ends a drag; a pinned token stays pinned. */
    record Release(int token) implements Command {}

    /** Pins a token where it is, or frees it. */
    record Pin(int token, boolean pinned) implements Command {}

    /** Starts again from the same seed, exactly as the first time; pins are lifted. */
    record Reset() implements Command {}

    /** Starts again from another seed. */
    record Reseed(long seed) implements Command {}

    /**
     * Picks the force engine, or {@code auto}. It is prepared beside the world and takes over between two steps without
     * touching the positions; the network ignores it.
     */
    record SetEngine(EngineChoice engine) implements Command {}

    /**
     * Takes the particles on in adaptive steps until the largest force is below the bound, or so much time has passed; the
     * network ignores it. Other commands are carried out meanwhile; one that begins anew ends it.
     *
     * @param bound as {@link grokfield.sim.Settling#BOUND}
     * @param time as {@link grokfield.sim.Settling#TIME}
     */
    record Settle(double bound, double time) implements Command {}

    /** Ends settling where it is. */
    record StopSettling() implements Command {}

    /** Asks for the complete state, to save it. */
    record Capture(CompletableFuture<WorldState> reply) implements Command {}

    /**
     * Keeps a history of the run from now on, in place of any before.
     *
     * @param mostBytes the memory that it may take; 0 to keep none
     * @param spacing the work between two stored states at first, in ns
     */
    record KeepHistory(long mostBytes, long spacing) implements Command {}

    /**
     * Takes the world to a step of its recorded run. From there it repeats the run, with the same bits, until it is asked for
     * something that changes it.
     *
     * @param step the step; the nearest that is recorded counts
     * @param number what {@link HistoryStatus#rewinds} says once it is obeyed
     */
    record Rewind(long step, long number) implements Command {}

    /** What was recorded beyond where the world stands is no more. */
    record ForgetFuture() implements Command {}

    /** Goes on from a captured state. */
    record Restore(WorldState state) implements Command {}
}
