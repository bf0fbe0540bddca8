package grokfield.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * From the moments of the boxes of a level to the series of those that do not touch them but whose parents do:
 * L_n = Σ over the sources of Σ_m D_{n+m} M_m. A vector holds neighbouring places of a quarter. It is a product of
 * matrices: all moments of all sources follow one another, those first which most terms of the series need, and four terms of
 * three vectors at a time run through them.
 */
final class Translation {
    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final int L = Lanes.COUNT;

    /** Places that are done together. */
    static final int BLOCK = 3 * L;

    /** Terms that are done together. */
    private static final int GROUP = 4;

    /**
     * By how much the order is lower for sources two rows or columns away, and none, one or two of the other; and then for
     * three. Series of far sources converge faster; so all are about equally good.
     */
    private static final int[] LOWER = {0, 0, 2, 2, 3, 3, 3};

    /** How many of the 27 sources of a box have which of these distances. */
    private static final int[] SOURCES = {4, 8, 4, 2, 4, 4, 1};

    private static final int LEAST_ORDER = 2;

    private final BoxLevel level;
    private final Taylor taylor;
    private final SoftLogTables tables;
    private final Quarter[] quarters = new Quarter[BoxLevel.QUARTERS];
    final int blocks; // of one quarter

    Translation(BoxLevel level, Taylor taylor, SoftLogTables tables) {
        this.level = level;
        this.taylor = taylor;
        this.tables = tables;
        blocks = (level.places + BLOCK - 1) / BLOCK;
        for (int quarter = 0; quarter < BoxLevel.QUARTERS; quarter++) {
            quarters[quarter] = new Quarter(sources(quarter));
        }
    }

    /** One moment of one source, as seen from a box of a quarter. */
    private record Source(int from, int table, int m, int left) {}

    /** What the boxes of a quarter take from where, and with which weights. */
    private final class Quarter {
        final int[] from; // (sources), where the moments of a box's sources lie, seen from its place
        final int[] count; // (groups), how many of them a group of terms takes
        final int[] start; // (groups), its first weight
        final int[] entry; // (weights), where they lie in the tables, −1 for 0
        final float[] weight; // (groups)(count, GROUP)

        Quarter(List<Source> sources) {
            from = sources.stream().mapToInt(Source::from).toArray();
            int groups = (taylor.terms - 1 + GROUP - 1) / GROUP;
            count = new int[groups];
            start = new int[groups];
            int weights = 0;
            for (int g = 0; g < groups; g++) {
                int degree = taylor.degree[1 + g * GROUP];
                count[g] = (int) sources.stream().filter(s -> s.left >= degree).count();
                start[g] = weights;
                weights += count[g] * GROUP;
            }
            entry = new int[weights];
            weight = new float[weights];
            for (int g = 0; g < groups; g++) {
                for (int i = 0; i < count[g]; i++) {
                    for (int k = 0; k < GROUP; k++) {
                        entry[start[g] + i * GROUP + k] = entry(sources.get(i), 1 + g * GROUP + k);
                    }
                }
            }
        }

        private int entry(Source source, int n) {
            if (n >= taylor.terms || taylor.degree[n] > source.left) {
                return -1;
            }
            int k1 = taylor.powerX[n] + taylor.powerX[source.m];
            int k2 = taylor.powerY[n] + taylor.powerY[source.m];
            return source.table + Taylor.index(k1, k2);
        }

        void weigh() {
            for (int i = 0; i < entry.length; i++) {
                weight[i] = entry[i] < 0 ? 0 : tables.values[entry[i]];
            }
        }
    }

    /** Those that most terms need come first. */
    private List<Source> sources(int quarter) {
        List<Source> sources = new ArrayList<>();
        for (int rows = -SoftLogTables.REACH; rows <= SoftLogTables.REACH; rows++) {
            for (int columns = -SoftLogTables.REACH; columns <= SoftLogTables.REACH; columns++) {
                int row = (quarter >> 1) + rows; // of the source, for the target's parent at (0, 0)
                int column = (quarter & 1) + columns;
                boolean touches = Math.abs(rows) < 2 && Math.abs(columns) < 2;
                boolean parentsTouch = Math.abs(row >> 1) < 2 && Math.abs(column >> 1) < 2;
                if (parentsTouch && !touches) {
                    int from = BoxLevel.quarter(row, column) * level.quarterStride
                            + (row >> 1) * level.rowLength
                            + (column >> 1);
                    int order = order(taylor.order, distance(rows, columns));
                    for (int m = 0; m < Taylor.count(order - 1); m++) {
                        sources.add(new Source(
                                from + m * level.stride, tables.start(columns, rows), m, order - taylor.degree[m]));
                    }
                }
            }
        }
        sources.sort(Comparator.comparingInt(Source::left).reversed());
        return sources;
    }

