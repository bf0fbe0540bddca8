package grokfield.sim;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Between the points and the boxes of the finest level: moments from points, where the terms of one point are the lanes, and
 * the gradient of a box's series at its points, where its points are.
 */
final class BoxPoints {
    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final int L = Lanes.COUNT;

    /** Powers of x are products of squares of squares: this many, for powers up to 15. */
    private static final int SQUARES = 4;

    static final int HIGHEST_ORDER = (1 << SQUARES) - 1;

    /** Powers of y that are summed together. */
    private static final int ROWS = 10;

    private final BoxLevel level;
    private final BoxGrid grid;
    private final Taylor taylor;
    private final int vectors; // that hold the powers of x up to the order
    private final VectorMask<Float>[] digits; // (vectors, SQUARES), the powers that have this binary digit
    private final float[] inverseFactorial; // (terms)
    private final int[] power; // (terms), where sums of a term's powers lie among all
    private final int[]
            gradientTerm; // the terms of the x component of a gradient in the order of Horner's scheme; y comes next
    private final float[] gradientWeight;

    BoxPoints(BoxLevel level, BoxGrid grid, Taylor taylor) {
        this.level = level;
        this.grid = grid;
        this.taylor = taylor;
        vectors = vectors(taylor.order);
        digits = digits(vectors);
        inverseFactorial = new float[taylor.terms];
        power = new int[taylor.terms];
        for (int k = 0; k < taylor.terms; k++) {
            inverseFactorial[k] = (float) taylor.inverseFactorial[k];
            power[k] = taylor.powerY[k] * vectors * L + taylor.powerX[k];
        }
        int below = Taylor.count(taylor.order - 1);
        gradientTerm = new int[below];
        gradientWeight = new float[below];
        int i = 0;
        for (int k2 = taylor.order - 1; k2 >= 0; k2--) {
            for (int k1 = taylor.order - 1 - k2; k1 >= 0; k1--) { // L_n n₁ / n! for τ^(n − e₁), and the like for y
                gradientTerm[i] = Taylor.index(k1 + 1, k2);
                gradientWeight[i++] = inverseFactorial[Taylor.index(k1, k2)];
            }
        }
    }

    private static int vectors(int order) {
        return order / L + 1;
    }

    private static VectorMask<Float>[] digits(int vectors) {
        @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of a generic type
        VectorMask<Float>[] masks = new VectorMask[vectors * SQUARES];
        for (int v = 0; v < vectors; v++) {
            for (int digit = 0; digit < SQUARES; digit++) {
                boolean[] has = new boolean[L];
                for (int lane = 0; lane < L; lane++) {
                    has[lane] = (((v * L + lane) >> digit) & 1) == 1;
                }
                masks[v * SQUARES + digit] = VectorMask.fromArray(FLOATS, has, 0);
            }
        }
        return masks;
    }

    /** How many floats a caller must lend. */
    static int scratchSize(Taylor taylor, int side) {
        return taylor.terms * side + sumsSize(taylor);
    }

    private static int sumsSize(Taylor taylor) {
        return Math.max((taylor.order / ROWS + 1) * ROWS * vectors(taylor.order) * L, 2 * taylor.terms);
    }

    /** Sets the moments of a row of boxes; rows may be done at once. */
    void sumMoments(int boxRow, float[] scratch) {
        float scale = (float) (-2 / grid.boxWidth());
        float cy = (float) grid.centerY(boxRow);
        int half = level.side / 2;
        int sums = taylor.terms * level.side; // behind the moments of the row, (terms, column parities, half)
        Arrays.fill(scratch, 0, sums, 0);
        for (int column = 0; column < level.side; column++) {
            int box = grid.box(boxRow, column);
            int begin = grid.start[box];
            int end = grid.start[box + 1];
            if (begin < end) {
                float cx = (float) grid.centerX(column);
                for (int row = 0; row <= taylor.order; row += ROWS) {
                    for (int v = 0; v < vectors; v++) {
                        int to = sums + (row * vectors + v) * L;
                        sumPowers(
                                grid.x,
                                grid.y,
                                begin,
                                end,
                                cx,
                                cy,
                                scale,
                                digits,
                                v * SQUARES,
                                row,
                                scratch,
                                to,
                                vectors * L);
                    }
                }
                int to = (column & 1) * half + (column >> 1);
                for (int k = 0; k < taylor.terms; k++) {
                    scratch[k * level.side + to] = scratch[sums + power[k]] * inverseFactorial[k];
                }
            }
        }
        copyRow(boxRow, scratch, level.moments, true);
    }

    /** Between a row of boxes, (terms, column parities, half), and their places on the level. */
    private void copyRow(int row, float[] scratch, float[] values, boolean toLevel) {
        int half = level.side / 2;
        for (int column = 0; column < 2; column++) {
            int at = BoxLevel.quarter(row, column) * level.quarterStride + level.place(row, column);
            for (int k = 0; k < taylor.terms; k++) {
                int there = at + k * level.stride;
                int here = k * level.side + column * half;
                if (toLevel) {
                    System.arraycopy(scratch, here, values, there, half);
                } else {
                    System.arraycopy(values, there, scratch, here, half);
                }
            }
        }
    }

