package grokfield.render.ui.panel;

import grokfield.render.ui.state.Job;
import grokfield.render.ui.state.UiState;
import imgui.ImGui;
import imgui.ImGuiViewport;
import imgui.flag.ImGuiCond;
import imgui.flag.ImGuiStyleVar;
import imgui.flag.ImGuiWindowFlags;
import java.util.List;
import java.util.Optional;

/** What lies over the panels: dialogs, the error panel, messages, progress. */
final class Overlays {
    private static final int FLOATING = ImGuiWindowFlags.NoDecoration
            | ImGuiWindowFlags.NoDocking
            | ImGuiWindowFlags.NoSavedSettings
            | ImGuiWindowFlags.NoFocusOnAppearing
            | ImGuiWindowFlags.NoNav
            | ImGuiWindowFlags.AlwaysAutoResize;
    private static final double PATIENCE = 0.25; // s before progress is shown: what is quicker needs none

    private final FileDialog files = new FileDialog();

    void draw(UiContext ui) {
        CaptionOverlay.draw(ui);
        files.draw(ui);
        HelpOverlay.draw(ui);
        AboutBox.draw(ui);
        ErrorPanel.draw(ui);
        progress(ui);
        if (SettleProgress.isShown(ui)) {
            settling(ui);
        }
        toasts(ui);
    }

    private static void settling(UiContext ui) {
        ImGuiViewport viewport = ImGui.getMainViewport();
        float x = viewport.getPosX() + viewport.getSizeX() / 2;
        float y = viewport.getPosY() + viewport.getSizeY() - ui.px(40);
        Optional<Landmarks.Box> view = ui.landmarks().find("particles.view");
        ImGui.setNextWindowPos(
                view.map(Landmarks.Box::middleX).orElse(x),
                view.map(box -> box.bottom() - ui.px(10)).orElse(y),
                ImGuiCond.Always,
                0.5f,
                1);
        if (ImGui.begin("##settling", FLOATING)) {
            SettleProgress.draw(ui);
        }
        ImGui.end();
    }

    private static void progress(UiContext ui) {
        ui.workspace().job().filter(job -> job.seconds() > PATIENCE).ifPresent(job -> progress(ui, job));
    }

    private static void progress(UiContext ui, Job<?> job) {
        ImGuiViewport viewport = ImGui.getMainViewport();
        ImGui.setNextWindowPos(
                viewport.getPosX() + viewport.getSizeX() / 2,
                viewport.getPosY() + ui.px(60),
                ImGuiCond.Always,
                0.5f,
                0);
        if (ImGui.begin("##progress", FLOATING)) {
            ImGui.textUnformatted(job.title() + "…");
            // How long it will take is not known: a block that wanders says that it goes on.
            float phase = (float) (job.seconds() % 2 / 2);
            bar(ui, phase);
            ImGui.sameLine();
            if (Widgets.button(ui, "job.cancel", "Cancel", 0)) {
                ui.workspace().cancel();
            }
        }
        ImGui.end();
    }

    private static void bar(UiContext ui, float phase) {
        float width = ui.px(220);
        float height = ImGui.getFrameHeight();
        float left = ImGui.getCursorScreenPosX();
        float top = ImGui.getCursorScreenPosY() + height * 0.4f;
        float block = width * 0.3f;
        float at = left + (width - block) * (phase < 0.5f ? 2 * phase : 2 - 2 * phase);
        ImGui.getWindowDrawList()
                .addRectFilled(
                        left,
                        top,
                        left + width,
                        top + height * 0.2f,
                        ui.theme().field().packed(),
                        3);
        ImGui.getWindowDrawList()
                .addRectFilled(
                        at,
                        top,
                        at + block,
                        top + height * 0.2f,
                        ui.theme().accent().packed(),
                        3);
        ImGui.dummy(width, height);
    }

    private static void toasts(UiContext ui) {
        List<UiState.Toast> toasts = ui.state().toasts();
        if (toasts.isEmpty()) {
            return;
        }
        ImGuiViewport viewport = ImGui.getMainViewport();
        ImGui.setNextWindowPos(
                viewport.getPosX() + ui.px(16),
                viewport.getPosY() + viewport.getSizeY() - ui.px(40) - TimelineBar.height(ui),
                ImGuiCond.Always,
                0,
                1);
        ImGui.pushStyleVar(ImGuiStyleVar.WindowPadding, ui.px(14), ui.px(10));
        if (ImGui.begin("##toasts", FLOATING | ImGuiWindowFlags.NoInputs)) {
            toasts.forEach(toast -> ImGui.textUnformatted(toast.text()));
            ui.landmarks().mark("toast");
        }
        ImGui.end();
        ImGui.popStyleVar();
    }
}
