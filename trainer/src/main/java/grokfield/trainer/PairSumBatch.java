package grokfield.trainer;

import java.util.Arrays;

/** Forward and backward of the pair-sum network ({@code docs/networks.md}, section 1), example by example. */
final class PairSumBatch implements Batch {
    private final PairSumNetwork network;
    private final int[] first;
    private final int[] second;
    private final int[] target;
    private final float[] sum; // (d)
    private final float[] active; // (H)
    private final float[] logits; // (K)
    private int size;

    PairSumBatch(PairSumNetwork network, int capacity) {
        this.network = network;
        first = new int[capacity];
        second = new int[capacity];
        target = new int[capacity];
        sum = new float[network.dimensions];
        active = new float[network.hidden];
        logits = new float[network.classes];
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
        Arrays.fill(gradient, 0);
        int d = network.dimensions;
        for (int e = 0; e < size; e++) {
            forward(parameters, e);
            float largest = logits[largest()];
            float total = 0;
            for (int k = 0; k < network.classes; k++) {
                logits[k] = (float) Math.exp(logits[k] - largest);
                total += logits[k];
            }
            for (int k = 0; k < network.classes; k++) {
                float delta = (logits[k] / total - (k == target[e] ? 1 : 0)) / size;
                logits[k] = delta;
                gradient[network.classBiases.offset() + k] += delta;
            }
            for (int h = 0; h < network.hidden; h++) {
                if (active[h] > 0) {
                    float delta = 0;
                    for (int k = 0; k < network.classes; k++) {
                        int w = network.classWeights.offset() + k * network.hidden + h;
                        delta += logits[k] * parameters[w];
                        gradient[w] += logits[k] * active[h];
                    }
                    gradient[network.hiddenBiases.offset() + h] += delta;
                    for (int c = 0; c < d; c++) {
                        int w = network.hiddenWeights.offset() + h * d + c;
                        gradient[w] += delta * sum[c];
                        gradient[first[e] * d + c] += delta * parameters[w];
                        gradient[second[e] * d + c] += delta * parameters[w];
                    }
                }
            }
        }
    }

    @Override
    public void evaluate(float[] parameters, double[] losses, int[] predictions) {
        for (int e = 0; e < size; e++) {
            forward(parameters, e);
            int largest = largest();
            double total = 0;
            for (float logit : logits) {
                total += Math.exp(logit - logits[largest]);
            }
            losses[e] = Math.log(total) + logits[largest] - logits[target[e]];
            predictions[e] = largest;
        }
    }

    private void forward(float[] parameters, int e) {
        int d = network.dimensions;
        for (int c = 0; c < d; c++) {
            sum[c] = parameters[first[e] * d + c] + parameters[second[e] * d + c];
        }
        for (int h = 0; h < network.hidden; h++) {
            float value = parameters[network.hiddenBiases.offset() + h];
            for (int c = 0; c < d; c++) {
                value += parameters[network.hiddenWeights.offset() + h * d + c] * sum[c];
            }
            active[h] = Math.max(0, value);
        }
        for (int k = 0; k < network.classes; k++) {
            float value = parameters[network.classBiases.offset() + k];
            for (int h = 0; h < network.hidden; h++) {
                value += parameters[network.classWeights.offset() + k * network.hidden + h] * active[h];
            }
            logits[k] = value;
        }
    }

    private int largest() {
        int best = 0;
        for (int k = 1; k < logits.length; k++) {
            if (logits[k] > logits[best]) {
                best = k;
            }
        }
        return best;
    }
}