    /** Sums over points {@code begin} … {@code end − 1} a vector of powers of x, times the powers of y from 0 or 10 on. */
    private static void sumPowers(
            float[] xs,
            float[] ys,
            int begin,
            int end,
            float cx,
            float cy,
            float scale,
            VectorMask<Float>[] digits,
            int firstDigit,
            int row,
            float[] sums,
            int to,
            int stride) {
        VectorMask<Float> ones = digits[firstDigit];
        VectorMask<Float> twos = digits[firstDigit + 1];
        VectorMask<Float> fours = digits[firstDigit + 2];
        VectorMask<Float> eights = digits[firstDigit + 3];
        FloatVector one = FloatVector.broadcast(FLOATS, 1f);
        FloatVector sum0 = FloatVector.zero(FLOATS);
        FloatVector sum1 = sum0;
        FloatVector sum2 = sum0;
        FloatVector sum3 = sum0;
        FloatVector sum4 = sum0;
        FloatVector sum5 = sum0;
        FloatVector sum6 = sum0;
        FloatVector sum7 = sum0;
        FloatVector sum8 = sum0;
        FloatVector sum9 = sum0;
        for (int i = begin; i < end; i++) {
            FloatVector x = FloatVector.broadcast(FLOATS, (xs[i] - cx) * scale);
            FloatVector y = FloatVector.broadcast(FLOATS, (ys[i] - cy) * scale);
            FloatVector x2 = x.mul(x);
            FloatVector x4 = x2.mul(x2);
            FloatVector power = one.mul(x, ones).mul(x2, twos).mul(x4, fours).mul(x4.mul(x4), eights);
            if (row > 0) {
                FloatVector y2 = y.mul(y);
                FloatVector y4 = y2.mul(y2);
                power = power.mul(y4.mul(y4).mul(y2));
            }
            sum0 = sum0.add(power);
            power = power.mul(y);
            sum1 = sum1.add(power);
            power = power.mul(y);
            sum2 = sum2.add(power);
            power = power.mul(y);
            sum3 = sum3.add(power);
            power = power.mul(y);
            sum4 = sum4.add(power);
            power = power.mul(y);
            sum5 = sum5.add(power);
            power = power.mul(y);
            sum6 = sum6.add(power);
            power = power.mul(y);
            sum7 = sum7.add(power);
            power = power.mul(y);
            sum8 = sum8.add(power);
            sum9 = power.fma(y, sum9);
        }
        sum0.intoArray(sums, to);
        sum1.intoArray(sums, to + stride);
        sum2.intoArray(sums, to + 2 * stride);
        sum3.intoArray(sums, to + 3 * stride);
        sum4.intoArray(sums, to + 4 * stride);
        sum5.intoArray(sums, to + 5 * stride);
        sum6.intoArray(sums, to + 6 * stride);
        sum7.intoArray(sums, to + 7 * stride);
        sum8.intoArray(sums, to + 8 * stride);
        sum9.intoArray(sums, to + 9 * stride);
    }

    /** Sets the gradients at the points of a row of boxes, in the order of the grid; rows may be done at once. */
    void evaluate(int row, float[] scratch, float[] gradientX, float[] gradientY) {
        float scale = (float) (2 / grid.boxWidth());
        float cy = (float) grid.centerY(row);
        int terms = Taylor.count(taylor.order - 1);
        int coefficients = taylor.terms * level.side; // behind the series of the row
        copyRow(row, scratch, level.series, false);
        for (int column = 0; column < level.side; column++) {
            int box = grid.box(row, column);
            int begin = grid.start[box];
            int end = grid.start[box + 1];
            if (begin < end) {
                int from = (column & 1) * (level.side / 2) + (column >> 1);
                for (int i = 0; i < terms; i++) {
                    float weight = gradientWeight[i] * scale;
                    int above = from + gradientTerm[i] * level.side;
                    scratch[coefficients + i] = scratch[above] * weight;
                    scratch[coefficients + terms + i] = scratch[above + level.side] * weight;
                }
                contract(
                        grid.x,
                        grid.y,
                        begin,
                        end,
                        (float) grid.centerX(column),
                        cy,
                        scale,
                        taylor.order,
                        scratch,
                        coefficients,
                        terms,
                        gradientX,
                        gradientY);
            }
        }
    }

    private static void contract(
            float[] xs,
            float[] ys,
            int begin,
            int end,
            float cx,
            float cy,
            float scale,
            int order,
            float[] coefficients,
            int first,
            int terms,
            float[] gradientX,
            float[] gradientY) {
        for (int i = begin; i < end; i += L) {
            FloatVector x = FloatVector.fromArray(FLOATS, xs, i).sub(cx).mul(scale);
            FloatVector y = FloatVector.fromArray(FLOATS, ys, i).sub(cy).mul(scale);
            FloatVector sumX = FloatVector.zero(FLOATS);
            FloatVector sumY = sumX;
            int c = first;
            for (int length = 1; length <= order; length++) {
                FloatVector rowX = FloatVector.broadcast(FLOATS, coefficients[c]);
                FloatVector rowY = FloatVector.broadcast(FLOATS, coefficients[terms + c]);
                for (int k = c + 1; k < c + length; k++) {
                    rowX = rowX.fma(x, FloatVector.broadcast(FLOATS, coefficients[k]));
                    rowY = rowY.fma(x, FloatVector.broadcast(FLOATS, coefficients[terms + k]));
                }
                c += length;
                sumX = sumX.fma(y, rowX);
                sumY = sumY.fma(y, rowY);
            }
            VectorMask<Float> present = FLOATS.indexInRange(i, end);
            sumX.intoArray(gradientX, i, present);
            sumY.intoArray(gradientY, i, present);
        }
    }
}
