package grokfield.trainer;

import static grokfield.trainer.Lanes.LANES;
import static grokfield.trainer.Lanes.PANEL;
import static grokfield.trainer.Lanes.PARTIALS;
import static grokfield.trainer.Lanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Forward and backward of the pair-sum network ({@code docs/networks.md}, section 1), a panel of 32 examples at a time.
 * The columns of the last panel that hold no example weigh 0 and add nothing.
 */
final class PairSumBatch implements Batch {
    private final PairSumNetwork network;
    private final PairSumPanel panel;
    private final int[] first; // token a (capacity)
    private final int[] second; // token b (capacity)
    private final int[] target; // class (capacity)
    private int size;

    private final int hiddenPanels; // panels of 32 hidden units
    private final float[] weights; // the weight of every column, 1/size or 0 (32)
    private final float[] hiddenDeltas; // ∂L/∂(W1 s + b1) (H, 32)
    private final float[] sumDeltas; // ∂L/∂s (d, 32)
    private final float[] turnedHiddenWeights; // W1ᵀ and b1, padded (d + 1, panels · 32)
    private final float[] turnedActive; // the active units of every example (panels, 32 examples, 32 units)
    private final float[] classWeightSums; // ∂L/∂W2, padded (K, panels · 32)
    private final float[] hiddenPartials; // partial sums of ∂L/∂W1ᵀ and of ∂L/∂b1 (d + 1, H, 16)
    private final float[] classPartials; // partial sums of ∂L/∂b2 (K, 16)

    PairSumBatch(PairSumNetwork network, int capacity) {
        this.network = network;
        panel = new PairSumPanel(network);
        first = new int[capacity];
        second = new int[capacity];
        target = new int[capacity];
        int d = network.dimensions;
        hiddenPanels = Lanes.panels(network.hidden);
        weights = new float[PANEL];
        hiddenDeltas = new float[network.hidden * PANEL];
        sumDeltas = new float[d * PANEL];
        turnedHiddenWeights = new float[(d + 1) * hiddenPanels * PANEL];
        turnedActive = new float[hiddenPanels * PANEL * PANEL];
        classWeightSums = new float[network.classes * hiddenPanels * PANEL];
        hiddenPartials = new float[(d + 1) * network.hidden * PARTIALS];
        classPartials = new float[network.classes * PARTIALS];
    }

