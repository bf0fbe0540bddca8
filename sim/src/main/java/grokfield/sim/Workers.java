package grokfield.sim;

/** The worker threads that an engine may use. Given, never made, by the engine. */
public interface Workers {
    /** How many parts may run at once, at least 1. */
    int parallelism();

    /** Runs {@code part.run(0) … part.run(parts − 1)}, in any order and on any threads, and returns when all are done. */
    void run(int parts, Part part);

    /** One part of a parallel computation. */
    @FunctionalInterface
    interface Part {
        void run(int index);
    }

    /** No threads but the caller's. */
    Workers CALLER = new Workers() {
        @Override
        public int parallelism() {
            return 1;
        }

        @Override
        public void run(int parts, Part part) {
            for (int i = 0; i < parts; i++) {
                part.run(i);
            }
        }
    };
}
