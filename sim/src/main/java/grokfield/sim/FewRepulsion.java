package grokfield.sim;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The repulsion between all pair sums of a plane, of one class or not, when they are few; {@link FewClasses} takes that
 * inside a class back. Two vectors of slots, the columns, stay in registers while slot after slot, the rows, passes by: those
 * beyond the columns are met both ways, the columns gaining in registers and the row in memory, lane by lane.
 */
final class FewRepulsion {
    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final int L = Lanes.COUNT;

    /** Slots that stand in registers at a time. */
    private static final int COLUMNS = 2 * L;

    private final SlotSums sums;
    private final float[] columnX; // (M + 2 L), by slot, over the slots before and those in registers with it
    private final float[] columnY;

    /** By slot from {@link #COLUMNS} on: (2, padded, L), over the slots after it, x and then y, with reversed sign. */
    private final float[] rows;

    private final int toY; // from the x of a row to its y
    private final LaneSums laneSums;

    FewRepulsion(SlotSums sums) {
        this.sums = sums;
        columnX = new float[sums.count + COLUMNS];
        columnY = new float[sums.count + COLUMNS];
        int padded = (Math.max(0, sums.count - COLUMNS) + L - 1) / L * L;
        toY = padded * L;
        rows = new float[2 * padded * L];
        laneSums = new LaneSums(2 * padded);
    }

    /**
     * Computes −Σ R (s_q − s_p) / (|s_q − s_p|² + ℓ_R²) over q.
     *
     * @param pairX shape (at least M + L), by slot
     * @param pairY likewise
     */
    void run(ForceParameters parameters, float[] pairX, float[] pairY) {
        float softening2 = (float) (parameters.repulsionSoftening() * parameters.repulsionSoftening());
        for (int column = 0; column < sums.count; column += COLUMNS) {
            meet(sums.x, sums.y, sums.minusPresent, column, sums.count, softening2, columnX, columnY, rows, toY);
        }
        float[] rowSums = laneSums.run(rows);
        float strength = (float) parameters.repulsion();
        combine(columnX, rowSums, 0, sums.count, strength, pairX);
        combine(columnY, rowSums, toY / L, sums.count, strength, pairY);
    }

    /** Two vectors share a division: 1/a = b/(ab). */
    private static void meet(
            float[] x,
            float[] y,
            float[] minusPresent,
            int column,
            int count,
            float softening2,
            float[] columnX,
            float[] columnY,
            float[] rows,
            int toY) {
        FloatVector soft = FloatVector.broadcast(FLOATS, softening2);
        FloatVector minusOne = FloatVector.broadcast(FLOATS, -1f);
        FloatVector x0 = FloatVector.fromArray(FLOATS, x, column);
        FloatVector y0 = FloatVector.fromArray(FLOATS, y, column);
        FloatVector x1 = FloatVector.fromArray(FLOATS, x, column + L);
        FloatVector y1 = FloatVector.fromArray(FLOATS, y, column + L);
        FloatVector forceX0 = FloatVector.zero(FLOATS);
        FloatVector forceY0 = forceX0;
        FloatVector forceX1 = forceX0;
        FloatVector forceY1 = forceX0;
        // Slots in registers against each other, one way; two at a time, since C2 unrolls a shorter loop and then
        // spills.
        int end = Math.min(column + COLUMNS, count);
        for (int row = column; row < end; row += 2) {
            FloatVector dx0 = FloatVector.broadcast(FLOATS, x[row]).sub(x0);
            FloatVector dy0 = FloatVector.broadcast(FLOATS, y[row]).sub(y0);
            FloatVector dx1 = FloatVector.broadcast(FLOATS, x[row]).sub(x1);
            FloatVector dy1 = FloatVector.broadcast(FLOATS, y[row]).sub(y1);
            FloatVector a = dy0.fma(dy0, dx0.fma(dx0, soft));
            FloatVector b = dy1.fma(dy1, dx1.fma(dx1, soft));
            FloatVector both = FloatVector.broadcast(FLOATS, minusPresent[row]).div(a.mul(b));
            FloatVector w0 = both.mul(b);
            FloatVector w1 = both.mul(a);
            forceX0 = w0.fma(dx0, forceX0);
            forceY0 = w0.fma(dy0, forceY0);
            forceX1 = w1.fma(dx1, forceX1);
            forceY1 = w1.fma(dy1, forceY1);
            dx0 = FloatVector.broadcast(FLOATS, x[row + 1]).sub(x0);
            dy0 = FloatVector.broadcast(FLOATS, y[row + 1]).sub(y0);
            dx1 = FloatVector.broadcast(FLOATS, x[row + 1]).sub(x1);
            dy1 = FloatVector.broadcast(FLOATS, y[row + 1]).sub(y1);
            a = dy0.fma(dy0, dx0.fma(dx0, soft));
            b = dy1.fma(dy1, dx1.fma(dx1, soft));
            both = FloatVector.broadcast(FLOATS, minusPresent[row + 1]).div(a.mul(b));
            w0 = both.mul(b);
            w1 = both.mul(a);
            forceX0 = w0.fma(dx0, forceX0);
            forceY0 = w0.fma(dy0, forceY0);
            forceX1 = w1.fma(dx1, forceX1);
            forceY1 = w1.fma(dy1, forceY1);
        }
        for (int row = end; row < count; row++) {
            FloatVector dx0 = FloatVector.broadcast(FLOATS, x[row]).sub(x0);
            FloatVector dy0 = FloatVector.broadcast(FLOATS, y[row]).sub(y0);
            FloatVector dx1 = FloatVector.broadcast(FLOATS, x[row]).sub(x1);
            FloatVector dy1 = FloatVector.broadcast(FLOATS, y[row]).sub(y1);
            FloatVector a = dy0.fma(dy0, dx0.fma(dx0, soft));
            FloatVector b = dy1.fma(dy1, dx1.fma(dx1, soft));
            FloatVector both = minusOne.div(a.mul(b));
            FloatVector w0 = both.mul(b);
            FloatVector w1 = both.mul(a);
            forceX0 = w0.fma(dx0, forceX0);
            forceY0 = w0.fma(dy0, forceY0);
            forceX1 = w1.fma(dx1, forceX1);
            forceY1 = w1.fma(dy1, forceY1);
            int lanes = (row - COLUMNS) * L;
            FloatVector rowX = column == 0 ? FloatVector.zero(FLOATS) : FloatVector.fromArray(FLOATS, rows, lanes);
            FloatVector rowY =
                    column == 0 ? FloatVector.zero(FLOATS) : FloatVector.fromArray(FLOATS, rows, lanes + toY);
            w1.fma(dx1, w0.fma(dx0, rowX)).intoArray(rows, lanes);
            w1.fma(dy1, w0.fma(dy0, rowY)).intoArray(rows, lanes + toY);
        }
        forceX0.intoArray(columnX, column);
        forceY0.intoArray(columnY, column);
        forceX1.intoArray(columnX, column + L);
        forceY1.intoArray(columnY, column + L);
    }

    private static void combine(
            float[] columns, float[] rowSums, int firstRow, int count, float strength, float[] pair) {
        for (int slot = 0; slot < Math.min(COLUMNS, count); slot += L) {
            FloatVector.fromArray(FLOATS, columns, slot).mul(strength).intoArray(pair, slot);
        }
        for (int slot = COLUMNS; slot < count; slot += L) {
            FloatVector.fromArray(FLOATS, columns, slot)
                    .sub(FloatVector.fromArray(FLOATS, rowSums, firstRow + slot - COLUMNS))
                    .mul(strength)
                    .intoArray(pair, slot);
        }
    }
}
