package grokfield.render.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Draws charts as SVG: a picture that follows the reader's dark or light theme. Each series has its name at its right end, so that no
 * colour is needed to tell it.
 */
public final class SvgChart {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 430;
    private static final int LEFT = 70;
    private static final int RIGHT = 130;
    private static final int TOP = 46;
    private static final int BOTTOM = 46;
    private static final int INSET = 14; // between the frame and the first and last place
    private static final int LINE_HEIGHT = 15; // between the names of two series
    private static final double CHARACTER = 7; // width of one in a name, roughly

    /** Hues far apart for every kind of colour sight; a lighter one for dark grounds. */
    private static final List<String> LIGHT = List.of("#1f6fb5", "#c2570c", "#0f8a6c", "#8a4fb0", "#6b6b6b", "#b0305c");

    private static final List<String> DARK = List.of("#6cb2f0", "#f0a35c", "#4fd1ae", "#c79be6", "#a8a8a8", "#f07fa4");

    private static final String STYLE = """
            text { font: 13px system-ui, sans-serif; fill: #24292f; }
            .title { font-size: 15px; font-weight: 600; }
            .faint { fill: #6a737d; }
            .grid { stroke: #d0d7de; stroke-width: 1; }
            .frame { stroke: #6a737d; stroke-dasharray: 5 4; }
            .band { stroke: none; fill-opacity: 0.18; }
            """;

    private static final String DARK_STYLE = """
            text { fill: #d7dde3; }
            .faint { fill: #8b949e; }
            .grid { stroke: #30363d; }
            .frame { stroke: #8b949e; }
            """;

    private final Chart chart;
    private final Scale x;
    private final Scale y;
    private final int right;
    private final StringBuilder svg = new StringBuilder();

    private SvgChart(Chart chart) {
        this.chart = chart;
        x = Scale.of(chart.x(), chart.series().stream().flatMapToDouble(s -> DoubleStream.of(s.x())));
        y = Scale.of(
                chart.y(),
                DoubleStream.concat(
                        chart.series().stream()
                                .flatMapToDouble(s -> IntStream.of(0, 1, 2)
                                        .boxed()
                                        .flatMapToDouble(
                                                k -> DoubleStream.of(k == 0 ? s.y() : k == 1 ? s.low() : s.high()))),
                        chart.rules().stream().mapToDouble(Chart.Rule::y)));
        int longest =
                chart.series().stream().mapToInt(s -> s.label().length()).max().orElse(0);
        right = (int) Math.clamp(20 + CHARACTER * longest, RIGHT - 20, 2 * RIGHT);
    }

    /** The picture as a complete document. */
    public static String draw(Chart chart) {
        return new SvgChart(chart).draw();
    }

