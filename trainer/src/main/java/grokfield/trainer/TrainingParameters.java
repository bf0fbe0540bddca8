package grokfield.trainer;

import grokfield.sim.Parameter;
import java.util.List;

/**
 * What can be changed while a network trains; immutable, and every one of them live: a step uses the values that it is
 * given.
 *
 * @param learningRate η of AdamW
 * @param weightDecay λ of AdamW, decoupled: a decayed parameter shrinks by the factor 1 − ηλ a step
 */
public record TrainingParameters(double learningRate, double weightDecay) {
    public static final Parameter WEIGHT_DECAY = Parameter.real(
            NetworkSettings.SECTION,
            "weight_decay",
            "λ",
            "",
            0,
            5,
            1,
            "Shrinks every weight, bias and embedding: raise it and the embeddings go from disorder through grids to circles.");
    public static final Parameter LEARNING_RATE = Parameter.real(
                    NetworkSettings.SECTION,
                    "learning_rate",
                    "η",
                    "",
                    1e-6,
                    1,
                    0.01,
                    "How far a step moves the weights; larger is faster, until training diverges.")
            .onLogScale();

    /** Every parameter, in the order in which a panel shows them: the most telling first. */
    public static final List<Parameter> ALL = List.of(WEIGHT_DECAY, LEARNING_RATE);

    /** The defaults of {@code docs/networks.md}. */
    public static final TrainingParameters DEFAULTS = new TrainingParameters(0.01, 1.0);

    /**
     * The value of one parameter.
     *
     * @throws IllegalArgumentException if the parameter is none of {@link #ALL}
     */
    public double get(Parameter parameter) {
        return switch (parameter.key()) {
            case "learning_rate" -> learningRate;
            case "weight_decay" -> weightDecay;
            default -> throw new IllegalArgumentException("no training parameter " + parameter.key());
        };
    }

    /**
     * The same parameters with one changed.
     *
     * @throws IllegalArgumentException if the parameter is none of {@link #ALL}, or the value is outside its range
     */
    public TrainingParameters with(Parameter parameter, double value) {
        parameter.check(value).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return switch (parameter.key()) {
            case "learning_rate" -> new TrainingParameters(value, weightDecay);
            case "weight_decay" -> new TrainingParameters(learningRate, value);
            default -> throw new IllegalArgumentException("no training parameter " + parameter.key());
        };
    }
}
