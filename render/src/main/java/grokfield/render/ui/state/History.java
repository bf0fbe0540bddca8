package grokfield.render.ui.state;

import java.util.Arrays;

/**
 * Numbers of one side over its steps, in bounded memory: when full, every second sample is dropped and from then on half as
 * many are kept. The newest sample is always there.
 */
public final class History {
    private final double[] steps; // (capacity)
    private final double[][] columns; // (columns, capacity)
    private int size;
    private int stride = 1; // one of so many offered samples is kept
    private int offered; // samples that the newest kept one has stood for

    /**
     * @param capacity the most samples that are kept, at least 2
     * @param columns how many numbers a sample has
     */
    public History(int capacity, int columns) {
        if (capacity < 2) {
            throw new IllegalArgumentException("capacity must be at least 2, was " + capacity);
        }
        this.steps = new double[capacity];
        this.columns = new double[columns][capacity];
    }

    /**
     * Adds a sample.
     *
     * @param step the step of the sample; not below the last one's
     * @param values one number per column; NaN where there is none
     */
    public void add(long step, double... values) {
        if (values.length != columns.length) {
            throw new IllegalArgumentException("a sample has " + columns.length + " numbers, was " + values.length);
        }
        if (size > 0 && offered < stride) {
            offered++;
            put(size - 1, step, values);
            return;
        }
        if (size == steps.length) {
            halve();
        }
        offered = 1;
        put(size++, step, values);
    }

    private void put(int at, long step, double[] values) {
        steps[at] = step;
        for (int c = 0; c < values.length; c++) {
            columns[c][at] = values[c];
        }
    }

    private void halve() {
        int kept = (size + 1) / 2;
        for (int i = 0; i < kept; i++) {
            steps[i] = steps[2 * i];
            for (double[] column : columns) {
                column[i] = column[2 * i];
            }
        }
        size = kept;
        stride *= 2;
    }

    /** Forgets the samples beyond a step. */
    public void cutAfter(double step) {
        int kept = size;
        while (kept > 0 && steps[kept - 1] > step) {
            kept--;
        }
        if (kept < size) {
            size = kept;
            offered = stride; // the next sample stands for itself
        }
    }

    /** Forgets everything. */
    public void clear() {
        size = 0;
        stride = 1;
        offered = 0;
    }

    /** How many samples there are. */
    public int size() {
        return size;
    }

    /** The steps of the samples; the first {@link #size} count. Live: read only, and not kept. */
    public double[] steps() {
        return steps;
    }

    /** One column of the samples; the first {@link #size} count. Live: read only, and not kept. */
    public double[] column(int column) {
        return columns[column];
    }

    /** The sample whose step is nearest to a step, or −1 when there is none. */
    public int nearest(double step) {
        if (size == 0) {
            return -1;
        }
        int at = Arrays.binarySearch(steps, 0, size, step);
        if (at >= 0) {
            return at;
        }
        int after = Math.min(-at - 1, size - 1);
        int before = Math.max(0, after - 1);
        return step - steps[before] < steps[after] - step ? before : after;
    }
}