    private String draw() {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">",
                WIDTH, HEIGHT, WIDTH, HEIGHT);
        add("<title>%s</title>", escaped(chart.title()));
        style();
        add("<text class=\"title\" x=\"%d\" y=\"24\">%s</text>", LEFT, escaped(chart.title()));
        axes();
        rules();
        for (int i = 0; i < chart.series().size(); i++) {
            series(i % LIGHT.size(), chart.series().get(i));
        }
        names();
        add("</svg>");
        return svg.toString();
    }

    private void style() {
        add("<style>");
        svg.append(STYLE);
        colors(LIGHT);
        add("@media (prefers-color-scheme: dark) {");
        svg.append(DARK_STYLE);
        colors(DARK);
        add("}");
        add("</style>");
    }

    private void colors(List<String> colors) {
        for (int i = 0; i < Math.min(chart.series().size(), colors.size()); i++) {
            add(".l%d { stroke: %s; } .d%d { fill: %s; }", i, colors.get(i), i, colors.get(i));
        }
    }

    private void axes() {
        for (Chart.Tick tick : y.ticks()) {
            double at = down(tick.at());
            add("<line class=\"grid\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>", LEFT, at, WIDTH - right, at);
            add(
                    "<text class=\"faint\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                    LEFT - 8, at + 4, escaped(tick.name()));
        }
        for (Chart.Tick tick : x.ticks()) {
            double at = across(tick.at());
            add("<line class=\"grid\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>", at, TOP, at, HEIGHT - BOTTOM);
            add(
                    "<text class=\"faint\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    at, HEIGHT - BOTTOM + 18, escaped(tick.name()));
        }
        add(
                "<text class=\"faint\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                (LEFT + WIDTH - right) / 2, HEIGHT - 8, escaped(chart.x().label()));
        if (!chart.y().label().isEmpty() && !chart.y().label().equals(chart.title())) {
            add(
                    "<text class=\"faint\" x=\"8\" y=\"40\">%s</text>",
                    escaped(chart.y().label()));
        }
    }

    private void rules() {
        for (Chart.Rule rule : chart.rules()) {
            double at = down(rule.y());
            add("<line class=\"frame\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>", LEFT, at, WIDTH - right, at);
            add("<text class=\"faint\" x=\"%d\" y=\"%.1f\">%s</text>", LEFT + 6, at - 5, escaped(rule.label()));
        }
    }

    private void series(int color, Chart.Series series) {
        if (series.hasBand()) {
            band(color, series);
        }
        if (series.style() != Chart.Style.DOTS) {
            for (String points : runs(series)) {
                add("<polyline class=\"l%d\" fill=\"none\" stroke-width=\"2.2\" points=\"%s\"/>", color, points);
            }
        }
        if (series.style() != Chart.Style.LINE) {
            for (int i = 0; i < series.x().length; i++) {
                if (isShown(series.x()[i], series.y()[i])) {
                    add(
                            "<circle class=\"d%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.6\"/>",
                            color, across(series.x()[i]), down(series.y()[i]));
                }
            }
        }
    }

    /** The points between two gaps, each as a line of its own. */
    private List<String> runs(Chart.Series series) {
        List<String> runs = new ArrayList<>();
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < series.x().length; i++) {
            if (isShown(series.x()[i], series.y()[i])) {
                points.append(point(series.x()[i], series.y()[i]));
            } else if (!points.isEmpty()) {
                runs.add(points.toString().strip());
                points.setLength(0);
            }
        }
        if (!points.isEmpty()) {
            runs.add(points.toString().strip());
        }
        return runs;
    }

    private void band(int color, Chart.Series series) {
        StringBuilder there = new StringBuilder();
        StringBuilder back = new StringBuilder();
        for (int i = 0; i < series.x().length; i++) {
            double at = series.x()[i];
            if (isShown(at, series.low()[i]) && isShown(at, series.high()[i])) {
                there.append(point(at, series.low()[i]));
                back.insert(0, point(at, series.high()[i]));
            }
        }
        if (!there.isEmpty()) {
            add("<polygon class=\"band d%d\" points=\"%s\"/>", color, (there.toString() + back).strip());
        }
    }

    private String point(double atX, double atY) {
        return String.format(Locale.ROOT, "%.1f,%.1f ", across(atX), down(atY));
    }

    private boolean isShown(double atX, double atY) {
        return Double.isFinite(x.place(atX)) && Double.isFinite(y.place(atY));
    }

    /** A name and the last point of its series. */
    private record Name(int color, String text, double x, double y) {}

    /** The names at the right ends of the series, kept apart. */
    private void names() {
        List<Name> names = new ArrayList<>();
        for (int k = 0; k < chart.series().size(); k++) {
            Chart.Series series = chart.series().get(k);
            int last = series.x().length - 1;
            while (last >= 0 && !isShown(series.x()[last], series.y()[last])) {
                last--;
            }
            if (last >= 0) {
                boolean cloud = series.style() == Chart.Style.DOTS;
                double atX = cloud ? WIDTH - right : across(series.x()[last]);
                names.add(new Name(k % LIGHT.size(), series.label(), atX + 9, down(series.y()[last]) + 4));
            }
        }
        names.sort(Comparator.comparingDouble(Name::y));
        double lastX = Double.NEGATIVE_INFINITY;
        double lastY = Double.NEGATIVE_INFINITY;
        for (Name name : names) {
            boolean close = Math.abs(name.x() - lastX) < CHARACTER * name.text().length();
            double at = close ? Math.max(name.y(), lastY + LINE_HEIGHT) : name.y();
            lastX = name.x();
            lastY = at;
            add(
                    "<text class=\"d%d\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                    name.color(), name.x(), at, escaped(name.text()));
        }
    }

    private double across(double value) {
        return LEFT + INSET + x.place(value) * (WIDTH - LEFT - right - 2 * INSET);
    }

    private double down(double value) {
        return HEIGHT - BOTTOM - y.place(value) * (HEIGHT - TOP - BOTTOM);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is of a library that nothing else here needs
    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
