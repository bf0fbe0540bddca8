package grokfield.render.bench;

import grokfield.sim.Operation;
import grokfield.sim.Task;
import grokfield.trainer.DivergedException;
import grokfield.trainer.NetworkSettings;
import grokfield.trainer.Training;
import grokfield.trainer.TrainingParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** {@link #STEPS} steps of every seed of the pair-sum network at the defaults; the seeds share the cores. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
public class TrainingSteps {
    /** So many that handing the seeds to the threads costs nothing beside them. */
    static final int STEPS = 200;

    @Param("1")
    int seeds = 1;

    @Param("1")
    int cores = 1;

    @Param("0")
    int warmups;

    @Param("0")
    int milliseconds;

    private final List<Training> runs = new ArrayList<>();
    private ExecutorService threads = Executors.newFixedThreadPool(1);

    /** Starts the threads and warms up. */
    @Setup(Level.Trial)
    public void start() throws Exception {
        threads.shutdown();
        threads = Executors.newFixedThreadPool(cores);
        reset();
        WarmUp.untilSteady(this::step, milliseconds, warmups);
    }

    /** Starts every seed anew, so that every iteration measures the same part of training. */
    @Setup(Level.Iteration)
    public void reset() {
        runs.clear();
        for (int seed = 0; seed < seeds; seed++) {
            runs.add(Training.start(Task.of(Operation.ADDITION, 17), NetworkSettings.DEFAULTS.withSeed(seed)));
        }
    }

    /** Ends the threads. */
    @TearDown(Level.Trial)
    public void stop() {
        threads.shutdown();
    }

    /** What is measured. */
    @Benchmark
    public long step() throws InterruptedException, ExecutionException {
        List<Callable<Long>> parts = new ArrayList<>();
        for (Training run : runs) {
            parts.add(() -> stepMany(run));
        }
        long steps = 0;
        for (Future<Long> part : threads.invokeAll(parts)) {
            steps += part.get();
        }
        return steps;
    }

    private static long stepMany(Training run) throws DivergedException {
        for (int i = 0; i < STEPS; i++) {
            run.step(TrainingParameters.DEFAULTS);
        }
        return run.step();
    }
}
