package grokfield.render.chart;

import java.util.List;

/**
 * Curves or points over two axes, complete and exact.
 *
 * @param title one line
 * @param rules horizontal lines that stand for something
 */
public record Chart(String title, Axis x, Axis y, List<Series> series, List<Rule> rules) {
    public Chart {
        series = List.copyOf(series);
        rules = List.copyOf(rules);
    }

    /** A chart without rules. */
    public Chart(String title, Axis x, Axis y, List<Series> series) {
        this(title, x, y, series, List.of());
    }

    /**
     * An axis.
     *
     * @param label what it measures, with its unit; also the heading of a column
     * @param logarithmic whether equal ratios are equally long; what is not positive is left out
     * @param ticks the places with their names; empty for round numbers
     * @param least the lower end, or NaN for that of the data
     * @param most the upper end, or NaN for that of the data
     */
    public record Axis(String label, boolean logarithmic, List<Tick> ticks, double least, double most) {
        public Axis {
            ticks = List.copyOf(ticks);
        }

        /** An axis with round numbers over the range of the data. */
        public Axis(String label, boolean logarithmic) {
            this(label, logarithmic, List.of(), Double.NaN, Double.NaN);
        }

        /** An axis of shares, 0 … 1. */
        public static Axis share(String label) {
            return new Axis(label, false, List.of(), 0, 1);
        }
    }

    /** A place on an axis, and what it is called. */
    public record Tick(double at, String name) {}

    /** A horizontal line, and what it stands for. */
    public record Rule(double y, String label) {}

    /** How a series is drawn. */
    public enum Style {
        LINE,
        DOTS,
        LINE_WITH_DOTS
    }

    /**
     * One curve or cloud. The arrays are neither copied nor to be changed; NaN is a gap.
     *
     * @param x as many as y
     * @param low the lower end of a band around y; empty for none
     * @param high the upper end of it
     */
    @SuppressWarnings("ArrayRecordComponent") // thousands of numbers that go straight from a history to a file
    public record Series(String label, Style style, double[] x, double[] y, double[] low, double[] high) {
        public Series {
            if (x.length != y.length || low.length != high.length || (low.length != 0 && low.length != y.length)) {
                throw new IllegalArgumentException(label + ": " + x.length + " places, " + y.length + " values, "
                        + low.length + " and " + high.length + " ends of its band");
            }
        }

        /** A series without a band. */
        public Series(String label, Style style, double[] x, double[] y) {
            this(label, style, x, y, new double[0], new double[0]);
        }

        boolean hasBand() {
            return low.length > 0;
        }
    }
}
