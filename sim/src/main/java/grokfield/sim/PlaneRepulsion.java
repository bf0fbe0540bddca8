package grokfield.sim;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The repulsion between all pair sums of a plane, of one class or not; {@link PlaneClasses} takes that inside a class back.
 * Each couple of pair sums is visited once: a triangle of blocks, of which a part owns every few. Sums are of
 * −(s_q − s_p) / (|s_q − s_p|² + ℓ_R²) over q, without the strength R.
 */
final class PlaneRepulsion {
    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final int L = Lanes.COUNT;

    private final PlaneSums sums;
    private final int parts;
    private final float[][] columnX; // (parts)(padded M), sums of the slots as targets in lanes, sign reversed
    private final float[][] columnY;
    private final float[][] particles; // (parts)(N, 2, L), sums of the slots as rows, already given to their tokens

    PlaneRepulsion(PlaneSums sums, int tokens, int parts) {
        this.sums = sums;
        this.parts = parts;
        columnX = new float[parts][Lanes.padded(sums.slots.count)];
        columnY = new float[parts][Lanes.padded(sums.slots.count)];
        particles = new float[parts][tokens * 2 * L];
    }

    /** Does one part; parts may run at once. */
    void run(int part, double softening) {
        float[] towardX = columnX[part];
        float[] towardY = columnY[part];
        float[] tokens = particles[part];
        Arrays.fill(towardX, 0);
        Arrays.fill(towardY, 0);
        Arrays.fill(tokens, 0);
        float softening2 = (float) (softening * softening);
        int blocks = Lanes.padded(sums.slots.count) / Lanes.BLOCK;
        // There and back again: the rows of the triangle grow, the parts stay equal.
        for (int turn = 0; turn * parts < blocks; turn++) {
            int block = turn * parts + (turn % 2 == 0 ? part : parts - 1 - part);
            if (block < blocks) {
                runBlock(block * Lanes.BLOCK, softening2, towardX, towardY, tokens);
            }
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

    private void runBlock(int start, float softening2, float[] towardX, float[] towardY, float[] tokens) {
        PairSlots slots = sums.slots;
        int end = Math.min(start + Lanes.BLOCK, slots.count);
        int row = start;
        for (; row + Lanes.ROWS <= end; row += Lanes.ROWS) {
            fourRows(sums.x, sums.y, sums.present, start, row, softening2, towardX, towardY, tokens, slots);
        }
        for (; row < end; row++) {
            oneRow(sums.x, sums.y, sums.present, start, row, softening2, towardX, towardY, tokens, slots);
        }
    }

    /** Rows {@code row} … {@code row + 3} against all slots before {@code start}, both ways, and one way in their block. */
    private static void fourRows(
            float[] x,
            float[] y,
            float[] present,
            int start,
            int row,
            float softening2,
            float[] towardX,
            float[] towardY,
            float[] tokens,
            PairSlots slots) {
        FloatVector one = FloatVector.broadcast(FLOATS, 1f);
        FloatVector soft = FloatVector.broadcast(FLOATS, softening2);
        IntVector magic = Lanes.magic();
        FloatVector x0 = FloatVector.broadcast(FLOATS, x[row]);
        FloatVector y0 = FloatVector.broadcast(FLOATS, y[row]);
        FloatVector x1 = FloatVector.broadcast(FLOATS, x[row + 1]);
        FloatVector y1 = FloatVector.broadcast(FLOATS, y[row + 1]);
        FloatVector x2 = FloatVector.broadcast(FLOATS, x[row + 2]);
        FloatVector y2 = FloatVector.broadcast(FLOATS, y[row + 2]);
        FloatVector x3 = FloatVector.broadcast(FLOATS, x[row + 3]);
        FloatVector y3 = FloatVector.broadcast(FLOATS, y[row + 3]);
        FloatVector forceX0 = FloatVector.zero(FLOATS);
        FloatVector forceY0 = forceX0;
        FloatVector forceX1 = forceX0;
        FloatVector forceY1 = forceX0;
        FloatVector forceX2 = forceX0;
        FloatVector forceY2 = forceX0;
        FloatVector forceX3 = forceX0;
        FloatVector forceY3 = forceX0;
        for (int j = start; j < start + Lanes.BLOCK; j += L) {
            FloatVector xs = FloatVector.fromArray(FLOATS, x, j);
            FloatVector ys = FloatVector.fromArray(FLOATS, y, j);
            FloatVector there = FloatVector.fromArray(FLOATS, present, j);
            FloatVector dx = xs.sub(x0);
            FloatVector dy = ys.sub(y0);
            FloatVector w = Lanes.negativeReciprocal(dy.fma(dy, dx.fma(dx, soft)), one, magic)
                    .mul(there);
            forceX0 = w.fma(dx, forceX0);
            forceY0 = w.fma(dy, forceY0);
            dx = xs.sub(x1);
            dy = ys.sub(y1);
            w = Lanes.negativeReciprocal(dy.fma(dy, dx.fma(dx, soft)), one, magic)
                    .mul(there);
            forceX1 = w.fma(dx, forceX1);
            forceY1 = w.fma(dy, forceY1);
            dx = xs.sub(x2);
            dy = ys.sub(y2);
            w = Lanes.negativeReciprocal(dy.fma(dy, dx.fma(dx, soft)), one, magic)
                    .mul(there);
            forceX2 = w.fma(dx, forceX2);
            forceY2 = w.fma(dy, forceY2);
            dx = xs.sub(x3);
            dy = ys.sub(y3);
            w = Lanes.negativeReciprocal(dy.fma(dy, dx.fma(dx, soft)), one, magic)
                    .mul(there);
            forceX3 = w.fma(dx, forceX3);
            forceY3 = w.fma(dy, forceY3);
        }
        for (int j = 0; j < start; j += L) {
            FloatVector xs = FloatVector.fromArray(FLOATS, x, j);
            FloatVector ys = FloatVector.fromArray(FLOATS, y, j);
            FloatVector backX = FloatVector.fromArray(FLOATS, towardX, j);
            FloatVector backY = FloatVector.fromArray(FLOATS, towardY, j);
            FloatVector dx = xs.sub(x0);
            FloatVector dy = ys.sub(y0);
            FloatVector w = Lanes.negativeReciprocal(dy.fma(dy, dx.fma(dx, soft)), one, magic);
            forceX0 = w.fma(dx, forceX0);
            forceY0 = w.fma(dy, forceY0);
            backX = w.fma(dx, backX);
            backY = w.fma(dy, backY);
            dx = xs.sub(x1);
            dy = ys.sub(y1);
            w = Lanes.negativeReciprocal(dy.fma(dy, dx.fma(dx, soft)), one, magic);
            forceX1 = w.fma(dx, forceX1);
            forceY1 = w.fma(dy, forceY1);
            backX = w.fma(dx, backX);
            backY = w.fma(dy, backY);
            dx = xs.sub(x2);
            dy = ys.sub(y2);
            w = Lanes.negativeReciprocal(dy.fma(dy, dx.fma(dx, soft)), one, magic);
            forceX2 = w.fma(dx, forceX2);
            forceY2 = w.fma(dy, forceY2);
            backX = w.fma(dx, backX);
            backY = w.fma(dy, backY);
            dx = xs.sub(x3);
            dy = ys.sub(y3);
            w = Lanes.negativeReciprocal(dy.fma(dy, dx.fma(dx, soft)), one, magic);
            forceX3 = w.fma(dx, forceX3);
            forceY3 = w.fma(dy, forceY3);
            backX = w.fma(dx, backX);
            backY = w.fma(dy, backY);
            backX.intoArray(towardX, j);
            backY.intoArray(towardY, j);
        }
        give(tokens, slots, row, forceX0, forceY0);
        give(tokens, slots, row + 1, forceX1, forceY1);
        give(tokens, slots, row + 2, forceX2, forceY2);
        give(tokens, slots, row + 3, forceX3, forceY3);
    }

    /** As {@link #fourRows}, for a row that is left over. */
    private static void oneRow(
            float[] x,
            float[] y,
            float[] present,
            int start,
            int row,
            float softening2,
            float[] towardX,
            float[] towardY,
            float[] tokens,
            PairSlots slots) {
        FloatVector one = FloatVector.broadcast(FLOATS, 1f);
        FloatVector soft = FloatVector.broadcast(FLOATS, softening2);
        IntVector magic = Lanes.magic();
        FloatVector x0 = FloatVector.broadcast(FLOATS, x[row]);
        FloatVector y0 = FloatVector.broadcast(FLOATS, y[row]);
        FloatVector forceX = FloatVector.zero(FLOATS);
        FloatVector forceY = forceX;
        for (int j = start; j < start + Lanes.BLOCK; j += L) {
            FloatVector dx = FloatVector.fromArray(FLOATS, x, j).sub(x0);
            FloatVector dy = FloatVector.fromArray(FLOATS, y, j).sub(y0);
            FloatVector w = Lanes.negativeReciprocal(dy.fma(dy, dx.fma(dx, soft)), one, magic)
                    .mul(FloatVector.fromArray(FLOATS, present, j));
            forceX = w.fma(dx, forceX);
            forceY = w.fma(dy, forceY);
        }
        for (int j = 0; j < start; j += L) {
            FloatVector dx = FloatVector.fromArray(FLOATS, x, j).sub(x0);
            FloatVector dy = FloatVector.fromArray(FLOATS, y, j).sub(y0);
            FloatVector w = Lanes.negativeReciprocal(dy.fma(dy, dx.fma(dx, soft)), one, magic);
            forceX = w.fma(dx, forceX);
            forceY = w.fma(dy, forceY);
            w.fma(dx, FloatVector.fromArray(FLOATS, towardX, j)).intoArray(towardX, j);
            w.fma(dy, FloatVector.fromArray(FLOATS, towardY, j)).intoArray(towardY, j);
        }
        give(tokens, slots, row, forceX, forceY);
    }

    /** Adds a row's lanes to both its tokens, twice to one that is paired with itself. */
    private static void give(float[] tokens, PairSlots slots, int row, FloatVector forceX, FloatVector forceY) {
        int a = slots.first[row] * 2 * L;
        forceX.add(FloatVector.fromArray(FLOATS, tokens, a)).intoArray(tokens, a);
        forceY.add(FloatVector.fromArray(FLOATS, tokens, a + L)).intoArray(tokens, a + L);
        int b = slots.second[row] * 2 * L;
        forceX.add(FloatVector.fromArray(FLOATS, tokens, b)).intoArray(tokens, b);
        forceY.add(FloatVector.fromArray(FLOATS, tokens, b + L)).intoArray(tokens, b + L);
    }

    private static void add(float[] from, float[] to) {
        for (int i = 0; i < to.length; i += L) {
            FloatVector.fromArray(FLOATS, to, i)
                    .add(FloatVector.fromArray(FLOATS, from, i))
                    .intoArray(to, i);
        }
    }
}
