package grokfield.trainer;

import static grokfield.trainer.Lanes.LANES;
import static grokfield.trainer.Lanes.PANEL;
import static grokfield.trainer.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Matrix products with a panel of 32 columns on the right. Eight or four rows of the result stay in registers while the
 * sum runs; it runs in the order of the inner index, one fused multiply-add after the other, whatever the blocks.
 */
final class PanelProduct {
    // Processors with 16 lanes have 32 vector registers: room for the sums of eight rows.
    private static final boolean EIGHT_ROWS = LANES == Lanes.PARTIALS;

    private PanelProduct() {}

    /**
     * C ← C + A B, where B has {@code inner} rows of one panel.
     *
     * @param a A[r][i] is at {@code aBase + r * aRow + i}
     * @param b B[i][j] is at {@code bBase + i * PANEL + j}
     * @param c C[r][j] is at {@code cBase + r * cRow + j}
     */
    static void add(
            float[] a, int aBase, int aRow, float[] b, int bBase, float[] c, int cBase, int cRow, int rows, int inner) {
        for (int j = 0; j < PANEL; j += 2 * LANES) {
            int r = 0;
            for (; EIGHT_ROWS && r + 8 <= rows; r += 8) {
                addEight(a, aBase + r * aRow, aRow, b, bBase + j, c, cBase + r * cRow + j, cRow, inner);
            }
            for (; r + 4 <= rows; r += 4) {
                addFour(a, aBase + r * aRow, aRow, b, bBase + j, c, cBase + r * cRow + j, cRow, inner);
            }
            for (; r < rows; r++) {
                addOne(a, aBase + r * aRow, b, bBase + j, c, cBase + r * cRow + j, inner);
            }
        }
    }

    /**
     * C ← Aᵀ B, where B and C have rows of one panel.
     *
     * @param a A[i][r] is at {@code aBase + i * aStep + r}
     * @param b B[i][j] is at {@code i * PANEL + j}
     * @param c C[r][j] is at {@code r * PANEL + j}
     */
    static void turned(float[] a, int aBase, int aStep, float[] b, float[] c, int rows, int inner) {
        for (int j = 0; j < PANEL; j += 2 * LANES) {
            int r = 0;
            for (; EIGHT_ROWS && r + 8 <= rows; r += 8) {
                turnedEight(a, aBase + r, aStep, b, j, c, r * PANEL + j, inner);
            }
            for (; r + 4 <= rows; r += 4) {
                turnedFour(a, aBase + r, aStep, b, j, c, r * PANEL + j, inner);
            }
            for (; r < rows; r++) {
                turnedOne(a, aBase + r, aStep, b, j, c, r * PANEL + j, inner);
            }
        }
    }

