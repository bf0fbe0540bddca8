package grokfield.render.bench;

import grokfield.sim.WorkerPool;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Multiply-adds of single-precision vectors that never leave the registers: the most that a core computes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
public class MultiplyAdd {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int CHAINS = 10; // that do not wait for each other: two units of latency 4 or 5
    private static final int ROUNDS = 100_000;

    /** Operations of one core in one call. */
    static final double OPERATIONS = 2.0 * CHAINS * ROUNDS * SPECIES.length();

    @Param("1")
    int cores = 1;

    @Param("0")
    int warmups;

    @Param("0")
    int milliseconds;

    private WorkerPool workers = new WorkerPool("bench", 1);
    private float[] results = {};

    /** Starts the threads and warms up. */
    @Setup(Level.Trial)
    public void start() throws Exception {
        stop();
        workers = new WorkerPool("bench", cores);
        results = new float[cores];
        WarmUp.untilSteady(this::run, milliseconds, warmups);
    }

    /** Ends the threads. */
    @TearDown(Level.Trial)
    public void stop() {
        workers.close();
    }

    /** What is measured. */
    @Benchmark
    public float[] run() {
        workers.run(cores, core -> results[core] = chains(0.999f + core * 1e-6f));
        return results;
    }

    private static float chains(float factor) {
        FloatVector f = FloatVector.broadcast(SPECIES, factor);
        FloatVector a = FloatVector.broadcast(SPECIES, 1e-3f);
        FloatVector c0 = a;
        FloatVector c1 = a;
        FloatVector c2 = a;
        FloatVector c3 = a;
        FloatVector c4 = a;
        FloatVector c5 = a;
        FloatVector c6 = a;
        FloatVector c7 = a;
        FloatVector c8 = a;
        FloatVector c9 = a;
        for (int i = 0; i < ROUNDS; i++) {
            c0 = c0.fma(f, a);
            c1 = c1.fma(f, a);
            c2 = c2.fma(f, a);
            c3 = c3.fma(f, a);
            c4 = c4.fma(f, a);
            c5 = c5.fma(f, a);
            c6 = c6.fma(f, a);
            c7 = c7.fma(f, a);
            c8 = c8.fma(f, a);
            c9 = c9.fma(f, a);
        }
        FloatVector sum = c0.add(c1)
                .add(c2)
                .add(c3)
                .add(c4)
                .add(c5)
                .add(c6)
                .add(c7)
                .add(c8)
                .add(c9);
        return sum.lane(0);
    }
}
