package grokfield.render.bench;

import grokfield.sim.Engines;
import grokfield.sim.ForceEngine;
import grokfield.sim.ForceParameters;
import grokfield.sim.Operation;
import grokfield.sim.ParticleState;
import grokfield.sim.Task;
import grokfield.sim.UnstableException;
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

/** One step of the whole law at the defaults, in two dimensions. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
public class ForceStep {
    @Param(Engines.SCALAR)
    String engine = Engines.SCALAR;

    @Param("17")
    int tokens = 17;

    @Param("1")
    int cores = 1;

    @Param("0")
    int warmups;

    @Param("0")
    int milliseconds;

    private WorkerPool workers = new WorkerPool("bench", 1);
    private ParticleState state = ParticleState.normal(tokens, 2, 0);
    private ForceEngine forces = Engines.create(engine, Task.of(Operation.ADDITION, tokens), 2, workers);

    /** Makes the engine that the parameters name, and warms it up. */
    @Setup(Level.Trial)
    public void start() throws Exception {
        stop();
        workers = new WorkerPool("bench", cores);
        state = ParticleState.normal(tokens, 2, 0);
        forces = Engines.create(engine, Task.of(Operation.ADDITION, tokens), 2, workers);
        WarmUp.untilSteady(this::step, milliseconds, warmups);
    }

    /** Ends its threads. */
    @TearDown(Level.Trial)
    public void stop() {
        forces.close();
        workers.close();
    }

    /** What is measured. */
    @Benchmark
    public double[] step() throws UnstableException {
        forces.advance(ForceParameters.DEFAULTS, state, 1);
        return state.positions();
    }
}
