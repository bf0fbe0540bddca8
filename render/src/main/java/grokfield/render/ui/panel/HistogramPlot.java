package grokfield.render.ui.panel;

import grokfield.render.chart.Chart;
import grokfield.render.chart.Exhibit;
import grokfield.render.gl.Rgb;
import grokfield.scenes.Side;
import grokfield.sim.Parameter;
import grokfield.trainer.stats.Histogram;
import imgui.extension.implot.ImPlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The histograms of both sides in one plot: the network's bars are filled, the particles' are outlines beside them. */
final class HistogramPlot {
    private static final double ROOM = 0.86; // of a bin

    private final PlotBox box = new PlotBox();

    void draw(UiContext ui, String title, Map<Side, Histogram> histograms, PlotBox.Size size) {
        List<Side> sides = new ArrayList<>();
        int most = 1;
        for (Side side : List.of(Side.NETWORK, Side.PARTICLES)) {
            Histogram histogram = histograms.get(side);
            if (histogram != null) {
                sides.add(side);
                most = Math.max(
                        most, histogram.counts().stream().mapToInt(c -> c).max().orElse(0));
            }
        }
        if (sides.isEmpty()) {
            return;
        }
        Histogram any = histograms.getOrDefault(
                sides.getFirst(), histograms.values().iterator().next());
        PlotBox.Range range = new PlotBox.Range(any.from(), any.to(), 0, 1.12 * most);
        box.draw(
                ui,
                title,
                title,
                size,
                range,
                new PlotBox.Contents(
                        () -> sides.forEach(side -> bars(ui, side, histograms.getOrDefault(side, any), sides)),
                        place -> words(histograms, sides, any, place.x()),
                        () -> exhibit(title, sides, histograms, any)));
    }

    private static Exhibit exhibit(String title, List<Side> sides, Map<Side, Histogram> histograms, Histogram any) {
        List<Chart.Series> series = new ArrayList<>();
        for (Side side : sides) {
            Histogram histogram = histograms.getOrDefault(side, any);
            int bins = histogram.counts().size();
            double[] x = new double[bins];
            double[] y = new double[bins];
            for (int i = 0; i < bins; i++) {
                x[i] = (histogram.edge(i) + histogram.edge(i + 1)) / 2;
                y[i] = histogram.counts().get(i);
            }
            series.add(new Chart.Series(side.label(), Chart.Style.LINE_WITH_DOTS, x, y));
        }
        return Exhibit.of(new Chart(title, new Chart.Axis(title, false), new Chart.Axis("seeds", false), series));
    }

    private static void bars(UiContext ui, Side side, Histogram histogram, List<Side> sides) {
        int bins = histogram.counts().size();
        double bin = histogram.edge(1) - histogram.edge(0);
        double width = ROOM * bin / sides.size();
        double offset = (sides.indexOf(side) - (sides.size() - 1) / 2.0) * width;
        double[] x = new double[bins];
        double[] y = new double[bins];
        for (int i = 0; i < bins; i++) {
            x[i] = histogram.edge(i) + bin / 2 + offset;
            y[i] = histogram.counts().get(i);
        }
        Rgb c = ui.color(side);
        boolean filled = side == Side.NETWORK;
        ImPlot.setNextFillStyle(c.red(), c.green(), c.blue(), 1, filled ? 0.85f : 0.12f);
        ImPlot.setNextLineStyle(c.red(), c.green(), c.blue(), 1, filled ? 0 : 1);
        ImPlot.plotBars(side.label(), x, y, width);
    }

    private static String words(Map<Side, Histogram> histograms, List<Side> sides, Histogram any, double x) {
        int bin = (int) Math.floor((x - any.from()) / (any.edge(1) - any.from()));
        if (bin < 0 || bin >= any.counts().size()) {
            return "";
        }
        boolean whole = any.edge(1) - any.edge(0) == 1;
        StringBuilder text = new StringBuilder(
                whole
                        ? Parameter.format(Math.rint(any.edge(bin) + 0.5))
                        : String.format(Locale.ROOT, "%.2f … %.2f", any.edge(bin), any.edge(bin + 1)));
        for (Side side : sides) {
            int count = histograms.getOrDefault(side, any).counts().get(bin);
            text.append("\n").append(side.label()).append(": ").append(count);
        }
        return text.toString();
    }
}
