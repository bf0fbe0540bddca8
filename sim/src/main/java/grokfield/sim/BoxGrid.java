package grokfield.sim;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Points of a plane in the boxes of a square grid, sorted by box, row after row. The grid's side is the power of two that
 * promises the least work; its width grows in steps of a tenth, so that it seldom changes from one step to the next. Both
 * depend on the points alone.
 */
final class BoxGrid {
    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final VectorSpecies<Integer> INTS = Lanes.INTS;
    private static final int L = Lanes.COUNT;

    /** Widths are powers of 2 to an eighth. */
    private static final double WIDTHS_PER_OCTAVE = 8;

    /** A box and those around it. */
    private static final double NEIGHBOURS = 9;

    /** Little is gained with fewer, and their errors do not cancel. */
    private static final int FEWEST_POINTS_FOR_BOXES = 1000;

    /** Random states and circles have 0.2 to 0.3, states with several particles at one place 0.6 to 1. */
    private static final double LEAST_UNEVEN_CLUSTERING = 0.32;

    /** At 113 tokens a random start has about 130, a circle and what is at rest 340 to 480. */
    private static final double FEWEST_WIDE_BOXES = 250;

    /** Were points spread evenly, the cheapest side would put more of them into a box. */
    private static final double LEAST_POINTS_FOR_A_BOX = 3;

    /** At the finest grid a box holds so many points, were they spread evenly. */
    private static final int LEAST_PER_BOX = 4;

    final int count; // points
    final int mostSide;
    final int size; // of arrays in the order of the grid
    final float[] x; // (size), the points' places, sorted; rows of boxes begin a vector after the last has ended
    final float[] y;
    final int[] place; // (count), where a point stands
    final int[] start; // (side (side + 1)), the first point of each box, and behind each row its end
    private final double evenCost;
    private final double unevenCost;
    private final int[] cell; // (count), by point, at the finest grid
    private final int[][] counts; // by log₂ side, points in the boxes
    private final double[] couples; // by log₂ side, ordered couples of points in one box
    private final float[] extremes = new float[4 * L];
    private final int[] next; // where the next point of a box goes

    private int log; // log₂ side
    private Spread spread = Spread.WIDE;
    private double width; // of the whole grid
    private double left; // the grid's lowest corner
    private double low;

    /**
     * @param evenCost what a box costs besides the pair interactions with its neighbourhood, in such interactions
     * @param unevenCost the same where points are not spread evenly
     */
    BoxGrid(int count, double evenCost, double unevenCost) {
        this.count = count;
        this.evenCost = evenCost;
        this.unevenCost = unevenCost;
        int finest = 0;
        while ((1L << (2 * finest)) * LEAST_PER_BOX < count) {
            finest++;
        }
        mostSide = 1 << finest;
        counts = new int[finest + 1][];
        couples = new double[finest + 1];
        for (int l = 0; l <= finest; l++) {
            counts[l] = new int[1 << (2 * l)];
        }
        start = new int[mostSide * (mostSide + 1)];
        next = new int[mostSide * mostSide];
        cell = new int[count + L];
        place = new int[count];
        size = 2 * count + mostSide * L + L; // a vector of boxes may read beyond a box by the size of another
        x = new float[size];
        y = new float[size];
    }

    /** Boxes along an edge. */
    int side() {
        return 1 << log;
    }

    /** log₂ of the side. */
    int depth() {
        return log;
    }

    /** How the points lie in the boxes, which decides how far their errors cancel. */
    enum Spread {
        /** All over many boxes. */
        WIDE,
        /** All over some of them. */
        EVEN,
        /** Close together within their boxes, or a few boxes are full and most are empty. */
        UNEVEN
    }

    Spread spread() {
        return spread;
    }

    double boxWidth() {
        return width / side();
    }

    /** The middle of a column of boxes. */
    double centerX(int column) {
        return left + (column + 0.5) * boxWidth();
    }

    /** The middle of a row of boxes. */
    double centerY(int row) {
        return low + (row + 0.5) * boxWidth();
    }

    /**
     * Sorts points into boxes.
     *
     * @param pointX (at least {@code count}, padded to whole vectors), all finite
     * @param leastWidth of the whole grid, above 0
     */
    void fill(float[] pointX, float[] pointY, double leastWidth) {
        place(pointX, pointY, leastWidth);
        findCells(pointX, pointY);
        int finest = counts.length - 1;
        Arrays.fill(counts[finest], 0);
        for (int i = 0; i < count; i++) {
            counts[finest][cell[i]]++;
        }
        for (int l = finest; l > 0; l--) {
            merge(counts[l], counts[l - 1], 1 << l);
            couples[l] = couples(counts[l]);
        }
        log = cheapest(evenCost);
        spread = findSpread();
        if (spread == Spread.UNEVEN) {
            log = cheapest(unevenCost);
        }
        lay();
        sort(pointX, pointY);
    }

    /** The number of a box in {@link #start}; that after it is its end. */
    int box(int row, int column) {
        return row * (side() + 1) + column;
    }

