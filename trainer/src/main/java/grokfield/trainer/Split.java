package grokfield.trainer;

import grokfield.sim.Randomness;
import java.util.Arrays;

/** Which examples train and which are kept for validation, drawn by seed. Immutable. */
public final class Split {
    private final int[] training;
    private final boolean[] validation;

    private Split(int[] training, boolean[] validation) {
        this.training = training;
        this.validation = validation;
    }

    /**
     * Draws a split. The training count is (1 − share) · count, rounded, and at least 1: of 153 pairs 122 train at a share
     * of 0.2 ({@code docs/networks.md}).
     *
     * @param count the number of examples
     * @param share the share kept for validation, 0 … 0.9
     * @param seed the run's seed; the split uses a stream of its own
     */
    public static Split draw(int count, double share, long seed) {
        int[] order = new int[count];
        Arrays.setAll(order, i -> i);
        Randomness randomness = Randomness.stream(seed, "split");
        for (int i = count - 1; i > 0; i--) {
            int j = randomness.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        int trainingCount = Math.max(1, (int) Math.round(count * (1 - share)));
        boolean[] validation = new boolean[count];
        for (int i = trainingCount; i < count; i++) {
            validation[order[i]] = true;
        }
        int[] training = Arrays.copyOf(order, trainingCount);
        Arrays.sort(training);
        return new Split(training, validation);
    }

    /** The indices of the training examples, ascending; a fresh copy. */
    public int[] training() {
        return training.clone();
    }

    public int trainingCount() {
        return training.length;
    }

    public int validationCount() {
        return validation.length - training.length;
    }

    public boolean isValidation(int example) {
        return validation[example];
    }
}
