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

/** How large the network's weights are, and where those of its hidden units point. */
public final class WeightsPanel implements Panel {

    private final CurvePlot plot = new CurvePlot("weights");
    private final DirectionsSection directions = new DirectionsSection();

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
        boolean shown = ui.preferences().unitDirections();
        if (shown) {
            directions.legend(ui, history.get());
        } else {
            CurvePlot.legend(ui, curves(ui, history.get()));
        }
        toggle(ui, shown);
        float width = ImGui.getContentRegionAvailX();
        float height = ImGui.getContentRegionAvailY();
        if (shown) {
            directions.draw(ui, history.get(), width, height);
        } else {
            CurvePlot.Axis axis = CurvePlot.Axis.of("mean |value|");
            plot.draw(ui, "mean |value| of each tensor", curves(ui, history.get()), axis, width, height);
        }
        ImGui.popStyleVar();
    }

    /** At the right end of the line. */
    private static void toggle(UiContext ui, boolean shown) {
        String label = "directions";
        ImGui.pushFont(ui.fonts().small());
        ImGui.pushStyleVar(ImGuiStyleVar.FramePadding, ui.px(4), 0);
        float x = ImGui.getWindowContentRegionMaxX() - ImGui.calcTextSizeX(label) - ui.px(8);
        ImGui.sameLine(0, ui.px(4));
        if (ImGui.getCursorPosX() <= x) {
            ImGui.setCursorPosX(x);
        }
        if (Widgets.toggle(ui, "weights.directions", label, shown)) {
            ui.preferences().setUnitDirections(!shown);
        }
        Widgets.tooltip(
                ui,
                "Where the hidden units' weight vectors point, against the pair sums: weight decay keeps biases small, and the"
                        + " units align with pair sums");
        ImGui.popStyleVar();
        ImGui.popFont();
    }

    private static List<Curve> curves(UiContext ui, SideHistory history) {
        Palette palette = Palette.of(ui.theme());
        List<String> tensors = history.tensors();
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < tensors.size(); i++) {
            Curve.Mark mark = Curve.Mark.of(i);
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
