package grokfield.render.ui.panel;

import grokfield.render.chart.Chart;
import grokfield.render.chart.Exhibit;
import grokfield.render.gl.Rgb;
import grokfield.render.ui.state.History;
import grokfield.render.ui.state.Measure;
import grokfield.render.ui.state.PanelName;
import grokfield.render.ui.state.SideHistory;
import grokfield.render.ui.state.TimeMapWatch;
import grokfield.scenes.Side;
import grokfield.scenes.TimeMap;
import imgui.ImGui;
import imgui.extension.implot.ImPlot;
import imgui.flag.ImGuiStyleVar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Both sides on one clock: how many steps of the one a step of the other is worth, and which side leads. */
public final class TimeMapPanel implements Panel {
    private final CurvePlot curves = new CurvePlot("time map", "network step");
    private final PlotBox lag = new PlotBox();
    private Measure shown = Measure.CIRCULARITY;
    private boolean withOffset;

    @Override
    public PanelName name() {
        return PanelName.TIME_MAP;
    }

    @Override
    public void draw(UiContext ui) {
        Optional<SideHistory> network = ui.stage().history(Side.NETWORK);
        Optional<SideHistory> particles = ui.stage().history(Side.PARTICLES);
        if (network.isEmpty() || particles.isEmpty()) {
            Widgets.hint(ui, "This scene has one side only: there is nothing to map its time to.");
            return;
        }
        ImGui.pushStyleVar(ImGuiStyleVar.ItemSpacing, ui.px(6), ui.px(2));
        switches(ui);
        Optional<TimeMapWatch.Found> found = ui.stage().timeMap().of(network.get(), particles.get(), withOffset);
        if (found.isPresent()) {
            ImGui.pushFont(ui.fonts().small());
            Widgets.text(
                    ui.theme().text(), Widgets.fitted(sentence(found.get().map()), ImGui.getContentRegionAvailX()));
            ui.landmarks().mark("time map.sentence");
            Widgets.tooltip(
                    ui,
                    "Fitted so that circularity and both purities of the two sides lie closest, over the whole of both runs; a curve"
                            + " that has ended keeps its last value. The residual is the root of their mean squared difference.");
            ImGui.popFont();
            plots(ui, found.get());
        } else {
            Widgets.hint(
                    ui,
                    "Too few samples yet: as soon as both sides have gone on, their curves are laid over each other here.");
        }
        ImGui.popStyleVar();
    }

    private void switches(UiContext ui) {
        ImGui.pushFont(ui.fonts().small());
        ImGui.pushStyleVar(ImGuiStyleVar.FramePadding, ui.px(5), ui.px(2));
        for (Measure measure : TimeMapWatch.MEASURES) {
            if (Widgets.toggle(ui, "time map." + measure.name(), measure.label(), measure == shown)) {
                shown = measure;
            }
            Widgets.tooltip(ui, measure.help());
            ImGui.sameLine(0, ui.px(2));
        }
        ImGui.dummy(ui.px(4), 1);
        ImGui.sameLine(0, 0);
        if (Widgets.toggle(ui, "time map.offset", "offset", withOffset)) {
            withOffset = !withOffset;
        }
        Widgets.tooltip(ui, "Fits when the particles begin, too; else both begin at their step 0");
        ImGui.popStyleVar();
        ImGui.popFont();
    }

    /** {@code 1 step of the network ≈ 0.52 of the particles · residual 0.080}. */
    static String sentence(TimeMap map) {
        String offset = map.offset() == 0 ? "" : String.format(Locale.ROOT, ", from %+.0f", map.offset());
        return String.format(
                Locale.ROOT,
                "1 step of the network ≈ %.3g of the particles%s · residual %.3f",
                map.ratio(),
                offset,
                map.residual());
    }

    private void plots(UiContext ui, TimeMapWatch.Found found) {
        float gap = ui.px(6);
        float width = (ImGui.getContentRegionAvailX() - gap) / 2;
        float height = ImGui.getContentRegionAvailY();
        List<Curve> drawn = new ArrayList<>();
        ui.stage()
                .history(Side.NETWORK)
                .ifPresent(history -> drawn.add(new Curve(
                        "network",
                        ui.color(Side.NETWORK),
                        Curve.Mark.DISC,
                        history.samples(),
                        SideHistory.column(shown))));
        drawn.add(new Curve(
                "particles, mapped",
                ui.color(Side.PARTICLES),
                Curve.Mark.TRIANGLE,
                found.particles().getOrDefault(shown, new History(2, 1)),
                0));
        curves.draw(
                ui,
                shown.label() + " over the network's steps",
                drawn,
                CurvePlot.Axis.share(shown.label()),
                width,
                height);
        ImGui.sameLine(0, gap);
        lag(ui, found.lags().getOrDefault(shown, List.of()), width, height);
    }

    /** By how many network steps the particles come later to each level. */
    private void lag(UiContext ui, List<TimeMap.Lag> lags, float width, float height) {
        double most =
                lags.stream().mapToDouble(each -> 1.1 * Math.abs(each.steps())).reduce(10, Math::max);
        lag.draw(
                ui,
                "lag",
                verdict(lags),
                new PlotBox.Size(width, height),
                new PlotBox.Range(0, 1, -most, most),
                new PlotBox.Contents(
                        () -> lines(ui, lags), _ -> lags.isEmpty() ? "" : table(lags), () -> exhibit(shown, lags)));
    }

    private static void lines(UiContext ui, List<TimeMap.Lag> lags) {
        Rgb faint = ui.theme().faintText();
        ImPlot.setNextLineStyle(faint.red(), faint.green(), faint.blue(), 0.7f, 1);
        ImPlot.plotLine("same time", new double[] {0, 1}, new double[] {0, 0}, 2);
        if (!lags.isEmpty()) {
            double[] levels = lags.stream().mapToDouble(TimeMap.Lag::level).toArray();
            double[] steps = lags.stream().mapToDouble(TimeMap.Lag::steps).toArray();
            Rgb c = ui.theme().accent();
            ImPlot.setNextLineStyle(c.red(), c.green(), c.blue(), 1, Math.max(1, Math.round(ui.px(1.6f))));
            ImPlot.plotLine("lag", levels, steps, levels.length);
        }
    }

    private static Exhibit exhibit(Measure measure, List<TimeMap.Lag> lags) {
        return Exhibit.of(new Chart(
                "lag of the particles by " + measure.label(),
                new Chart.Axis("level of " + measure.label(), false),
                new Chart.Axis("lag in network steps", false),
                List.of(new Chart.Series(
                        "lag",
                        Chart.Style.LINE,
                        lags.stream().mapToDouble(TimeMap.Lag::level).toArray(),
                        lags.stream().mapToDouble(TimeMap.Lag::steps).toArray()))));
    }

    /** Which side leads, over all levels. */
    private static String verdict(List<TimeMap.Lag> lags) {
        if (lags.isEmpty()) {
            return "lag: no level in common yet";
        }
        double mean = TimeMap.meanLag(lags);
        return String.format(
                Locale.ROOT,
                "lag by level: the %s by %.0f steps",
                mean > 0 ? "network leads" : "particles lead",
                Math.abs(mean));
    }

    private static String table(List<TimeMap.Lag> lags) {
        StringBuilder text = new StringBuilder("level: lag of the particles in network steps; below 0 they lead");
        int every = Math.max(1, lags.size() / 6);
        for (int i = 0; i < lags.size(); i += every) {
            text.append(String.format(
                    Locale.ROOT,
                    "\n%.2f: %+.0f",
                    lags.get(i).level(),
                    lags.get(i).steps()));
        }
        return text.toString();
    }
}
