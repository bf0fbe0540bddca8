package grokfield.render.view;

/**
 * The decision regions of a classifier, sampled on a grid over a rectangle of the plane. Immutable by convention: the arrays are not
 * copied and must not change.
 */
public final class Regions {
    private static final float SMALLEST_LEAD = 0.05f;
    private static final float LARGEST_LEAD = 8;

    private final double left;
    private final double bottom;
    private final double right;
    private final double top;
    private final int columns;
    private final int rows;
    private final int[] classes;
    private final float[] confidence;
    private final float[] lead;

    /**
     * Regions from samples at the middles of the grid's cells.
     *
     * @param left the rectangle's edges, world units
     * @param classes the predicted class of each cell, shape (rows, columns), rows upwards
     * @param confidence its probability, 0 … 1, same shape
     * @param lead how far its logit is ahead of the next class's, at least 0, same shape: edges are drawn where the leads of two classes
     *     meet, so they run smoothly between the samples
     */
    public Regions(
            double left,
            double bottom,
            double right,
            double top,
            int columns,
            int rows,
            int[] classes,
            float[] confidence,
            float[] lead) {
        int cells = columns * rows;
        if (classes.length != cells || confidence.length != cells || lead.length != cells) {
            throw new IllegalArgumentException("decision regions need " + columns + " × " + rows
                    + " classes, confidences and leads, got " + classes.length + ", " + confidence.length + " and "
                    + lead.length);
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
        this.lead = lead;
    }

    /** Regions whose leads are guessed from the confidence, as if all the rest belonged to one other class. */
    public Regions(
            double left,
            double bottom,
            double right,
            double top,
            int columns,
            int rows,
            int[] classes,
            float[] confidence) {
        this(left, bottom, right, top, columns, rows, classes, confidence, leads(confidence));
    }

    private static float[] leads(float[] confidence) {
        float[] leads = new float[confidence.length];
        for (int cell = 0; cell < leads.length; cell++) {
            double p = Math.min(confidence[cell], 1 - 1e-6);
            leads[cell] = (float) Math.max(Math.log(p / (1 - p)), 0);
        }
        return leads;
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

    /** The lead, bounded: a very sure cell does not swallow a narrow region beside it, and an unsure one still counts. */
    float leadAt(int cell) {
        return Math.clamp(lead[cell], SMALLEST_LEAD, LARGEST_LEAD);
    }
}
