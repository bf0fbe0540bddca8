package grokfield.trainer;

import grokfield.sim.Task;

/**
 * The pair-sum network once more, in plain double arithmetic and written to be read beside {@code docs/networks.md},
 * section 1. The fast one is tested against it.
 */
final class ReferencePairSum {
    private final Task task;
    private final int d;
    private final int hidden;
    // Offsets in the flat array: E (N, d), W1 (H, d), b1 (H), W2 (K, H), b2 (K).
    private final int w1;
    private final int b1;
    private final int w2;
    private final int b2;

    ReferencePairSum(Task task, NetworkSettings settings) {
        this.task = task;
        d = settings.dimensions();
        hidden = settings.hidden();
        w1 = task.tokens() * d;
        b1 = w1 + hidden * d;
        w2 = b1 + hidden;
        b2 = w2 + task.classes() * hidden;
    }

    int parameterCount() {
        return b2 + task.classes();
    }

    double[] logits(double[] parameters, int pair) {
        double[] active = new double[hidden];
        for (int h = 0; h < hidden; h++) {
            active[h] = Math.max(0, unit(parameters, pair, h));
        }
        double[] logits = new double[task.classes()];
        for (int k = 0; k < logits.length; k++) {
            logits[k] = parameters[b2 + k];
            for (int h = 0; h < hidden; h++) {
                logits[k] += parameters[w2 + k * hidden + h] * active[h];
            }
        }
        return logits;
    }

    private double unit(double[] parameters, int pair, int h) {
        double value = parameters[b1 + h];
        for (int c = 0; c < d; c++) {
            double sum = parameters[task.first(pair) * d + c] + parameters[task.second(pair) * d + c];
            value += parameters[w1 + h * d + c] * sum;
        }
        return value;
    }

    /** Cross-entropy −ln softmax(logits)[class of the pair], in nats. */
    double loss(double[] parameters, int pair) {
        double[] logits = logits(parameters, pair);
        double largest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            largest = Math.max(largest, logit);
        }
        double total = 0;
        for (double logit : logits) {
            total += Math.exp(logit - largest);
        }
        return Math.log(total) + largest - logits[task.pairClass(pair)];
    }

    double meanLoss(double[] parameters, int[] pairs) {
        double sum = 0;
        for (int pair : pairs) {
            sum += loss(parameters, pair);
        }
        return sum / pairs.length;
    }

    /** The gradient of {@link #meanLoss} by central differences. */
    double[] gradient(double[] parameters, int[] pairs) {
        double step = 1e-6;
        double[] moved = parameters.clone();
        double[] gradient = new double[parameters.length];
        for (int i = 0; i < gradient.length; i++) {
            moved[i] = parameters[i] + step;
            double above = meanLoss(moved, pairs);
            moved[i] = parameters[i] - step;
            double below = meanLoss(moved, pairs);
            moved[i] = parameters[i];
            gradient[i] = (above - below) / (2 * step);
        }
        return gradient;
    }

    static double[] widened(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
