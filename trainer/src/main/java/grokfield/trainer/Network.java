package grokfield.trainer;

import grokfield.sim.Randomness;
import java.util.List;
import java.util.Optional;

/**
 * The shape of a network and its arithmetic over one flat array of parameters; it holds no weights itself. Training,
 * optimiser, files and panels see a network only through this interface.
 */
public interface Network {
    /** The name that scenes use. */
    String kind();

    /** The parts of the flat array, in order and without gaps. */
    List<Tensor> tensors();

    /** The length of the flat array. */
    default int parameterCount() {
        return tensors().getLast().end();
    }

    /** The tensor of embeddings, shape (N, d). */
    Tensor embeddings();

    /** Everything that the task can ask, in a fixed order; training and validation examples are drawn from it. */
    Examples examples();

    /** Fills the initial parameters. */
    void initialise(Randomness randomness, float[] parameters);

    /** An empty batch for at most {@code capacity} examples. */
    Batch batch(int capacity);

    /**
     * A copy of what is needed to classify points of the plane of pair sums.
     *
     * @throws UnsupportedOperationException if this network classifies no single points, or points of other than two dimensions
     */
    default Classifier classifier(float[] parameters) {
        throw new UnsupportedOperationException("a " + kind() + " network does not classify single points of a plane");
    }

    /** The hidden units, if it has one layer of them over pair sums. */
    default Optional<HiddenUnits> hiddenUnits(float[] parameters) {
        return Optional.empty();
    }

    /** Whether {@link #classifier} is supported. */
    default boolean classifiesPlane() {
        return false;
    }
}
