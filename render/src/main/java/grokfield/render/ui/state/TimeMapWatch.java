package grokfield.render.ui.state;

import grokfield.scenes.LatestAnswer;
import grokfield.scenes.TimeMap;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fits the time map to what both sides' measures have been, beside the window. Used by the window's thread. */
public final class TimeMapWatch implements AutoCloseable {
    /** The measures that the map is fitted to, all alike. */
    public static final List<Measure> MEASURES =
            List.of(Measure.CIRCULARITY, Measure.PAIR_SUM_PURITY, Measure.RAY_PURITY);

    /** The samples that each side must have: straight lines through fewer give a ratio that means nothing. */
    public static final int FEWEST_SAMPLES = 5;

    private static final int LEVELS = 24;

    private final LatestAnswer<Question, Optional<Found>> answers =
            LatestAnswer.beside("grokfield-time-map", Question::answer);
    private Moment asked = new Moment(0, 0, 0, 0, false);

    /**
     * A map and what it shows.
     *
     * @param particles each measure of the particles over the network's steps
     * @param lags by how many network steps the particles come later to each level of a measure
     */
    public record Found(
            TimeMap map, Map<Measure, History> particles, Map<Measure, List<TimeMap.Lag>> lags, boolean withOffset) {}

    /** How far both histories have come: nothing new is asked while that stays. */
    private record Moment(
            int networkSize, double networkEnd, int particleSize, double particleEnd, boolean withOffset) {}

    private record Question(Map<Measure, TimeMap.Pair> pairs, boolean withOffset) {
        Optional<Found> answer() {
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
    }

    /** Looks at the histories of both sides, and gives the newest map; empty while they are too short. Returns at once. */
    public Optional<Found> of(SideHistory network, SideHistory particles, boolean withOffset) {
        int networkSize = network.samples().size();
        int particleSize = particles.samples().size();
        if (Math.min(networkSize, particleSize) < FEWEST_SAMPLES) {
            answers.forget();
            return Optional.empty();
        }
        Moment now = new Moment(
                networkSize,
                network.samples().steps()[networkSize - 1],
                particleSize,
                particles.samples().steps()[particleSize - 1],
                withOffset);
        if (!now.equals(asked) && answers.isFree()) {
            asked = now;
            Map<Measure, TimeMap.Pair> pairs = new EnumMap<>(Measure.class);
            for (Measure measure : MEASURES) {
                pairs.put(measure, new TimeMap.Pair(curve(network, measure), curve(particles, measure)));
            }
            answers.ask(new Question(pairs, withOffset));
        }
        return answers.newest().flatMap(found -> found);
    }

    private static TimeMap.Curve curve(SideHistory history, Measure measure) {
        History samples = history.samples();
        return new TimeMap.Curve(
                Arrays.copyOf(samples.steps(), samples.size()),
                Arrays.copyOf(samples.column(SideHistory.column(measure)), samples.size()));
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

    @Override
    public void close() {
        answers.close();
    }
}
