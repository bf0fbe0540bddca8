package grokfield.scenes;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Owns play, pause, single step, speed and the time budget of every frame: nobody else decides when a world advances.
 *
 * <p>The main loop calls {@link #frame} once per drawn frame; that grants each world a number of steps and a time to spend on
 * them. A world takes its grant, works, and waits for the next, so that worlds use the cores that drawing leaves and never
 * run away from the picture. {@link #advanceExactly} grants a fixed number of steps instead and waits for them: the same
 * picture whatever the machine's speed.
 */
public final class StepControl {
    /** The slowest and the fastest speed that a user can ask for; {@link #UNLIMITED} is faster still. */
    public static final double SLOWEST = 0.1;

    public static final double FASTEST = 100;

    /** As fast as the time budget allows. */
    public static final double UNLIMITED = Double.POSITIVE_INFINITY;

    private static final long SHORTEST_BUDGET = 5_000_000; // ns
    private static final long LONGEST_BUDGET = 30_000_000; // ns
    private static final double LONGEST_FRAME = 0.25; // s; a longer pause of the window is not made up for

    private final Map<Side, Inbox> inboxes = new EnumMap<>(Side.class);
    private boolean playing = true;
    private double speed = 1;
    private long lastFrame;
    private boolean firstFrame = true;
    private boolean led;

    /**
     * What a world may do now.
     *
     * @param exact whether the steps are the same on every machine, and all of them are taken
     * @param quiet whether more follow at once, so that there is no need to look at the world in between
     */
    record Grant(long steps, long budgetNanos, boolean exact, boolean quiet) {}

    private static final class Inbox {
        final double stepsPerSecond;
        double due; // steps granted but not yet taken, with their fraction
        long budget;
        boolean exact;
        boolean quiet;
        boolean wake;
        boolean busy;

        Inbox(double stepsPerSecond) {
            this.stepsPerSecond = stepsPerSecond;
        }

        boolean hasWork() {
            return wake || due >= 1;
        }
    }

    /** Registers a world before its thread starts. */
    synchronized void add(Side side, double stepsPerSecond) {
        inboxes.put(side, new Inbox(stepsPerSecond));
    }

    /** Whether the worlds advance by themselves. */
    public synchronized boolean isPlaying() {
        return playing;
    }

    public synchronized void setPlaying(boolean wanted) {
        playing = wanted;
        if (!wanted) {
            inboxes.values().stream().filter(inbox -> !inbox.exact).forEach(inbox -> inbox.due = 0);
        }
    }

    /** Leaves it to a {@link TimelinePlayer} to grant the steps of play, so that {@link #frame} grants none. */
    synchronized void leadByPlayer() {
        led = true;
    }

    /** The speed: 1 is the pace that the scene's record section gives a video. */
    public synchronized double speed() {
        return speed;
    }

    /**
     * Sets the speed.
     *
     * @throws IllegalArgumentException if it is neither {@link #UNLIMITED} nor between {@link #SLOWEST} and {@link #FASTEST}
     */
    public synchronized void setSpeed(double wanted) {
        if (wanted != UNLIMITED && !(wanted >= SLOWEST && wanted <= FASTEST)) {
            throw new IllegalArgumentException(
                    "speed must be between " + SLOWEST + " and " + FASTEST + ", was " + wanted);
        }
        speed = wanted;
    }

    /** Pauses and advances each world by one step. */
    public synchronized void singleStep() {
        setPlaying(false);
        for (Inbox inbox : inboxes.values()) {
            inbox.due += 1;
            inbox.budget = LONGEST_BUDGET;
        }
        notifyAll();
    }

    /**
     * Grants the worlds what is due since the last frame.
     *
     * @param now {@link System#nanoTime()}
     * @param drawNanos how long drawing the last frame took; the worlds get what it left
     */
    public synchronized void frame(long now, long drawNanos) {
        double elapsed = firstFrame ? 1.0 / 60 : Math.min((now - lastFrame) * 1e-9, LONGEST_FRAME);
        firstFrame = false;
        lastFrame = now;
        if (!playing || led) {
            return;
        }
        long budget = Math.clamp((long) (elapsed * 1e9) - drawNanos, SHORTEST_BUDGET, LONGEST_BUDGET);
        for (Inbox inbox : inboxes.values()) {
            double granted = speed == UNLIMITED ? Long.MAX_VALUE : inbox.stepsPerSecond * speed * elapsed;
            // What a world could not do in the last frame's budget is forgotten, or it would lag ever further behind.
            inbox.due = Math.min(inbox.due, Math.max(granted, 1)) + granted;
            inbox.budget = budget;
        }
        notifyAll();
    }

    /** Advances the worlds by exactly so many steps and returns when they are done and their snapshots published. */
    public synchronized void advanceExactly(Map<Side, Integer> steps) throws InterruptedException {
        setPlaying(false);
        awaitIdle();
        grantExactly(steps, false);
        awaitIdle();
    }

    /**
     * Grants the worlds, which are idle, exactly so many steps, and does not wait for them.
     *
     * @param quiet whether more follow at once: the worlds then publish snapshots now and then alone
     */
    synchronized void grantExactly(Map<Side, Integer> steps, boolean quiet) {
        steps.forEach((side, count) -> {
            Inbox inbox = inboxes.get(side);
            if (inbox != null) {
                inbox.due = count;
                inbox.exact = true;
                inbox.quiet = quiet;
            }
        });
        notifyAll();
    }

    /** Returns when every world has done all that was granted and posted, unless it plays. */
    public synchronized void awaitIdle() throws InterruptedException {
        while (isBusy()) {
            wait();
        }
    }

    /** As {@link #awaitIdle()}, but for so long at most; returns whether every world is idle. */
    synchronized boolean awaitIdle(long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        while (isBusy()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    private boolean isBusy() {
        return inboxes.values().stream().anyMatch(inbox -> inbox.busy || inbox.hasWork());
    }

    /** Lets worlds that went on quietly show what they have come to, also if they are still to set out. */
    synchronized void wakeAll() {
        inboxes.values().forEach(inbox -> {
            inbox.wake = true;
            inbox.quiet = false;
        });
        notifyAll();
    }

    /** A command was posted: the world wakes even while paused. */
    synchronized void wake(Side side) {
        Inbox inbox = inboxes.get(side);
        if (inbox != null) {
            inbox.wake = true;
            notifyAll();
        }
    }

    /** A world that has finished its grant, or begins, waits here for the next one. */
    synchronized Grant take(Side side) throws InterruptedException {
        Inbox inbox = inboxes.get(side);
        if (inbox == null) {
            throw new IllegalStateException("no world was added for " + side);
        }
        inbox.busy = false;
        notifyAll();
        while (!inbox.hasWork()) {
            wait();
        }
        long steps = (long) inbox.due;
        Grant grant = new Grant(steps, inbox.budget, inbox.exact, inbox.quiet);
        inbox.due -= steps;
        inbox.wake = false;
        inbox.exact = false;
        inbox.quiet = false;
        inbox.busy = true;
        return grant;
    }

    /** A closed world has nothing left to do. */
    synchronized void remove(Side side) {
        inboxes.remove(side);
        notifyAll();
    }
}
