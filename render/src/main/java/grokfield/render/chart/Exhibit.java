package grokfield.render.chart;

import java.util.Optional;

/**
 * What a plot or a table of the window shows, to be taken elsewhere.
 *
 * @param title what it shows; also part of its file's name
 * @param sheet the exact figures
 * @param chart how they are drawn; empty for a table
 */
public record Exhibit(String title, Sheet sheet, Optional<Chart> chart) {
    /** A plot. */
    public static Exhibit of(Chart chart) {
        return new Exhibit(chart.title(), Sheet.of(chart), Optional.of(chart));
    }

    /** A table. */
    public static Exhibit of(String title, Sheet sheet) {
        return new Exhibit(title, sheet, Optional.empty());
    }
}
