package grokfield.scenes;

/** What a step costs the running engine, and whether that has changed since it was chosen. Owned by one thread. */
final class StepCost {
    private static final long WINDOW = 250_000_000; // ns of work
    private static final double DRIFT = 2;

    private long nanos;
    private long steps;
    private boolean settled; // the first window includes warm-up
    private double reference = Double.NaN;
    private double latest = Double.NaN;

    /** Counts steps that took so long. */
    void count(long taken, long time) {
        steps += taken;
        nanos += time;
        if (nanos < WINDOW) {
            return;
        }
        if (settled) {
            latest = (double) nanos / Math.max(1, steps);
            reference = Double.isNaN(reference) ? latest : reference;
        }
        settled = true;
        steps = 0;
        nanos = 0;
    }

    /** The newest figure in ns a step; NaN before there is one. */
    double latest() {
        return latest;
    }

    /** Whether a step now costs twice what it did at first, or half. */
    boolean drifted() {
        double ratio = latest / reference;
        return ratio > DRIFT || ratio < 1 / DRIFT;
    }

    /** Another engine runs, or the same one was chosen again. */
    void restart() {
        nanos = 0;
        steps = 0;
        settled = false;
        reference = Double.NaN;
        latest = Double.NaN;
    }
}
