package grokfield.trainer;

import java.util.Arrays;

/**
 * Everything that a run of training is, at one moment; immutable. From it, {@link Training#restore} goes on with the same
 * bits. The task and the live parameters are not part of it: both are handed in.
 */
public final class TrainingState {
    private final NetworkSettings settings;
    private final float[] parameters;
    private final float[] firstMoments;
    private final float[] secondMoments;
    private final long step;
    private final long randomState;
    private final boolean[] pinned;

    /**
     * @param settings what fixes the network and the split
     * @param parameters the flat array of the network's tensors; copied
     * @param firstMoments m of AdamW, as long as the parameters; copied
     * @param secondMoments v of AdamW, as long as the parameters; copied
     * @param step the number of steps taken, t of AdamW
     * @param randomState the state of the run's generator after the draws so far
     * @param pinned shape (N): which embeddings do not move; copied
     * @throws IllegalArgumentException if the lengths differ, a number is not finite, a second moment or the step is negative
     */
    public TrainingState(
            NetworkSettings settings,
            float[] parameters,
            float[] firstMoments,
            float[] secondMoments,
            long step,
            long randomState,
            boolean[] pinned) {
        if (firstMoments.length != parameters.length || secondMoments.length != parameters.length) {
            throw new IllegalArgumentException("a state needs as many moments as parameters, has " + firstMoments.length
                    + " and " + secondMoments.length + " for " + parameters.length);
        }
        checkFinite("parameters", parameters);
        checkFinite("first moments", firstMoments);
        checkFinite("second moments", secondMoments);
        for (float v : secondMoments) {
            if (v < 0) {
                throw new IllegalArgumentException("the second moments must not be negative, one was " + v);
            }
        }
        if (step < 0) {
            throw new IllegalArgumentException("the step must not be negative, was " + step);
        }
        this.settings = settings;
        this.parameters = parameters.clone();
        this.firstMoments = firstMoments.clone();
        this.secondMoments = secondMoments.clone();
        this.step = step;
        this.randomState = randomState;
        this.pinned = pinned.clone();
    }

    private static void checkFinite(String what, float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("the " + what + " must be finite, one was " + value);
            }
        }
    }

    public NetworkSettings settings() {
        return settings;
    }

    /** The flat array of the network's tensors; a fresh copy. */
    public float[] parameters() {
        return parameters.clone();
    }

    /** m of AdamW; a fresh copy. */
    public float[] firstMoments() {
        return firstMoments.clone();
    }

    /** v of AdamW; a fresh copy. */
    public float[] secondMoments() {
        return secondMoments.clone();
    }

    /** The number of steps taken. */
    public long step() {
        return step;
    }

    /** The state of the run's generator, as {@link grokfield.sim.Randomness#state()}. */
    public long randomState() {
        return randomState;
    }

    /** Shape (N): which embeddings do not move; a fresh copy. */
    public boolean[] pinned() {
        return pinned.clone();
    }

    /** The memory that its arrays take. */
    public long bytes() {
        return 3L * Float.BYTES * parameters.length + pinned.length;
    }

    /** Bit-for-bit equality. */
    @Override
    public boolean equals(Object other) {
        return other instanceof TrainingState state
                && state.settings.equals(settings)
                && state.step == step
                && state.randomState == randomState
                && Arrays.equals(state.parameters, parameters)
                && Arrays.equals(state.firstMoments, firstMoments)
                && Arrays.equals(state.secondMoments, secondMoments)
                && Arrays.equals(state.pinned, pinned);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(step) + Arrays.hashCode(parameters);
    }
}
