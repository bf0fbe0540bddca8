package grokfield.scenes;

import grokfield.sim.Measures;
import grokfield.sim.Points;
import grokfield.sim.Task;
import grokfield.trainer.Classifier;
import grokfield.trainer.HiddenUnits;
import grokfield.trainer.TensorNorm;
import grokfield.trainer.TrainingMetrics;
import grokfield.trainer.TrainingParameters;
import grokfield.trainer.UnitAlignment;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A {@link Snapshot} of a network in training. The positions are its embeddings, the arrows −∂L/∂E. */
public final class NetworkSnapshot implements Snapshot {
    private final Task task;
    private final Progress progress;
    private final Points positions;
    private final Points pairSums;
    private final Points arrows;
    private final Measures measures;
    private final Set<Integer> pins;
    private final TrainingParameters parameters;
    private final TrainingMetrics metrics;
    private final List<TensorNorm> norms;
    private final Optional<Classifier> classifier;
    private final Optional<HiddenUnits> units;
    private final Optional<UnitAlignment> alignment;
    private final BitSet validation; // (M)
    private final int[] predictions; // (M)

    NetworkSnapshot(
            Task task,
            Progress progress,
            Shape shape,
            Measures measures,
            Set<Integer> pins,
            TrainingParameters parameters,
            Learning learning,
            BitSet validation) {
        this.task = task;
        this.progress = progress;
        this.positions = shape.positions();
        this.pairSums = shape.pairSums();
        this.arrows = shape.arrows();
        this.measures = measures;
        this.pins = Set.copyOf(pins);
        this.parameters = parameters;
        this.metrics = learning.metrics();
        this.norms = List.copyOf(learning.norms());
        this.predictions = learning.predictions();
        this.classifier = learning.classifier();
        this.units = learning.units();
        this.alignment = learning.alignment();
        this.validation = validation;
    }

    /** Positions, pair sums and arrows of one moment. */
    record Shape(Points positions, Points pairSums, Points arrows) {}

    /** How well the network does at one moment; the predictions are handed over, not copied. */
    @SuppressWarnings("ArrayRecordComponent") // travels from the world to its snapshot and is seen by nobody else
    record Learning(
            TrainingMetrics metrics,
            List<TensorNorm> norms,
            int[] predictions,
            Optional<Classifier> classifier,
            Optional<HiddenUnits> units,
            Optional<UnitAlignment> alignment) {}

    @Override
    public Side side() {
        return Side.NETWORK;
    }

    @Override
    public Task task() {
        return task;
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public Points positions() {
        return positions;
    }

    @Override
    public Points pairSums() {
        return pairSums;
    }

    @Override
    public Points arrows() {
        return arrows;
    }

    @Override
    public Measures measures() {
        return measures;
    }

    @Override
    public NetworkSnapshot with(Progress changed) {
        return new NetworkSnapshot(
                task,
                changed,
                new Shape(positions, pairSums, arrows),
                measures,
                pins,
                parameters,
                new Learning(metrics, norms, predictions, classifier, units, alignment),
                validation);
    }

    @Override
    public boolean pinned(int token) {
        return pins.contains(token);
    }

    /** The parameters in force when it was taken. */
    public TrainingParameters parameters() {
        return parameters;
    }

    /** Loss and accuracy on both parts of the data. */
    public TrainingMetrics metrics() {
        return metrics;
    }

    /** The size of every tensor. */
    public List<TensorNorm> norms() {
        return norms;
    }

    /** The network as it was, for the decision regions; empty unless its pair sums lie in a plane. */
    public Optional<Classifier> classifier() {
        return classifier;
    }

    /** The hidden units, of the measured step; empty for a network that has no single layer of them. */
    public Optional<HiddenUnits> units() {
        return units;
    }

    /** How closely the hidden units point along pair sums, at the measured step. */
    public Optional<UnitAlignment> unitAlignment() {
        return alignment;
    }

    /** Whether a pair was held out for validation. */
    public boolean isValidation(int pair) {
        return validation.get(pair);
    }

    /** The class that the network gives to a pair. */
    public int prediction(int pair) {
        return predictions[pair];
    }
}
