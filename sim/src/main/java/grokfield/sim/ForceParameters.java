package grokfield.sim;

import java.util.List;

/**
 * The strengths and lengths of the law of force ({@code docs/law.md}); immutable, and every one of them live.
 *
 * @param attraction A, pull between pair sums of one class
 * @param attractionSoftening ℓ_A, in embedding units
 * @param repulsion R, push between pair sums of different classes
 * @param repulsionSoftening ℓ_R, in embedding units
 * @param alignment α, turning of pair sums toward the directions that the classifier separates
 * @param directionSoftening ε, in embedding units
 * @param weightDecay λ, weight decay of the positions
 * @param stepSize Δt of explicit Euler, in units of 1/decay
 */
public record ForceParameters(
        double attraction,
        double attractionSoftening,
        double repulsion,
        double repulsionSoftening,
        double alignment,
        double directionSoftening,
        double weightDecay,
        double stepSize) {

    private static final String SECTION = "particles";
    private static final String LENGTH = "embedding units";

    public static final Parameter ALIGNMENT = Parameter.real(
            SECTION,
            "alignment",
            "α",
            "",
            0,
            20,
            2,
            "Turns pair sums toward the directions that a classifier separates: raise it and grids become circles.");
    public static final Parameter WEIGHT_DECAY = Parameter.real(
            SECTION,
            "weight_decay",
            "λ",
            "",
            0,
            5,
            1,
            "Pulls every particle to the origin; at 0 nothing holds the particles together and no state is final.");
    public static final Parameter ATTRACTION =
            Parameter.real(SECTION, "attraction", "A", "", 0, 20, 2, "Pulls pair sums of one class together.");
    public static final Parameter REPULSION =
            Parameter.real(SECTION, "repulsion", "R", "", 0, 10, 1, "Pushes pair sums of different classes apart.");
    public static final Parameter ATTRACTION_SOFTENING = Parameter.real(
                    SECTION,
                    "attraction_softening",
                    "ℓ_A",
                    LENGTH,
                    0.01,
                    5,
                    1,
                    "The distance below which attraction weakens instead of growing without bound.")
            .onLogScale();
    public static final Parameter REPULSION_SOFTENING = Parameter.real(
                    SECTION,
                    "repulsion_softening",
                    "ℓ_R",
                    LENGTH,
                    0.01,
                    5,
                    0.3,
                    "The distance below which repulsion weakens instead of growing without bound.")
            .onLogScale();
    public static final Parameter DIRECTION_SOFTENING = Parameter.real(
                    SECTION,
                    "direction_softening",
                    "ε",
                    LENGTH,
                    0.001,
                    1,
                    0.1,
                    "The length below which a pair sum counts as having no direction.")
            .onLogScale();
    public static final Parameter STEP_SIZE = Parameter.real(
                    SECTION,
                    "step_size",
                    "Δt",
                    "1/decay",
                    0.0005,
                    0.1,
                    0.02,
                    "Time that one step advances; larger is faster, until the law turns unstable.")
            .onLogScale()
            .allowing(1e-6, 10);

    /** Every parameter, in the order in which a panel shows them: the most telling first. */
    public static final List<Parameter> ALL = List.of(
            ALIGNMENT,
            WEIGHT_DECAY,
            ATTRACTION,
            REPULSION,
            ATTRACTION_SOFTENING,
            REPULSION_SOFTENING,
            DIRECTION_SOFTENING,
            STEP_SIZE);

    /** The defaults of the law. */
    public static final ForceParameters DEFAULTS = new ForceParameters(2, 1, 1, 0.3, 2, 0.1, 1, 0.02);

    /**
     * The value of one parameter.
     *
     * @throws IllegalArgumentException if the parameter is none of {@link #ALL}
     */
    public double get(Parameter parameter) {
        return switch (parameter.key()) {
            case "attraction" -> attraction;
            case "attraction_softening" -> attractionSoftening;
            case "repulsion" -> repulsion;
            case "repulsion_softening" -> repulsionSoftening;
            case "alignment" -> alignment;
            case "direction_softening" -> directionSoftening;
            case "weight_decay" -> weightDecay;
            case "step_size" -> stepSize;
            default -> throw new IllegalArgumentException("no force parameter " + parameter.key());
        };
    }

    /**
     * The same parameters with one changed.
     *
     * @throws IllegalArgumentException if the parameter is none of {@link #ALL}, or the value is outside its range
     */
    public ForceParameters with(Parameter parameter, double value) {
        parameter.check(value).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        get(parameter);
        return new ForceParameters(
                pick(parameter, ATTRACTION, value, attraction),
                pick(parameter, ATTRACTION_SOFTENING, value, attractionSoftening),
                pick(parameter, REPULSION, value, repulsion),
                pick(parameter, REPULSION_SOFTENING, value, repulsionSoftening),
                pick(parameter, ALIGNMENT, value, alignment),
                pick(parameter, DIRECTION_SOFTENING, value, directionSoftening),
                pick(parameter, WEIGHT_DECAY, value, weightDecay),
                pick(parameter, STEP_SIZE, value, stepSize));
    }

    private static double pick(Parameter changed, Parameter mine, double value, double old) {
        return changed.key().equals(mine.key()) ? value : old;
    }
}
