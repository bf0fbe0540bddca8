package grokfield.render.bench;

import grokfield.sim.EngineChoice;
import grokfield.sim.Engines;
import grokfield.sim.EnsembleEngine;
import grokfield.sim.ForceEngine;
import grokfield.sim.ForceParameters;
import grokfield.sim.Operation;
import grokfield.sim.ParticleState;
import grokfield.sim.Task;
import grokfield.sim.WorkerPool;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One step of the whole law at the defaults in two dimensions, of one state or of many together. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
public class ForceStep {
    /** So short that a state stays what it is while it is measured. */
    private static final ForceParameters PARAMETERS =
            ForceParameters.DEFAULTS.with(ForceParameters.STEP_SIZE, ForceParameters.STEP_SIZE.minimum());

    @Param(Engines.SCALAR)
    String engine = Engines.SCALAR;

    @Param("17")
    int tokens = 17;

    @Param("1")
    int states = 1;

    @Param("1")
    int cores = 1;

    @Param("NORMAL")
    String start = "NORMAL";

    @Param("0")
    int warmups;

    @Param("0")
    int milliseconds;

    private WorkerPool workers = new WorkerPool("bench", 1);
    private final List<ParticleState> swarm = new ArrayList<>();
    private AutoCloseable open = () -> {};
    private WarmUp.Operation step = () -> {};

    /** Makes the engine that the parameters name, and warms it up. */
    @Setup(Level.Trial)
    public void start() throws Exception {
        stop();
        workers = new WorkerPool("bench", cores);
        reset();
        EngineChoice choice = EngineChoice.parse(engine);
        Task task = Task.of(Operation.ADDITION, tokens);
        if (states == 1) {
            ForceEngine one = Engines.create(choice, task, 2, workers);
            open = one;
            step = () -> one.advance(PARAMETERS, swarm.getFirst(), 1);
        } else {
            EnsembleEngine many = Engines.createEnsemble(choice, task, 2, states, workers);
            open = many;
            step = () -> many.advance(PARAMETERS, swarm, ForceCase.stepsInOneCall(tokens, states));
        }
        WarmUp.untilSteady(step, milliseconds, warmups);
    }

    /** Puts every state back to where it began. */
    @Setup(Level.Iteration)
    public void reset() {
        ForceCase.Start from = ForceCase.Start.valueOf(start);
        swarm.clear();
        for (int seed = 0; seed < states; seed++) {
            swarm.add(new ParticleState(ForceCase.positions(from, tokens, seed), 2, 0));
        }
    }

    /** Ends its threads. */
    @TearDown(Level.Trial)
    public void stop() throws Exception {
        open.close();
        workers.close();
    }

    /** What is measured. */
    @Benchmark
    public List<ParticleState> step() throws Exception {
        step.run();
        return swarm;
    }
}
