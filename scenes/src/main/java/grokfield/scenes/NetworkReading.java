package grokfield.scenes;

import grokfield.sim.ForceParameters;
import grokfield.trainer.AttributionReading;
import grokfield.trainer.TensorNorm;
import grokfield.trainer.Training;
import grokfield.trainer.TrainingMetrics;
import java.util.List;
import java.util.Optional;

/**
 * What is read of a network beside its embeddings.
 *
 * @param metrics losses and accuracies
 * @param norms of every tensor
 * @param attribution how much of the gradient the forces explain; empty if it was not asked for
 */
public record NetworkReading(
        TrainingMetrics metrics, List<TensorNorm> norms, Optional<AttributionReading> attribution) {
    public NetworkReading {
        norms = List.copyOf(norms);
    }

    /**
     * Reads a network at its present step.
     *
     * @param lengths the softenings of the law for the attribution; empty for none
     */
    public static NetworkReading of(Training training, Optional<ForceParameters> lengths) {
        return new NetworkReading(
                training.metrics(), training.norms(), lengths.map(of -> AttributionReading.of(training, of)));
    }
}
