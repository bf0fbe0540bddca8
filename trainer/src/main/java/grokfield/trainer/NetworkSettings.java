package grokfield.trainer;

import grokfield.sim.Parameter;
import java.util.List;

/**
 * What fixes a network and its split before the first step; immutable. A change acts at the next start.
 *
 * @param kind the kind of network, one of {@link Networks#kinds()}
 * @param dimensions d, the width of an embedding
 * @param seed the seed of the initial weights; the split comes from the same seed by a separate stream
 * @param hidden H, the number of hidden units
 * @param validationShare the share of examples that are kept from training, 0 … 0.9
 */
public record NetworkSettings(String kind, int dimensions, long seed, int hidden, double validationShare) {
    static final String SECTION = "network";

    public static final Parameter DIMENSIONS = Parameter.whole(
            SECTION, "dimensions", "d", 1, 16, 2, "How many numbers an embedding has; 2 can be drawn flat.");
    /** The largest seed is the largest whole number that every reader of a file keeps exact. */
    public static final Parameter SEED = Parameter.whole(
            SECTION, "seed", "", 0, 0x1p53 - 1, 0, "Draws the initial weights and the split; same seed, same run.");

    public static final Parameter HIDDEN =
            Parameter.whole(SECTION, "hidden", "H", 1, 4096, 64, "How many hidden units the network has.");
    public static final Parameter VALIDATION_SHARE = Parameter.real(
                    SECTION,
                    "validation_share",
                    "",
                    "",
                    0,
                    0.9,
                    0.2,
                    "The share of pairs kept from training, to see what the network makes of the unseen.")
            .needingReset();

    /** Every parameter, in the order in which a panel shows them. */
    public static final List<Parameter> ALL = List.of(SEED, DIMENSIONS, HIDDEN, VALIDATION_SHARE);

    /** The defaults of {@code docs/networks.md}. */
    public static final NetworkSettings DEFAULTS = new NetworkSettings("pair-sum", 2, 0, 64, 0.2);

    /** @throws IllegalArgumentException if a value is outside its range */
    public NetworkSettings {
        check(DIMENSIONS, dimensions);
        check(SEED, (double) seed);
        check(HIDDEN, hidden);
        check(VALIDATION_SHARE, validationShare);
    }

    private static void check(Parameter parameter, double value) {
        parameter.check(value).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
    }

    /** The same settings with another seed. */
    public NetworkSettings withSeed(long newSeed) {
        return new NetworkSettings(kind, dimensions, newSeed, hidden, validationShare);
    }

    /**
     * The value of one parameter.
     *
     * @throws IllegalArgumentException if the parameter is none of {@link #ALL}
     */
    public double get(Parameter parameter) {
        return switch (parameter.key()) {
            case "dimensions" -> dimensions;
            case "seed" -> (double) seed;
            case "hidden" -> hidden;
            case "validation_share" -> validationShare;
            default -> throw new IllegalArgumentException("no network setting " + parameter.key());
        };
    }

    /**
     * The same settings with one changed.
     *
     * @throws IllegalArgumentException if the parameter is none of {@link #ALL}, or the value is outside its range
     */
    public NetworkSettings with(Parameter parameter, double value) {
        check(parameter, value);
        return switch (parameter.key()) {
            case "dimensions" -> new NetworkSettings(kind, (int) value, seed, hidden, validationShare);
            case "seed" -> new NetworkSettings(kind, dimensions, (long) value, hidden, validationShare);
            case "hidden" -> new NetworkSettings(kind, dimensions, seed, (int) value, validationShare);
            case "validation_share" -> new NetworkSettings(kind, dimensions, seed, hidden, value);
            default -> throw new IllegalArgumentException("no network setting " + parameter.key());
        };
    }
}
