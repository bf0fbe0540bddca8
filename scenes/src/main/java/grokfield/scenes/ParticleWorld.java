package grokfield.scenes;

import grokfield.scenes.StoredState.HeldEngine;
import grokfield.sim.EngineChoice;
import grokfield.sim.ForceParameters;
import grokfield.sim.Measures;
import grokfield.sim.ParticleState;
import grokfield.sim.Points;
import grokfield.sim.StructureMeasures;
import grokfield.sim.Task;
import grokfield.sim.UnstableException;
import java.util.Set;

/** The particles of a scene, alive. */
public final class ParticleWorld extends World {
    private final Task task;

    // Owned by the world's thread.
    private final RunningEngine engine;
    private final WorldSettling settling;
    private ForceParameters parameters;
    private ParticleState state;
    private long seed;
    private Points start; // (N, d), where the next reset begins
    private final boolean fromSeed;
    private Measures measures;
    private double largestStableStep;
    private final double[] forces; // (N, d)

    /**
     * @param particles the scene's particles
     * @param start where they begin, shape (N, d)
     * @param engines how its engines are made and chosen
     */
    ParticleWorld(Task task, Scene.Particles particles, Points start, StepControl control, EngineSupply engines) {
        super(Side.PARTICLES, control);
        this.task = task;
        this.engine = new RunningEngine(
                new EngineMaker(engines.factory(), task, particles.dimensions(), engines.workers()),
                EngineChoice.parse(particles.engine()),
                engines.auto() == AutoEngine.BY_TIMING,
                () -> control.wake(Side.PARTICLES));
        this.settling = new WorldSettling(engine);
        this.parameters = particles.forces();
        this.seed = particles.seed();
        this.start = start;
        this.fromSeed = particles.start() instanceof Start.Normal;
        this.state = new ParticleState(start.toArray(), start.dimensions(), 0);
        this.forces = new double[task.tokens() * start.dimensions()];
        this.measures = StructureMeasures.of(task, start);
    }

    @Override
    public ParticleSnapshot snapshot() {
        return (ParticleSnapshot) super.snapshot();
    }

    @Override
    long seed() {
        return seed;
    }

    @Override
    long step() {
        return state.step();
    }

    @Override
    EngineStatus engine() {
        return engine.status();
    }

    @Override
    boolean prepareEngine(boolean exact) {
        return engine.prepare(exact, parameters, state);
    }

    @Override
    void advance(long steps) throws StoppedException {
        try {
            engine.advance(parameters, state, Math.toIntExact(steps));
        } catch (UnstableException e) {
            throw new StoppedException(e.getMessage() + "; then press Reset", e);
        }
    }

    @Override
    boolean isSettling() {
        return settling.isRunning();
    }

    @Override
    void settle() throws StoppedException {
        try {
            settling.step(parameters, state);
        } catch (UnstableException e) {
            throw new StoppedException(e.getMessage() + "; then press Reset", e);
        }
    }

    @Override
    void measure() {
        Points positions = Points.copyOf(state.positions(), state.dimensions());
        measures = StructureMeasures.of(task, positions);
        largestStableStep = engine.largestStableStep(parameters, state);
    }

    @Override
    Effect obey(Command command) {
        return switch (command) {
            case Command.SetForces set -> {
                parameters = set.parameters();
                yield Effect.CHANGED;
            }
            case Command.Reset reset -> restart(start);
            case Command.Reseed reseed -> reseed(reseed.seed());
            case Command.SetEngine set -> {
                engine.want(set.engine());
                yield Effect.CHANGED;
            }
            case Command.Settle wanted -> {
                settling.begin(wanted, parameters, state);
                yield Effect.CHANGED;
            }
            case Command.StopSettling stop -> {
                settling.cancel(state);
                yield Effect.CHANGED;
            }
            case Command.Restore restore -> restore(restore.state());
            default -> Effect.NONE;
        };
    }

    @Override
    WorldState state() {
        return new WorldState.Particles(
                seed,
                start,
                Points.copyOf(state.positions(), state.dimensions()),
                grip().pins(),
                state.step(),
                state.time());
    }

    @Override
    void resume(WorldState saved) {
        WorldState.Particles particles = (WorldState.Particles) saved;
        seed = particles.seed();
        start = particles.start();
        Points positions = particles.positions();
        state = new ParticleState(positions.toArray(), positions.dimensions(), particles.step());
        state.setTime(particles.time());
        settling.forget();
    }

    @Override
    Command inForce() {
        return new Command.SetForces(parameters);
    }

    @Override
    HeldEngine heldEngine() {
        return engine.held();
    }

    @Override
    boolean holdEngine(HeldEngine wanted) {
        return engine.hold(wanted);
    }

    @Override
    boolean place(int token, double[] to) {
        if (to.length != state.dimensions() || token < 0 || token >= task.tokens()) {
            return false;
        }
        System.arraycopy(to, 0, state.positions(), token * state.dimensions(), to.length);
        return true;
    }

    @Override
    void hold(int token, boolean wanted) {
        state.pinned()[token] = wanted;
    }

    private Effect reseed(long next) {
        seed = next;
        if (fromSeed) {
            start = Points.copyOf(
                    ParticleState.normal(task.tokens(), state.dimensions(), next)
                            .positions(),
                    state.dimensions());
        }
        return restart(start);
    }

    private Effect restart(Points from) {
        resume(new WorldState.Particles(seed, start, from, Set.of(), 0, 0));
        grip().restart(Set.of());
        engine.restarted();
        return Effect.RESTARTED;
    }

    private Effect restore(WorldState saved) {
        if (!(saved instanceof WorldState.Particles particles)) {
            return Effect.NONE;
        }
        resume(particles);
        particles.pins().forEach(token -> hold(token, true));
        grip().restart(particles.pins());
        engine.restarted();
        return Effect.RESTARTED;
    }

    @Override
    ParticleSnapshot snapshotNow(Snapshot.Progress progress) {
        Points positions = Points.copyOf(state.positions(), state.dimensions());
        engine.forces(parameters, state, forces);
        return new ParticleSnapshot(
                task,
                progress,
                positions,
                Points.pairSums(task, positions),
                Points.copyOf(forces, state.dimensions()),
                measures,
                grip().pins(),
                parameters,
                engine.wanted().toString(),
                largestStableStep,
                state.time(),
                settling.status());
    }

    @Override
    void release() {
        engine.close();
    }
}
