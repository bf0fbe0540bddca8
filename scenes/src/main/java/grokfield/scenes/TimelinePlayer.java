package grokfield.scenes;

import grokfield.sim.Parameter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The video clock of one session: it says at which time of the video the worlds are, and sets the values of the scene's
 * timeline for that time. Without a timeline it is a clock alone. Used by one thread, the one that uses the {@link Tuning}.
 *
 * <p>Exactly: {@link #begin}, then {@link #advanceOneFrame} again and again, or {@link #halt}, {@link #setOut} and
 * {@link #hasArrived}; the picture after frame k shows the values of the time k / frames per second. In the window:
 * {@link #play} once for each drawn frame. Jumping: {@link #jump}; the worlds are taken there by exact frames, from the
 * beginning if they are beyond it.
 */
public final class TimelinePlayer {
    private static final double ALMOST = 1e-9; // of a frame
    private static final double WAIT_SHARE = 1.0 / 3; // where drawing is slow, more frames are due at once
    private static final double LONGEST_FRAME = 0.25; // s; a longer pause of the window is not made up for

    private final Session session;
    private final Tuning tuning;
    private final Timeline timeline;
    private final Map<Side, SideClock> clocks = new EnumMap<>(Side.class);
    private final Map<Parameter, Double> driven = new HashMap<>();
    private Scene.Record pace;
    private double seconds;
    private long goal = -1;
    private long from;
    private boolean playsAfterwards;
    private long playedAt = System.nanoTime();
    private double due; // frames of play
    private boolean underway; // a frame was granted, and nobody has seen the worlds arrive

    /** A player at time 0 of a session that has just begun. */
    public TimelinePlayer(Session session, Tuning tuning) {
        this.session = session;
        this.tuning = tuning;
        this.timeline = session.scene().timeline();
        this.pace = session.scene().record();
        for (World world : session.worlds()) {
            clocks.put(world.side(), new SideClock(world, pace.stepsPerSecond(world.side())));
        }
        if (!timeline.isEmpty()) {
            session.control().leadByPlayer();
        }
        drive();
    }

    /**
     * Exact frames come at this rate and advance the worlds by these steps from now on; at first they do as the scene says. The
     * time goes on from the next frame of the new rate.
     */
    public void setPace(Scene.Record wanted) {
        pace = wanted;
    }

    /** The scene's timeline. */
    public Timeline timeline() {
        return timeline;
    }

    /** The time of the video that the worlds have come to. */
    public double seconds() {
        return seconds;
    }

    /** The last whole frame of the video that the worlds have come to; 0 is the start. */
    public long frame() {
        return (long) Math.floor(seconds * pace.framesPerSecond() + ALMOST);
    }

    /** How long the video is: that of the scene's clip, or until the last keyframe if that is later. */
    public double length() {
        return Math.max(session.scene().record().seconds(), timeline.seconds());
    }

    /** The caption now, with its live values filled in. */
    public Optional<String> caption() {
        return timeline.caption(seconds)
                .map(template -> CaptionTemplate.fill(
                        template,
                        session.particles().map(ParticleWorld::snapshot),
                        session.network().map(NetworkWorld::snapshot)));
    }

    /** The camera of a view now; empty if the timeline never moves it. */
    public Optional<CameraPose> camera(Side side) {
        return timeline.camera(side, seconds);
    }

    /** Back to 0: both worlds begin anew from their seeds, with the timeline's first values. Does not wait. */
    public void begin() {
        beginBy(() -> session.post(new Command.Reset()));
    }

    /** As {@link #begin}, with worlds that begin anew otherwise, such as from other seeds. */
    public void beginBy(Runnable restart) {
        cancelJump();
        rewind(restart);
    }

    private void rewind(Runnable restart) {
        clocks.values().forEach(SideClock::awaitRestart); // before the worlds can have begun
        restart.run();
        underway = false;
        seconds = 0;
        driven.clear();
        drive();
    }

    /** Goes on from a frame that the worlds were brought to by other means, as with a saved session. */
    public void resume(double atSeconds) {
        cancelJump();
        seconds = atSeconds;
        clocks.values().forEach(clock -> clock.set(seconds));
        driven.clear();
        drive();
    }

    /**
     * Advances both worlds by one video frame, exactly, with the values of its time, and waits for the snapshots.
     */
    public void advanceOneFrame() throws InterruptedException {
        halt();
        grantOneFrame(false);
        session.control().awaitIdle();
        arrive();
    }

    /** Waits until both worlds rest, measured as they are, for {@link #setOut}. They no longer play. */
    public void halt() throws InterruptedException {
        cancelJump();
        session.control().setPlaying(false);
        if (underway) { // the last frame may have been granted quietly
            session.control().wakeAll();
        }
        session.control().awaitIdle();
        if (session.worlds().stream().anyMatch(world -> measuresLag(world.snapshot()))) {
            session.control().wakeAll(); // a world that rests measures itself when it is woken
            session.control().awaitIdle();
        }
    }

    private static boolean measuresLag(Snapshot snapshot) {
        return snapshot.progress().measuredStep() != snapshot.step();
    }

    /** Lets both worlds, which rest, set out on the next video frame, exactly; {@link #hasArrived} says when it is there. */
    public void setOut() {
        grantOneFrame(false);
    }

    /**
     * Whether the worlds have come to the frame that they set out for.
     *
     * @param nanos how long to wait for them at most
     */
    public boolean hasArrived(long nanos) throws InterruptedException {
        boolean there = session.control().awaitIdle(nanos);
        if (there) {
            arrive();
        }
        return there;
    }

    private void grantOneFrame(boolean quiet) {
        seconds = (frame() + 1.0) / pace.framesPerSecond();
        drive();
        underway = true;
        clocks.values().forEach(clock -> clock.expect(pace));
        session.grantOneFrame(pace, quiet);
    }

    private void arrive() {
        underway = false;
        clocks.values().forEach(clock -> clock.set(seconds));
    }

    /**
     * Plays, to be called once for each drawn frame. A scene with a timeline plays by the exact frames that are due since the last
     * call, so that the window shows what a video will show, only later where the machine is slow; another plays by the grants of
     * its {@link StepControl}, and the clock follows. A jump goes on. While the worlds rest, the clock counts their single steps.
     *
     * @param now {@link System#nanoTime()}
     * @param nanos how long to wait for the worlds at most, but for a third of the time since the last call if that is longer;
     *     they go on beside
     */
    public void play(long now, long nanos) throws InterruptedException {
        double elapsed = Math.min((now - playedAt) * 1e-9, LONGEST_FRAME);
        playedAt = now;
        if (isJumping()) {
            goOn(nanos);
        } else if (timeline.isEmpty() || !session.control().isPlaying()) {
            due = 0;
            rest();
        } else {
            double speed = session.control().speed();
            due = speed == StepControl.UNLIMITED ? speed : due + speed * elapsed * pace.framesPerSecond();
            long patience = Math.max(nanos, (long) (WAIT_SHARE * elapsed * 1e9));
            playDue(System.nanoTime() + patience);
        }
    }

    private void playDue(long end) throws InterruptedException {
        boolean there = due >= 1 && hasArrived(0); // a frame that is still under way leaves the window its time
        while (there) {
            due -= 1;
            boolean last = due < 1 || System.nanoTime() >= end;
            grantOneFrame(!last);
            there = !last && hasArrived(end - System.nanoTime());
        }
        due = Math.min(due, 1); // what could not be done is forgotten, or the worlds would lag ever further behind
    }

    private void rest() throws InterruptedException {
        if (!underway) {
            follow();
        } else if (hasArrived(0)) {
            session.control().wakeAll();
        }
    }

    /** Sets the clock to what the worlds have come to by themselves, and the values of that time. Does not wait. */
    private void follow() {
        clocks.values().forEach(clock -> clock.look(seconds));
        clocks.values().stream()
                .filter(SideClock::counts)
                .mapToDouble(SideClock::seconds)
                .min()
                .ifPresent(slowest -> seconds = Math.max(seconds, slowest));
        Map<Parameter, Double> changed = changed();
        if (!changed.isEmpty()) { // else what the tuning holds back would be sent
            tuning.drive(changed);
        }
    }

    /** Sets what the timeline has changed since the last time; what stands still is the user's to change. */
    private void drive() {
        tuning.drive(changed());
    }

    private Map<Parameter, Double> changed() {
        Map<Parameter, Double> changed = new HashMap<>();
        for (Parameter parameter : timeline.parameters()) {
            double value = timeline.value(parameter, seconds).orElseThrow();
            Double before = driven.put(parameter, value);
            if (before == null || before != value) {
                changed.put(parameter, value);
            }
        }
        return changed;
    }

    // Jumping.

    /** Sets off to a time of the video; {@link #goOn} takes the worlds there. */
    public void jump(double toSeconds) {
        boolean playing = isJumping() ? playsAfterwards : session.control().isPlaying();
        long wanted = Math.round(Math.clamp(toSeconds, 0, length()) * pace.framesPerSecond());
        session.control().setPlaying(false);
        if (wanted < seconds * pace.framesPerSecond() - ALMOST || wanted == 0) {
            rewind(() -> session.post(new Command.Reset()));
        }
        from = frame();
        goal = wanted;
        playsAfterwards = playing;
    }

    /** Whether the worlds are on their way. */
    public boolean isJumping() {
        return goal >= 0;
    }

    /** How far the worlds have come, 0 … 1; 1 without a jump. */
    public double progress() {
        return isJumping() && goal > from ? (double) (frame() - from) / (goal - from) : 1;
    }

    /** Where a jump goes, or where the worlds are. */
    public double target() {
        return isJumping() ? (double) goal / pace.framesPerSecond() : seconds;
    }

    /** Whether the worlds play once they have arrived. */
    public boolean playsAfterwards() {
        return playsAfterwards;
    }

    /** Lets the worlds play once they have arrived, or rest. */
    public void setPlaysAfterwards(boolean wanted) {
        playsAfterwards = wanted;
    }

    /**
     * Takes the worlds on their way for some time at most, then returns whether they have arrived; true without a jump.
     *
     * @param nanos the longest that the call may take; a frame under way goes on beside it
     */
    public boolean goOn(long nanos) throws InterruptedException {
        if (!isJumping()) {
            return true;
        }
        long end = System.nanoTime() + nanos;
        StepControl control = session.control();
        while (control.awaitIdle(end - System.nanoTime())) {
            arrive();
            if (frame() >= goal) {
                cancelJump();
                return true;
            }
            if (System.nanoTime() >= end) {
                return false;
            }
            grantOneFrame(frame() + 1 < goal);
        }
        return false;
    }

    /** Stays where the worlds are; they play on if they did before the jump. */
    public void cancelJump() {
        if (isJumping()) {
            goal = -1;
            session.control().wakeAll();
            session.control().setPlaying(playsAfterwards);
        }
    }
}
