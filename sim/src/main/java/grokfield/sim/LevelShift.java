package grokfield.sim;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Between a level and the next finer one: the moments of four children make those of their parent, and a parent's series
 * adds to those of its four children. A child's middle lies at s = (±1, ±1), in its own half widths, from its parent's.
 * Powers of s are signs, so that the four children are combined by their signs before the terms are.
 */
final class LevelShift {
    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final int L = Lanes.COUNT;
    private static final int SIGNS = 4; // parity of k₁ and k₂

    private final BoxLevel parents;
    private final BoxLevel children;
    private final Taylor taylor;
    private final int[] rowStart; // (terms + 1), the entries of a term
    private final int[] entry; // for the moments: scratch that a term takes
    private final float[] weight;
    private final int[] seriesStart; // (terms · SIGNS + 1)
    private final int[] seriesEntry;
    private final float[] seriesWeight;

    LevelShift(BoxLevel parents, BoxLevel children, Taylor taylor) {
        this.parents = parents;
        this.children = children;
        this.taylor = taylor;
        int entries = 0;
        for (int m = 0; m < taylor.terms; m++) {
            entries += (taylor.powerX[m] + 1) * (taylor.powerY[m] + 1);
        }
        rowStart = new int[taylor.terms + 1];
        entry = new int[entries];
        weight = new float[entries];
        seriesStart = new int[taylor.terms * SIGNS + 1];
        seriesEntry = new int[entries];
        seriesWeight = new float[entries];
        listMoments();
        listSeries();
    }

    /** How many floats a caller must lend. */
    static int scratchSize(int terms) {
        return (SIGNS + 1) * terms * L;
    }

    /** Rows of parents. */
    int rows() {
        return parents.side;
    }

    /** M_m = 2^−|m| Σ_j Σ over the children of (−s)^(m−j) / (m−j)! of the child's M_j. */
    private void listMoments() {
        int e = 0;
        for (int m = 0; m < taylor.terms; m++) {
            rowStart[m] = e;
            for (int j = 0; j <= m; j++) {
                int k1 = taylor.powerX[m] - taylor.powerX[j];
                int k2 = taylor.powerY[m] - taylor.powerY[j];
                if (k1 >= 0 && k2 >= 0) {
                    double sign = (k1 + k2) % 2 == 0 ? 1 : -1;
                    entry[e] = ((2 * (k2 & 1) + (k1 & 1)) * taylor.terms + j) * L;
                    weight[e++] =
                            (float) (sign * taylor.inverseFactorial[Taylor.index(k1, k2)] / (1L << taylor.degree[m]));
                }
            }
        }
        rowStart[taylor.terms] = e;
    }

    /** The child's L_n = Σ_j s^j / j! 2^−|n+j| of the parent's L_{n+j}, apart for each sign of s^j. */
    private void listSeries() {
        int e = 0;
        for (int n = 0; n < taylor.terms; n++) {
            for (int sign = 0; sign < SIGNS; sign++) {
                seriesStart[n * SIGNS + sign] = e;
                for (int j = 0; j < Taylor.count(taylor.order - taylor.degree[n]); j++) {
                    if (2 * (taylor.powerY[j] & 1) + (taylor.powerX[j] & 1) == sign) {
                        int k = Taylor.index(taylor.powerX[n] + taylor.powerX[j], taylor.powerY[n] + taylor.powerY[j]);
                        seriesEntry[e] = k * L;
                        seriesWeight[e++] = (float) (taylor.inverseFactorial[j] / (1L << taylor.degree[k]));
                    }
                }
            }
        }
        seriesStart[taylor.terms * SIGNS] = e;
    }

    /** Sets the moments of a row of parents; rows may be done at once. */
    void gatherMoments(int row, float[] scratch) {
        for (int column = 0; column < parents.side; column += L) {
            combineChildren(children.first + row * children.rowLength + column, scratch);
            int to = SIGNS * taylor.terms * L; // behind the children's moments
            for (int m = 0; m < taylor.terms; m++) {
                FloatVector sum = FloatVector.zero(FLOATS);
                for (int e = rowStart[m]; e < rowStart[m + 1]; e++) {
                    sum = FloatVector.fromArray(FLOATS, scratch, entry[e])
                            .fma(FloatVector.broadcast(FLOATS, weight[e]), sum);
                }
                sum.intoArray(scratch, to + m * L);
            }
            int columns = Math.min(L, parents.side - column);
            for (int c = 0; c < columns; c++) {
                int place = BoxLevel.quarter(row, c) * parents.quarterStride + parents.place(row, column + c);
                for (int m = 0; m < taylor.terms; m++) {
                    parents.moments[place + m * parents.stride] = scratch[to + m * L + c];
                }
            }
        }
    }

