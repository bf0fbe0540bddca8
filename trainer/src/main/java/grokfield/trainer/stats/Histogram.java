package grokfield.trainer.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * How many values fall into each of some bins of one width.
 *
 * @param from the lower end of the first bin
 * @param to the upper end of the last, which belongs to it
 * @param counts of each bin, which holds its lower end and not its upper
 * @param outside the values beyond the bins, NaN left out
 */
public record Histogram(double from, double to, List<Integer> counts, int outside) {
    public Histogram {
        counts = List.copyOf(counts);
    }

    /**
     * Counts values; NaN does not count.
     *
     * @throws IllegalArgumentException if there is no bin, or {@code to} is not above {@code from}
     */
    public static Histogram of(double[] values, double from, double to, int bins) {
        if (bins < 1 || !(to > from)) {
            throw new IllegalArgumentException(bins + " bins from " + from + " to " + to + " hold nothing");
        }
        int[] counts = new int[bins];
        int outside = 0;
        for (double value : values) {
            if (value >= from && value <= to) {
                counts[Math.min(bins - 1, (int) ((value - from) / (to - from) * bins))]++;
            } else if (!Double.isNaN(value)) {
                outside++;
            }
        }
        List<Integer> list = new ArrayList<>();
        for (int count : counts) {
            list.add(count);
        }
        return new Histogram(from, to, list, outside);
    }

    /** Where bin {@code i} begins; {@code from} at 0, {@code to} at the number of bins. */
    public double edge(int i) {
        return from + (to - from) * i / counts.size();
    }
}
