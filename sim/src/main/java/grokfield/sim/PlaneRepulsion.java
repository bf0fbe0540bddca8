package grokfield.sim;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The repulsion between all pair sums of a plane, of one class or not; {@link PlaneClasses} takes that inside a class back.
 * Each couple of pair sums is visited once: a triangle of blocks, of which a part owns every few. Sums are of
 * −(s_q − s_p) / (|s_q − s_p|² + ℓ_R²) over q, without the strength R.
 */
final class PlaneRepulsion {
    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final int L = Lanes.COUNT;

    /** So many slots at a time are met by all rows of a part: their places and sums fit a core's first cache. */
    private static final int TILE = 1024;

    private final PlaneSums sums;
    private final int parts;
    private final float[][] columnX; // (parts)(padded M), sums of the slots as targets in lanes, sign reversed
    private final float[][] columnY;
    private final float[][] particles; // (parts)(N, 2, L), sums of the slots as rows, already given to their tokens
    private final float[][] rows; // (parts)(BLOCK, 2, L), sums of the rows at hand

    PlaneRepulsion(PlaneSums sums, int tokens, int parts) {
        this.sums = sums;
        this.parts = parts;
        columnX = new float[parts][Lanes.padded(sums.slots.count)];
        columnY = new float[parts][Lanes.padded(sums.slots.count)];
        particles = new float[parts][tokens * 2 * L];
        rows = new float[parts][Lanes.BLOCK * 2 * L];
    }

    /** Does one part; parts may run at once. */
    void run(int part, double softening) {
        Arrays.fill(columnX[part], 0);
        Arrays.fill(columnY[part], 0);
        Arrays.fill(particles[part], 0);
        float softening2 = (float) (softening * softening);
        for (int tile = 0; tile < sums.slots.count; tile += TILE) {
            runTile(part, tile, softening2);
        }
    }

    /** The lanes of token {@code i} and axis {@code k}, added up over the parts in their order. */
    double rowSum(int token, int axis) {
        double sum = 0;
        for (int part = 0; part < parts; part++) {
            sum += Lanes.sum(particles[part], (2 * token + axis) * L);
        }
        return sum;
    }

    /** Adds the parts' sums of the slots as targets, in their order, into part 0. */
    void mergeColumns() {
        for (int part = 1; part < parts; part++) {
            add(columnX[part], columnX[0]);
            add(columnY[part], columnY[0]);
        }
    }

    /** What {@link #mergeColumns} made: minus the sums over q < p, in the x direction. */
    float[] mergedX() {
        return columnX[0];
    }

    /** The same in the y direction. */
    float[] mergedY() {
        return columnY[0];
    }

    private void runTile(int part, int tile, float softening2) {
        int blocks = Lanes.padded(sums.slots.count) / Lanes.BLOCK;
        // There and back again: the rows of the triangle grow, the parts stay equal.
        for (int turn = 0; turn * parts < blocks; turn++) {
            int block = turn * parts + (turn % 2 == 0 ? part : parts - 1 - part);
            if (block < blocks && block * Lanes.BLOCK >= tile) {
                runBlock(part, block * Lanes.BLOCK, tile, softening2);
            }
        }
    }

    /** The rows of a block against the slots of a tile that come before it, and against themselves where it holds them. */
    private void runBlock(int part, int start, int tile, float softening2) {
        float[] x = sums.x;
        float[] y = sums.y;
        float[] mine = rows[part];
        int end = Math.min(start + Lanes.BLOCK, sums.slots.count);
        int tileEnd = Math.min(tile + TILE, start);
        if (start < tile + TILE) {
            insideBlock(x, y, sums.minusPresent, start, end, softening2, mine);
        } else {
            Arrays.fill(mine, 0);
        }
        int row = start;
        for (; row + Lanes.ROWS <= end; row += Lanes.ROWS) {
            int first = (row - start) * 2 * L;
            fourRowsBefore(x, y, tile, tileEnd, row, softening2, columnX[part], columnY[part], mine, first);
        }
        for (; row < end; row++) {
            int first = (row - start) * 2 * L;
            oneRowBefore(x, y, tile, tileEnd, row, softening2, columnX[part], columnY[part], mine, first);
        }
        for (row = start; row < end; row++) {
            give(particles[part], sums.slots.first[row], mine, (row - start) * 2 * L);
            give(particles[part], sums.slots.second[row], mine, (row - start) * 2 * L);
        }
    }