    /** The sums of the four children's moments with the signs of s. */
    private void combineChildren(int place, float[] scratch) {
        int terms = taylor.terms;
        for (int j = 0; j < terms; j++) {
            int from = j * children.stride + place;
            FloatVector a = FloatVector.fromArray(FLOATS, children.moments, from);
            FloatVector b = FloatVector.fromArray(FLOATS, children.moments, from + children.quarterStride);
            FloatVector c = FloatVector.fromArray(FLOATS, children.moments, from + 2 * children.quarterStride);
            FloatVector d = FloatVector.fromArray(FLOATS, children.moments, from + 3 * children.quarterStride);
            // Quarters 0 … 3 have s = (−1, −1), (1, −1), (−1, 1), (1, 1).
            a.add(b).add(c.add(d)).intoArray(scratch, j * L);
            b.sub(a).add(d.sub(c)).intoArray(scratch, (terms + j) * L);
            c.sub(a).add(d.sub(b)).intoArray(scratch, (2 * terms + j) * L);
            a.sub(b).add(d.sub(c)).intoArray(scratch, (3 * terms + j) * L);
        }
    }

    /** Adds the series of a row of parents to those of their children; rows may be done at once. */
    void passSeries(int row, float[] scratch) {
        for (int column = 0; column < parents.side; column += L) {
            int columns = Math.min(L, parents.side - column);
            for (int c = 0; c < columns; c++) {
                int place = BoxLevel.quarter(row, c) * parents.quarterStride + parents.place(row, column + c);
                for (int n = 1; n < taylor.terms; n++) {
                    scratch[n * L + c] = parents.series[place + n * parents.stride];
                }
            }
            addToChildren(children.first + row * children.rowLength + column, columns, scratch);
        }
    }

    private void addToChildren(int place, int columns, float[] scratch) {
        VectorMask<Float> present = FLOATS.indexInRange(0, columns);
        int parity = taylor.terms * L; // behind the parents' series: the sums of each sign
        float[] series = children.series;
        for (int n = 1; n < taylor.terms; n++) {
            for (int sign = 0; sign < SIGNS; sign++) {
                FloatVector sum = FloatVector.zero(FLOATS);
                for (int e = seriesStart[n * SIGNS + sign]; e < seriesStart[n * SIGNS + sign + 1]; e++) {
                    sum = FloatVector.fromArray(FLOATS, scratch, seriesEntry[e])
                            .fma(FloatVector.broadcast(FLOATS, seriesWeight[e]), sum);
                }
                sum.intoArray(scratch, parity + sign * L);
            }
            FloatVector even = FloatVector.fromArray(FLOATS, scratch, parity);
            FloatVector x = FloatVector.fromArray(FLOATS, scratch, parity + L);
            FloatVector y = FloatVector.fromArray(FLOATS, scratch, parity + 2 * L);
            FloatVector xy = FloatVector.fromArray(FLOATS, scratch, parity + 3 * L);
            int to = n * children.stride + place;
            int quarter = children.quarterStride;
            even.add(xy)
                    .sub(x.add(y))
                    .add(FloatVector.fromArray(FLOATS, series, to))
                    .intoArray(series, to, present);
            to += quarter;
            even.sub(xy)
                    .add(x.sub(y))
                    .add(FloatVector.fromArray(FLOATS, series, to))
                    .intoArray(series, to, present);
            to += quarter;
            even.sub(xy)
                    .sub(x.sub(y))
                    .add(FloatVector.fromArray(FLOATS, series, to))
                    .intoArray(series, to, present);
            to += quarter;
            even.add(xy)
                    .add(x.add(y))
                    .add(FloatVector.fromArray(FLOATS, series, to))
                    .intoArray(series, to, present);
        }
    }
}
