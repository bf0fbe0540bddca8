package grokfield.trainer;

/**
 * How well a network does; NaN where undefined (no validation examples), {@code null} in files.
 *
 * @param trainLoss mean cross-entropy over the training examples, in nats, without weight decay
 * @param trainAccuracy share of training examples whose most probable class is right
 * @param validationLoss mean cross-entropy over the validation examples
 * @param validationAccuracy share of validation examples whose most probable class is right
 */
public record TrainingMetrics(
        double trainLoss, double trainAccuracy, double validationLoss, double validationAccuracy) {}
