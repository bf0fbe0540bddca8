package grokfield.trainer.stats;

import java.util.Arrays;
import java.util.stream.Stream;

/** The distances between all rows of two samples put together, so that they can be parted anew without computing them again. */
final class PairDistances {
    private static final int MOST_ROWS = 46_340; // whose square is an int

    private final int first; // n, the rows of the first sample
    private final int count; // n + m
    private final double[] distances; // (count, count)
    private final double[] rowSums; // (count)
    private final double total;

    private PairDistances(int first, double[][] rows) {
        if (rows.length > MOST_ROWS) {
            throw new IllegalArgumentException(rows.length + " rows cannot be compared: the distances of at most "
                    + MOST_ROWS + " fit into an array");
        }
        this.first = first;
        count = rows.length;
        distances = new double[count * count];
        rowSums = new double[count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                double distance = distance(rows[i], rows[j]);
                distances[i * count + j] = distance;
                distances[j * count + i] = distance;
            }
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                rowSums[i] += distances[i * count + j];
            }
            sum += rowSums[i];
        }
        total = sum;
    }

    /**
     * Of the finite rows of a, then of b.
     *
     * @throws IllegalArgumentException if there are more than {@value #MOST_ROWS}, or the rows differ in length
     */
    static PairDistances of(double[][] a, double[][] b) {
        double[][] x = whole(a);
        double[][] y = whole(b);
        return new PairDistances(
                x.length, Stream.concat(Arrays.stream(x), Arrays.stream(y)).toArray(double[][]::new));
    }

    private static double[][] whole(double[][] rows) {
        return Arrays.stream(rows).filter(PairDistances::isWhole).toArray(double[][]::new);
    }

    private static boolean isWhole(double[] row) {
        return Arrays.stream(row).allMatch(Double::isFinite);
    }

    /** Where the rows of a sample stand among all, the first of them at a place; −1 for a row that does not count. */
    static int[] places(double[][] rows, int begin) {
        int[] places = new int[rows.length];
        int next = begin;
        for (int i = 0; i < rows.length; i++) {
            places[i] = isWhole(rows[i]) ? next++ : -1;
        }
        return places;
    }

    private static double distance(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "rows of " + x.length + " and of " + y.length + " numbers are not compared");
        }
        double squares = 0;
        for (int k = 0; k < x.length; k++) {
            squares += (x[k] - y[k]) * (x[k] - y[k]);
        }
        return Math.sqrt(squares);
    }

    /** The indices of the first sample's rows. */
    int[] firstSample() {
        int[] indices = new int[first];
        Arrays.setAll(indices, i -> i);
        return indices;
    }

    /** The indices of all rows. */
    int[] everyRow() {
        int[] indices = new int[count];
        Arrays.setAll(indices, i -> i);
        return indices;
    }

    /**
     * The unbiased energy distance of the two samples without some rows.
     *
     * @param firsts a row of the first sample for each distance, or −1 for none
     * @param seconds the same of the second
     */
    double[] unbiasedWithout(int[] firsts, int[] seconds) {
        double[] withinSums = new double[count]; // of a row, over its own sample
        double within = 0;
        double others = 0;
        for (int i = 0; i < count; i++) {
            int from = i < first ? 0 : first;
            int to = i < first ? first : count;
            for (int j = from; j < to; j++) {
                withinSums[i] += distances[i * count + j];
            }
            within += i < first ? withinSums[i] : 0;
            others += i < first ? 0 : withinSums[i];
        }
        double across = (total - within - others) / 2;
        double[] figures = new double[firsts.length];
        for (int k = 0; k < figures.length; k++) {
            int i = firsts[k];
            int j = seconds[k];
            double ofFirst = i < 0 ? 0 : withinSums[i];
            double ofSecond = j < 0 ? 0 : withinSums[j];
            double acrossFirst = i < 0 ? 0 : rowSums[i] - ofFirst;
            double acrossSecond = j < 0 ? 0 : rowSums[j] - ofSecond;
            double between = i < 0 || j < 0 ? 0 : distances[i * count + j];
            figures[k] = unbiased(
                    first - (i < 0 ? 0 : 1),
                    count - first - (j < 0 ? 0 : 1),
                    within - 2 * ofFirst,
                    others - 2 * ofSecond,
                    across - acrossFirst - acrossSecond + between);
        }
        return figures;
    }

    private static double unbiased(int n, int m, double within, double others, double across) {
        return 2 * across / ((double) n * m) - within / (n * (n - 1.0)) - others / (m * (m - 1.0));
    }

    /**
     * The energy distance of some rows from the others.
     *
     * @param chosen indices of rows, each once; at least the first n of it are read, n the size of the first sample
     * @param unbiased whether rows do not count against themselves
     */
    double energy(int[] chosen, boolean unbiased) {
        int n = first;
        int m = count - n;
        double within = 0;
        double touching = 0;
        for (int i = 0; i < n; i++) {
            touching += rowSums[chosen[i]];
            int row = chosen[i] * count;
            for (int j = 0; j < i; j++) {
                within += 2 * distances[row + chosen[j]];
            }
        }
        double across = touching - within; // each pair of the two sides once
        double others = total - within - 2 * across;
        double self = unbiased ? 1 : 0;
        return 2 * across / ((double) n * m) - within / (n * (n - self)) - others / (m * (m - self));
    }
}
