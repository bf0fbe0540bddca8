package grokfield.trainer;

import static grokfield.trainer.Lanes.LANES;
import static grokfield.trainer.Lanes.PANEL;
import static grokfield.trainer.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The pair-sum network's forward pass for a panel of 32 pair sums, one a column, with its scratch memory. Whoever uses it
 * fills {@link #sums} first.
 */
final class PairSumPanel {
    private final PairSumNetwork network;
    final float[] sums; // s (d, 32)
    final float[] active; // relu(W1 s + b1) (H, 32)
    final float[] logits; // W2 active + b2 (K, 32); after softmax, probabilities times scale
    final float[] largest; // the largest logit (32)
    final float[] best; // its class (32), as a float so that lanes can choose it
    final float[] total; // Σ exp(logit − largest) (32)

    PairSumPanel(PairSumNetwork network) {
        this.network = network;
        sums = new float[network.dimensions * PANEL];
        active = new float[network.hidden * PANEL];
        logits = new float[network.classes * PANEL];
        largest = new float[PANEL];
        best = new float[PANEL];
        total = new float[PANEL];
    }

    /** From sums to active hidden units and logits. */
    void forward(float[] parameters) {
        int d = network.dimensions;
        int w1 = network.hiddenWeights.offset();
        int b1 = network.hiddenBiases.offset();
        if (d == 2) {
            activeOfTwo(parameters, w1, b1);
        } else {
            fillRows(parameters, b1, active, network.hidden);
            PanelProduct.add(parameters, w1, d, sums, 0, active, 0, PANEL, network.hidden, d);
            rectify(active);
        }
        int w2 = network.classWeights.offset();
        int h = network.hidden;
        fillRows(parameters, network.classBiases.offset(), logits, network.classes);
        PanelProduct.add(parameters, w2, h, active, 0, logits, 0, PANEL, network.classes, h);
    }

    /** The same as the general path, with two dimensions kept in registers. */
    private void activeOfTwo(float[] parameters, int w1, int b1) {
        for (int j = 0; j < PANEL; j += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, sums, j);
            FloatVector y = FloatVector.fromArray(SPECIES, sums, PANEL + j);
            for (int h = 0; h < network.hidden; h++) {
                FloatVector value = Lanes.broadcast(parameters[b1 + h]);
                value = x.fma(Lanes.broadcast(parameters[w1 + 2 * h]), value);
                value = y.fma(Lanes.broadcast(parameters[w1 + 2 * h + 1]), value);
                Lanes.relu(value).intoArray(active, h * PANEL + j);
            }
        }
    }

    private static void fillRows(float[] values, int base, float[] panel, int rows) {
        for (int r = 0; r < rows; r++) {
            FloatVector value = Lanes.broadcast(values[base + r]);
            for (int j = 0; j < PANEL; j += LANES) {
                value.intoArray(panel, r * PANEL + j);
            }
        }
    }

    private static void rectify(float[] panel) {
        for (int i = 0; i < panel.length; i += LANES) {
            Lanes.relu(FloatVector.fromArray(SPECIES, panel, i)).intoArray(panel, i);
        }
    }

    /** Finds the largest logit of every column and its class, the lowest at a tie. */
    void choose() {
        for (int j = 0; j < PANEL; j += LANES) {
            FloatVector top = FloatVector.fromArray(SPECIES, logits, j);
            FloatVector chosen = FloatVector.zero(SPECIES);
            for (int k = 1; k < network.classes; k++) {
                FloatVector logit = FloatVector.fromArray(SPECIES, logits, k * PANEL + j);
                VectorMask<Float> higher = logit.compare(VectorOperators.GT, top);
                top = top.blend(logit, higher);
                chosen = chosen.blend((float) k, higher);
            }
            top.intoArray(largest, j);
            chosen.intoArray(best, j);
        }
    }

    /** Σ exp(logit − largest) of every column, after {@link #choose}. */
    void sumExponentials() {
        for (int j = 0; j < PANEL; j += LANES) {
            FloatVector top = FloatVector.fromArray(SPECIES, largest, j);
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int k = 0; k < network.classes; k++) {
                sum = sum.add(Lanes.exp(
                        FloatVector.fromArray(SPECIES, logits, k * PANEL + j).sub(top)));
            }
            sum.intoArray(total, j);
        }
    }

    /**
     * Replaces the logits of every column by its softmax times its weight.
     *
     * @param weights shape (32)
     */
    void softmax(float[] weights) {
        for (int j = 0; j < PANEL; j += LANES) {
            FloatVector top = FloatVector.fromArray(SPECIES, logits, j);
            for (int k = 1; k < network.classes; k++) {
                FloatVector logit = FloatVector.fromArray(SPECIES, logits, k * PANEL + j);
                top = top.blend(logit, logit.compare(VectorOperators.GT, top));
            }
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int k = 0; k < network.classes; k++) {
                FloatVector e = Lanes.exp(
                        FloatVector.fromArray(SPECIES, logits, k * PANEL + j).sub(top));
                e.intoArray(logits, k * PANEL + j);
                sum = sum.add(e);
            }
            FloatVector scale = FloatVector.fromArray(SPECIES, weights, j).div(sum);
            for (int k = 0; k < network.classes; k++) {
                FloatVector.fromArray(SPECIES, logits, k * PANEL + j).mul(scale).intoArray(logits, k * PANEL + j);
            }
        }
    }
}
