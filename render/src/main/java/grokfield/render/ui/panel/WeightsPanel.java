package grokfield.render.ui.panel;

import grokfield.render.ui.state.PanelName;
import grokfield.render.ui.state.SideHistory;
import grokfield.render.view.Palette;
import grokfield.scenes.Side;
import imgui.ImGui;
import imgui.flag.ImGuiStyleVar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How large the network's weights are: the mean |value| of each tensor. */
public final class WeightsPanel implements Panel {
    private static final List<Curve.Mark> MARKS =
            List.of(Curve.Mark.DISC, Curve.Mark.TRIANGLE, Curve.Mark.SQUARE, Curve.Mark.DIAMOND, Curve.Mark.DOWN);

    private final CurvePlot plot = new CurvePlot("weights");

    @Override
    public PanelName name() {
        return PanelName.WEIGHTS;
    }

    @Override
    public void draw(UiContext ui) {
        Optional<SideHistory> history = ui.stage().history(Side.NETWORK);
        if (history.isEmpty()) {
            Widgets.hint(ui, "This scene has no network.");
            return;
        }
        ImGui.pushStyleVar(ImGuiStyleVar.ItemSpacing, ui.px(6), ui.px(2));
        List<Curve> curves = curves(ui, history.get());
        CurvePlot.legend(ui, curves);
        plot.draw(
                ui,
                "mean |value| of each tensor",
                curves,
                new CurvePlot.Axis(false, false),
                ImGui.getContentRegionAvailX(),
                ImGui.getContentRegionAvailY());
        ImGui.popStyleVar();
    }

    private static List<Curve> curves(UiContext ui, SideHistory history) {
        Palette palette = Palette.of(ui.theme());
        List<String> tensors = history.tensors();
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < tensors.size(); i++) {
            Curve.Mark mark = MARKS.get(i % MARKS.size());
            curves.add(new Curve(
                    tensors.get(i),
                    palette.color(i, tensors.size()),
                    mark,
                    history.samples(),
                    SideHistory.normColumn(i)));
        }
        return curves;
    }
}
