package grokfield.scenes;

/** Measures how many steps a second a world takes, over windows of half a second. Owned by one thread. */
final class Pace {
    private static final long WINDOW = 500_000_000; // ns

    private long begin;
    private long steps;
    private boolean begun;
    private boolean changed;
    private double stepsPerSecond;

    /** Counts steps that were finished at a time of {@link System#nanoTime()}. */
    void count(long taken, long now) {
        changed = false;
        if (!begun) {
            begun = true;
            begin = now;
            return; // the first grant includes warm-up
        }
        steps += taken;
        if (now - begin >= WINDOW) {
            double measured = steps * 1e9 / (now - begin);
            changed = measured != stepsPerSecond;
            stepsPerSecond = measured;
            begin = now;
            steps = 0;
        }
    }

    /** Whether the last count ended a window with another result. */
    boolean changed() {
        return changed;
    }

    double stepsPerSecond() {
        return stepsPerSecond;
    }

    void restart() {
        begun = false;
        steps = 0;
    }
}
