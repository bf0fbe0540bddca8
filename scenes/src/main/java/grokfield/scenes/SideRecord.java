package grokfield.scenes;

import grokfield.sim.Measures;
import grokfield.sim.ParticleState;
import grokfield.sim.Points;
import grokfield.sim.StructureMeasures;
import grokfield.trainer.AttributionReading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is kept of one side of one seed while it runs, and what comes of it at its end. Owned by one thread. */
final class SideRecord {
    private final Side side;
    private final long seed;
    private final String engine;
    private final long interval;
    private final StructureMeasures measures;
    private final List<MeasureRow> samples = new ArrayList<>();
    private Optional<SeedResult.EarlyAttribution> early = Optional.empty();

    /**
     * What came of it.
     *
     * @param positions the final positions or embeddings, shape (N, d); NaN if the side failed
     * @param samples rows of {@code metrics.csv}
     */
    record Outcome(SeedResult result, Points positions, List<MeasureRow> samples) {}

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
    void sample(long step, double[] positions, Optional<NetworkReading> network) {
        if (isSampled(step)) {
            samples.add(row(step, measures.measure(positions), network));
        }
    }

    private MeasureRow row(long step, Measures taken, Optional<NetworkReading> network) {
        return new MeasureRow(seed, side, step, Optional.of(taken), network);
    }

    /** Keeps the attribution at a step that was asked for. */
    void explain(long step, AttributionReading reading) {
        early = Optional.of(new SeedResult.EarlyAttribution(step, reading));
    }

    /** Takes a sample. */
    void take(long step, double[] positions) {
        samples.add(row(step, measures.measure(positions), Optional.empty()));
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
            Optional<NetworkReading> network,
            Optional<String> error,
            double seconds) {
        return outcome(steps, positions, dimensions, network, Optional.empty(), error, seconds);
    }

    private Outcome outcome(
            long steps,
            double[] positions,
            int dimensions,
            Optional<NetworkReading> network,
            Optional<Rest> rest,
            Optional<String> error,
            double seconds) {
        boolean failed = error.isPresent();
        Measures last = measures.measure(positions);
        if (interval > 0 && !failed) {
            samples.add(row(steps, last, network));
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
                failed ? Optional.empty() : network,
                failed ? Optional.empty() : rest,
                seconds,
                error,
                failed ? Optional.empty() : early,
                Optional.empty());
        return new Outcome(result, Points.copyOf(end, dimensions), List.copyOf(samples));
    }
}
