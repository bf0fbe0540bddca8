package grokfield.trainer;

import grokfield.sim.Randomness;
import grokfield.sim.Task;
import java.util.List;
import java.util.Optional;

/**
 * The pair-sum network of Clustering and Alignment ({@code docs/networks.md}, section 1): tokens a, b → E[a] + E[b] →
 * Linear(d→H) → ReLU → Linear(H→K) → softmax. Its examples are the task's unordered pairs, in the task's order.
 */
public final class PairSumNetwork implements Network {
    /** The name that scenes use. */
    public static final String KIND = "pair-sum";

    final int tokens; // N
    final int dimensions; // d
    final int hidden; // H
    final int classes; // K
    final Tensor embeddings; // E (N, d)
    final Tensor hiddenWeights; // W1 (H, d)
    final Tensor hiddenBiases; // b1 (H)
    final Tensor classWeights; // W2 (K, H)
    final Tensor classBiases; // b2 (K)
    private final Examples examples;

    public PairSumNetwork(Task task, NetworkSettings settings) {
        tokens = task.tokens();
        dimensions = settings.dimensions();
        hidden = settings.hidden();
        classes = task.classes();
        embeddings = Tensor.after(0, "E", DecayGroup.DECAYED, tokens, dimensions);
        hiddenWeights = Tensor.after(embeddings.end(), "W1", DecayGroup.DECAYED, hidden, dimensions);
        hiddenBiases = Tensor.after(hiddenWeights.end(), "b1", DecayGroup.DECAYED, hidden);
        classWeights = Tensor.after(hiddenBiases.end(), "W2", DecayGroup.DECAYED, classes, hidden);
        classBiases = Tensor.after(classWeights.end(), "b2", DecayGroup.DECAYED, classes);
        examples = unorderedPairs(task);
    }

    private static Examples unorderedPairs(Task task) {
        int[] pairTokens = new int[2 * task.pairs()];
        int[] targets = new int[task.pairs()];
        for (int p = 0; p < task.pairs(); p++) {
            pairTokens[2 * p] = task.first(p);
            pairTokens[2 * p + 1] = task.second(p);
            targets[p] = task.pairClass(p);
        }
        return new Examples(2, pairTokens, targets);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<Tensor> tensors() {
        return List.of(embeddings, hiddenWeights, hiddenBiases, classWeights, classBiases);
    }

    @Override
    public Tensor embeddings() {
        return embeddings;
    }

    @Override
    public Examples examples() {
        return examples;
    }

    /** E ~ N(0, 1); weights and biases of both layers uniform in ±1/√fan-in. */
    @Override
    public void initialise(Randomness randomness, float[] parameters) {
        for (int i = embeddings.offset(); i < embeddings.end(); i++) {
            parameters[i] = (float) randomness.nextGaussian();
        }
        uniform(randomness, parameters, hiddenWeights, dimensions);
        uniform(randomness, parameters, hiddenBiases, dimensions);
        uniform(randomness, parameters, classWeights, hidden);
        uniform(randomness, parameters, classBiases, hidden);
    }

    private static void uniform(Randomness randomness, float[] parameters, Tensor tensor, int fanIn) {
        double bound = 1 / Math.sqrt(fanIn);
        for (int i = tensor.offset(); i < tensor.end(); i++) {
            parameters[i] = (float) (bound * (2 * randomness.nextDouble() - 1));
        }
    }

    @Override
    public Batch batch(int capacity) {
        return new PairSumBatch(this, capacity);
    }

    @Override
    public Optional<HiddenUnits> hiddenUnits(float[] parameters) {
        return Optional.of(HiddenUnits.of(this, parameters));
    }

    @Override
    public boolean classifiesPlane() {
        return dimensions == 2;
    }

    @Override
    public Classifier classifier(float[] parameters) {
        if (dimensions != 2) {
            throw new UnsupportedOperationException(
                    "decision regions need embeddings of 2 dimensions, these have " + dimensions);
        }
        return new Classifier(this, parameters);
    }
}
