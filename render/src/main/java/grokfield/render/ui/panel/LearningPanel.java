package grokfield.render.ui.panel;

import grokfield.render.gl.Rgb;
import grokfield.render.ui.state.History;
import grokfield.render.ui.state.PanelName;
import grokfield.render.ui.state.SideHistory;
import grokfield.render.ui.state.SideHistory.Learning;
import grokfield.render.window.Theme;
import grokfield.scenes.Side;
import imgui.ImGui;
import imgui.flag.ImGuiStyleVar;
import java.util.List;
import java.util.Optional;

/** Loss and accuracy of the network, on the pairs it trains on and on those kept for validation. */
public final class LearningPanel implements Panel {
    private final CurvePlot loss = new CurvePlot("loss");
    private final CurvePlot accuracy = new CurvePlot("accuracy");

    @Override
    public PanelName name() {
        return PanelName.LEARNING;
    }

    @Override
    public void draw(UiContext ui) {
        Optional<SideHistory> history = ui.stage().history(Side.NETWORK);
        if (history.isEmpty()) {
            Widgets.hint(ui, "This scene has no network.");
            return;
        }
        History samples = history.get().samples();
        ImGui.pushStyleVar(ImGuiStyleVar.ItemSpacing, ui.px(6), ui.px(2));
        List<Curve> losses = curves(ui, samples, Learning.TRAIN_LOSS, Learning.VALIDATION_LOSS);
        CurvePlot.legend(ui, losses);
        logToggles(ui);
        float half = (ImGui.getContentRegionAvailX() - ui.px(6)) / 2;
        float height = ImGui.getContentRegionAvailY();
        boolean log = ui.preferences().logLoss();
        loss.draw(ui, log ? "loss (log)" : "loss", losses, new CurvePlot.Axis("loss", false, log), half, height);
        ImGui.sameLine();
        List<Curve> accuracies = curves(ui, samples, Learning.TRAIN_ACCURACY, Learning.VALIDATION_ACCURACY);
        accuracy.draw(ui, "accuracy", accuracies, CurvePlot.Axis.share("accuracy"), half, height);
        ImGui.popStyleVar();
    }

    private static List<Curve> curves(UiContext ui, History samples, Learning train, Learning validation) {
        Rgb faint = ui.theme().faintText();
        Rgb strong = ui.color(Side.NETWORK);
        Rgb trained = ui.theme() == Theme.DARK ? faint.mix(strong, 0.15f) : faint;
        return List.of(
                new Curve("training pairs", trained, Curve.Mark.SQUARE, samples, SideHistory.column(train)),
                new Curve("validation pairs", strong, Curve.Mark.DISC, samples, SideHistory.column(validation)));
    }

    /** The two switches to logarithmic axes, at the right end of the line. */
    private static void logToggles(UiContext ui) {
        ImGui.pushFont(ui.fonts().small());
        ImGui.pushStyleVar(ImGuiStyleVar.FramePadding, ui.px(5), 0);
        String lossLabel = "log loss";
        String stepLabel = "log steps";
        float width = ImGui.calcTextSizeX(lossLabel) + ImGui.calcTextSizeX(stepLabel) + ui.px(24);
        float x = ImGui.getWindowContentRegionMaxX() - width;
        ImGui.sameLine();
        if (ImGui.getCursorPosX() <= x) {
            ImGui.setCursorPosX(x);
            if (Widgets.toggle(ui, "log_loss", lossLabel, ui.preferences().logLoss())) {
                ui.preferences().setLogLoss(!ui.preferences().logLoss());
            }
            Widgets.tooltip(ui, "Loss on a logarithmic axis");
            ImGui.sameLine(0, ui.px(4));
            if (Widgets.toggle(ui, "log_steps", stepLabel, ui.preferences().logSteps())) {
                ui.preferences().setLogSteps(!ui.preferences().logSteps());
            }
            Widgets.tooltip(ui, "Steps on a logarithmic axis, in every plot");
        } else {
            ImGui.newLine();
        }
        ImGui.popStyleVar();
        ImGui.popFont();
    }
}
