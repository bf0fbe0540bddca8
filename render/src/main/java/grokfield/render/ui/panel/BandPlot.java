package grokfield.render.ui.panel;

import grokfield.render.chart.Chart;
import grokfield.render.chart.Exhibit;
import grokfield.render.gl.Rgb;
import imgui.extension.implot.ImPlot;
import java.util.List;
import java.util.Locale;

/** Curves over the values of an axis, each with a band for its interval. Under the mouse it reads the exact values. */
final class BandPlot {
    private static final float BAND = 0.16f; // alpha

    private final String name;
    private final PlotBox box = new PlotBox();

    BandPlot(String name) {
        this.name = name;
    }

    /** One curve. */
    @SuppressWarnings("ArrayRecordComponent") // drawn at once and forgotten
    record Band(String label, Rgb color, Curve.Mark mark, double[] x, double[] y, double[] low, double[] high) {}

    /**
     * What it is called in files.
     *
     * @param title of the figure
     * @param x what the axis of places is
     * @param y what the values are
     */
    record Names(String title, String x, String y) {}

    void draw(UiContext ui, String title, Names names, List<Band> bands, PlotBox.Range range, PlotBox.Size size) {
        box.draw(
                ui,
                name,
                title,
                size,
                range.widened(0.04),
                new PlotBox.Contents(
                        () -> bands.forEach(band -> draw(ui, band)),
                        place -> words(bands, place.x()),
                        () -> exhibit(names, bands)));
    }

    private static Exhibit exhibit(Names names, List<Band> bands) {
        List<Chart.Series> series = bands.stream()
                .map(band -> new Chart.Series(
                        band.label(), Chart.Style.LINE_WITH_DOTS, band.x(), band.y(), band.low(), band.high()))
                .toList();
        return Exhibit.of(
                new Chart(names.title(), new Chart.Axis(names.x(), false), new Chart.Axis(names.y(), false), series));
    }

    private static void draw(UiContext ui, Band band) {
        Rgb c = band.color();
        int count = band.x().length;
        if (count == 0) {
            return;
        }
        if (count > 1) {
            ImPlot.setNextFillStyle(c.red(), c.green(), c.blue(), 1, BAND);
            ImPlot.plotShaded(band.label(), band.x(), band.low(), band.high(), count);
            ImPlot.setNextLineStyle(c.red(), c.green(), c.blue(), 1, Math.max(1, Math.round(ui.px(1.6f))));
            ImPlot.plotLine(band.label(), band.x(), band.y(), count);
        } else if (Double.isFinite(band.low()[0]) && Double.isFinite(band.high()[0])) {
            double[] below = {band.y()[0] - band.low()[0]};
            double[] above = {band.high()[0] - band.y()[0]};
            ImPlot.setNextErrorBarStyle(c.red(), c.green(), c.blue(), 0.6f, ui.px(4), 1);
            ImPlot.plotErrorBars(band.label(), band.x(), band.y(), below, above, 1);
        }
        ImPlot.setNextMarkerStyle(
                band.mark().marker(), ui.px(3.2f), c.red(), c.green(), c.blue(), 1, 0, c.red(), c.green(), c.blue(), 1);
        ImPlot.plotScatter(band.label(), band.x(), band.y(), count);
    }

    private static String words(List<Band> bands, double x) {
        StringBuilder text = new StringBuilder();
        for (Band band : bands) {
            int nearest = -1;
            for (int i = 0; i < band.x().length; i++) {
                if (nearest < 0 || Math.abs(band.x()[i] - x) < Math.abs(band.x()[nearest] - x)) {
                    nearest = i;
                }
            }
            if (nearest >= 0) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append(String.format(
                                Locale.ROOT,
                                "%s %s %.3g (%s) at %.4g",
                                band.mark().sign(),
                                band.label(),
                                band.y()[nearest],
                                interval(band.low()[nearest], band.high()[nearest]),
                                band.x()[nearest]));
            }
        }
        return text.toString();
    }

    /** An interval; a dash where there is none, as of a single seed. */
    private static String interval(double low, double high) {
        return Double.isNaN(low) || Double.isNaN(high) ? "–" : String.format(Locale.ROOT, "%.3g … %.3g", low, high);
    }
}
