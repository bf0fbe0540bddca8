package grokfield.trainer;

import grokfield.sim.ForceComponent;
import grokfield.sim.ForceParameters;
import grokfield.sim.Points;
import grokfield.sim.Randomness;
import java.util.EnumSet;
import java.util.Map;

/**
 * The figures of an {@link Attribution} with all components, with its null beside it ({@code docs/networks.md}, Attribution).
 *
 * @param r2 the share of Σ|∂L/∂E|² that the components explain; NaN where there is no gradient
 * @param adjusted R² freed of what chance alone would give
 * @param nullR2 the R² of as many random regressors, the mean of {@value #DRAWS} seeded draws
 * @param coefficients the strength of each component
 */
public record AttributionReading(double r2, double adjusted, double nullR2, Map<ForceComponent, Double> coefficients) {
    private static final int DRAWS = 20;

    public AttributionReading {
        coefficients = Map.copyOf(coefficients);
    }

    /**
     * Explains the present gradient of a training run; changes nothing of it.
     *
     * @param lengths the softenings of the law; its strengths do not count
     */
    public static AttributionReading of(Training training, ForceParameters lengths) {
        Points gradient = training.negativeGradient();
        Attribution attribution = Attribution.of(
                training.task(),
                pair -> !training.isValidation(pair),
                training.embeddings(),
                gradient,
                lengths,
                EnumSet.allOf(ForceComponent.class));
        Randomness draws =
                Randomness.stream(training.settings().seed(), "random regressors at step " + training.step());
        double nullR2 = RandomRegressors.r2(gradient, ForceComponent.values().length, DRAWS, draws);
        return new AttributionReading(attribution.r2(), attribution.adjusted(), nullR2, attribution.coefficients());
    }
}