    /** The rows of a block against each other, one way; starts their sums. */
    private static void insideBlock(
            float[] x, float[] y, float[] minusPresent, int start, int end, float softening2, float[] rows) {
        FloatVector soft = FloatVector.broadcast(FLOATS, softening2);
        for (int row = start; row < end; row++) {
            FloatVector forceX = FloatVector.zero(FLOATS);
            FloatVector forceY = forceX;
            for (int j = start; j < start + Lanes.BLOCK; j += L) {
                FloatVector dx = FloatVector.fromArray(FLOATS, x, j).sub(x[row]);
                FloatVector dy = FloatVector.fromArray(FLOATS, y, j).sub(y[row]);
                FloatVector w = FloatVector.fromArray(FLOATS, minusPresent, j).div(dy.fma(dy, dx.fma(dx, soft)));
                forceX = w.fma(dx, forceX);
                forceY = w.fma(dy, forceY);
            }
            forceX.intoArray(rows, (row - start) * 2 * L);
            forceY.intoArray(rows, (row - start) * 2 * L + L);
        }
    }

    /**
     * Rows {@code row} … {@code row + 3} against the slots {@code from} … {@code to − 1}, both ways. It repeats itself, since C2 keeps
     * vectors in registers only where it sees no array of them, and in methods of this size it inlines nothing but the
     * Vector API. Two rows share a division: 1/a = b/(ab).
     */
    private static void fourRowsBefore(
            float[] x,
            float[] y,
            int from,
            int to,
            int row,
            float softening2,
            float[] towardX,
            float[] towardY,
            float[] rows,
            int first) {
        FloatVector minusOne = FloatVector.broadcast(FLOATS, -1f);
        FloatVector soft = FloatVector.broadcast(FLOATS, softening2);
        FloatVector x0 = FloatVector.broadcast(FLOATS, x[row]);
        FloatVector y0 = FloatVector.broadcast(FLOATS, y[row]);
        FloatVector x1 = FloatVector.broadcast(FLOATS, x[row + 1]);
        FloatVector y1 = FloatVector.broadcast(FLOATS, y[row + 1]);
        FloatVector x2 = FloatVector.broadcast(FLOATS, x[row + 2]);
        FloatVector y2 = FloatVector.broadcast(FLOATS, y[row + 2]);
        FloatVector x3 = FloatVector.broadcast(FLOATS, x[row + 3]);
        FloatVector y3 = FloatVector.broadcast(FLOATS, y[row + 3]);
        FloatVector forceX0 = FloatVector.fromArray(FLOATS, rows, first);
        FloatVector forceY0 = FloatVector.fromArray(FLOATS, rows, first + L);
        FloatVector forceX1 = FloatVector.fromArray(FLOATS, rows, first + 2 * L);
        FloatVector forceY1 = FloatVector.fromArray(FLOATS, rows, first + 3 * L);
        FloatVector forceX2 = FloatVector.fromArray(FLOATS, rows, first + 4 * L);
        FloatVector forceY2 = FloatVector.fromArray(FLOATS, rows, first + 5 * L);
        FloatVector forceX3 = FloatVector.fromArray(FLOATS, rows, first + 6 * L);
        FloatVector forceY3 = FloatVector.fromArray(FLOATS, rows, first + 7 * L);
        for (int j = from; j < to; j += L) {
            FloatVector xs = FloatVector.fromArray(FLOATS, x, j);
            FloatVector ys = FloatVector.fromArray(FLOATS, y, j);
            FloatVector backX = FloatVector.fromArray(FLOATS, towardX, j);
            FloatVector backY = FloatVector.fromArray(FLOATS, towardY, j);
            FloatVector dx = xs.sub(x0);
            FloatVector dy = ys.sub(y0);
            FloatVector otherX = xs.sub(x1);
            FloatVector otherY = ys.sub(y1);
            FloatVector a = dy.fma(dy, dx.fma(dx, soft));
            FloatVector b = otherY.fma(otherY, otherX.fma(otherX, soft));
            FloatVector both = minusOne.div(a.mul(b));
            FloatVector w = both.mul(b);
            forceX0 = w.fma(dx, forceX0);
            forceY0 = w.fma(dy, forceY0);
            backX = w.fma(dx, backX);
            backY = w.fma(dy, backY);
            w = both.mul(a);
            forceX1 = w.fma(otherX, forceX1);
            forceY1 = w.fma(otherY, forceY1);
            backX = w.fma(otherX, backX);
            backY = w.fma(otherY, backY);
            dx = xs.sub(x2);
            dy = ys.sub(y2);
            otherX = xs.sub(x3);
            otherY = ys.sub(y3);
            a = dy.fma(dy, dx.fma(dx, soft));
            b = otherY.fma(otherY, otherX.fma(otherX, soft));
            both = minusOne.div(a.mul(b));
            w = both.mul(b);
            forceX2 = w.fma(dx, forceX2);
            forceY2 = w.fma(dy, forceY2);
            backX = w.fma(dx, backX);
            backY = w.fma(dy, backY);
            w = both.mul(a);
            forceX3 = w.fma(otherX, forceX3);
            forceY3 = w.fma(otherY, forceY3);
            backX = w.fma(otherX, backX);
            backY = w.fma(otherY, backY);
            backX.intoArray(towardX, j);
            backY.intoArray(towardY, j);
        }
        forceX0.intoArray(rows, first);
        forceY0.intoArray(rows, first + L);
        forceX1.intoArray(rows, first + 2 * L);
        forceY1.intoArray(rows, first + 3 * L);
        forceX2.intoArray(rows, first + 4 * L);
        forceY2.intoArray(rows, first + 5 * L);
        forceX3.intoArray(rows, first + 6 * L);
        forceY3.intoArray(rows, first + 7 * L);
    }

