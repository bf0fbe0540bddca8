package grokfield.sim;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of (s_p − s_q) / (|s_p − s_q|² + ℓ²) over the points q of the boxes around that of p, its own included. Each couple of
 * points is visited once: those of a box meet what follows them in their row as far as the next box, and the three boxes of
 * the row above. The points of three boxes follow one another in the grid, so that they fill vectors well.
 */
final class NearField {
    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final int L = Lanes.COUNT;
    private static final int ROWS = Lanes.ROWS;

    private final BoxGrid grid;
    private final int size; // of arrays in the order of the grid
    private final float[] towardX; // (2, size), minus the sums over the point's own row, and over the row below
    private final float[] towardY;
    private final Sums[] sums; // by row of boxes
    private final float[] numerators; // see there

    NearField(BoxGrid grid) {
        this.grid = grid;
        size = grid.size;
        towardX = new float[2 * size];
        towardY = new float[2 * size];
        sums = new Sums[grid.mostSide];
        Arrays.setAll(sums, row -> new Sums());
        numerators = numerators();
    }

    /** The lanes of points whose sums are complete but for adding them up. */
    private final class Sums {
        private static final int POINTS = 32; // twice as many vectors must be a multiple of L

        final float[] lanes = new float[POINTS * 2 * L];
        private final int[] points = new int[POINTS];
        private final LaneSums laneSums = new LaneSums(POINTS * 2);
        private int count;

        /** Makes room for so many points from {@code first} on; returns where their lanes go. */
        int add(int first, int length) {
            if (count + length > POINTS) {
                give();
            }
            int at = count * 2 * L;
            for (int k = 0; k < length; k++) {
                points[count++] = first + k;
            }
            return at;
        }

        void give() {
            float[] added = laneSums.run(lanes);
            for (int i = 0; i < count; i++) {
                towardX[points[i]] -= added[2 * i];
                towardY[points[i]] -= added[2 * i + 1];
            }
            count = 0;
        }
    }

    /**
     * Minus one for each of so many lanes, then 0; L + 1 vectors. And the same for sources that begin with the four points
     * at hand: those meet each other twice, so that their lanes hold minus a half.
     */
    private static float[] numerators() {
        float[] values = new float[2 * (L + 1) * L];
        for (int lanes = 0; lanes <= L; lanes++) {
            Arrays.fill(values, lanes * L, lanes * L + lanes, -1);
            int among = (L + 1 + lanes) * L;
            Arrays.fill(values, among, among + lanes, -1);
            Arrays.fill(values, among, among + Math.min(lanes, ROWS), -0.5f);
        }
        return values;
    }

    /** The sum of a point, by its place in the grid. */
    float sumX(int point) {
        return -(towardX[point] + towardX[size + point]);
    }

    float sumY(int point) {
        return -(towardY[point] + towardY[size + point]);
    }

    /** Does a row of boxes: what its points do to each other and to the row above, and back; rows may be done at once. */
    void run(int row, float softening2) {
        int side = grid.side();
        int begin = grid.start[grid.box(row, 0)];
        int end = grid.start[grid.box(row, side)];
        clear(begin, end);
        if (row == 0) {
            clear(size + begin, size + end);
        }
        boolean last = row == side - 1;
        if (!last) {
            clear(size + grid.start[grid.box(row + 1, 0)], size + grid.start[grid.box(row + 1, side)]);
        }
        for (int column = 0; column < side; column++) {
            int left = Math.max(column - 1, 0);
            int right = Math.min(column + 2, side);
            runBox(
                    grid.start[grid.box(row, column)],
                    grid.start[grid.box(row, column + 1)],
                    grid.start[grid.box(row, right)],
                    last ? 0 : grid.start[grid.box(row + 1, left)],
                    last ? 0 : grid.start[grid.box(row + 1, right)],
                    softening2,
                    sums[row]);
        }
        sums[row].give();
    }

    /** Points {@code begin} … {@code end − 1} of a box with those up to {@code rowEnd} and those above. */
    private void runBox(int begin, int end, int rowEnd, int above, int aboveEnd, float softening2, Sums to) {
        int point = begin;
        for (; point + ROWS <= end; point += ROWS) {
            int at = to.add(point, ROWS);
            four(
                    grid.x,
                    grid.y,
                    point,
                    rowEnd,
                    above,
                    aboveEnd,
                    softening2,
                    numerators,
                    towardX,
                    towardY,
                    size,
                    to.lanes,
                    at);
        }
        for (; point < end; point++) {
            int at = to.add(point, 1);
            one(
                    grid.x,
                    grid.y,
                    point,
                    rowEnd,
                    above,
                    aboveEnd,
                    softening2,
                    numerators,
                    towardX,
                    towardY,
                    size,
                    to.lanes,
                    at);
        }
    }

    private void clear(int from, int to) {
        Arrays.fill(towardX, from, to, 0);
        Arrays.fill(towardY, from, to, 0);
    }

