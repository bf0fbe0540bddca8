package grokfield.render.ui.panel;

import grokfield.render.chart.Chart;
import grokfield.render.chart.Exhibit;
import grokfield.render.chart.Sheet;
import grokfield.render.gl.Rgb;
import grokfield.scenes.EnsembleScatter;
import grokfield.sim.Structure;
import grokfield.trainer.stats.Correlation;
import imgui.extension.implot.ImPlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Two quantities of every member against each other, marked by structure, with their correlation. */
final class ScatterPlot {
    private final String name;
    private final PlotBox box = new PlotBox();

    ScatterPlot(String name) {
        this.name = name;
    }

    /** @param what is plotted, for the title: {@code y by x} */
    void draw(UiContext ui, String what, EnsembleScatter scatter, PlotBox.Size size) {
        double mostX = 1;
        for (int i = 0; i < scatter.size(); i++) {
            mostX = Math.max(mostX, scatter.x(i));
        }
        PlotBox.Range range = new PlotBox.Range(0, mostX, 0, 1.25).widened(0.05);
        double reachX = 0.03 * mostX;
        box.draw(
                ui,
                name,
                what,
                size,
                range,
                new PlotBox.Contents(
                        () -> {
                            points(ui, scatter);
                            ImPlot.getPlotDrawList()
                                    .addText(
                                            ImPlot.getPlotPosX() + ui.px(5),
                                            ImPlot.getPlotPosY() + ui.px(2),
                                            ui.theme().text().packed(),
                                            words(scatter.correlation()));
                        },
                        place -> nearest(scatter, place, reachX),
                        () -> exhibit(what, scatter)));
    }

    private static Exhibit exhibit(String what, EnsembleScatter scatter) {
        List<List<Object>> rows = new ArrayList<>();
        double[] x = new double[scatter.size()];
        double[] y = new double[scatter.size()];
        for (int i = 0; i < scatter.size(); i++) {
            x[i] = scatter.x(i);
            y[i] = scatter.y(i);
            rows.add(List.of(
                    scatter.member(i).seed(),
                    scatter.member(i).measures().structure().label(),
                    x[i],
                    y[i]));
        }
        String[] names = what.split(" by ", 2);
        Sheet sheet = new Sheet(List.of("seed", "structure", names[1], names[0]), rows);
        Chart chart = new Chart(
                what + ": " + words(scatter.correlation()),
                new Chart.Axis(names[1], false),
                new Chart.Axis(names[0], false),
                List.of(new Chart.Series("seeds", Chart.Style.DOTS, x, y)));
        return new Exhibit(what, sheet, Optional.of(chart));
    }

    /** The correlation with its interval. */
    static String words(Correlation correlation) {
        if (Double.isNaN(correlation.r())) {
            return "no correlation yet";
        }
        return String.format(
                Locale.ROOT,
                "r = %.2f (%.2f … %.2f), n = %d",
                correlation.r(),
                correlation.low(),
                correlation.high(),
                correlation.n());
    }

    private static void points(UiContext ui, EnsembleScatter scatter) {
        for (Structure structure : Structure.values()) {
            double[] x = new double[scatter.size()];
            double[] y = new double[scatter.size()];
            int count = 0;
            for (int i = 0; i < scatter.size(); i++) {
                if (scatter.member(i).measures().structure() == structure) {
                    x[count] = scatter.x(i);
                    y[count++] = scatter.y(i);
                }
            }
            if (count > 0) {
                Rgb c = StructureLook.color(ui.theme(), structure);
                ImPlot.setNextMarkerStyle(
                        StructureLook.mark(structure).marker(),
                        ui.px(3),
                        c.red(),
                        c.green(),
                        c.blue(),
                        0.8f,
                        0,
                        c.red(),
                        c.green(),
                        c.blue(),
                        0);
                ImPlot.plotScatter(structure.label(), x, y, count);
            }
        }
    }

    private static String nearest(EnsembleScatter scatter, PlotBox.Place place, double reachX) {
        int best = -1;
        double least = 1;
        for (int i = 0; i < scatter.size(); i++) {
            double distance = Math.hypot((scatter.x(i) - place.x()) / reachX, (scatter.y(i) - place.y()) / 0.05);
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best < 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "seed %d: %s, %.4g, %.3g",
                        scatter.member(best).seed(),
                        scatter.member(best).measures().structure().label(),
                        scatter.x(best),
                        scatter.y(best));
    }
}
