package grokfield.scenes;

import grokfield.sim.Measures;
import grokfield.sim.ParticleState;
import grokfield.sim.Points;
import grokfield.sim.StructureMeasures;
import grokfield.trainer.TrainingMetrics;
import java.util.Arrays;
import java.util.Optional;

/** What is kept of one side of one seed while it runs, and what comes of it at its end. Owned by one thread. */
final class SideRecord {
    private final Side side;
    private final long seed;
    private final String engine;
    private final long interval;
    private final StructureMeasures measures;
    private final StringBuilder samples = new StringBuilder();

    /**
     * What came of it.
     *
     * @param positions the final positions or embeddings, shape (N, d); NaN if the side failed
     * @param samples lines of {@code metrics.csv}
     */
    record Outcome(SeedResult result, Points positions, String samples) {}

    /**
     * @param engine what computes it
     * @param interval steps between two samples; 0 for none
     * @param measures for the shape of this side's positions; may be shared by records of one thread
     */
    SideRecord(Side side, long seed, String engine, long interval, StructureMeasures measures) {
        this.side = side;
        this.seed = seed;
        this.engine = engine;
        this.interval = interval;
        this.measures = measures;
    }

    /** Steps until the next sample or the last step. */
    long untilNextSample(long step, long last) {
        return interval == 0 ? last - step : Math.min(last - step, interval - step % interval);
    }

    boolean isSampled(long step) {
        return interval > 0 && step % interval == 0;
    }

    /** Takes a sample if one is due. */
    void sample(long step, double[] positions, Optional<TrainingMetrics> training) {
        if (isSampled(step)) {
            samples.append(MeasureTable.csvLine(seed, side, step, measures.measure(positions), training));
        }
    }

    /** Takes a sample. */
    void take(long step, double[] positions) {
        samples.append(MeasureTable.csvLine(seed, side, step, measures.measure(positions), Optional.empty()));
    }

    /** The end of particles that went in adaptive steps. */
    Outcome rested(ParticleState state, Optional<Rest> rest, Optional<String> error, double seconds) {
        return outcome(state.step(), state.positions(), state.dimensions(), Optional.empty(), rest, error, seconds);
    }

    /**
     * The end.
     *
     * @param positions of the last good step, shape (N, d)
     * @param seconds how long it took
     */
    Outcome outcome(
            long steps,
            double[] positions,
            int dimensions,
            Optional<TrainingMetrics> training,
            Optional<String> error,
            double seconds) {
        return outcome(steps, positions, dimensions, training, Optional.empty(), error, seconds);
    }

    private Outcome outcome(
            long steps,
            double[] positions,
            int dimensions,
            Optional<TrainingMetrics> training,
            Optional<Rest> rest,
            Optional<String> error,
            double seconds) {
        boolean failed = error.isPresent();
        Measures last = measures.measure(positions);
        if (interval > 0 && !failed) {
            samples.append(MeasureTable.csvLine(seed, side, steps, last, training));
        }
        double[] end = positions.clone();
        if (failed) {
            Arrays.fill(end, Double.NaN);
        }
        SeedResult result = new SeedResult(
                seed,
                side,
                engine,
                steps,
                failed ? Optional.empty() : Optional.of(last),
                failed ? Optional.empty() : training,
                failed ? Optional.empty() : rest,
                seconds,
                error);
        return new Outcome(result, Points.copyOf(end, dimensions), samples.toString());
    }
}
