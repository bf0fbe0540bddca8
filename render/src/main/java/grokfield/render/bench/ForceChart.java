package grokfield.render.bench;

import grokfield.sim.Engines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * A chart of what a step costs by the number of tokens, both axes logarithmic, one line an engine: an SVG picture that
 * follows the reader's dark or light theme.
 */
public final class ForceChart {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 430;
    private static final int LEFT = 70;
    private static final int RIGHT = 110;
    private static final int TOP = 46;
    private static final int BOTTOM = 46;
    private static final int LINE_HEIGHT = 15; // between the names of two lines
    private static final double FRAME = 1e6 / 60; // µs

    /** Hues far apart for every kind of colour sight; a lighter one for dark grounds. */
    private static final List<String> LIGHT = List.of("#1f6fb5", "#c2570c", "#0f8a6c", "#8a4fb0", "#6b6b6b", "#b0305c");

    private static final List<String> DARK = List.of("#6cb2f0", "#f0a35c", "#4fd1ae", "#c79be6", "#a8a8a8", "#f07fa4");

    private static final String STYLE = """
            text { font: 13px system-ui, sans-serif; fill: #24292f; }
            .title { font-size: 15px; font-weight: 600; }
            .faint { fill: #6a737d; }
            .grid { stroke: #d0d7de; stroke-width: 1; }
            .frame { stroke: #6a737d; stroke-dasharray: 5 4; }
            """;

    private static final String DARK_STYLE = """
            text { fill: #d7dde3; }
            .faint { fill: #8b949e; }
            .grid { stroke: #30363d; }
            .frame { stroke: #8b949e; }
            """;

    private final Map<String, List<ForceTiming>> lines;
    private final TreeSet<Integer> tokens = new TreeSet<>();
    private final double lowest; // powers of ten of µs
    private final double highest;
    private final StringBuilder svg = new StringBuilder();

    private ForceChart(Map<String, List<ForceTiming>> lines) {
        this.lines = lines;
        double least = FRAME;
        double most = FRAME;
        for (List<ForceTiming> line : lines.values()) {
            for (ForceTiming timing : line) {
                tokens.add(timing.tokens());
                least = Math.min(least, timing.microseconds());
                most = Math.max(most, timing.microseconds());
            }
        }
        lowest = Math.floor(Math.log10(least));
        highest = Math.ceil(Math.log10(most));
    }

    /** Draws the steps of one state on all cores, from the start of scenes. */
    public static String svg(List<ForceTiming> timings) {
        int cores = timings.stream().mapToInt(ForceTiming::cores).max().orElse(1);
        Map<String, List<ForceTiming>> lines = new LinkedHashMap<>();
        for (ForceTiming timing : timings) {
            boolean shown = timing.states() == 1
                    && timing.start().equals(ForceCase.Start.NORMAL.label())
                    && (timing.cores() == cores || timing.engine().equals(Engines.SCALAR))
                    && timing.notRun().isEmpty();
            if (shown) {
                lines.computeIfAbsent(timing.engine(), _ -> new ArrayList<>()).add(timing);
            }
        }
        return new ForceChart(lines).draw(cores);
    }

    private String draw(int cores) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">",
                WIDTH, HEIGHT, WIDTH, HEIGHT);
        add("<title>Time of a step by the number of tokens, for each force engine</title>");
        style();
        add(
                "<text class=\"title\" x=\"%d\" y=\"24\">One step of the particles on %d %s</text>",
                LEFT, cores, cores == 1 ? "core" : "cores");
        axes();
        int index = 0;
        for (Map.Entry<String, List<ForceTiming>> line : lines.entrySet()) {
            line(index++, line.getValue());
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
        for (int i = 0; i < Math.min(lines.size(), colors.size()); i++) {
            add(".l%d { stroke: %s; } .d%d { fill: %s; }", i, colors.get(i), i, colors.get(i));
        }
    }

    private void axes() {
        for (double power = lowest; power <= highest; power++) {
            double y = y(Math.pow(10, power));
            add("<line class=\"grid\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>", LEFT, y, WIDTH - RIGHT, y);
            add(
                    "<text class=\"faint\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                    LEFT - 8, y + 4, time(power));
        }
        for (int n : tokens) {
            add("<line class=\"grid\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>", x(n), TOP, x(n), HEIGHT - BOTTOM);
            add(
                    "<text class=\"faint\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>",
                    x(n), HEIGHT - BOTTOM + 18, n);
        }
        add(
                "<text class=\"faint\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">tokens N</text>",
                (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8);
        add(
                "<line class=\"frame\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>",
                LEFT, y(FRAME), WIDTH - RIGHT, y(FRAME));
        add("<text class=\"faint\" x=\"%d\" y=\"%.1f\">60 steps a second</text>", LEFT + 6, y(FRAME) - 5);
    }

    private void line(int index, List<ForceTiming> line) {
        int color = index % LIGHT.size();
        StringBuilder points = new StringBuilder();
        for (ForceTiming timing : line) {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(timing.tokens()), y(timing.microseconds())));
        }
        add(
                "<polyline class=\"l%d\" fill=\"none\" stroke-width=\"2.2\" points=\"%s\"/>",
                color, points.toString().strip());
        for (ForceTiming timing : line) {
            add(
                    "<circle class=\"d%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.6\"/>",
                    color, x(timing.tokens()), y(timing.microseconds()));
        }
    }

    /** The engines' names at the right ends of their lines, kept apart. */
    private void names() {
        List<String> order = new ArrayList<>(lines.keySet());
        List<String> byHeight = new ArrayList<>(order);
        byHeight.sort(Comparator.comparingDouble(name -> y(end(name).microseconds())));
        double last = Double.NEGATIVE_INFINITY;
        double lastX = Double.NEGATIVE_INFINITY;
        for (String name : byHeight) {
            double x = x(end(name).tokens()) + 9;
            double y = y(end(name).microseconds()) + 4;
            if (x == lastX) {
                y = Math.max(y, last + LINE_HEIGHT);
            }
            last = y;
            lastX = x;
            add("<text class=\"d%d\" x=\"%.1f\" y=\"%.1f\">%s</text>", order.indexOf(name) % LIGHT.size(), x, y, name);
        }
    }

    private ForceTiming end(String name) {
        return lines.getOrDefault(name, List.of()).getLast();
    }

    private double x(int n) {
        double from = Math.log(tokens.getFirst());
        double to = Math.log(tokens.getLast());
        double share = to > from ? (Math.log(n) - from) / (to - from) : 0.5;
        return LEFT + 14 + share * (WIDTH - LEFT - RIGHT - 28);
    }

    private double y(double microseconds) {
        double share = (Math.log10(microseconds) - lowest) / Math.max(1, highest - lowest);
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
    }

    private static String time(double power) {
        if (power >= 6) {
            return String.format(Locale.ROOT, "%.0f s", Math.pow(10, power - 6));
        }
        return power >= 3
                ? String.format(Locale.ROOT, "%.0f ms", Math.pow(10, power - 3))
                : String.format(Locale.ROOT, power >= 0 ? "%.0f µs" : "%.1f µs", Math.pow(10, power));
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is of a library that nothing else here needs
    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
