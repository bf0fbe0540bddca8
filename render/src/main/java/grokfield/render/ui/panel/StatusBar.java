package grokfield.render.ui.panel;

import grokfield.render.gl.Rgb;
import grokfield.scenes.Side;
import grokfield.scenes.Snapshot;
import grokfield.scenes.StepControl;
import imgui.ImGui;
import java.util.List;
import java.util.Locale;

/** One line at the bottom: what runs, how fast, and which keys help. */
final class StatusBar {
    private static final String HINTS = "Space play/pause · R reset · 1–9 scenes · F1 keys";

    private StatusBar() {}

    static float height(UiContext ui) {
        return ImGui.getTextLineHeight() + ui.px(8);
    }

    static void draw(UiContext ui) {
        ImGui.pushFont(ui.fonts().small());
        Rgb faint = ui.theme().faintText();
        StepControl control = ui.stage().session().control();
        Widgets.text(
                control.isPlaying() ? ui.theme().accent() : ui.theme().warning(),
                control.isPlaying() ? "▶ playing" : "paused");
        ui.landmarks().mark("status");
        next(ui, faint, speed(control));
        for (Side side : List.of(Side.NETWORK, Side.PARTICLES)) {
            ui.stage().snapshot(side).ifPresent(snapshot -> next(ui, faint, pace(side, snapshot)));
        }
        next(ui, faint, String.format(Locale.ROOT, "%.0f fps", ui.clock().rate()));
        ui.stage()
                .particles()
                .flatMap(ForcesPanel::warning)
                .ifPresent(text -> next(ui, ui.theme().warning(), text));
        hints(ui, faint);
        ImGui.popFont();
    }

    private static void next(UiContext ui, Rgb color, String text) {
        ImGui.sameLine(0, ui.px(16));
        Widgets.text(color, text);
    }

    private static String speed(StepControl control) {
        return control.speed() == StepControl.UNLIMITED
                ? "as fast as possible"
                : String.format(Locale.ROOT, "speed × %.3g", control.speed());
    }

    private static String pace(Side side, Snapshot snapshot) {
        if (snapshot.progress().stopped().isPresent()) {
            return side.label() + " stopped";
        }
        String engine =
                side == Side.PARTICLES ? " (" + snapshot.progress().engine().description() + ")" : "";
        return String.format(
                Locale.ROOT,
                "%s%s %.0f steps/s",
                side.label(),
                engine,
                snapshot.progress().stepsPerSecond());
    }

    private static void hints(UiContext ui, Rgb color) {
        float width = ImGui.calcTextSizeX(HINTS);
        float x = ImGui.getWindowContentRegionMaxX() - width - ui.px(12);
        ImGui.sameLine();
        if (ImGui.getCursorPosX() < x) {
            ImGui.setCursorPosX(x);
            Widgets.text(color, HINTS);
        } else {
            ImGui.newLine();
        }
    }
}
