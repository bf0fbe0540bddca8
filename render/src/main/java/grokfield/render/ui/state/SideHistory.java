package grokfield.render.ui.state;

import grokfield.scenes.NetworkSnapshot;
import grokfield.scenes.Snapshot;
import grokfield.trainer.TensorNorm;
import grokfield.trainer.TrainingMetrics;
import grokfield.trainer.UnitAlignment;
import java.util.List;

/** What one side's measures have been since its last reset. Begins anew with each generation of the world. */
public final class SideHistory {
    /** Samples that are kept: more than a plot has pixels. */
    static final int CAPACITY = 1024;

    /** What is kept of a network in training, beside the measures. */
    public enum Learning {
        TRAIN_LOSS,
        VALIDATION_LOSS,
        TRAIN_ACCURACY,
        VALIDATION_ACCURACY,
        UNIT_ALIGNMENT,
        UNIT_OFFSET
    }

    private static final List<Measure> MEASURES = List.of(Measure.values());
    private static final List<Learning> LEARNINGS = List.of(Learning.values());
    private static final int NORMS_AT = MEASURES.size() + LEARNINGS.size();

    private final History history;
    private final List<String> tensors;
    private long generation;
    private long newest = -1;

    /** A history for a side that looks like this. */
    public SideHistory(Snapshot snapshot) {
        tensors = snapshot instanceof NetworkSnapshot network
                ? network.norms().stream().map(TensorNorm::name).toList()
                : List.of();
        history = new History(CAPACITY, NORMS_AT + tensors.size());
        generation = snapshot.progress().generation();
    }

    /** Takes in a snapshot; one that tells nothing new changes nothing. */
    public void take(Snapshot snapshot) {
        Snapshot.Progress progress = snapshot.progress();
        if (progress.generation() != generation) {
            generation = progress.generation();
            history.clear();
            newest = -1;
        }
        long last = progress.history().last();
        if (last < newest) { // a new future has begun
            history.cutAfter((double) last);
            newest = last;
        }
        if (progress.measuredStep() <= newest) {
            return;
        }
        newest = progress.measuredStep();
        history.add(newest, sample(snapshot));
    }

    private double[] sample(Snapshot snapshot) {
        double[] sample = new double[NORMS_AT + tensors.size()];
        for (Measure measure : Measure.values()) {
            sample[column(measure)] = measure.of(snapshot.measures());
        }
        if (snapshot instanceof NetworkSnapshot network) {
            TrainingMetrics metrics = network.metrics();
            sample[column(Learning.TRAIN_LOSS)] = metrics.trainLoss();
            sample[column(Learning.VALIDATION_LOSS)] = metrics.validationLoss();
            sample[column(Learning.TRAIN_ACCURACY)] = metrics.trainAccuracy();
            sample[column(Learning.VALIDATION_ACCURACY)] = metrics.validationAccuracy();
            sample[column(Learning.UNIT_ALIGNMENT)] =
                    network.unitAlignment().map(UnitAlignment::score).orElse(Double.NaN);
            sample[column(Learning.UNIT_OFFSET)] =
                    network.unitAlignment().map(UnitAlignment::offset).orElse(Double.NaN);
            for (int i = 0; i < tensors.size(); i++) {
                sample[NORMS_AT + i] = network.norms().get(i).meanAbsolute();
            }
        }
        return sample;
    }

    /** The samples. */
    public History samples() {
        return history;
    }

    /** The column of {@link #samples} that holds a measure. */
    public static int column(Measure measure) {
        return MEASURES.indexOf(measure);
    }

    /** The column of {@link #samples} that holds a figure of training. */
    public static int column(Learning learning) {
        return MEASURES.size() + LEARNINGS.indexOf(learning);
    }

    /** The column of {@link #samples} that holds the mean |w| of tensor i of {@link #tensors}. */
    public static int normColumn(int tensor) {
        return NORMS_AT + tensor;
    }

    /** The names of the network's tensors; empty for particles. */
    public List<String> tensors() {
        return tensors;
    }
}
