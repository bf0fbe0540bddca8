package grokfield.render.ui.panel;

import grokfield.render.ui.state.Measure;
import grokfield.render.ui.state.PanelName;
import grokfield.render.ui.state.SideHistory;
import grokfield.scenes.Side;
import imgui.ImGui;
import imgui.flag.ImGuiStyleVar;
import java.util.ArrayList;
import java.util.List;

/** Circularity and both purities of both sides, over their steps. */
public final class StructurePanel implements Panel {
    private static final List<Measure> MEASURES =
            List.of(Measure.CIRCULARITY, Measure.PAIR_SUM_PURITY, Measure.RAY_PURITY);

    private final List<CurvePlot> plots =
            MEASURES.stream().map(measure -> new CurvePlot(measure.label())).toList();

    @Override
    public PanelName name() {
        return PanelName.STRUCTURE;
    }

    @Override
    public void draw(UiContext ui) {
        ImGui.pushStyleVar(ImGuiStyleVar.ItemSpacing, ui.px(6), ui.px(2));
        CurvePlot.legend(ui, curves(ui, Measure.CIRCULARITY));
        float width = (ImGui.getContentRegionAvailX() - (MEASURES.size() - 1) * ui.px(6)) / MEASURES.size();
        float height = ImGui.getContentRegionAvailY();
        for (int i = 0; i < MEASURES.size(); i++) {
            if (i > 0) {
                ImGui.sameLine();
            }
            Measure measure = MEASURES.get(i);
            plots.get(i)
                    .draw(
                            ui,
                            measure.label(),
                            curves(ui, measure),
                            CurvePlot.Axis.share(measure.label()),
                            width,
                            height);
        }
        ImGui.popStyleVar();
    }

    private static List<Curve> curves(UiContext ui, Measure measure) {
        List<Curve> curves = new ArrayList<>();
        for (Side side : List.of(Side.NETWORK, Side.PARTICLES)) {
            Curve.Mark mark = side == Side.NETWORK ? Curve.Mark.DISC : Curve.Mark.TRIANGLE;
            ui.stage()
                    .history(side)
                    .ifPresent(history -> curves.add(new Curve(
                            side.label(), ui.color(side), mark, history.samples(), SideHistory.column(measure))));
        }
        return curves;
    }
}
