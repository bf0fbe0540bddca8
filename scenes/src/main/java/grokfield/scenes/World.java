package grokfield.scenes;

import grokfield.scenes.StoredState.HeldEngine;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One side of a scene brought to life. A world has one owner thread, the only one that ever touches its live state:
 * commands come in through a queue, immutable snapshots go out through one atomic reference. What it does is recorded if that is
 * asked for, and can be repeated ({@link Command.Rewind}).
 */
public abstract sealed class World implements AutoCloseable permits ParticleWorld, NetworkWorld {
    private static final Logger log = LoggerFactory.getLogger(World.class);
    private static final long CHUNK_NANOS = 500_000; // commands are looked at least this often
    private static final long SETTLE_NANOS = 8_000_000; // between two snapshots of a world that settles
    private static final long QUIET_NANOS = 16_000_000; // between two snapshots of a world that goes on quietly
    private static final long TRAVEL_NANOS = 8_000_000; // on the way to another step, before commands are looked at

    private final Side side;
    private final StepControl control;
    private final CommandQueue commands = new CommandQueue();
    private final AtomicReference<@Nullable Snapshot> newest = new AtomicReference<>();
    private final Pace pace = new Pace();
    private final Thread thread;
    private volatile boolean closed;

    // Owned by the world's thread.
    private long generation;
    private @Nullable String stopped;
    private long publishedAt;
    private boolean unseen; // went on without a snapshot
    private final MeasurePace measures = new MeasurePace();
    private long chunk = 1;
    private final Grip grip = new Grip(this);
    private final Rewinding rewinding = new Rewinding(this);
    private volatile Runnable onNewFuture = () -> {};

    World(Side side, StepControl control) {
        this.side = side;
        this.control = control;
        this.thread =
                Thread.ofPlatform().daemon().name("grokfield-" + side.label()).unstarted(this::live);
    }

    /** Publishes the first snapshot and starts the owner thread; called once, at the end of construction. */
    final void start(double stepsPerSecond) {
        measure();
        publish();
        control.add(side, stepsPerSecond);
        thread.start();
    }

    /** Which side this is. */
    public final Side side() {
        return side;
    }

    /** The newest snapshot; never waits. */
    public Snapshot snapshot() {
        Snapshot snapshot = newest.get();
        if (snapshot == null) {
            throw new IllegalStateException("the world has not started");
        }
        return snapshot;
    }

    /** Asks for something; the world's thread carries it out before its next step. Never waits. */
    public final void post(Command command) {
        commands.add(command);
        control.wake(side);
    }

    /** What to do, on the world's thread, when the user drops the recorded future by asking for something else. */
    final void onNewFuture(Runnable action) {
        onNewFuture = action;
    }

