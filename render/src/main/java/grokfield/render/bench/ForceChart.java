package grokfield.render.bench;

import grokfield.render.chart.Chart;
import grokfield.render.chart.SvgChart;
import grokfield.sim.Engines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A chart of what a step costs by the number of tokens, both axes logarithmic, one line an engine. */
public final class ForceChart {
    private static final double FRAME = 1e6 / 60; // µs

    private ForceChart() {}

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
        return SvgChart.draw(chart(lines, cores));
    }

    private static Chart chart(Map<String, List<ForceTiming>> lines, int cores) {
        List<ForceTiming> all = lines.values().stream().flatMap(List::stream).toList();
        List<Chart.Tick> tokens = all.stream()
                .map(ForceTiming::tokens)
                .distinct()
                .sorted()
                .map(n -> new Chart.Tick(n, Integer.toString(n)))
                .toList();
        double least = all.stream().mapToDouble(ForceTiming::microseconds).min().orElse(FRAME);
        double most = all.stream().mapToDouble(ForceTiming::microseconds).max().orElse(FRAME);
        double lowest = Math.floor(Math.log10(Math.min(least, FRAME)));
        double highest = Math.ceil(Math.log10(Math.max(most, FRAME)));
        List<Chart.Tick> times = new ArrayList<>();
        for (double power = lowest; power <= highest; power++) {
            times.add(new Chart.Tick(Math.pow(10, power), time(power)));
        }
        List<Chart.Series> series = new ArrayList<>();
        lines.forEach((engine, line) -> series.add(new Chart.Series(
                engine,
                Chart.Style.LINE_WITH_DOTS,
                line.stream().mapToDouble(ForceTiming::tokens).toArray(),
                line.stream().mapToDouble(ForceTiming::microseconds).toArray())));
        return new Chart(
                "One step of the particles on " + cores + (cores == 1 ? " core" : " cores"),
                new Chart.Axis("tokens N", true, tokens, Double.NaN, Double.NaN),
                new Chart.Axis("", true, times, Math.pow(10, lowest), Math.pow(10, highest)),
                series,
                List.of(new Chart.Rule(FRAME, "60 steps a second")));
    }

    private static String time(double power) {
        if (power >= 6) {
            return String.format(Locale.ROOT, "%.0f s", Math.pow(10, power - 6));
        }
        return power >= 3
                ? String.format(Locale.ROOT, "%.0f ms", Math.pow(10, power - 3))
                : String.format(Locale.ROOT, power >= 0 ? "%.0f µs" : "%.1f µs", Math.pow(10, power));
    }
}