    private static int order(int order, int distance) {
        return Math.max(order - LOWER[distance], LEAST_ORDER);
    }

    /** The place of a source's distance in the lists. */
    private static int distance(int rows, int columns) {
        int far = Math.max(Math.abs(rows), Math.abs(columns));
        int near = Math.min(Math.abs(rows), Math.abs(columns));
        return far == 2 ? near : 3 + near;
    }

    /** How many couples of terms make the series of a box. */
    static double couples(int order) {
        double couples = 0;
        for (int distance = 0; distance < LOWER.length; distance++) {
            double p = order(order, distance);
            couples += SOURCES[distance] * (p + 1) * (p + 2) * (p + 3) * (p + 4) / 24;
        }
        return couples;
    }

    /** Takes over new tables. */
    void prepare() {
        for (Quarter quarter : quarters) {
            quarter.weigh();
        }
    }

    /** Sets the series of a block; blocks may be done at once. */
    void run(int quarter, int block) {
        int place = level.first + block * BLOCK;
        if (!level.isOccupied(quarter, place, BLOCK)) {
            return;
        }
        Quarter mine = quarters[quarter];
        int to = quarter * level.quarterStride + place + level.stride;
        for (int g = 0; g < mine.count.length; g++) {
            int terms = Math.min(GROUP, taylor.terms - 1 - g * GROUP);
            sum(
                    level.moments,
                    mine.from,
                    place,
                    mine.weight,
                    mine.start[g],
                    mine.count[g],
                    level.series,
                    to,
                    level.stride,
                    terms);
            to += GROUP * level.stride;
        }
    }

    /** Sets four terms, of which the last ones may be left out. */
    private static void sum(
            float[] moments,
            int[] sources,
            int place,
            float[] weights,
            int start,
            int count,
            float[] series,
            int to,
            int stride,
            int terms) {
        FloatVector a0 = FloatVector.zero(FLOATS);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector b0 = a0;
        FloatVector b1 = a0;
        FloatVector b2 = a0;
        FloatVector c0 = a0;
        FloatVector c1 = a0;
        FloatVector c2 = a0;
        FloatVector d0 = a0;
        FloatVector d1 = a0;
        FloatVector d2 = a0;
        for (int i = 0; i < count; i++) {
            int from = sources[i] + place;
            FloatVector m0 = FloatVector.fromArray(FLOATS, moments, from);
            FloatVector m1 = FloatVector.fromArray(FLOATS, moments, from + L);
            FloatVector m2 = FloatVector.fromArray(FLOATS, moments, from + 2 * L);
            FloatVector w = FloatVector.broadcast(FLOATS, weights[start + i * GROUP]);
            a0 = m0.fma(w, a0);
            a1 = m1.fma(w, a1);
            a2 = m2.fma(w, a2);
            w = FloatVector.broadcast(FLOATS, weights[start + i * GROUP + 1]);
            b0 = m0.fma(w, b0);
            b1 = m1.fma(w, b1);
            b2 = m2.fma(w, b2);
            w = FloatVector.broadcast(FLOATS, weights[start + i * GROUP + 2]);
            c0 = m0.fma(w, c0);
            c1 = m1.fma(w, c1);
            c2 = m2.fma(w, c2);
            w = FloatVector.broadcast(FLOATS, weights[start + i * GROUP + 3]);
            d0 = m0.fma(w, d0);
            d1 = m1.fma(w, d1);
            d2 = m2.fma(w, d2);
        }
        a0.intoArray(series, to);
        a1.intoArray(series, to + L);
        a2.intoArray(series, to + 2 * L);
        if (terms > 1) {
            b0.intoArray(series, to + stride);
            b1.intoArray(series, to + stride + L);
            b2.intoArray(series, to + stride + 2 * L);
        }
        if (terms > 2) {
            c0.intoArray(series, to + 2 * stride);
            c1.intoArray(series, to + 2 * stride + L);
            c2.intoArray(series, to + 2 * stride + 2 * L);
        }
        if (terms > 3) {
            d0.intoArray(series, to + 3 * stride);
            d1.intoArray(series, to + 3 * stride + L);
            d2.intoArray(series, to + 3 * stride + 2 * L);
        }
    }
}