    /** Where boxes begin. */
    private void lay() {
        int side = side();
        int from = 0;
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                start[box(row, column)] = from;
                next[row * side + column] = from;
                from += counts[log][row * side + column];
            }
            start[box(row, side)] = from;
            from += L;
        }
    }

    private void sort(float[] pointX, float[] pointY) {
        int finest = counts.length - 1;
        int shift = finest - log;
        int mask = mostSide - 1;
        for (int i = 0; i < count; i++) {
            int box = (cell[i] >> finest >> shift << log) + ((cell[i] & mask) >> shift);
            int to = next[box]++;
            place[i] = to;
            x[to] = pointX[i];
            y[to] = pointY[i];
        }
    }

    /** A square about the points. */
    private void place(float[] pointX, float[] pointY, double leastWidth) {
        FloatVector lowX = FloatVector.broadcast(FLOATS, pointX[0]);
        FloatVector highX = lowX;
        FloatVector lowY = FloatVector.broadcast(FLOATS, pointY[0]);
        FloatVector highY = lowY;
        int i = 0;
        for (; i + L <= count; i += L) {
            FloatVector px = FloatVector.fromArray(FLOATS, pointX, i);
            FloatVector py = FloatVector.fromArray(FLOATS, pointY, i);
            lowX = lowX.min(px);
            highX = highX.max(px);
            lowY = lowY.min(py);
            highY = highY.max(py);
        }
        lowX.intoArray(extremes, 0);
        highX.intoArray(extremes, L);
        lowY.intoArray(extremes, 2 * L);
        highY.intoArray(extremes, 3 * L);
        float x0 = extremes[0];
        float x1 = extremes[L];
        float y0 = extremes[2 * L];
        float y1 = extremes[3 * L];
        for (int lane = 0; lane < L; lane++) {
            x0 = Math.min(x0, extremes[lane]);
            x1 = Math.max(x1, extremes[L + lane]);
            y0 = Math.min(y0, extremes[2 * L + lane]);
            y1 = Math.max(y1, extremes[3 * L + lane]);
        }
        for (; i < count; i++) {
            x0 = Math.min(x0, pointX[i]);
            x1 = Math.max(x1, pointX[i]);
            y0 = Math.min(y0, pointY[i]);
            y1 = Math.max(y1, pointY[i]);
        }
        double least = Math.max(leastWidth, Math.max((double) x1 - x0, (double) y1 - y0));
        double octaves = Math.log(least) / Math.log(2);
        width = Math.pow(2, Math.ceil(octaves * WIDTHS_PER_OCTAVE + 1e-3) / WIDTHS_PER_OCTAVE);
        left = 0.5 * ((double) x0 + x1 - width);
        low = 0.5 * ((double) y0 + y1 - width);
    }

    private void findCells(float[] pointX, float[] pointY) {
        FloatVector scale = FloatVector.broadcast(FLOATS, (float) (mostSide / width));
        FloatVector x0 = FloatVector.broadcast(FLOATS, (float) left);
        FloatVector y0 = FloatVector.broadcast(FLOATS, (float) low);
        for (int i = 0; i < count; i += L) {
            FloatVector column =
                    FloatVector.fromArray(FLOATS, pointX, i).sub(x0).mul(scale);
            FloatVector row = FloatVector.fromArray(FLOATS, pointY, i).sub(y0).mul(scale);
            IntVector columns = (IntVector) column.convertShape(VectorOperators.F2I, INTS, 0);
            IntVector rows = (IntVector) row.convertShape(VectorOperators.F2I, INTS, 0);
            columns = columns.max(0).min(mostSide - 1);
            rows = rows.max(0).min(mostSide - 1);
            rows.mul(mostSide).add(columns).intoArray(cell, i);
        }
    }

    /** Counts of boxes twice as wide. */
    private static void merge(int[] fine, int[] coarse, int side) {
        int half = side / 2;
        for (int row = 0; row < half; row++) {
            int from = 2 * row * side;
            for (int column = 0; column < half; column++) {
                int at = from + 2 * column;
                coarse[row * half + column] = fine[at] + fine[at + 1] + fine[at + side] + fine[at + side + 1];
            }
        }
    }

    /** The side, as its logarithm, of which the pair interactions and the boxes together cost least. */
    private int cheapest(double pairsPerBox) {
        int best = 0;
        double least = count < FEWEST_POINTS_FOR_BOXES ? 0 : (double) count * count;
        for (int l = 2; l < counts.length; l++) {
            double cost = NEIGHBOURS * couples[l] + pairsPerBox * counts[l].length;
            if (cost < least) {
                least = cost;
                best = l;
            }
        }
        return best;
    }

    private Spread findSpread() {
        if (log == 0) {
            return Spread.WIDE;
        }
        boolean sparse = LEAST_POINTS_FOR_A_BOX * counts[log].length > count;
        double boxes = (double) count * count / couples[log]; // so many with equal numbers would have as many couples
        boolean few = boxes < FEWEST_WIDE_BOXES;
        if (clustering() > LEAST_UNEVEN_CLUSTERING || (sparse && few)) {
            return Spread.UNEVEN;
        }
        return sparse || few ? Spread.EVEN : Spread.WIDE;
    }

    /**
     * How many of the couples of points that share a box still share one of half its width: a quarter of them where points
     * are spread evenly, all of them in narrow clusters.
     */
    private double clustering() {
        int finer = Math.min(log + 1, counts.length - 1);
        return (couples[finer] - count) / Math.max(1, couples[finer - 1] - count);
    }

    private static double couples(int[] counts) {
        long couples = 0;
        for (int points : counts) {
            couples += (long) points * points;
        }
        return couples;
    }
}
