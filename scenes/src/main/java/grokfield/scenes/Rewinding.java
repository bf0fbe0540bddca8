package grokfield.scenes;

import grokfield.scenes.StoredState.HeldEngine;
import grokfield.scenes.World.Effect;
import java.util.Optional;

/**
 * Records what a world does, takes it back, and lets it repeat what it did. Whatever advances the world goes through here. Owned by
 * the world's thread.
 */
final class Rewinding {
    private static final long NOWHERE = -1;
    private static final long CHUNK_NANOS = 500_000; // between two looks at the clock on the way

    private final World world;
    private WorldHistory history = WorldHistory.none();
    private long goal = NOWHERE;
    private long rewinds;
    private long chunk = 1;
    private boolean framed; // the world takes the steps of exact frames though it settles

    Rewinding(World world) {
        this.world = world;
    }

    /** Whether the world is on its way to a step of its recorded run. */
    boolean isTravelling() {
        return goal != NOWHERE;
    }

    /** Whether the world repeats what was recorded. */
    boolean isReplaying() {
        return history.isReplaying(world.step());
    }

    HistoryStatus status() {
        return new HistoryStatus(
                rewinds,
                history.first(),
                history.isKept() ? history.last() : world.step(),
                isReplaying(),
                isTravelling(),
                history.states(),
                history.bytes());
    }

    /** Whether the next step is one of settling, now or when it was recorded. */
    boolean settles() {
        return world.isSettling() && !(framed && isReplaying());
    }

    /** Whether the world settles by itself now: whatever is granted, or, where that is repeated, as soon as something is. */
    boolean settlesAlone(long granted) {
        return settles() && (granted > 0 || !isReplaying());
    }

    // Commands.

    /** Carries out a command and remembers it; returns whether it changed what a snapshot shows. */
    boolean obey(Command command) {
        return switch (command) {
            case Command.Rewind rewind -> {
                rewind(rewind);
                yield true;
            }
            case Command.KeepHistory keep -> {
                history = new WorldHistory(keep.mostBytes(), keep.spacing());
                history.begin(world::stored);
                yield true;
            }
            case Command.ForgetFuture forget -> forgetFuture(true);
            default -> carryOut(command);
        };
    }

    private boolean carryOut(Command command) {
        long step = world.step();
        boolean replaying = isReplaying();
        Effect effect = world.carryOut(command);
        if (effect == Effect.RESTARTED) {
            world.begunAnew();
            history.begin(world::stored);
        } else if (effect == Effect.CHANGED) {
            forgetFuture(!(command instanceof Command.Drag));
            noteEngine(step);
            if (!(command instanceof Command.SetEngine)) { // what is wanted of the engine was just noted
                history.asked(step, command);
            }
        }
        if (replaying && effect != Effect.NONE) {
            world.beginNewFuture();
        }
        return effect != Effect.NONE;
    }

    /**
     * From here on a new future begins, if there was one recorded.
     *
     * @param letGo whether to let go the token that the past held in the hand, for nobody else will
     */
    private boolean forgetFuture(boolean letGo) {
        if (!isReplaying()) {
            return false;
        }
        history.forgetFuture(world.step());
        world.grip().held().stream().filter(token -> letGo).forEach(token -> {
            Command release = new Command.Release(token);
            world.carryOut(release);
            history.asked(world.step(), release);
        });
        return true;
    }

    // Recording and repeating.

    /** How many steps may be taken at once; what happened before the next one is repeated first. */
    long clear() {
        Optional<WorldHistory.Event> event = history.repeat(world.step());
        while (event.isPresent()) {
            repeat(event.get());
            event = history.repeat(world.step());
        }
        return history.clear(world.step());
    }

    private void repeat(WorldHistory.Event event) {
        switch (event) {
            case WorldHistory.Event.Asked asked -> world.carryOut(asked.command());
            case WorldHistory.Event.TakenOver takenOver -> hold(takenOver.engine());
            case WorldHistory.Event.Framed change -> framed = change.on();
        }
    }

    private void hold(HeldEngine engine) {
        if (!world.holdEngine(engine)) {
            history.forgetFuture(world.step()); // it cannot be repeated
            noteEngine(world.step());
        }
    }

    /**
     * Goes on: in steps as they were recorded, if it was in settling by one, and beyond them as {@link World#advance}.
     *
     * @param most the steps to take at most, not beyond what is {@link #clear}
     * @return the steps taken
     */
    long advance(long most) throws StoppedException {
        long from = world.step();
        if (isReplaying() && settles()) {
            goOn(world::settle);
        } else {
            frame(world.isSettling());
            goOn(() -> world.advance(most));
        }
        return world.step() - from;
    }

    /** Notes where the steps of exact frames come between those of settling, and where they end. */
    private void frame(boolean wanted) {
        if (framed != wanted && !isReplaying()) {
            framed = wanted;
            history.framed(world.step(), framed);
        }
    }

    /** As {@link World#settle}; what was recorded of the time meanwhile is repeated. */
    void settle() throws StoppedException {
        clear();
        if (settles()) {
            frame(false);
            goOn(world::settle);
        }
    }

    private interface Work {
        void run() throws StoppedException;
    }

    private void goOn(Work work) throws StoppedException {
        long from = world.step();
        boolean replaying = isReplaying();
        if (!replaying) {
            noteEngine(from);
        }
        long begin = System.nanoTime();
        try {
            work.run();
        } finally {
            long step = world.step();
            if (!world.heldEngine().equals(history.engine())) { // one that failed gave way where this began
                if (replaying) {
                    history.forgetFuture(from);
                    replaying = false;
                }
                noteEngine(from);
            }
            if (!replaying) {
                history.advanced(step, System.nanoTime() - begin, !world.isSettling(), world::stored);
            }
        }
    }

    private void noteEngine(long step) {
        HeldEngine engine = world.heldEngine();
        if (!engine.equals(history.engine())) {
            history.takenOver(step, engine);
        }
    }

    // Travelling.

    private void rewind(Command.Rewind wanted) {
        rewinds = wanted.number();
        if (!history.isKept()) {
            return;
        }
        long to = Math.clamp(wanted.step(), history.first(), history.last());
        if (to < world.step() || history.before(to).step() > world.step()) {
            StoredState stored = history.before(to);
            world.comeBackTo(stored);
            framed = false;
            history.standBefore(to);
            hold(stored.engine());
        }
        world.liftStop();
        goal = Math.min(to, history.last());
        chunk = 1;
    }

    /** Goes no further than it has come on its way. */
    void stay() {
        goal = NOWHERE;
    }

    /** Goes on for some time at most. */
    void travel(long nanos) {
        long end = System.nanoTime() + nanos;
        try {
            while (isTravelling() && System.nanoTime() < end) {
                long begin = System.nanoTime();
                long steps = Math.min(chunk, Math.min(clear(), goal - world.step()));
                if (steps <= 0) {
                    stay(); // also where nothing more can be repeated
                } else {
                    long taken = advance(steps);
                    chunk = Math.clamp(taken * CHUNK_NANOS / Math.max(1, System.nanoTime() - begin), 1, 2 * steps + 1);
                }
            }
        } catch (StoppedException e) {
            stay();
            world.stop(e);
        }
    }
}
