package grokfield.render.ui.panel;

import grokfield.render.ui.state.EnsembleStudy.Ran;
import grokfield.scenes.EnsembleFigures;
import grokfield.scenes.EnsembleFigures.OfSide;
import grokfield.scenes.EnsembleQuantity;
import grokfield.scenes.Side;
import grokfield.trainer.stats.Histogram;
import grokfield.trainer.stats.TwoSampleTest;
import imgui.ImGui;
import imgui.flag.ImGuiWindowFlags;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the members of an ensemble have in common: shares of structures, histograms, a test between the sides, correlations. */
final class EnsembleDistributions {
    private static final float PLOT_WIDTH = 210; // design units, at least
    private static final float PLOT_HEIGHT = 118;
    private static final float LARGEST_HEIGHT = 210;
    private static final List<EnsembleQuantity> QUANTITIES = List.of(
            EnsembleQuantity.CIRCULARITY,
            EnsembleQuantity.PAIR_SUM_PURITY,
            EnsembleQuantity.RAY_PURITY,
            EnsembleQuantity.FREQUENCY,
            EnsembleQuantity.VALIDATION_ACCURACY);

    private final Map<EnsembleQuantity, HistogramPlot> histograms = new EnumMap<>(EnsembleQuantity.class);
    private final ScatterPlot grids = new ScatterPlot("imperfections");
    private final ScatterPlot purities = new ScatterPlot("purity and accuracy");
    private int columns; // that the next plot may use
    private int column;

    void draw(UiContext ui, Ran ran, int group) {
        Optional<EnsembleFigures> figures = ran.ensemble().figures(group);
        if (figures.isEmpty()) {
            Widgets.hint(ui, "The first seeds are on their way.");
            return;
        }
        float height = ImGui.getContentRegionAvailY();
        if (ImGui.beginChild(
                "distributions", ImGui.getContentRegionAvailX(), height, false, ImGuiWindowFlags.NoBackground)) {
            Map<Side, OfSide> sides = figures.get().sides();
            ShareTable.draw(ui, sides);
            figures.get().test().ifPresent(test -> test(ui, test));
            plots(ui, sides);
        }
        ImGui.endChild();
    }

    private static void test(UiContext ui, TwoSampleTest test) {
        ImGui.pushFont(ui.fonts().small());
        Widgets.text(ui.theme().text(), words(test));
        ui.landmarks().mark("ensemble.test");
        ImGui.popFont();
        Widgets.tooltip(
                ui,
                "Whether both sides may come from one distribution of (circularity, pair-sum purity, ray purity): their"
                        + " energy distance against those of the same seeds dealt anew at random. A small p says that the"
                        + " sides differ.");
    }

    private static String words(TwoSampleTest test) {
        return Double.isNaN(test.p())
                ? "two-sample test: not enough seeds yet"
                : String.format(
                        Locale.ROOT,
                        "two-sample test: energy distance %.3g, p %s %.3g (%d permutations)",
                        test.distance(),
                        test.p() <= 1.0 / (test.permutations() + 1) ? "≤" : "=",
                        test.p(),
                        test.permutations());
    }

    private void plots(UiContext ui, Map<Side, OfSide> sides) {
        float available = ImGui.getContentRegionAvailX();
        columns = Math.max(1, (int) (available / ui.px(PLOT_WIDTH)));
        column = 0;
        float gap = ImGui.getStyle().getItemSpacingX();
        int rows = (QUANTITIES.size() + 2 + columns - 1) / columns;
        float room = ImGui.getContentRegionAvailY() / rows - ImGui.getStyle().getItemSpacingY();
        float height = Math.clamp(room, ui.px(PLOT_HEIGHT), ui.px(LARGEST_HEIGHT));
        PlotBox.Size size = new PlotBox.Size((available - (columns - 1) * gap) / columns, height);
        for (EnsembleQuantity quantity : QUANTITIES) {
            Map<Side, Histogram> both = new EnumMap<>(Side.class);
            sides.forEach((side, of) -> Optional.ofNullable(of.histograms().get(quantity))
                    .ifPresent(histogram -> both.put(side, histogram)));
            if (!both.isEmpty()) {
                place();
                histograms.computeIfAbsent(quantity, _ -> new HistogramPlot()).draw(ui, quantity.label(), both, size);
            }
        }
        Optional<OfSide> network = Optional.ofNullable(sides.get(Side.NETWORK));
        network.flatMap(OfSide::gridAccuracy).ifPresent(scatter -> {
            place();
            grids.draw(ui, "validation accuracy by imperfections", scatter, size);
        });
        network.flatMap(OfSide::purityAccuracy).ifPresent(scatter -> {
            place();
            purities.draw(ui, "validation accuracy by pair-sum purity", scatter, size);
        });
    }

    /** Goes on beside the last plot while there is room. */
    private void place() {
        if (column > 0 && column < columns) {
            ImGui.sameLine();
        } else {
            column = 0;
        }
        column++;
    }
}
