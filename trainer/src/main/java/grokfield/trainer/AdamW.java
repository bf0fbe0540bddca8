package grokfield.trainer;

import static grokfield.trainer.Lanes.LANES;
import static grokfield.trainer.Lanes.SPECIES;

import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

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

    private static final float KEEP1 = (float) BETA1;
    private static final float TAKE1 = (float) (1 - BETA1);
    private static final float KEEP2 = (float) BETA2;
    private static final float TAKE2 = (float) (1 - BETA2);
    // Units that are never active and weights that only decay shrink for ever. Below these limits, far below the size
    // of
    // any step, they become 0: subnormal numbers would make every later step many times slower.
    private static final float SMALLEST = 1e-16f;
    private static final float SMALLEST_SQUARE = 1e-36f;

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
        for (int i = 0; i < tensors.size(); i++) { // an iterator would be an allocation
            Tensor tensor = tensors.get(i);
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

    /** Updates one tensor; the result is NaN if a number is not finite, else 0. */
    private float update(
            int from, int to, float[] w, float[] g, float[] updated, float keep, float stepSize, float rootScale) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector finite = zero;
        int i = from;
        for (; i + LANES <= to; i += LANES) {
            FloatVector gradient = flush(FloatVector.fromArray(SPECIES, g, i));
            FloatVector m = FloatVector.fromArray(SPECIES, firstMoments, i);
            m = flush(m.fma(Lanes.broadcast(KEEP1), gradient.mul(TAKE1)));
            FloatVector v = FloatVector.fromArray(SPECIES, secondMoments, i);
            v = v.fma(Lanes.broadcast(KEEP2), gradient.mul(gradient).mul(TAKE2));
            v = v.blend(0f, v.compare(VectorOperators.LT, SMALLEST_SQUARE));
            FloatVector root = v.sqrt().fma(Lanes.broadcast(rootScale), Lanes.broadcast((float) EPSILON));
            FloatVector move = m.mul(stepSize).div(root);
            FloatVector next =
                    flush(FloatVector.fromArray(SPECIES, w, i).mul(keep).sub(move));
            m.intoArray(nextFirstMoments, i);
            v.intoArray(nextSecondMoments, i);
            next.intoArray(updated, i);
            finite = next.add(v).fma(zero, finite);
        }
        return finite.reduceLanes(VectorOperators.ADD) + updateTail(i, to, w, g, updated, keep, stepSize, rootScale);
    }

    /** The same arithmetic, number by number, for what does not fill the lanes. */
    private float updateTail(
            int from, int to, float[] w, float[] g, float[] updated, float keep, float stepSize, float rootScale) {
        float finite = 0;
        for (int i = from; i < to; i++) {
            float gradient = flush(g[i]);
            float m = flush(Math.fma(firstMoments[i], KEEP1, gradient * TAKE1));
            float v = Math.fma(secondMoments[i], KEEP2, gradient * gradient * TAKE2);
            v = v < SMALLEST_SQUARE ? 0 : v;
            float root = Math.fma((float) Math.sqrt(v), rootScale, (float) EPSILON);
            float next = flush(w[i] * keep - m * stepSize / root);
            nextFirstMoments[i] = m;
            nextSecondMoments[i] = v;
            updated[i] = next;
            finite += (next + v) * 0;
        }
        return finite;
    }

    private static FloatVector flush(FloatVector x) {
        return x.blend(0f, x.abs().compare(VectorOperators.LT, SMALLEST));
    }

    private static float flush(float x) {
        return Math.abs(x) < SMALLEST ? 0 : x;
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
