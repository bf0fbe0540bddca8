package grokfield.trainer;

import java.util.List;

/**
 * AdamW (Loshchilov and Hutter, ICLR 2019, algorithm 2) over a flat array, β 0.9 and 0.999, ε 1e-8. Weight decay is
 * decoupled and acts on the tensors of {@link DecayGroup#DECAYED} only:
 *
 * <pre>
 *   m ← β₁ m + (1 − β₁) g          v ← β₂ v + (1 − β₂) g²
 *   w ← (1 − ηλ) w − η (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)
 * </pre>
 */
public final class AdamW {
    /** Decay of the first moments. */
    public static final double BETA1 = 0.9;
    /** Decay of the second moments. */
    public static final double BETA2 = 0.999;
    /** Added to the root of the second moments. */
    public static final double EPSILON = 1e-8;

    private final List<Tensor> tensors;
    private float[] firstMoments;
    private float[] secondMoments;
    // The moments after the step that is being computed: they replace the others only if the step is finite.
    private float[] nextFirstMoments;
    private float[] nextSecondMoments;
    private long steps;

    /** An optimiser before its first step. */
    public AdamW(List<Tensor> tensors) {
        this.tensors = List.copyOf(tensors);
        int count = tensors.getLast().end();
        firstMoments = new float[count];
        secondMoments = new float[count];
        nextFirstMoments = new float[count];
        nextSecondMoments = new float[count];
    }

    /** Takes the moments and the number of steps of another run. */
    public void restore(float[] savedFirstMoments, float[] savedSecondMoments, long savedSteps) {
        System.arraycopy(savedFirstMoments, 0, firstMoments, 0, firstMoments.length);
        System.arraycopy(savedSecondMoments, 0, secondMoments, 0, secondMoments.length);
        steps = savedSteps;
    }

    /**
     * One step, from {@code parameters} into {@code updated}.
     *
     * @return false if a number of the result would not be finite; the optimiser is then as before, {@code updated} is not
     */
    public boolean step(float[] parameters, float[] gradient, float[] updated, TrainingParameters rates) {
        double eta = rates.learningRate();
        double correction1 = 1 - StrictMath.pow(BETA1, (double) (steps + 1));
        double correction2 = 1 - StrictMath.pow(BETA2, (double) (steps + 1));
        float stepSize = (float) (eta / correction1);
        float rootScale = (float) (1 / Math.sqrt(correction2));
        float finite = 0;
        for (Tensor tensor : tensors) {
            double decay = tensor.decayGroup() == DecayGroup.DECAYED ? eta * rates.weightDecay() : 0;
            finite += update(
                    tensor.offset(),
                    tensor.end(),
                    parameters,
                    gradient,
                    updated,
                    (float) (1 - decay),
                    stepSize,
                    rootScale);
        }
        if (Float.isNaN(finite)) {
            return false;
        }
        float[] swapped = firstMoments;
        firstMoments = nextFirstMoments;
        nextFirstMoments = swapped;
        swapped = secondMoments;
        secondMoments = nextSecondMoments;
        nextSecondMoments = swapped;
        steps++;
        return true;
    }

    private float update(
            int from, int to, float[] w, float[] g, float[] updated, float keep, float stepSize, float rootScale) {
        float finite = 0;
        for (int i = from; i < to; i++) {
            float m = (float) BETA1 * firstMoments[i] + (float) (1 - BETA1) * g[i];
            float v = (float) BETA2 * secondMoments[i] + (float) (1 - BETA2) * g[i] * g[i];
            float root = (float) Math.sqrt(v) * rootScale + (float) EPSILON;
            float next = w[i] * keep - stepSize * m / root;
            nextFirstMoments[i] = m;
            nextSecondMoments[i] = v;
            updated[i] = next;
            finite += (next + v) * 0;
        }
        return finite;
    }

    /** The number of steps taken, t. */
    public long steps() {
        return steps;
    }

    /** m; a fresh copy. */
    public float[] firstMoments() {
        return firstMoments.clone();
    }

    /** v; a fresh copy. */
    public float[] secondMoments() {
        return secondMoments.clone();
    }
}
