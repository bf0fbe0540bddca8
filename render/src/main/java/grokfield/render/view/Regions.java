package grokfield.render.view;

/**
 * The decision regions of a classifier, sampled on a grid over a rectangle of the plane. Immutable by convention: the arrays are not
 * copied and must not change.
 */
public final class Regions {
    private final double left;
    private final double bottom;
    private final double right;
    private final double top;
    private final int columns;
    private final int rows;
    private final int[] classes;
    private final float[] confidence;

    /**
     * Regions from samples at the middles of the grid's cells.
     *
     * @param left the rectangle's edges, world units
     * @param classes the predicted class of each cell, shape (rows, columns), rows upwards
     * @param confidence its probability, 0 … 1, same shape
     */
    public Regions(
            double left,
            double bottom,
            double right,
            double top,
            int columns,
            int rows,
            int[] classes,
            float[] confidence) {
        if (classes.length != columns * rows || confidence.length != columns * rows) {
            throw new IllegalArgumentException("decision regions need " + columns + " × " + rows
                    + " classes and confidences, got " + classes.length + " and " + confidence.length);
        }
        if (!(left < right) || !(bottom < top)) {
            throw new IllegalArgumentException("the rectangle of decision regions is empty");
        }
        this.left = left;
        this.bottom = bottom;
        this.right = right;
        this.top = top;
        this.columns = columns;
        this.rows = rows;
        this.classes = classes;
        this.confidence = confidence;
    }

    public double left() {
        return left;
    }

    public double bottom() {
        return bottom;
    }

    public double right() {
        return right;
    }

    public double top() {
        return top;
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    int classAt(int cell) {
        return classes[cell];
    }

    float confidenceAt(int cell) {
        return confidence[cell];
    }
}
