package grokfield.scenes;

/**
 * When {@code auto} measures: at once, again soon after a restart, then ever more rarely, and when a step has come to cost
 * twice what it did, or half. Owned by one thread.
 */
final class TimingSchedule {
    private static final long SOON = 300_000_000; // ns after a restart, so that several in a row count as one
    private static final long FIRST_GAP = 2_000_000_000;
    private static final long LONGEST_GAP = 64_000_000_000L;
    private static final long DRIFT_GAP = 5_000_000_000L; // however much a step's cost jumps about

    private final StepCost cost = new StepCost();
    private long next;
    private long earliest;
    private long gap = FIRST_GAP;
    private boolean begun;

    StepCost cost() {
        return cost;
    }

    /** Whether it is time to measure. */
    boolean isDue(long now) {
        return !begun || now - next >= 0 || (cost.drifted() && now - earliest >= 0);
    }

    /** A measurement has been asked for. */
    void asked(long now) {
        begun = true;
        next = now + gap;
        earliest = now + DRIFT_GAP;
        gap = Math.min(2 * gap, LONGEST_GAP);
        cost.restart();
    }

    /** The state is another one. */
    void restarted(long now) {
        gap = FIRST_GAP;
        if (begun) {
            next = now + SOON;
        }
    }

    /** Measures at once: the user asked for {@code auto}, or an engine is no longer there. */
    void now() {
        begun = false;
        gap = FIRST_GAP;
    }
}
