package grokfield.render.ui.panel;

import grokfield.render.ui.state.Problem;
import imgui.ImGui;
import imgui.ImGuiViewport;
import imgui.flag.ImGuiCond;
import imgui.flag.ImGuiKey;
import imgui.flag.ImGuiWindowFlags;

/** What went wrong and what to do about it; the program goes on behind it. */
final class ErrorPanel {
    private static final int FLAGS = ImGuiWindowFlags.NoCollapse
            | ImGuiWindowFlags.NoDocking
            | ImGuiWindowFlags.NoSavedSettings
            | ImGuiWindowFlags.AlwaysAutoResize;

    private ErrorPanel() {}

    static void draw(UiContext ui) {
        ui.state().problem().ifPresent(problem -> draw(ui, problem));
    }

    private static void draw(UiContext ui, Problem problem) {
        ImGuiViewport viewport = ImGui.getMainViewport();
        ImGui.setNextWindowPos(
                viewport.getPosX() + viewport.getSizeX() / 2,
                viewport.getPosY() + viewport.getSizeY() * 0.3f,
                ImGuiCond.Appearing,
                0.5f,
                0.3f);
        ImGui.setNextWindowSizeConstraints(ui.px(460), 0, ui.px(560), viewport.getSizeY() * 0.8f);
        if (ImGui.begin(problem.title() + "###error", FLAGS)) {
            ImGui.pushTextWrapPos(ui.px(520));
            ImGui.pushStyleColor(imgui.flag.ImGuiCol.Text, ui.theme().error().packed());
            ImGui.textUnformatted(problem.sentence());
            ImGui.popStyleColor();
            ImGui.textUnformatted(problem.remedy());
            ImGui.popTextWrapPos();
            ImGui.spacing();
            if (Widgets.button(ui, "error.copy", "Copy", ui.px(100))) {
                ImGui.setClipboardText(problem.text());
            }
            ImGui.sameLine();
            boolean closed = Widgets.button(ui, "error.close", "Close", ui.px(100));
            if (closed || ImGui.isKeyPressed(ImGuiKey.Escape, false)) {
                ui.state().dismissProblem();
            }
        }
        ImGui.end();
    }
}
