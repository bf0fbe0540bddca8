package grokfield.trainer;

import static grokfield.trainer.Lanes.PANEL;

import java.util.Arrays;

/**
 * The second half of a pair-sum network with two-dimensional embeddings, at one moment: from a point of the plane of pair
 * sums to a class. Immutable; may be used by any thread while training goes on.
 */
public final class Classifier {
    private final PairSumNetwork network;
    private final float[] parameters;

    Classifier(PairSumNetwork network, float[] parameters) {
        this.network = network;
        this.parameters = parameters.clone();
    }

    /** K, the number of classes. */
    public int classes() {
        return network.classes;
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
        classify(
                minX,
                minY,
                maxX,
                maxY,
                columns,
                rows,
                classes,
                confidence,
                new float[Math.multiplyExact(columns, rows)]);
    }

    /**
     * As {@link #classify(double, double, double, double, int, int, int[], float[])}, and how far the class leads.
     *
     * @param lead the same shape; overwritten with the class's logit minus the next largest logit, which is linear on each
     *     side of an edge between two classes
     */
    public void classify(
            double minX,
            double minY,
            double maxX,
            double maxY,
            int columns,
            int rows,
            int[] classes,
            float[] confidence,
            float[] lead) {
        int cells = Math.multiplyExact(columns, rows);
        if (classes.length < cells || confidence.length < cells || lead.length < cells) {
            throw new IllegalArgumentException(columns + " × " + rows + " cells do not fit arrays of " + classes.length
                    + ", " + confidence.length + " and " + lead.length);
        }
        PairSumPanel panel = new PairSumPanel(network);
        for (int row = 0; row < rows; row++) {
            Arrays.fill(panel.sums, PANEL, 2 * PANEL, (float) (minY + (maxY - minY) * (row + 0.5) / rows));
            for (int from = 0; from < columns; from += PANEL) {
                int count = Math.min(PANEL, columns - from);
                for (int j = 0; j < count; j++) {
                    panel.sums[j] = (float) (minX + (maxX - minX) * (from + j + 0.5) / columns);
                }
                panel.forward(parameters);
                panel.choose();
                panel.sumExponentials();
                for (int j = 0; j < count; j++) {
                    classes[row * columns + from + j] = (int) panel.best[j];
                    confidence[row * columns + from + j] = 1 / panel.total[j];
                    lead[row * columns + from + j] = lead(panel, j);
                }
            }
        }
    }

    /** The chosen class's logit of one column minus the largest of the others. */
    private float lead(PairSumPanel panel, int column) {
        float next = Float.NEGATIVE_INFINITY;
        for (int k = 0; k < network.classes; k++) {
            if (k != (int) panel.best[column]) {
                next = Math.max(next, panel.logits[k * PANEL + column]);
            }
        }
        return panel.largest[column] - next;
    }
}
