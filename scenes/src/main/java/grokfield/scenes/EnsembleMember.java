package grokfield.scenes;

import grokfield.sim.Measures;
import grokfield.sim.Points;
import grokfield.trainer.TensorNorm;
import grokfield.trainer.TrainingMetrics;
import java.util.List;
import java.util.Optional;

/**
 * One side of one seed of an ensemble, as it was at one moment. Immutable.
 *
 * @param group the place of its value on the axis; 0 without one
 * @param step the steps taken
 * @param positions of particles or embeddings at that step, shape (N, d)
 * @param measuredStep the step that the measures and the reading belong to
 * @param network what is read of a network, without attribution; empty for particles
 * @param ended whether it goes no further
 * @param error the sentence, if it exploded or diverged; its positions are then the last good ones
 */
public record EnsembleMember(
        Side side,
        long seed,
        int group,
        long step,
        Points positions,
        long measuredStep,
        Measures measures,
        Optional<NetworkReading> network,
        boolean ended,
        Optional<String> error) {
    /** Losses and accuracies; empty for particles. */
    public Optional<TrainingMetrics> training() {
        return network.map(NetworkReading::metrics);
    }

    /** The size of every tensor; empty for particles. */
    public List<TensorNorm> norms() {
        return network.map(NetworkReading::norms).orElse(List.of());
    }
}
