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
        return Arrays.stream(rows)
                .filter(row -> Arrays.stream(row).allMatch(Double::isFinite))
                .toArray(double[][]::new);
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
