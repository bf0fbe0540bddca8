package grokfield.scenes;

import grokfield.sim.Structure;
import grokfield.trainer.stats.EnergyDistance;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How unlike two ensembles are: what a fit makes small ({@code docs/fitting.md}). */
public enum FitDistance {
    ENERGY(
            "energy",
            "Energy distance of circularity, pair-sum purity and ray purity; unbiased, so that it is around 0 where both sides"
                    + " are alike.") {
        @Override
        public double between(FitSample a, FitSample b) {
            return EnergyDistance.unbiased(a.rows(false), b.rows(false));
        }

        @Override
        double[] withoutEach(FitSample a, FitSample b) {
            return EnergyDistance.unbiasedWithoutEach(a.rows(false), b.rows(false));
        }
    },
    SHARES(
            "shares",
            "Total variation of the shares of structures: the share of seeds that would have to be another structure, 0 … 1.") {
        @Override
        public double between(FitSample a, FitSample b) {
            return Stream.of(Structure.values())
                    .mapToDouble(structure -> Math.abs(a.share(structure) - b.share(structure)) / 2)
                    .sum();
        }

        // Shares stay the same over whole regions; there the energy distance says which way to go.
        @Override
        double objective(FitSample a, FitSample b) {
            double finest = 1.0 / Math.max(a.seeds().size(), b.seeds().size()); // between two different totals
            return between(a, b) + finest / 8 * ENERGY.between(a, b);
        }
    },
    LENGTHS(
            "lengths",
            "As energy, with a fourth number: the mean radius of each seed over the mean of its own side, so that scale never"
                    + " counts.") {
        @Override
        public double between(FitSample a, FitSample b) {
            return EnergyDistance.unbiased(a.rows(true), b.rows(true));
        }
    };

    private final String label;
    private final String help;

    FitDistance(String label, String help) {
        this.label = label;
        this.help = help;
    }

    /** The distance of two ensembles; NaN where one of them is too small. */
    public abstract double between(FitSample a, FitSample b);

    /** The distance of two ensembles of the same seeds without each of them in turn. */
    double[] withoutEach(FitSample a, FitSample b) {
        return IntStream.range(0, b.seeds().size())
                .mapToDouble(seed -> between(a.without(seed), b.without(seed)))
                .toArray();
    }

    /** What the search makes small: the distance, and what breaks ties. */
    double objective(FitSample a, FitSample b) {
        return between(a, b);
    }

    /** The name on the command line and in panels. */
    public String label() {
        return label;
    }

    /** One sentence for the tooltip and the manual. */
    public String help() {
        return help;
    }

    /** The names of all. */
    public static List<String> labels() {
        return Stream.of(values()).map(FitDistance::label).toList();
    }

    /** The distance of this name. */
    public static Optional<FitDistance> byLabel(String label) {
        return Stream.of(values()).filter(d -> d.label.equals(label)).findFirst();
    }
}
