package grokfield.trainer;

import grokfield.sim.ForceComponent;
import grokfield.sim.ForceParameters;
import grokfield.sim.Points;
import grokfield.sim.Randomness;
import java.util.EnumSet;

/**
 * The figures of an {@link Attribution} with all components, with its null beside it ({@code docs/networks.md}, Attribution).
 *
 * @param fit R² and the strengths of all components
 * @param nullR2 the R² of as many random regressors, the mean of {@value #DRAWS} seeded draws
 */
public record AttributionReading(ForceFactor.Fit fit, double nullR2) {
    private static final int DRAWS = 20;

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
        return new AttributionReading(attribution.fit(), nullR2);
    }
}
