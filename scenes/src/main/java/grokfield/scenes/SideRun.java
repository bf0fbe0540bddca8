package grokfield.scenes;

import grokfield.sim.EngineChoice;
import grokfield.sim.EngineException;
import grokfield.sim.Engines;
import grokfield.sim.ForceEngine;
import grokfield.sim.ParticleState;
import grokfield.sim.StructureMeasures;
import grokfield.sim.UnstableException;
import grokfield.trainer.AttributionReading;
import grokfield.trainer.DivergedException;
import grokfield.trainer.Training;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** One side of one seed, from its start to its last step, on one thread. */
final class SideRun {
    /** Pair interactions between two looks at the run's state: a few milliseconds on a processor. */
    private static final double INTERACTIONS_A_LOOK = 2e7;

    /** The same on a device, where every look costs a launch. */
    private static final double INTERACTIONS_A_LAUNCH = 1e9;

    private static final int MOST_STEPS_A_LOOK = 1000;

    private final Scene scene;
    private final Side side;
    private final Stepping stepping;
    private final long interval;
    private final EngineSupply engines;
    private final Watch watch;
    private final AttributionChoice attribution;

    /** Who looks on. */
    interface Watch {
        /**
         * Called between steps.
         *
         * @throws CancellationException to end the run
         */
        void advanced(long steps);
    }

    /**
     * @param plan of which the stepping and the attribution count
     * @param interval steps between two samples, or 0 for no samples
     */
    SideRun(Scene scene, Side side, RunPlan plan, long interval, EngineSupply engines, Watch watch) {
        this.scene = scene;
        this.side = side;
        this.stepping = plan.stepping();
        this.attribution = plan.attribution();
        this.interval = interval;
        this.engines = engines;
        this.watch = watch;
    }

    static int dimensions(Scene scene, Side side) {
        return switch (side) {
            case PARTICLES -> scene.particles().orElseThrow().dimensions();
            case NETWORK -> scene.network().orElseThrow().settings().dimensions();
        };
    }

    /** The steps that a side of a scene runs. */
    static long steps(Scene scene, Side side) {
        return switch (side) {
            case PARTICLES -> scene.particles().orElseThrow().steps();
            case NETWORK -> scene.network().orElseThrow().steps();
        };
    }

    /** The engine of a scene's particles: the wanted one, or what the fixed rule says. */
    static EngineChoice engine(Scene scene) {
        Scene.Particles particles = scene.particles().orElseThrow();
        return Engines.ruled(EngineChoice.parse(particles.engine()), scene.task(), particles.dimensions());
    }

    /** The steps between two looks at so many states; it depends on the scene alone. */
    static int stepsALook(Scene scene, int states) {
        double pairs = scene.task().pairs();
        double interactions =
                engine(scene).name().equals(Engines.TORNADO) ? INTERACTIONS_A_LAUNCH : INTERACTIONS_A_LOOK;
        return Math.clamp((long) (interactions / (pairs * pairs * states)), 1, MOST_STEPS_A_LOOK);
    }

    SideRecord.Outcome run() throws SceneException {
        return switch (side) {
            case PARTICLES -> particles(scene.particles().orElseThrow());
            case NETWORK -> network(scene.network().orElseThrow());
        };
    }

    private SideRecord.Outcome particles(Scene.Particles particles) throws SceneException {
        long begin = System.nanoTime();
        EngineChoice choice = engine(scene);
        SideRecord record = record(particles.seed(), choice.toString());
        if (!(stepping instanceof Stepping.Fixed)) {
            return new AdaptiveRun(scene, stepping, interval, engines, watch).run(record, choice, begin);
        }
        ParticleState state = new ParticleState(Starts.positions(scene).toArray(), particles.dimensions(), 0);
        Optional<String> error = Optional.empty();
        try (ForceEngine engine =
                engines.factory().create(choice, scene.task(), particles.dimensions(), engines.workers())) {
            int chunk = stepsALook(scene, 1);
            while (state.step() < particles.steps()) {
                record.sample(state.step(), state.positions(), Optional.empty());
                int steps = (int) Math.min(chunk, record.untilNextSample(state.step(), particles.steps()));
                engine.advance(particles.forces(), state, steps);
                watch.advanced(steps);
            }
        } catch (UnstableException | EngineException e) {
            error = Optional.of(String.valueOf(e.getMessage()));
        }
        return record.outcome(
                state.step(), state.positions(), state.dimensions(), Optional.empty(), error, since(begin));
    }

    private SideRecord.Outcome network(Scene.Network network) {
        long begin = System.nanoTime();
        Training training = Training.start(scene.task(), network.settings());
        SideRecord record = record(network.settings().seed(), network.settings().kind());
        Optional<String> error = Optional.empty();
        try {
            while (training.step() < network.steps()) {
                if (record.isSampled(training.step())) {
                    double[] embeddings = training.embeddings().toArray();
                    record.sample(training.step(), embeddings, Optional.of(read(training)));
                }
                explain(training, record);
                training.step(network.training());
                watch.advanced(1);
            }
            explain(training, record);
        } catch (DivergedException e) {
            error = Optional.of(String.valueOf(e.getMessage()));
        }
        return record.outcome(
                training.step(),
                training.embeddings().toArray(),
                network.settings().dimensions(),
                error.isEmpty() ? Optional.of(read(training)) : Optional.empty(),
                error,
                since(begin));
    }

    private NetworkReading read(Training training) {
        return NetworkReading.of(training, attribution.atSamples(scene));
    }

    /** Keeps the attribution of the step that was asked for. */
    private void explain(Training training, SideRecord record) {
        if (attribution.atStep().isPresent() && attribution.atStep().getAsLong() == training.step()) {
            record.explain(training.step(), AttributionReading.of(training, AttributionChoice.lengthsIn(scene)));
        }
    }

    private SideRecord record(long seed, String engine) {
        StructureMeasures measures = new StructureMeasures(scene.task(), dimensions(scene, side));
        return new SideRecord(side, seed, engine, interval, measures);
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) * 1e-9;
    }
}
