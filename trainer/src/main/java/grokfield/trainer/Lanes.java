package grokfield.trainer;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector kernels that training shares. A <em>panel</em> is a matrix of {@link #PANEL} columns, row-major; wider
 * matrices are cut into panels, so that every stride is a constant.
 *
 * <p>No result depends on the number of lanes of the machine: sums run in the order of the rows, one column a lane, and a
 * sum over columns goes through {@link #PARTIALS} partial sums whatever the lanes. Every product is a fused
 * multiply-add, which rounds once. So a run has the same bits on every processor with these instructions.
 */
final class Lanes {
    /** Columns of a panel; a multiple of twice the lanes. */
    static final int PANEL = 32;
    /** Partial sums of a sum over columns; the largest number of lanes. */
    static final int PARTIALS = 16;

    static final VectorSpecies<Float> SPECIES = species();
    static final int LANES = SPECIES.length();

    // Processors with 16 lanes have 32 vector registers: room for the sums of eight rows.
    private static final boolean MANY_REGISTERS = LANES == PARTIALS;

    private static final float LOG2_E = (float) (1 / StrictMath.log(2));
    // ln 2 as a sum of two floats: the first has few enough bits that n · LN2_HIGH is exact for every exponent n.
    private static final float LN2_HIGH = 0x1.62ep-1f;
    private static final float LN2_LOW = (float) (StrictMath.log(2) - 0x1.62ep-1);
    // Adding 1.5 · 2^23 leaves a float's integer part in its low bits.
    private static final float ROUNDER = 0x1.8p23f;
    // exp(−60) is 1e-26, lost beside 1; below it the result is 0, so that no product is ever subnormal (and slow).
    private static final float EXP_FLOOR = -60f;

    private Lanes() {}

    private static VectorSpecies<Float> species() {
        VectorSpecies<Float> preferred = FloatVector.SPECIES_PREFERRED;
        return preferred.length() > PARTIALS ? FloatVector.SPECIES_512 : preferred;
    }

    /** How many panels hold this many columns. */
    static int panels(int columns) {
        return (columns + PANEL - 1) / PANEL;
    }

    /**
     * C ← C + A B, where B has {@code inner} rows of one panel.
     *
     * @param a A[r][i] is at {@code aBase + r * aRow + i * aStep}
     * @param b B[i][j] is at {@code bBase + i * PANEL + j}
     * @param c C[r][j] is at {@code cBase + r * cRow + j}
     */
    static void multiplyAdd(
            float[] a,
            int aBase,
            int aRow,
            int aStep,
            float[] b,
            int bBase,
            float[] c,
            int cBase,
            int cRow,
            int rows,
            int inner) {
        int r = 0;
        for (; MANY_REGISTERS && r + 8 <= rows; r += 8) {
            for (int j = 0; j < PANEL; j += 2 * LANES) {
                eightRows(a, aBase + r * aRow, aRow, aStep, b, bBase + j, c, cBase + r * cRow + j, cRow, inner);
            }
        }
        for (; r + 4 <= rows; r += 4) {
            for (int j = 0; j < PANEL; j += 2 * LANES) {
                fourRows(a, aBase + r * aRow, aRow, aStep, b, bBase + j, c, cBase + r * cRow + j, cRow, inner);
            }
        }
        for (; r < rows; r++) {
            for (int j = 0; j < PANEL; j += 2 * LANES) {
                oneRow(a, aBase + r * aRow, aStep, b, bBase + j, c, cBase + r * cRow + j, inner);
            }
        }
    }

    private static void eightRows(
            float[] a, int a0, int aRow, int aStep, float[] b, int bBase, float[] c, int c0, int cRow, int inner) {
        int a1 = a0 + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        int a4 = a3 + aRow;
        int a5 = a4 + aRow;
        int a6 = a5 + aRow;
        int a7 = a6 + aRow;
        int c1 = c0 + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        int c4 = c3 + cRow;
        int c5 = c4 + cRow;
        int c6 = c5 + cRow;
        int c7 = c6 + cRow;
        FloatVector left0 = FloatVector.fromArray(SPECIES, c, c0);
        FloatVector right0 = FloatVector.fromArray(SPECIES, c, c0 + LANES);
        FloatVector left1 = FloatVector.fromArray(SPECIES, c, c1);
        FloatVector right1 = FloatVector.fromArray(SPECIES, c, c1 + LANES);
        FloatVector left2 = FloatVector.fromArray(SPECIES, c, c2);
        FloatVector right2 = FloatVector.fromArray(SPECIES, c, c2 + LANES);
        FloatVector left3 = FloatVector.fromArray(SPECIES, c, c3);
        FloatVector right3 = FloatVector.fromArray(SPECIES, c, c3 + LANES);
        FloatVector left4 = FloatVector.fromArray(SPECIES, c, c4);
        FloatVector right4 = FloatVector.fromArray(SPECIES, c, c4 + LANES);
        FloatVector left5 = FloatVector.fromArray(SPECIES, c, c5);
        FloatVector right5 = FloatVector.fromArray(SPECIES, c, c5 + LANES);
        FloatVector left6 = FloatVector.fromArray(SPECIES, c, c6);
        FloatVector right6 = FloatVector.fromArray(SPECIES, c, c6 + LANES);
        FloatVector left7 = FloatVector.fromArray(SPECIES, c, c7);
        FloatVector right7 = FloatVector.fromArray(SPECIES, c, c7 + LANES);
        for (int i = 0; i < inner; i++) {
            FloatVector left = FloatVector.fromArray(SPECIES, b, bBase + i * PANEL);
            FloatVector right = FloatVector.fromArray(SPECIES, b, bBase + i * PANEL + LANES);
            FloatVector w0 = broadcast(a[a0 + i * aStep]);
            left0 = w0.fma(left, left0);
            right0 = w0.fma(right, right0);
            FloatVector w1 = broadcast(a[a1 + i * aStep]);
            left1 = w1.fma(left, left1);
            right1 = w1.fma(right, right1);
            FloatVector w2 = broadcast(a[a2 + i * aStep]);
            left2 = w2.fma(left, left2);
            right2 = w2.fma(right, right2);
            FloatVector w3 = broadcast(a[a3 + i * aStep]);
            left3 = w3.fma(left, left3);
            right3 = w3.fma(right, right3);
            FloatVector w4 = broadcast(a[a4 + i * aStep]);
            left4 = w4.fma(left, left4);
            right4 = w4.fma(right, right4);
            FloatVector w5 = broadcast(a[a5 + i * aStep]);
            left5 = w5.fma(left, left5);
            right5 = w5.fma(right, right5);
            FloatVector w6 = broadcast(a[a6 + i * aStep]);
            left6 = w6.fma(left, left6);
            right6 = w6.fma(right, right6);
            FloatVector w7 = broadcast(a[a7 + i * aStep]);
            left7 = w7.fma(left, left7);
            right7 = w7.fma(right, right7);
        }
        left0.intoArray(c, c0);
        right0.intoArray(c, c0 + LANES);
        left1.intoArray(c, c1);
        right1.intoArray(c, c1 + LANES);
        left2.intoArray(c, c2);
        right2.intoArray(c, c2 + LANES);
        left3.intoArray(c, c3);
        right3.intoArray(c, c3 + LANES);
        left4.intoArray(c, c4);
        right4.intoArray(c, c4 + LANES);
        left5.intoArray(c, c5);
        right5.intoArray(c, c5 + LANES);
        left6.intoArray(c, c6);
        right6.intoArray(c, c6 + LANES);
        left7.intoArray(c, c7);
        right7.intoArray(c, c7 + LANES);
    }

    private static void fourRows(
            float[] a, int a0, int aRow, int aStep, float[] b, int bBase, float[] c, int c0, int cRow, int inner) {
        int a1 = a0 + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        int c1 = c0 + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        FloatVector left0 = FloatVector.fromArray(SPECIES, c, c0);
        FloatVector right0 = FloatVector.fromArray(SPECIES, c, c0 + LANES);
        FloatVector left1 = FloatVector.fromArray(SPECIES, c, c1);
        FloatVector right1 = FloatVector.fromArray(SPECIES, c, c1 + LANES);
        FloatVector left2 = FloatVector.fromArray(SPECIES, c, c2);
        FloatVector right2 = FloatVector.fromArray(SPECIES, c, c2 + LANES);
        FloatVector left3 = FloatVector.fromArray(SPECIES, c, c3);
        FloatVector right3 = FloatVector.fromArray(SPECIES, c, c3 + LANES);
        for (int i = 0; i < inner; i++) {
            FloatVector left = FloatVector.fromArray(SPECIES, b, bBase + i * PANEL);
            FloatVector right = FloatVector.fromArray(SPECIES, b, bBase + i * PANEL + LANES);
            FloatVector w0 = broadcast(a[a0 + i * aStep]);
            left0 = w0.fma(left, left0);
            right0 = w0.fma(right, right0);
            FloatVector w1 = broadcast(a[a1 + i * aStep]);
            left1 = w1.fma(left, left1);
            right1 = w1.fma(right, right1);
            FloatVector w2 = broadcast(a[a2 + i * aStep]);
            left2 = w2.fma(left, left2);
            right2 = w2.fma(right, right2);
            FloatVector w3 = broadcast(a[a3 + i * aStep]);
            left3 = w3.fma(left, left3);
            right3 = w3.fma(right, right3);
        }
        left0.intoArray(c, c0);
        right0.intoArray(c, c0 + LANES);
        left1.intoArray(c, c1);
        right1.intoArray(c, c1 + LANES);
        left2.intoArray(c, c2);
        right2.intoArray(c, c2 + LANES);
        left3.intoArray(c, c3);
        right3.intoArray(c, c3 + LANES);
    }

    private static void oneRow(float[] a, int a0, int aStep, float[] b, int bBase, float[] c, int c0, int inner) {
        FloatVector left0 = FloatVector.fromArray(SPECIES, c, c0);
        FloatVector right0 = FloatVector.fromArray(SPECIES, c, c0 + LANES);
        for (int i = 0; i < inner; i++) {
            FloatVector w0 = FloatVector.broadcast(SPECIES, a[a0 + i * aStep]);
            left0 = w0.fma(FloatVector.fromArray(SPECIES, b, bBase + i * PANEL), left0);
            right0 = w0.fma(FloatVector.fromArray(SPECIES, b, bBase + i * PANEL + LANES), right0);
        }
        left0.intoArray(c, c0);
        right0.intoArray(c, c0 + LANES);
    }

    /**
     * e^x to about a unit in the last place, for x ≤ 0; exactly 0 below −60. Range reduction x = n ln 2 + r and the Taylor
     * polynomial of degree 7, whose remainder on |r| ≤ ln 2 / 2 is 5e-9. NaN gives NaN.
     */
    static FloatVector exp(FloatVector x) {
        FloatVector shifted = x.fma(broadcast(LOG2_E), broadcast(ROUNDER));
        FloatVector n = shifted.sub(ROUNDER);
        FloatVector r = n.fma(broadcast(-LN2_HIGH), x);
        r = n.fma(broadcast(-LN2_LOW), r);
        FloatVector p = r.fma(broadcast(1f / 5040), broadcast(1f / 720));
        p = p.fma(r, broadcast(1f / 120));
        p = p.fma(r, broadcast(1f / 24));
        p = p.fma(r, broadcast(1f / 6));
        p = p.fma(r, broadcast(0.5f));
        p = p.fma(r, broadcast(1f));
        p = p.fma(r, broadcast(1f));
        IntVector exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
        FloatVector scaled = p.reinterpretAsInts().add(exponent).reinterpretAsFloats();
        return scaled.blend(0f, x.compare(VectorOperators.LT, EXP_FLOOR));
    }

    static FloatVector broadcast(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }

    /** The sum of {@link #PARTIALS} partial sums, in an order that does not depend on the lanes. */
    static float sumOfPartials(float[] partials, int base) {
        float even = 0;
        float odd = 0;
        for (int i = 0; i < PARTIALS; i += 2) {
            even += partials[base + i];
            odd += partials[base + i + 1];
        }
        return even + odd;
    }
}