    /** Stops the thread and waits for it. */
    @Override
    public final void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        control.remove(side);
        release();
    }

    // What a kind of world adds; all of it runs on the world's thread, but for the first measure and snapshot.

    /** The seed that the present run began from. */
    abstract long seed();

    /** The number of steps taken. */
    abstract long step();

    /**
     * Advances by that many steps.
     *
     * @throws StoppedException if the state can no longer go on; it is then the last good one
     */
    abstract void advance(long steps) throws StoppedException;

    /** Carries out a command that is not about single tokens; what concerns the other side is ignored. */
    abstract Effect obey(Command command);

    /** Puts a token at a place; false if there is no such token, or the place has another number of coordinates. */
    abstract boolean place(int token, double[] to);

    /** Keeps a token where it is, or lets it move. */
    abstract void hold(int token, boolean wanted);

    /** Looks at the present state: circularity, purities, accuracies. */
    abstract void measure();

    /** A snapshot of the present state with the newest measures. */
    abstract Snapshot snapshotNow(Snapshot.Progress progress);

    /** What advances this world, and why. */
    abstract EngineStatus engine();

    /**
     * Called before the steps of a grant, for a world that may change its engine.
     *
     * @param exact whether these steps are to be the same on every machine
     * @return whether {@link #engine} changed
     */
    boolean prepareEngine(boolean exact) {
        return false;
    }

    /** The complete state now. */
    abstract WorldState state();

    /** Puts a state in place of the present one; no token is in the hand, and pins are as the caller sets them next. */
    abstract void resume(WorldState saved);

    /** The command that sets the parameters in force. */
    abstract Command inForce();

    /** The engine that runs, and the one that was asked for. */
    HeldEngine heldEngine() {
        return HeldEngine.NONE;
    }

    /**
     * Lets a certain engine run, at once, until {@link #prepareEngine} says otherwise.
     *
     * @return whether it runs
     */
    boolean holdEngine(HeldEngine engine) {
        return true;
    }

    /** Whether this world goes on by itself, whatever is granted: to settle. */
    boolean isSettling() {
        return false;
    }

    /**
     * Takes one step of that.
     *
     * @throws StoppedException if the state can no longer go on; it is then the last good one
     */
    void settle() throws StoppedException {}

    /** Frees what the world holds, after its thread has ended. */
    void release() {}

    /** What a command did to a world. */
    enum Effect {
        /** Nothing that a snapshot shows. */
        NONE,
        /** Positions or parameters changed. */
        CHANGED,
        /** The world began anew: plots start over, and a stop is lifted. */
        RESTARTED
    }

    private void live() {
        while (!closed) {
            boolean goesOn;
            try {
                turn(control.take(side));
                goesOn = rewinding.isTravelling() || (isSettling() && !rewinding.isReplaying());
            } catch (InterruptedException e) {
                return; // closed
            } catch (RuntimeException e) {
                fail(e);
                goesOn = false;
            }
            if (goesOn || !commands.isEmpty()) {
                control.wake(side);
            }
        }
    }

    private void turn(StepControl.Grant grant) {
        long begun = generation;
        boolean changed = commands.drain(rewinding);
        long before = step();
        boolean frame = grant.exact() && grant.steps() > 0;
        if (rewinding.isTravelling()) {
            changed = true;
            travel(frame);
        }
        if (!rewinding.isTravelling()) {
            changed |= !rewinding.isReplaying() && prepareEngine(grant.exact());
            if (rewinding.settlesAlone(grant.steps()) && !frame) {
                spendSettling();
            } else if (!frame || generation == begun) { // a frame is of the run that it was granted to
                spend(grant);
            }
        }
        pace.count(step() - before, System.nanoTime());
        unseen |= changed || step() != before;
        if (staysQuiet(grant)) {
            return;
        }
        if (unseen || pace.changed()) {
            measureIfDue(grant, isSettling() || rewinding.isTravelling());
            publish();
        } else if (measures.step() != step()) {
            measureNow(System.nanoTime());
            publish();
        }
    }

    private void fail(RuntimeException e) {
        log.error("the {} world failed", side.label(), e);
        String sentence = "the " + side.label() + " stopped at step " + step() + ": " + e;
        stopped = sentence;
        rewinding.stay();
        try {
            publish();
        } catch (RuntimeException again) { // what a snapshot shows cannot be had either: the last one tells of it
            Snapshot last = snapshot();
            newest.set(last.with(last.progress().stoppedBy(sentence)));
        }
    }

    /**
     * On the way to another step, for some time.
     *
     * @param whole whether to get there
     */
    private void travel(boolean whole) {
        do {
            rewinding.travel(TRAVEL_NANOS);
            if (!rewinding.isTravelling()) {
                measureNow(System.nanoTime());
            }
            commands.drain(rewinding);
        } while (whole && rewinding.isTravelling() && !closed);
    }

    private boolean staysQuiet(StepControl.Grant grant) {
        boolean recent = System.nanoTime() - publishedAt < QUIET_NANOS;
        return (grant.quiet() || rewinding.isTravelling()) && recent && stopped == null && !isSettling();
    }

    private void spend(StepControl.Grant grant) {
        long left = grant.steps();
        long end = System.nanoTime() + grant.budgetNanos();
        while (left > 0 && stopped == null && !closed) {
            long clear = rewinding.clear();
            if (!grant.exact() && rewinding.isReplaying() && rewinding.settles()) {
                return; // what settled the first time does not go by the clock
            }
            long now = Math.min(Math.min(left, chunk), clear);
            long begin = System.nanoTime();
            long taken;
            try {
                taken = rewinding.advance(now);
            } catch (StoppedException e) {
                stopped = e.getMessage();
                return;
            }
            left -= taken;
            long finished = System.nanoTime();
            chunk = Math.clamp(taken * CHUNK_NANOS / Math.max(1, finished - begin), 1, 2 * now + 1);
            if (grant.exact()) {
                continue; // a frame is whole: what is asked for meanwhile waits for its end
            }
            commands.drain(rewinding);
            if (finished >= end || rewinding.isTravelling()) {
                return;
            }
        }
    }

    private void spendSettling() {
        long end = System.nanoTime() + SETTLE_NANOS;
        do {
            try {
                rewinding.settle();
            } catch (StoppedException e) {
                stopped = e.getMessage();
                return;
            }
            commands.drain(rewinding);
        } while (rewinding.settles() && !rewinding.isTravelling() && !closed && System.nanoTime() < end);
    }

    /** Does what a command asks for, whether now or as it was recorded. */
    final Effect carryOut(Command command) {
        return switch (command) {
            case Command.Drag drag -> grip.drag(drag);
            case Command.Release release -> grip.release(release);
            case Command.Pin pin -> grip.pin(pin);
            case Command.Capture capture -> {
                capture.reply().complete(state());
                yield Effect.NONE;
            }
            default -> obey(command);
        };
    }

    /** The world has begun anew. */
    final void begunAnew() {
        generation++;
        stopped = null;
        pace.restart();
        measureNow(System.nanoTime());
    }

    /** The world is to go elsewhere in its recorded run, where it was well. */
    final void liftStop() {
        stopped = null;
    }

    final void stop(StoppedException because) {
        stopped = because.getMessage();
    }

    /** The user dropped the recorded future: the other side is told. */
    final void beginNewFuture() {
        onNewFuture.run();
    }

    /** The present state, to come back to. */
    final StoredState stored() {
        return new StoredState(step(), state(), grip.pins(), grip.held(), inForce(), heldEngine());
    }

    /** Goes back to a stored state, but for its engine. */
    final void comeBackTo(StoredState stored) {
        pace.restart();
        resume(stored.state());
        obey(stored.inForce());
        grip.comeBackTo(stored.pins(), stored.held());
    }

    /** What the user holds. */
    final Grip grip() {
        return grip;
    }

    private void measureIfDue(StepControl.Grant grant, boolean goesOn) {
        long now = System.nanoTime();
        boolean standsStill = grant.steps() <= 1 && !goesOn;
        boolean exact = grant.exact() && !grant.quiet();
        if (exact || standsStill || measures.isDue(now)) {
            measureNow(now);
        }
    }

    private void measureNow(long now) {
        measure();
        measures.done(step(), now, System.nanoTime());
    }

    private void publish() {
        unseen = false;
        publishedAt = System.nanoTime();
        newest.set(snapshotNow(new Snapshot.Progress(
                seed(),
                generation,
                step(),
                measures.step() < 0 ? step() : measures.step(),
                pace.stepsPerSecond(),
                engine(),
                Optional.ofNullable(stopped),
                rewinding.status())));
    }
}
