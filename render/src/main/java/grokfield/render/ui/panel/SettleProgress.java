package grokfield.render.ui.panel;

import grokfield.scenes.ParticleSnapshot;
import grokfield.scenes.SettleStatus;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import java.util.Locale;

/** How far the particles have come to rest, with a button to stop. */
final class SettleProgress {
    private SettleProgress() {}

    /** Whether there is something to show. */
    static boolean isShown(UiContext ui) {
        return ui.stage()
                .particles()
                .flatMap(ParticleSnapshot::settling)
                .filter(SettleStatus::running)
                .isPresent();
    }

    static void draw(UiContext ui) {
        ui.stage().particles().flatMap(ParticleSnapshot::settling).ifPresent(status -> draw(ui, status));
    }

    private static void draw(UiContext ui, SettleStatus status) {
        ImGui.textUnformatted("Settling: until the largest force is below " + force(status.bound()));
        ImGui.pushStyleColor(ImGuiCol.PlotHistogram, ui.theme().accent().packed(0.6f));
        ImGui.progressBar((float) status.progress(), ui.px(260), 0, "largest force " + force(status.largestForce()));
        ImGui.popStyleColor();
        ui.landmarks().mark("settle.progress");
        ImGui.sameLine();
        if (Widgets.button(ui, "settle.cancel", "Cancel", 0)) {
            ui.actions().stopSettling();
        }
    }

    private static String force(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.1e", value) : "…";
    }
}
