package grokfield.render.ui.state;

import grokfield.scenes.Side;
import grokfield.scenes.TimeMap;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fits the time map to what both sides' measures have been, beside the window and a few times a second at most. */
public final class TimeMapWatch {
    /** The measures that the map is fitted to, all alike. */
    public static final List<Measure> MEASURES =
            List.of(Measure.CIRCULARITY, Measure.PAIR_SUM_PURITY, Measure.RAY_PURITY);

    private static final long REST_NANOS = 400_000_000; // between two fits
    private static final int LEVELS = 24;

    private volatile Optional<Found> newest = Optional.empty();
    private volatile boolean working;
    private long begunAt = System.nanoTime() - REST_NANOS;
    private Asked asked = new Asked(null, 0, 0, false);

    /**
     * A map and what it shows.
     *
     * @param particles each measure of the particles over the network's steps
     * @param lags by how many network steps the particles come later to each level of a measure
     */
    public record Found(
            TimeMap map, Map<Measure, History> particles, Map<Measure, List<TimeMap.Lag>> lags, boolean withOffset) {}

    private record Asked(@Nullable Stage stage, double networkEnd, double particleEnd, boolean withOffset) {}

    /** The newest map, if there is one. */
    public Optional<Found> newest() {
        return newest;
    }

    /** Looks at the histories of a scene, if they have gone on; returns at once. */
    public void watch(Stage stage, boolean withOffset) {
        Optional<SideHistory> network = stage.history(Side.NETWORK);
        Optional<SideHistory> particles = stage.history(Side.PARTICLES);
        if (network.isEmpty() || particles.isEmpty()) {
            newest = Optional.empty();
            return;
        }
        Asked now = new Asked(stage, end(network.get()), end(particles.get()), withOffset);
        boolean another = asked.stage() != stage;
        if (another) {
            newest = Optional.empty();
        }
        if (working || now.equals(asked) || System.nanoTime() - begunAt < REST_NANOS) {
            return;
        }
        asked = now;
        begunAt = System.nanoTime();
        working = true;
        Map<Measure, TimeMap.Pair> pairs = new EnumMap<>(Measure.class);
        for (Measure measure : MEASURES) {
            pairs.put(measure, new TimeMap.Pair(curve(network.get(), measure), curve(particles.get(), measure)));
        }
        Thread.ofPlatform().daemon().name("grokfield-time-map").start(() -> {
            try {
                newest = find(pairs, withOffset);
            } finally {
                working = false;
            }
        });
    }

    private static double end(SideHistory history) {
        int size = history.samples().size();
        return size == 0 ? 0 : history.samples().steps()[size - 1];
    }

    private static TimeMap.Curve curve(SideHistory history, Measure measure) {
        History samples = history.samples();
        return new TimeMap.Curve(
                Arrays.copyOf(samples.steps(), samples.size()),
                Arrays.copyOf(samples.column(SideHistory.column(measure)), samples.size()));
    }

    private static Optional<Found> find(Map<Measure, TimeMap.Pair> pairs, boolean withOffset) {
        return TimeMap.fit(List.copyOf(pairs.values()), withOffset).map(map -> {
            Map<Measure, History> particles = new EnumMap<>(Measure.class);
            Map<Measure, List<TimeMap.Lag>> lags = new EnumMap<>(Measure.class);
            pairs.forEach((measure, pair) -> {
                particles.put(measure, mapped(map, pair.particles()));
                lags.put(measure, map.lags(pair, LEVELS));
            });
            return new Found(map, particles, lags, withOffset);
        });
    }

    /** A curve of the particles over the network's steps. */
    private static History mapped(TimeMap map, TimeMap.Curve curve) {
        double[] steps = curve.steps();
        History history = new History(Math.max(2, steps.length), 1);
        for (int i = 0; i < steps.length; i++) {
            history.add(Math.round(map.networkStep(steps[i])), curve.values()[i]);
        }
        return history;
    }
}
