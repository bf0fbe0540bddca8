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
        List<Map.Entry<Side, Histogram>> sides = ShareTable.inOrder(histograms);
        if (sides.isEmpty()) {
            return;
        }
        int most = histograms.values().stream()
                .flatMap(histogram -> histogram.counts().stream())
                .max(Integer::compare)
                .orElse(1);
        Histogram any = sides.getFirst().getValue(); // the bins are the same
        PlotBox.Range range = new PlotBox.Range(any.from(), any.to(), 0, 1.12 * Math.max(1, most));
        box.draw(
                ui,
                "histogram of " + title,
                title,
                size,
                range,
                new PlotBox.Contents(
                        () -> {
                            for (int place = 0; place < sides.size(); place++) {
                                bars(ui, sides.get(place), place, sides.size());
                            }
                        },
                        place -> words(sides, any, place.x()),
                        () -> exhibit(title, sides)));
    }

    private static Exhibit exhibit(String title, List<Map.Entry<Side, Histogram>> sides) {
        List<Chart.Series> series = new ArrayList<>();
        for (Map.Entry<Side, Histogram> entry : sides) {
            Histogram histogram = entry.getValue();
            int bins = histogram.counts().size();
            double[] x = new double[bins];
            double[] y = new double[bins];
            for (int i = 0; i < bins; i++) {
                x[i] = (histogram.edge(i) + histogram.edge(i + 1)) / 2;
                y[i] = histogram.counts().get(i);
            }
            series.add(new Chart.Series(entry.getKey().label(), Chart.Style.LINE_WITH_DOTS, x, y));
        }
        return Exhibit.of(new Chart(title, new Chart.Axis(title, false), new Chart.Axis("seeds", false), series));
    }

    private static void bars(UiContext ui, Map.Entry<Side, Histogram> entry, int place, int sides) {
        Side side = entry.getKey();
        Histogram histogram = entry.getValue();
        int bins = histogram.counts().size();
        double bin = histogram.edge(1) - histogram.edge(0);
        double width = ROOM * bin / sides;
        double offset = (place - (sides - 1) / 2.0) * width;
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

    private static String words(List<Map.Entry<Side, Histogram>> sides, Histogram any, double x) {
        int bin = (int) Math.floor((x - any.from()) / (any.edge(1) - any.from()));
        if (bin < 0 || bin >= any.counts().size()) {
            return "";
        }
        boolean whole = any.edge(1) - any.edge(0) == 1;
        StringBuilder text = new StringBuilder(
                whole
                        ? Parameter.format(Math.rint(any.edge(bin) + 0.5))
                        : String.format(Locale.ROOT, "%.2f … %.2f", any.edge(bin), any.edge(bin + 1)));
        for (Map.Entry<Side, Histogram> entry : sides) {
            int count = entry.getValue().counts().get(bin);
            text.append("\n").append(entry.getKey().label()).append(": ").append(count);
        }
        return text.toString();
    }
}
