package grokfield.scenes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How many steps of one side a step of the other is worth: particle step = ratio · network step + offset, fitted so that the curves
 * of measures of both sides lie closest.
 *
 * <p>What is made smallest is the mean squared difference of the curves, over the whole run of the network and over the whole run of the
 * particles alike, both counting half. Where the other side's curve has ended, or has not begun, its last or first value stands in: a
 * structure that is there stays. So every part of both runs counts whatever the map, and no map gains by leaving out what
 * does not fit.
 *
 * @param ratio particle steps per network step
 * @param offset the particle step at the network's step 0
 * @param residual the root of the mean squared difference; 0 where the curves are the same
 */
public record TimeMap(double ratio, double offset, double residual) {
    private static final int POINTS = 160; // of a curve, evenly over its steps
    private static final double WIDEST = 40; // times and shares of the ratio of the runs' lengths
    private static final int RATIOS = 121;
    private static final int OFFSETS = 25;
    private static final double FARTHEST = 0.5; // of the particles' run, for the offset
    private static final double FINEST = 1e-5;

    /**
     * One measure of one side over its steps.
     *
     * @param steps rising; copied
     * @param values as many; NaN where there is none; copied
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Curve(double[] steps, double[] values) {
        public Curve {
            if (steps.length != values.length) {
                throw new IllegalArgumentException(
                        "a curve needs as many values as steps, has " + values.length + " for " + steps.length);
            }
            steps = steps.clone();
            values = values.clone();
        }

        private double end() {
            return steps.length == 0 ? 0 : steps[steps.length - 1];
        }

        /** The value at a step by straight lines, the first before and the last beyond; NaN next to one. */
        double at(double step) {
            int after = Arrays.binarySearch(steps, step);
            if (after >= 0) {
                return values[after];
            }
            after = -after - 1;
            if (after == 0 || after == steps.length) {
                return values[Math.clamp(after, 0, steps.length - 1)];
            }
            double share = (step - steps[after - 1]) / (steps[after] - steps[after - 1]);
            return values[after - 1] + share * (values[after] - values[after - 1]);
        }
    }

    /** The same measure of both sides. */
    public record Pair(Curve network, Curve particles) {}

    /** How long after the network the particles come to a level, in network steps; below 0 they lead. */
    public record Lag(double level, double steps) {}

    /** The step of the network that belongs to a particle step. */
    public double networkStep(double particleStep) {
        return (particleStep - offset) / ratio;
    }

    /**
     * Fits the map.
     *
     * @param pairs the measures that count, all alike
     * @param withOffset whether the sides may begin at different times; if not, both begin at their step 0
     * @return empty if a side has not gone on yet, or no measure is defined
     */
    public static Optional<TimeMap> fit(List<Pair> pairs, boolean withOffset) {
        List<Samples> samples = pairs.stream()
                .filter(pair -> pair.network().end() > 0 && pair.particles().end() > 0)
                .map(Samples::of)
                .toList();
        if (samples.isEmpty()) {
            return Optional.empty();
        }
        double networkEnd =
                samples.stream().mapToDouble(s -> s.networkEnd).max().orElseThrow();
        double particleEnd =
                samples.stream().mapToDouble(s -> s.particleEnd).max().orElseThrow();
        double middle = particleEnd / networkEnd;
        double[] best = {0, 0, Double.POSITIVE_INFINITY
        }; // logarithm of the ratio over the middle, share of offset, error
        int offsets = withOffset ? OFFSETS : 1;
        for (int i = 0; i < RATIOS; i++) {
            double logarithm = Math.log(WIDEST) * (2.0 * i / (RATIOS - 1) - 1);
            for (int j = 0; j < offsets; j++) {
                double share = withOffset ? FARTHEST * (2.0 * j / (offsets - 1) - 1) : 0;
                consider(best, samples, middle, particleEnd, logarithm, share);
            }
        }
        double step = 2 * Math.log(WIDEST) / (RATIOS - 1);
        double shift = withOffset ? 2 * FARTHEST / (OFFSETS - 1) : 0;
        while (step > FINEST) {
            boolean better = false;
            for (int dx = -1; dx <= 1; dx++) {
                for (int dy = withOffset ? -1 : 0; dy <= (withOffset ? 1 : 0); dy++) {
                    better |= consider(best, samples, middle, particleEnd, best[0] + dx * step, best[1] + dy * shift);
                }
            }
            if (!better) {
                step /= 2;
                shift /= 2;
            }
        }
        return Double.isFinite(best[2])
                ? Optional.of(new TimeMap(middle * Math.exp(best[0]), best[1] * particleEnd, Math.sqrt(best[2])))
                : Optional.empty();
    }

    /** Keeps a map if it is better than the best so far. */
    private static boolean consider(
            double[] best, List<Samples> samples, double middle, double particleEnd, double logarithm, double share) {
        double error = error(samples, middle * Math.exp(logarithm), share * particleEnd);
        if (!(error < best[2])) {
            return false;
        }
        best[0] = logarithm;
        best[1] = share;
        best[2] = error;
        return true;
    }

    /** The mean squared difference; NaN if the curves never are defined at the same time. */
    private static double error(List<Samples> samples, double ratio, double offset) {
        double sum = 0;
        int count = 0;
        for (Samples pair : samples) {
            for (int i = 0; i < POINTS; i++) {
                double networkStep = pair.networkEnd * i / (POINTS - 1);
                double one = pair.network[i] - at(pair.particles, pair.particleEnd, ratio * networkStep + offset);
                double particleStep = pair.particleEnd * i / (POINTS - 1);
                double other = pair.particles[i] - at(pair.network, pair.networkEnd, (particleStep - offset) / ratio);
                if (!Double.isNaN(one)) {
                    sum += one * one;
                    count++;
                }
                if (!Double.isNaN(other)) {
                    sum += other * other;
                    count++;
                }
            }
        }
        return sum / count;
    }

    private static double at(double[] values, double end, double step) {
        double place = Math.clamp(step / end, 0, 1) * (POINTS - 1);
        int before = Math.min((int) place, POINTS - 2);
        double share = place - before;
        return share == 0 ? values[before] : values[before] + share * (values[before + 1] - values[before]);
    }

    /** A pair of curves at evenly spread steps. */
    private static final class Samples {
        final double[] network = new double[POINTS];
        final double[] particles = new double[POINTS];
        final double networkEnd;
        final double particleEnd;

        private Samples(double networkEnd, double particleEnd) {
            this.networkEnd = networkEnd;
            this.particleEnd = particleEnd;
        }

        static Samples of(Pair pair) {
            Samples samples = new Samples(pair.network().end(), pair.particles().end());
            for (int i = 0; i < POINTS; i++) {
                samples.network[i] = pair.network().at(samples.networkEnd * i / (POINTS - 1));
                samples.particles[i] = pair.particles().at(samples.particleEnd * i / (POINTS - 1));
            }
            return samples;
        }
    }

    /**
     * Which side leads, level by level: where each side's curve first comes to a level from where it began, and by how much later the
     * particles do, on the network's clock. Levels that one side never comes to are left out.
     *
     * @param levels how many levels between the lowest and the highest value that both have
     */
    public List<Lag> lags(Pair pair, int levels) {
        double from =
                Math.max(first(pair.network().values()), first(pair.particles().values()));
        double to = Math.min(
                highest(pair.network().values()), highest(pair.particles().values()));
        return IntStream.rangeClosed(1, levels)
                .mapToDouble(i -> from + (to - from) * i / (levels + 1.0))
                .filter(level -> to > from)
                .mapToObj(level ->
                        new Lag(level, networkStep(reaches(pair.particles(), level)) - reaches(pair.network(), level)))
                .filter(lag -> Double.isFinite(lag.steps()))
                .toList();
    }

    /** The mean of lags, in network steps; NaN of none. */
    public static double meanLag(List<Lag> lags) {
        return lags.stream().mapToDouble(Lag::steps).average().orElse(Double.NaN);
    }

    private static double first(double[] values) {
        return Arrays.stream(values).filter(v -> !Double.isNaN(v)).findFirst().orElse(Double.NaN);
    }

    private static double highest(double[] values) {
        return Arrays.stream(values).filter(v -> !Double.isNaN(v)).max().orElse(Double.NaN);
    }

    /** The first step at which a curve is at a level or above; NaN if it never is. */
    private static double reaches(Curve curve, double level) {
        double[] values = curve.values();
        for (int i = 0; i < values.length; i++) {
            if (values[i] >= level) {
                boolean between = i > 0 && values[i - 1] < level;
                double share = between ? (level - values[i - 1]) / (values[i] - values[i - 1]) : 1;
                double before = between ? curve.steps()[i - 1] : curve.steps()[i];
                return before + share * (curve.steps()[i] - before);
            }
        }
        return Double.NaN;
    }
}
