package grokfield.render.bench;

/**
 * Runs an operation until it no longer becomes faster. A fixed time is no measure: until the last of the JIT compilers
 * has been there, a vector kernel is a hundred times slower, and on a busy machine that takes many seconds.
 */
final class WarmUp {
    private static final int PATIENCE = 5; // rounds without a gain
    private static final long LEAST = 2_000_000_000; // ns: the compilers may not have begun before

    private WarmUp() {}

    /** One operation. */
    @FunctionalInterface
    interface Operation {
        void run() throws Exception;
    }

    /**
     * Runs rounds of {@code milliseconds}, at least one operation each, until several in a row have brought no gain of
     * a twentieth over the best before and two seconds are over, for {@code atMost} rounds.
     */
    static void untilSteady(Operation operation, int milliseconds, int atMost) throws Exception {
        double best = Double.POSITIVE_INFINITY;
        int patience = PATIENCE;
        long began = System.nanoTime();
        for (int round = 0; round < atMost && (patience > 0 || System.nanoTime() - began < LEAST); round++) {
            double time = nanosecondsPerOperation(operation, milliseconds * 1_000_000L);
            patience = time < 0.95 * best ? PATIENCE : patience - 1;
            best = Math.min(best, time);
        }
    }

    private static double nanosecondsPerOperation(Operation operation, long duration) throws Exception {
        long began = System.nanoTime();
        long spent;
        int operations = 0;
        do {
            operation.run();
            operations++;
            spent = System.nanoTime() - began;
        } while (spent < duration);
        return (double) spent / operations;
    }
}
