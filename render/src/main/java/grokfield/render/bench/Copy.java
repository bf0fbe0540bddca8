package grokfield.render.bench;

import grokfield.sim.WorkerPool;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Copies of arrays too large for any cache: the most that memory gives. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
public class Copy {
    private static final int FLOATS = 1 << 24; // 64 MiB for each core

    /** Bytes that one core reads and writes in one call. */
    static final double BYTES = 2.0 * Float.BYTES * FLOATS;

    @Param("1")
    int cores = 1;

    @Param("0")
    int warmups;

    @Param("0")
    int milliseconds;

    private WorkerPool workers = new WorkerPool("bench", 1);
    private float[][] from = {};
    private float[][] to = {};

    /** Starts the threads and warms up. */
    @Setup(Level.Trial)
    public void start() throws Exception {
        stop();
        workers = new WorkerPool("bench", cores);
        from = new float[cores][FLOATS];
        to = new float[cores][FLOATS];
        WarmUp.untilSteady(this::run, milliseconds, warmups);
    }

    /** Ends the threads. */
    @TearDown(Level.Trial)
    public void stop() {
        workers.close();
    }

    /** What is measured. */
    @Benchmark
    public float[][] run() {
        workers.run(cores, core -> System.arraycopy(from[core], 0, to[core], 0, FLOATS));
        return to;
    }
}
