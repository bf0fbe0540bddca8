package grokfield.scenes;

/** When a world is measured: often enough for plots, but never for more than a share of the world's time. */
final class MeasurePace {
    private static final long EVERY = 40_000_000; // ns between two measures
    private static final double MOST_SHARE = 0.2; // of the world's time

    private long measuredAt; // ns
    private long cost; // ns
    private long step = -1;

    /** Whether enough time has gone by since the last one. */
    boolean isDue(long now) {
        return now - measuredAt > Math.max(EVERY, (long) (cost / MOST_SHARE));
    }

    /** The step that was measured last, or −1. */
    long step() {
        return step;
    }

    /**
     * A step was measured.
     *
     * @param begin in ns, as end
     */
    void done(long measuredStep, long begin, long end) {
        step = measuredStep;
        measuredAt = end;
        cost = end - begin;
    }
}