    @Override
    public void load(int[] order, int from, int to) {
        if (to - from > first.length) {
            throw new IllegalArgumentException(
                    "the batch holds at most " + first.length + " examples, not " + (to - from));
        }
        size = to - from;
        for (int e = 0; e < size; e++) {
            int example = order[from + e];
            first[e] = network.examples().token(example, 0);
            second[e] = network.examples().token(example, 1);
            target[e] = network.examples().target(example);
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void gradient(float[] parameters, float[] gradient) {
        Arrays.fill(classWeightSums, 0);
        Arrays.fill(hiddenPartials, 0);
        Arrays.fill(classPartials, 0);
        Arrays.fill(gradient, 0, network.embeddings.end(), 0);
        turnHiddenWeights(parameters);
        for (int from = 0; from < size; from += PANEL) {
            int count = Math.min(PANEL, size - from);
            fillSums(parameters, from, count);
            panel.forward(parameters);
            classDeltas(from, count);
            addClassGradient();
            backToHidden(parameters);
            addHiddenGradient(parameters);
            addEmbeddingGradient(gradient, from, count);
        }
        collect(gradient);
    }

    @Override
    public void evaluate(float[] parameters, double[] losses, int[] predictions) {
        for (int from = 0; from < size; from += PANEL) {
            int count = Math.min(PANEL, size - from);
            fillSums(parameters, from, count);
            panel.forward(parameters);
            panel.choose();
            panel.sumExponentials();
            for (int e = 0; e < count; e++) {
                double logit = panel.logits[target[from + e] * PANEL + e];
                losses[from + e] = StrictMath.log(panel.total[e]) + panel.largest[e] - logit;
                predictions[from + e] = (int) panel.best[e];
            }
        }
    }

    private void fillSums(float[] parameters, int from, int count) {
        int d = network.dimensions;
        for (int c = 0; c < d; c++) {
            int row = c * PANEL;
            for (int e = 0; e < count; e++) {
                panel.sums[row + e] = parameters[first[from + e] * d + c] + parameters[second[from + e] * d + c];
            }
            Arrays.fill(panel.sums, row + count, row + PANEL, 0);
        }
    }

    /** Turns the panel's logits into ∂L/∂logits: (softmax − one-hot target) / size. */
    private void classDeltas(int from, int count) {
        float weight = 1f / size;
        Arrays.fill(weights, 0, count, weight);
        Arrays.fill(weights, count, PANEL, 0);
        panel.softmax(weights);
        for (int e = 0; e < count; e++) {
            panel.logits[target[from + e] * PANEL + e] -= weight;
        }
    }

    /** Adds the panel's share of ∂L/∂W2 = Σ_e delta activeᵀ and ∂L/∂b2 = Σ_e delta. */
    private void addClassGradient() {
        turnActive();
        int width = hiddenPanels * PANEL;
        for (int p = 0; p < hiddenPanels; p++) {
            PanelProduct.add(
                    panel.logits,
                    0,
                    PANEL,
                    turnedActive,
                    p * PANEL * PANEL,
                    classWeightSums,
                    p * PANEL,
                    width,
                    network.classes,
                    PANEL);
        }
        addClassPartials();
    }

    private void turnHiddenWeights(float[] parameters) {
        int d = network.dimensions;
        int width = hiddenPanels * PANEL;
        for (int h = 0; h < network.hidden; h++) {
            for (int c = 0; c < d; c++) {
                turnedHiddenWeights[c * width + h] = parameters[network.hiddenWeights.offset() + h * d + c];
            }
        }
        System.arraycopy(parameters, network.hiddenBiases.offset(), turnedHiddenWeights, d * width, network.hidden);
    }

    /** The active units with one unit a column: computed anew, which is faster than turning the matrix. */
    private void turnActive() {
        int d = network.dimensions;
        int width = hiddenPanels * PANEL;
        for (int p = 0; p < hiddenPanels; p++) {
            for (int j = 0; j < PANEL; j += LANES) {
                if (d == 2) {
                    turnActiveOfTwo(p * PANEL + j, width, p * PANEL * PANEL + j);
                } else {
                    turnActiveOfAny(p * PANEL + j, width, p * PANEL * PANEL + j);
                }
            }
        }
    }

    private void turnActiveOfTwo(int unit, int width, int base) {
        FloatVector x = FloatVector.fromArray(SPECIES, turnedHiddenWeights, unit);
        FloatVector y = FloatVector.fromArray(SPECIES, turnedHiddenWeights, width + unit);
        FloatVector bias = FloatVector.fromArray(SPECIES, turnedHiddenWeights, 2 * width + unit);
        for (int e = 0; e < PANEL; e++) {
            FloatVector value = x.fma(Lanes.broadcast(panel.sums[e]), bias);
            value = y.fma(Lanes.broadcast(panel.sums[PANEL + e]), value);
            Lanes.relu(value).intoArray(turnedActive, base + e * PANEL);
        }
    }

    private void turnActiveOfAny(int unit, int width, int base) {
        int d = network.dimensions;
        FloatVector bias = FloatVector.fromArray(SPECIES, turnedHiddenWeights, d * width + unit);
        for (int e = 0; e < PANEL; e++) {
            FloatVector value = bias;
            for (int c = 0; c < d; c++) {
                value = FloatVector.fromArray(SPECIES, turnedHiddenWeights, c * width + unit)
                        .fma(Lanes.broadcast(panel.sums[c * PANEL + e]), value);
            }
            Lanes.relu(value).intoArray(turnedActive, base + e * PANEL);
        }
    }

    /** ∂L/∂(W1 s + b1) = W2ᵀ delta where the unit is active, else 0; adds the panel's share of ∂L/∂b1. */
    private void backToHidden(float[] parameters) {
        int hidden = network.hidden;
        PanelProduct.turned(
                parameters, network.classWeights.offset(), hidden, panel.logits, hiddenDeltas, hidden, network.classes);
        int biases = network.dimensions * hidden * PARTIALS;
        for (int j = 0; j < PARTIALS; j += LANES) {
            for (int h = 0; h < hidden; h++) {
                FloatVector near = whereActive(h * PANEL + j);
                FloatVector far = whereActive(h * PANEL + j + PARTIALS);
                near.intoArray(hiddenDeltas, h * PANEL + j);
                far.intoArray(hiddenDeltas, h * PANEL + j + PARTIALS);
                int at = biases + h * PARTIALS + j;
                FloatVector.fromArray(SPECIES, hiddenPartials, at)
                        .add(near)
                        .add(far)
                        .intoArray(hiddenPartials, at);
            }
        }
    }

    private FloatVector whereActive(int at) {
        FloatVector active = FloatVector.fromArray(SPECIES, panel.active, at);
        return FloatVector.fromArray(SPECIES, hiddenDeltas, at).blend(0f, active.compare(VectorOperators.LE, 0f));
    }

    /** Adds the panel's share of ∂L/∂W1, and fills ∂L/∂s = W1ᵀ ∂L/∂(W1 s + b1). */
    private void addHiddenGradient(float[] parameters) {
        int d = network.dimensions;
        int hidden = network.hidden;
        for (int c = 0; c < d; c++) {
            int partials = c * hidden * PARTIALS;
            int w1 = network.hiddenWeights.offset() + c;
            for (int j = 0; j < PARTIALS; j += LANES) {
                addHiddenGradient(parameters, w1, d, c * PANEL + j, partials + j, j);
            }
        }
    }

    private void addHiddenGradient(float[] parameters, int w1, int d, int sum, int partials, int j) {
        FloatVector nearSum = FloatVector.fromArray(SPECIES, panel.sums, sum);
        FloatVector farSum = FloatVector.fromArray(SPECIES, panel.sums, sum + PARTIALS);
        FloatVector nearDelta = FloatVector.zero(SPECIES);
        FloatVector farDelta = FloatVector.zero(SPECIES);
        for (int h = 0; h < network.hidden; h++) {
            FloatVector near = FloatVector.fromArray(SPECIES, hiddenDeltas, h * PANEL + j);
            FloatVector far = FloatVector.fromArray(SPECIES, hiddenDeltas, h * PANEL + j + PARTIALS);
            FloatVector w = Lanes.broadcast(parameters[w1 + h * d]);
            nearDelta = w.fma(near, nearDelta);
            farDelta = w.fma(far, farDelta);
            FloatVector partial = FloatVector.fromArray(SPECIES, hiddenPartials, partials + h * PARTIALS);
            far.fma(farSum, near.fma(nearSum, partial)).intoArray(hiddenPartials, partials + h * PARTIALS);
        }
        nearDelta.intoArray(sumDeltas, sum);
        farDelta.intoArray(sumDeltas, sum + PARTIALS);
    }

    private void addClassPartials() {
        for (int j = 0; j < PARTIALS; j += LANES) {
            for (int k = 0; k < network.classes; k++) {
                FloatVector near = FloatVector.fromArray(SPECIES, panel.logits, k * PANEL + j);
                FloatVector far = FloatVector.fromArray(SPECIES, panel.logits, k * PANEL + j + PARTIALS);
                int at = k * PARTIALS + j;
                FloatVector.fromArray(SPECIES, classPartials, at)
                        .add(near)
                        .add(far)
                        .intoArray(classPartials, at);
            }
        }
    }

    private void addEmbeddingGradient(float[] gradient, int from, int count) {
        int d = network.dimensions;
        for (int c = 0; c < d; c++) {
            for (int e = 0; e < count; e++) {
                float delta = sumDeltas[c * PANEL + e];
                gradient[first[from + e] * d + c] += delta;
                gradient[second[from + e] * d + c] += delta;
            }
        }
    }

    /** Writes the sums over all panels into the flat gradient. */
    private void collect(float[] gradient) {
        int d = network.dimensions;
        int hidden = network.hidden;
        for (int c = 0; c < d; c++) {
            for (int h = 0; h < hidden; h++) {
                gradient[network.hiddenWeights.offset() + h * d + c] =
                        Lanes.sumOfPartials(hiddenPartials, (c * hidden + h) * PARTIALS);
            }
        }
        for (int h = 0; h < hidden; h++) {
            gradient[network.hiddenBiases.offset() + h] =
                    Lanes.sumOfPartials(hiddenPartials, (d * hidden + h) * PARTIALS);
        }
        int width = hiddenPanels * PANEL;
        for (int k = 0; k < network.classes; k++) {
            System.arraycopy(classWeightSums, k * width, gradient, network.classWeights.offset() + k * hidden, hidden);
            gradient[network.classBiases.offset() + k] = Lanes.sumOfPartials(classPartials, k * PARTIALS);
        }
    }
}
