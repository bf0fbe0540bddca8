package grokfield.scenes;

import grokfield.sim.Engines;
import grokfield.sim.ForceEngine;
import grokfield.sim.Measures;
import grokfield.sim.ParticleState;
import grokfield.sim.Points;
import grokfield.sim.StructureMeasures;
import grokfield.sim.UnstableException;
import grokfield.sim.Workers;
import grokfield.trainer.DivergedException;
import grokfield.trainer.Training;
import grokfield.trainer.TrainingMetrics;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** One side of one seed, from its start to its last step, on one thread. */
final class SideRun {
    /** Pair interactions between two looks at the run's state. */
    private static final long INTERACTIONS_A_LOOK = 20_000_000;

    private final Scene scene;
    private final Side side;
    private final long interval; // steps between two samples; 0 for none
    private final Workers workers;
    private final Watch watch;
    private final StringBuilder samples = new StringBuilder();
    private final StructureMeasures measures;

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
     * What came of it.
     *
     * @param positions the final positions or embeddings, shape (N, d); NaN if the side failed
     * @param samples lines of {@code metrics.csv}
     */
    record Outcome(SeedResult result, Points positions, String samples) {}

    /** @param interval steps between two samples, or 0 for no samples */
    SideRun(Scene scene, Side side, long interval, Workers workers, Watch watch) {
        this.scene = scene;
        this.side = side;
        this.interval = interval;
        this.workers = workers;
        this.watch = watch;
        this.measures = new StructureMeasures(scene.task(), dimensions(scene, side));
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

    Outcome run() throws SceneException {
        return switch (side) {
            case PARTICLES -> particles(scene.particles().orElseThrow());
            case NETWORK -> network(scene.network().orElseThrow());
        };
    }

    private Outcome particles(Scene.Particles particles) throws SceneException {
        long begin = System.nanoTime();
        ParticleState state = new ParticleState(Starts.positions(scene).toArray(), particles.dimensions(), 0);
        try (ForceEngine engine = Engines.create(particles.engine(), scene.task(), particles.dimensions(), workers)) {
            Optional<String> error = Optional.empty();
            long chunk = Math.clamp(
                    INTERACTIONS_A_LOOK
                            / ((long) scene.task().pairs() * scene.task().pairs()),
                    1,
                    1000);
            try {
                while (state.step() < particles.steps()) {
                    sample(state.step(), particles.seed(), state.positions(), Optional.empty());
                    int steps = (int) Math.min(chunk, untilNextSample(state.step(), particles.steps()));
                    engine.advance(particles.forces(), state, steps);
                    watch.advanced(steps);
                }
            } catch (UnstableException e) {
                error = Optional.of(String.valueOf(e.getMessage()));
            }
            return outcome(
                    particles.seed(), engine.name(), state.step(), state.positions(), Optional.empty(), error, begin);
        }
    }

    private Outcome network(Scene.Network network) {
        long begin = System.nanoTime();
        Training training = Training.start(scene.task(), network.settings());
        long seed = network.settings().seed();
        Optional<String> error = Optional.empty();
        try {
            while (training.step() < network.steps()) {
                if (isSampled(training.step())) {
                    double[] embeddings = training.embeddings().toArray();
                    sample(training.step(), seed, embeddings, Optional.of(training.metrics()));
                }
                training.step(network.training());
                watch.advanced(1);
            }
        } catch (DivergedException e) {
            error = Optional.of(String.valueOf(e.getMessage()));
        }
        double[] embeddings = training.embeddings().toArray();
        return outcome(
                seed,
                network.settings().kind(),
                training.step(),
                embeddings,
                Optional.of(training.metrics()),
                error,
                begin);
    }

    private long untilNextSample(long step, long last) {
        return interval == 0 ? last - step : Math.min(last - step, interval - step % interval);
    }

    private boolean isSampled(long step) {
        return interval > 0 && step % interval == 0;
    }

    private void sample(long step, long seed, double[] positions, Optional<TrainingMetrics> training) {
        if (isSampled(step)) {
            samples.append(MeasureTable.csvLine(seed, side, step, measures.measure(positions), training));
        }
    }

    private Outcome outcome(
            long seed,
            String engine,
            long steps,
            double[] positions,
            Optional<TrainingMetrics> training,
            Optional<String> error,
            long begin) {
        boolean failed = error.isPresent();
        Measures last = measures.measure(positions);
        if (interval > 0 && !failed) {
            samples.append(MeasureTable.csvLine(seed, side, steps, last, training));
        }
        double[] end = positions.clone();
        if (failed) {
            Arrays.fill(end, Double.NaN);
        }
        double seconds = (System.nanoTime() - begin) * 1e-9;
        SeedResult result = new SeedResult(
                seed,
                side,
                engine,
                steps,
                failed ? Optional.empty() : Optional.of(last),
                failed ? Optional.empty() : training,
                seconds,
                error);
        return new Outcome(result, Points.copyOf(end, dimensions(scene, side)), samples.toString());
    }
}
