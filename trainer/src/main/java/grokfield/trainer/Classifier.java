package grokfield.trainer;

import java.util.Arrays;

/**
 * The second half of a pair-sum network with two-dimensional embeddings, at one moment: from a point of the plane of pair
 * sums to a class. Immutable; may be used by any thread while training goes on.
 */
public final class Classifier {
    private final float[] w1; // (H, 2)
    private final float[] b1; // (H)
    private final float[] w2; // (K, H)
    private final float[] b2; // (K)

    Classifier(PairSumNetwork network, float[] parameters) {
        w1 = copy(parameters, network.hiddenWeights);
        b1 = copy(parameters, network.hiddenBiases);
        w2 = copy(parameters, network.classWeights);
        b2 = copy(parameters, network.classBiases);
    }

    private static float[] copy(float[] parameters, Tensor tensor) {
        return Arrays.copyOfRange(parameters, tensor.offset(), tensor.end());
    }

    /** K, the number of classes. */
    public int classes() {
        return b2.length;
    }

    /** The most probable class at a point, the lowest at a tie. */
    public int classOf(double x, double y) {
        int[] classes = new int[1];
        classify(x, y, x, y, 1, 1, classes, new float[1]);
        return classes[0];
    }

    /**
     * Classifies the centres of a grid of cells that covers a rectangle.
     *
     * @param minX left edge of the first column
     * @param minY lower edge of the first row
     * @param maxX right edge of the last column
     * @param maxY upper edge of the last row
     * @param classes shape (rows, columns), row-major, first row at minY; overwritten with the most probable class
     * @param confidence the same shape; overwritten with that class's probability
     * @throws IllegalArgumentException if an array is shorter than columns · rows
     */
    public void classify(
            double minX,
            double minY,
            double maxX,
            double maxY,
            int columns,
            int rows,
            int[] classes,
            float[] confidence) {
        int cells = Math.multiplyExact(columns, rows);
        if (classes.length < cells || confidence.length < cells) {
            throw new IllegalArgumentException(columns + " × " + rows + " cells do not fit arrays of " + classes.length
                    + " and " + confidence.length);
        }
        float[] active = new float[b1.length];
        for (int cell = 0; cell < cells; cell++) {
            int column = cell % columns;
            int row = cell / columns;
            float x = (float) (minX + (maxX - minX) * (column + 0.5) / columns);
            float y = (float) (minY + (maxY - minY) * (row + 0.5) / rows);
            for (int h = 0; h < active.length; h++) {
                active[h] = Math.max(0, b1[h] + w1[2 * h] * x + w1[2 * h + 1] * y);
            }
            double total = 0;
            float largest = Float.NEGATIVE_INFINITY;
            int best = 0;
            for (int k = 0; k < b2.length; k++) {
                float logit = b2[k];
                for (int h = 0; h < active.length; h++) {
                    logit += w2[k * active.length + h] * active[h];
                }
                if (logit > largest) {
                    total = total * Math.exp(largest - logit) + 1;
                    largest = logit;
                    best = k;
                } else {
                    total += Math.exp(logit - largest);
                }
            }
            classes[cell] = best;
            confidence[cell] = (float) (1 / total);
        }
    }
}