    /** Point {@code row} with those behind it as far as {@code rowEnd} and with those above, both ways. */
    private static void one(
            float[] x,
            float[] y,
            int row,
            int rowEnd,
            int above,
            int aboveEnd,
            float softening2,
            float[] numerators,
            float[] towardX,
            float[] towardY,
            int shift,
            float[] sums,
            int at) {
        FloatVector soft = FloatVector.broadcast(FLOATS, softening2);
        FloatVector x0 = FloatVector.broadcast(FLOATS, x[row]);
        FloatVector y0 = FloatVector.broadcast(FLOATS, y[row]);
        FloatVector sumX = FloatVector.zero(FLOATS);
        FloatVector sumY = sumX;
        int to = rowEnd;
        int back = 0;
        int from = row + 1;
        for (int run = 0; run < 2; run++) {
            for (int j = from; j < to; j += L) {
                FloatVector numerator = FloatVector.fromArray(FLOATS, numerators, Math.min(to - j, L) * L);
                FloatVector dx = FloatVector.fromArray(FLOATS, x, j).sub(x0);
                FloatVector dy = FloatVector.fromArray(FLOATS, y, j).sub(y0);
                FloatVector w = numerator.div(dy.fma(dy, dx.fma(dx, soft)));
                sumX = w.fma(dx, sumX);
                sumY = w.fma(dy, sumY);
                w.fma(dx, FloatVector.fromArray(FLOATS, towardX, back + j)).intoArray(towardX, back + j);
                w.fma(dy, FloatVector.fromArray(FLOATS, towardY, back + j)).intoArray(towardY, back + j);
            }
            from = above;
            to = aboveEnd;
            back = shift;
        }
        sumX.intoArray(sums, at);
        sumY.intoArray(sums, at + L);
    }

    /** Points {@code row} … {@code row + 3} the same, and with each other; they share a division: 1/a = bcd/(abcd). */
    private static void four(
            float[] x,
            float[] y,
            int row,
            int rowEnd,
            int above,
            int aboveEnd,
            float softening2,
            float[] numerators,
            float[] towardX,
            float[] towardY,
            int shift,
            float[] sums,
            int at) {
        FloatVector soft = FloatVector.broadcast(FLOATS, softening2);
        FloatVector x0 = FloatVector.broadcast(FLOATS, x[row]);
        FloatVector y0 = FloatVector.broadcast(FLOATS, y[row]);
        FloatVector x1 = FloatVector.broadcast(FLOATS, x[row + 1]);
        FloatVector y1 = FloatVector.broadcast(FLOATS, y[row + 1]);
        FloatVector x2 = FloatVector.broadcast(FLOATS, x[row + 2]);
        FloatVector y2 = FloatVector.broadcast(FLOATS, y[row + 2]);
        FloatVector x3 = FloatVector.broadcast(FLOATS, x[row + 3]);
        FloatVector y3 = FloatVector.broadcast(FLOATS, y[row + 3]);
        FloatVector sumX0 = FloatVector.zero(FLOATS);
        FloatVector sumY0 = sumX0;
        FloatVector sumX1 = sumX0;
        FloatVector sumY1 = sumX0;
        FloatVector sumX2 = sumX0;
        FloatVector sumY2 = sumX0;
        FloatVector sumX3 = sumX0;
        FloatVector sumY3 = sumX0;
        int from = row;
        int to = rowEnd;
        int back = 0;
        int kind = (L + 1) * L;
        for (int run = 0; run < 2; run++) {
            for (int j = from; j < to; j += L) {
                FloatVector numerator = FloatVector.fromArray(FLOATS, numerators, kind + Math.min(to - j, L) * L);
                kind = 0;
                FloatVector xs = FloatVector.fromArray(FLOATS, x, j);
                FloatVector ys = FloatVector.fromArray(FLOATS, y, j);
                FloatVector dx0 = xs.sub(x0);
                FloatVector dy0 = ys.sub(y0);
                FloatVector dx1 = xs.sub(x1);
                FloatVector dy1 = ys.sub(y1);
                FloatVector dx2 = xs.sub(x2);
                FloatVector dy2 = ys.sub(y2);
                FloatVector dx3 = xs.sub(x3);
                FloatVector dy3 = ys.sub(y3);
                FloatVector a = dy0.fma(dy0, dx0.fma(dx0, soft));
                FloatVector b = dy1.fma(dy1, dx1.fma(dx1, soft));
                FloatVector c = dy2.fma(dy2, dx2.fma(dx2, soft));
                FloatVector d = dy3.fma(dy3, dx3.fma(dx3, soft));
                FloatVector ab = a.mul(b);
                FloatVector cd = c.mul(d);
                FloatVector all = numerator.div(ab.mul(cd));
                FloatVector both = all.mul(cd);
                FloatVector w = both.mul(b);
                sumX0 = w.fma(dx0, sumX0);
                sumY0 = w.fma(dy0, sumY0);
                FloatVector backX = w.fma(dx0, FloatVector.fromArray(FLOATS, towardX, back + j));
                FloatVector backY = w.fma(dy0, FloatVector.fromArray(FLOATS, towardY, back + j));
                w = both.mul(a);
                sumX1 = w.fma(dx1, sumX1);
                sumY1 = w.fma(dy1, sumY1);
                backX = w.fma(dx1, backX);
                backY = w.fma(dy1, backY);
                both = all.mul(ab);
                w = both.mul(d);
                sumX2 = w.fma(dx2, sumX2);
                sumY2 = w.fma(dy2, sumY2);
                backX = w.fma(dx2, backX);
                backY = w.fma(dy2, backY);
                w = both.mul(c);
                sumX3 = w.fma(dx3, sumX3);
                sumY3 = w.fma(dy3, sumY3);
                w.fma(dx3, backX).intoArray(towardX, back + j);
                w.fma(dy3, backY).intoArray(towardY, back + j);
            }
            from = above;
            to = aboveEnd;
            back = shift;
            kind = 0;
        }
        sumX0.intoArray(sums, at);
        sumY0.intoArray(sums, at + L);
        sumX1.intoArray(sums, at + 2 * L);
        sumY1.intoArray(sums, at + 3 * L);
        sumX2.intoArray(sums, at + 4 * L);
        sumY2.intoArray(sums, at + 5 * L);
        sumX3.intoArray(sums, at + 6 * L);
        sumY3.intoArray(sums, at + 7 * L);
    }
}
