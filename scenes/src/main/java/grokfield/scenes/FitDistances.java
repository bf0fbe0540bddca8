package grokfield.scenes;

import com.google.gson.JsonObject;
import grokfield.trainer.stats.Jackknife;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How far the particles are from the network over the held-out seeds, before a fit and after it.
 *
 * @param before with the scene's own values
 * @param after with the values found
 * @param gain how much the distance has fallen; its error knows that both distances are from the same seeds
 */
public record FitDistances(Figure before, Figure after, Figure gain) {
    /**
     * A figure over held-out seeds.
     *
     * @param value in the unit of the plan's distance; NaN if it is not there
     * @param standardError by the jackknife over the seeds
     */
    public record Figure(double value, double standardError) {
        private static final Figure NONE = new Figure(Double.NaN, Double.NaN);

        JsonObject toJson() {
            JsonObject figure = new JsonObject();
            figure.add("distance", SeedResult.number(value));
            figure.add("standard_error", SeedResult.number(standardError));
            return figure;
        }
    }

    /** Compares what is there; a figure that needs a sample which is not there is NaN. */
    static FitDistances of(
            FitDistance distance, Optional<FitSample> network, Optional<FitSample> before, Optional<FitSample> after) {
        Optional<Estimate> first = Estimate.of(distance, before, network);
        Optional<Estimate> second = Estimate.of(distance, after, network);
        Optional<Estimate> gain = first.flatMap(estimate -> second.map(estimate::minus));
        return new FitDistances(figure(first), figure(second), figure(gain));
    }

    private static Figure figure(Optional<Estimate> estimate) {
        return estimate.map(Estimate::figure).orElse(Figure.NONE);
    }

    /** A figure of all seeds, and of all but one. */
    private static final class Estimate {
        private final double value;
        private final double[] without; // (seeds), by the one that is left out

        private Estimate(double value, double[] without) {
            this.value = value;
            this.without = without;
        }

        static Optional<Estimate> of(FitDistance distance, Optional<FitSample> particles, Optional<FitSample> network) {
            return particles.flatMap(sample -> network.map(
                    target -> new Estimate(distance.between(sample, target), distance.withoutEach(sample, target))));
        }

        Estimate minus(Estimate other) {
            return new Estimate(
                    value - other.value,
                    IntStream.range(0, without.length)
                            .mapToDouble(seed -> without[seed] - other.without[seed])
                            .toArray());
        }

        Figure figure() {
            return new Figure(value, Jackknife.standardError(without.length, seed -> without[seed]));
        }
    }
}
