package grokfield.scenes;

import java.util.OptionalInt;
import java.util.Set;

/**
 * All that a world needs to go on from a step as it did the first time, but for what it was asked later. Immutable.
 *
 * @param step the steps taken
 * @param state positions or weights, the optimiser's moments, the state of the generator
 * @param pins the tokens that are pinned
 * @param held the token in the hand
 * @param inForce the command that sets the parameters in force
 * @param engine the engine that runs, and the one that was asked for
 */
record StoredState(
        long step, WorldState state, Set<Integer> pins, OptionalInt held, Command inForce, HeldEngine engine) {
    private static final long BESIDE = 300; // bytes of everything else, about

    StoredState {
        pins = Set.copyOf(pins);
    }

    /** The memory that it takes, about. */
    long bytes() {
        return BESIDE + state.bytes() + 40L * pins.size();
    }

    /**
     * Which engine advances a world.
     *
     * @param running the engine that runs
     * @param wanted what was asked for, perhaps {@code auto}
     */
    record HeldEngine(String running, String wanted) {
        /** Of a world that has no choice. */
        static final HeldEngine NONE = new HeldEngine("", "");
    }
}