    private static void addEight(
            float[] a, int a0, int aRow, float[] b, int bBase, float[] c, int c0, int cRow, int inner) {
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
            FloatVector w0 = Lanes.broadcast(a[a0 + i]);
            left0 = w0.fma(left, left0);
            right0 = w0.fma(right, right0);
            FloatVector w1 = Lanes.broadcast(a[a1 + i]);
            left1 = w1.fma(left, left1);
            right1 = w1.fma(right, right1);
            FloatVector w2 = Lanes.broadcast(a[a2 + i]);
            left2 = w2.fma(left, left2);
            right2 = w2.fma(right, right2);
            FloatVector w3 = Lanes.broadcast(a[a3 + i]);
            left3 = w3.fma(left, left3);
            right3 = w3.fma(right, right3);
            FloatVector w4 = Lanes.broadcast(a[a4 + i]);
            left4 = w4.fma(left, left4);
            right4 = w4.fma(right, right4);
            FloatVector w5 = Lanes.broadcast(a[a5 + i]);
            left5 = w5.fma(left, left5);
            right5 = w5.fma(right, right5);
            FloatVector w6 = Lanes.broadcast(a[a6 + i]);
            left6 = w6.fma(left, left6);
            right6 = w6.fma(right, right6);
            FloatVector w7 = Lanes.broadcast(a[a7 + i]);
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

    private static void addFour(
            float[] a, int a0, int aRow, float[] b, int bBase, float[] c, int c0, int cRow, int inner) {
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
            FloatVector w0 = Lanes.broadcast(a[a0 + i]);
            left0 = w0.fma(left, left0);
            right0 = w0.fma(right, right0);
            FloatVector w1 = Lanes.broadcast(a[a1 + i]);
            left1 = w1.fma(left, left1);
            right1 = w1.fma(right, right1);
            FloatVector w2 = Lanes.broadcast(a[a2 + i]);
            left2 = w2.fma(left, left2);
            right2 = w2.fma(right, right2);
            FloatVector w3 = Lanes.broadcast(a[a3 + i]);
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

    private static void addOne(float[] a, int a0, float[] b, int bBase, float[] c, int c0, int inner) {
        FloatVector left0 = FloatVector.fromArray(SPECIES, c, c0);
        FloatVector right0 = FloatVector.fromArray(SPECIES, c, c0 + LANES);
        for (int i = 0; i < inner; i++) {
            FloatVector w0 = Lanes.broadcast(a[a0 + i]);
            left0 = w0.fma(FloatVector.fromArray(SPECIES, b, bBase + i * PANEL), left0);
            right0 = w0.fma(FloatVector.fromArray(SPECIES, b, bBase + i * PANEL + LANES), right0);
        }
        left0.intoArray(c, c0);
        right0.intoArray(c, c0 + LANES);
    }

    private static void turnedEight(float[] a, int a0, int aStep, float[] b, int bBase, float[] c, int c0, int inner) {
        int c1 = c0 + PANEL;
        int c2 = c1 + PANEL;
        int c3 = c2 + PANEL;
        int c4 = c3 + PANEL;
        int c5 = c4 + PANEL;
        int c6 = c5 + PANEL;
        int c7 = c6 + PANEL;
        FloatVector left0 = FloatVector.zero(SPECIES);
        FloatVector right0 = FloatVector.zero(SPECIES);
        FloatVector left1 = FloatVector.zero(SPECIES);
        FloatVector right1 = FloatVector.zero(SPECIES);
        FloatVector left2 = FloatVector.zero(SPECIES);
        FloatVector right2 = FloatVector.zero(SPECIES);
        FloatVector left3 = FloatVector.zero(SPECIES);
        FloatVector right3 = FloatVector.zero(SPECIES);
        FloatVector left4 = FloatVector.zero(SPECIES);
        FloatVector right4 = FloatVector.zero(SPECIES);
        FloatVector left5 = FloatVector.zero(SPECIES);
        FloatVector right5 = FloatVector.zero(SPECIES);
        FloatVector left6 = FloatVector.zero(SPECIES);
        FloatVector right6 = FloatVector.zero(SPECIES);
        FloatVector left7 = FloatVector.zero(SPECIES);
        FloatVector right7 = FloatVector.zero(SPECIES);
        for (int i = 0; i < inner; i++) {
            FloatVector left = FloatVector.fromArray(SPECIES, b, bBase + i * PANEL);
            FloatVector right = FloatVector.fromArray(SPECIES, b, bBase + i * PANEL + LANES);
            int row = a0 + i * aStep;
            FloatVector w0 = Lanes.broadcast(a[row]);
            left0 = w0.fma(left, left0);
            right0 = w0.fma(right, right0);
            FloatVector w1 = Lanes.broadcast(a[row + 1]);
            left1 = w1.fma(left, left1);
            right1 = w1.fma(right, right1);
            FloatVector w2 = Lanes.broadcast(a[row + 2]);
            left2 = w2.fma(left, left2);
            right2 = w2.fma(right, right2);
            FloatVector w3 = Lanes.broadcast(a[row + 3]);
            left3 = w3.fma(left, left3);
            right3 = w3.fma(right, right3);
            FloatVector w4 = Lanes.broadcast(a[row + 4]);
            left4 = w4.fma(left, left4);
            right4 = w4.fma(right, right4);
            FloatVector w5 = Lanes.broadcast(a[row + 5]);
            left5 = w5.fma(left, left5);
            right5 = w5.fma(right, right5);
            FloatVector w6 = Lanes.broadcast(a[row + 6]);
            left6 = w6.fma(left, left6);
            right6 = w6.fma(right, right6);
            FloatVector w7 = Lanes.broadcast(a[row + 7]);
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

    private static void turnedFour(float[] a, int a0, int aStep, float[] b, int bBase, float[] c, int c0, int inner) {
        int c1 = c0 + PANEL;
        int c2 = c1 + PANEL;
        int c3 = c2 + PANEL;
        FloatVector left0 = FloatVector.zero(SPECIES);
        FloatVector right0 = FloatVector.zero(SPECIES);
        FloatVector left1 = FloatVector.zero(SPECIES);
        FloatVector right1 = FloatVector.zero(SPECIES);
        FloatVector left2 = FloatVector.zero(SPECIES);
        FloatVector right2 = FloatVector.zero(SPECIES);
        FloatVector left3 = FloatVector.zero(SPECIES);
        FloatVector right3 = FloatVector.zero(SPECIES);
        for (int i = 0; i < inner; i++) {
            FloatVector left = FloatVector.fromArray(SPECIES, b, bBase + i * PANEL);
            FloatVector right = FloatVector.fromArray(SPECIES, b, bBase + i * PANEL + LANES);
            int row = a0 + i * aStep;
            FloatVector w0 = Lanes.broadcast(a[row]);
            left0 = w0.fma(left, left0);
            right0 = w0.fma(right, right0);
            FloatVector w1 = Lanes.broadcast(a[row + 1]);
            left1 = w1.fma(left, left1);
            right1 = w1.fma(right, right1);
            FloatVector w2 = Lanes.broadcast(a[row + 2]);
            left2 = w2.fma(left, left2);
            right2 = w2.fma(right, right2);
            FloatVector w3 = Lanes.broadcast(a[row + 3]);
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

    private static void turnedOne(float[] a, int a0, int aStep, float[] b, int bBase, float[] c, int c0, int inner) {
        FloatVector left0 = FloatVector.zero(SPECIES);
        FloatVector right0 = FloatVector.zero(SPECIES);
        for (int i = 0; i < inner; i++) {
            FloatVector w0 = Lanes.broadcast(a[a0 + i * aStep]);
            left0 = w0.fma(FloatVector.fromArray(SPECIES, b, bBase + i * PANEL), left0);
            right0 = w0.fma(FloatVector.fromArray(SPECIES, b, bBase + i * PANEL + LANES), right0);
        }
        left0.intoArray(c, c0);
        right0.intoArray(c, c0 + LANES);
    }
}
