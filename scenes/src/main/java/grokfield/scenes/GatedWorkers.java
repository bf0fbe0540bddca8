package grokfield.scenes;

import grokfield.sim.Workers;

/**
 * Workers behind a gate: while it is shut, an engine keeps to its caller's thread, so that warming up leaves the others to
 * the world. Engines compute the same bits on any number of workers.
 */
final class GatedWorkers implements Workers {
    private final Workers workers;
    private volatile boolean open;

    GatedWorkers(Workers workers) {
        this.workers = workers;
    }

    void open() {
        open = true;
    }

    @Override
    public int parallelism() {
        return workers.parallelism();
    }

    @Override
    public void run(int parts, Part part) {
        if (open) {
            workers.run(parts, part);
        } else {
            CALLER.run(parts, part);
        }
    }
}
