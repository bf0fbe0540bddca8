package grokfield.scenes;

/** How far one world has come, in seconds of the video. */
final class SideClock {
    private final World world;
    private final double stepsPerSecond;
    private double seconds;
    private long step;
    private long generation;
    private boolean awaitingRestart;

    SideClock(World world, double stepsPerSecond) {
        this.world = world;
        this.stepsPerSecond = stepsPerSecond;
        take(world.snapshot());
    }

    private void take(Snapshot snapshot) {
        step = snapshot.step();
        generation = snapshot.progress().generation();
    }

    /** A reset is under way: until it is done, steps count for nothing. */
    void awaitRestart() {
        awaitingRestart = true;
        generation = world.snapshot().progress().generation();
        seconds = 0;
    }

    /** The world is to take an exact frame, of which its next snapshot may not tell yet. */
    void expect(Scene.Record pace) {
        step += pace.steps(world.side());
    }

    /** The world has come to this time. */
    void set(double now) {
        seconds = now;
        Snapshot snapshot = world.snapshot();
        if (awaitingRestart || snapshot.progress().generation() != generation) {
            take(snapshot);
        }
        awaitingRestart = false;
    }

    /** Counts the steps taken since the last look; a world that began anew by itself goes on from the common time. */
    void look(double common) {
        Snapshot snapshot = world.snapshot();
        if (snapshot.progress().generation() != generation) {
            seconds = awaitingRestart ? snapshot.step() / stepsPerSecond : common;
            awaitingRestart = false;
            take(snapshot);
        } else if (!awaitingRestart) {
            long taken = Math.max(0, snapshot.step() - step);
            seconds = counts() ? seconds + taken / stepsPerSecond : common;
            step += taken;
        }
    }

    /** Whether this world says how time passes: it neither stopped nor settles. */
    boolean counts() {
        Snapshot snapshot = world.snapshot();
        boolean settles = snapshot instanceof ParticleSnapshot particles
                && particles.settling().filter(SettleStatus::running).isPresent();
        return snapshot.progress().stopped().isEmpty() && !settles;
    }

    double seconds() {
        return seconds;
    }
}