    /** The same for a row that is left over. */
    private static void oneRowBefore(
            float[] x,
            float[] y,
            int from,
            int to,
            int row,
            float softening2,
            float[] towardX,
            float[] towardY,
            float[] rows,
            int first) {
        FloatVector minusOne = FloatVector.broadcast(FLOATS, -1f);
        FloatVector soft = FloatVector.broadcast(FLOATS, softening2);
        FloatVector x0 = FloatVector.broadcast(FLOATS, x[row]);
        FloatVector y0 = FloatVector.broadcast(FLOATS, y[row]);
        FloatVector forceX = FloatVector.fromArray(FLOATS, rows, first);
        FloatVector forceY = FloatVector.fromArray(FLOATS, rows, first + L);
        for (int j = from; j < to; j += L) {
            FloatVector dx = FloatVector.fromArray(FLOATS, x, j).sub(x0);
            FloatVector dy = FloatVector.fromArray(FLOATS, y, j).sub(y0);
            FloatVector w = minusOne.div(dy.fma(dy, dx.fma(dx, soft)));
            forceX = w.fma(dx, forceX);
            forceY = w.fma(dy, forceY);
            w.fma(dx, FloatVector.fromArray(FLOATS, towardX, j)).intoArray(towardX, j);
            w.fma(dy, FloatVector.fromArray(FLOATS, towardY, j)).intoArray(towardY, j);
        }
        forceX.intoArray(rows, first);
        forceY.intoArray(rows, first + L);
    }

    /** Adds a row's lanes to one of its tokens. */
    private static void give(float[] particles, int token, float[] rows, int row) {
        int to = 2 * token * L;
        FloatVector.fromArray(FLOATS, particles, to)
                .add(FloatVector.fromArray(FLOATS, rows, row))
                .intoArray(particles, to);
        FloatVector.fromArray(FLOATS, particles, to + L)
                .add(FloatVector.fromArray(FLOATS, rows, row + L))
                .intoArray(particles, to + L);
    }

    private static void add(float[] from, float[] to) {
        for (int i = 0; i < to.length; i += L) {
            FloatVector.fromArray(FLOATS, to, i)
                    .add(FloatVector.fromArray(FLOATS, from, i))
                    .intoArray(to, i);
        }
    }
}
