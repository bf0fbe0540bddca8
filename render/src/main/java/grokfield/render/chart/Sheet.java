package grokfield.render.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows and columns.
 *
 * @param columns the headings, with units where there are any
 * @param rows cells: numbers in full precision, texts, whole numbers; NaN is an empty cell
 */
public record Sheet(List<String> columns, List<List<Object>> rows) {
    public Sheet {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (List<Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row of " + row.size() + " cells in a sheet of " + columns.size() + " columns");
            }
        }
    }

    /**
     * The points of a chart. Where all series have the same places, a row is a place and each series has a column; else a row is a
     * point and says which series it belongs to.
     */
    public static Sheet of(Chart chart) {
        List<Chart.Series> series = chart.series();
        boolean shared = !series.isEmpty()
                && series.stream()
                        .allMatch(s -> Arrays.equals(s.x(), series.getFirst().x()));
        return shared ? wide(chart) : tall(chart);
    }

    private static Sheet wide(Chart chart) {
        List<String> columns = new ArrayList<>(List.of(chart.x().label()));
        for (Chart.Series series : chart.series()) {
            columns.add(named(chart, series, ""));
            if (series.hasBand()) {
                columns.add(named(chart, series, " low"));
                columns.add(named(chart, series, " high"));
            }
        }
        double[] places = chart.series().getFirst().x();
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            List<Object> row = new ArrayList<>(List.of(places[i]));
            for (Chart.Series series : chart.series()) {
                row.add(series.y()[i]);
                if (series.hasBand()) {
                    row.add(series.low()[i]);
                    row.add(series.high()[i]);
                }
            }
            rows.add(row);
        }
        return new Sheet(columns, rows);
    }

    private static String named(Chart chart, Chart.Series series, String end) {
        String label = chart.y().label();
        String name =
                series.label().equals(label) || label.isEmpty() ? series.label() : series.label() + " (" + label + ")";
        return name + end;
    }

    private static Sheet tall(Chart chart) {
        boolean bands = chart.series().stream().anyMatch(Chart.Series::hasBand);
        String value = chart.y().label().isEmpty() ? "value" : chart.y().label();
        List<String> columns = new ArrayList<>(List.of("series", chart.x().label(), value));
        if (bands) {
            columns.addAll(List.of("low", "high"));
        }
        List<List<Object>> rows = new ArrayList<>();
        for (Chart.Series series : chart.series()) {
            for (int i = 0; i < series.x().length; i++) {
                List<Object> row = new ArrayList<>(List.of(series.label(), series.x()[i], series.y()[i]));
                if (bands) {
                    row.add(series.hasBand() ? series.low()[i] : Double.NaN);
                    row.add(series.hasBand() ? series.high()[i] : Double.NaN);
                }
                rows.add(row);
            }
        }
        return new Sheet(columns, rows);
    }

    /** The sheet as CSV (RFC 4180 with line feeds): a line of headings, then the rows. Reads back as the same numbers. */
    public String csv() {
        StringBuilder text = new StringBuilder(line(columns));
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<?> cells) {
        return cells.stream().map(Sheet::field).collect(Collectors.joining(",", "", "\n"));
    }

    private static String field(Object cell) {
        if (cell instanceof Double number) {
            boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
            return whole ? Long.toString(number.longValue()) : number.isNaN() ? "" : number.toString();
        }
        String text = cell.toString();
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
