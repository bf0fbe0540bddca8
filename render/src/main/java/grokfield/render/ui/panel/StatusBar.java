package grokfield.render.ui.panel;

import grokfield.render.gl.Rgb;
import grokfield.render.ui.state.Recording;
import grokfield.scenes.EngineStatus;
import grokfield.scenes.ParticleSnapshot;
import grokfield.scenes.Snapshot;
import grokfield.scenes.StepControl;
import imgui.ImGui;
import java.util.Locale;

/** One line at the bottom: what runs, how fast, and which keys help. */
final class StatusBar {
    private static final String HINTS = "Space play/pause · R reset · 1–9 scenes · F1 keys";

    private static final float LONGEST_ENGINE = 230; // design units; devices have long names

    private StatusBar() {}

    static float height(UiContext ui) {
        return ImGui.getTextLineHeight() + ui.px(8);
    }

    static void draw(UiContext ui) {
        ImGui.pushFont(ui.fonts().small());
        Rgb faint = ui.theme().faintText();
        StepControl control = ui.stage().session().control();
        boolean playing = ui.isPlaying();
        Widgets.text(playing ? ui.theme().accent() : ui.theme().warning(), playing ? "▶ playing" : "paused");
        ui.landmarks().mark("status");
        recording(ui);
        if (ui.isExact()) {
            next(
                    ui,
                    faint,
                    String.format(Locale.ROOT, "%.2f s", ui.stage().player().seconds()));
        } else {
            next(ui, faint, speed(control));
        }
        ui.stage().network().ifPresent(network -> next(ui, faint, pace(ui, network)));
        ui.stage().particles().ifPresent(particles -> particles(ui, particles));
        if (!ui.isExact()) {
            next(ui, faint, String.format(Locale.ROOT, "%.0f fps", ui.clock().rate()));
        }
        ui.stage()
                .particles()
                .flatMap(ForcesPanel::warning)
                .ifPresent(text -> next(ui, ui.theme().warning(), text));
        hints(ui, faint);
        ImGui.popFont();
    }

    /** The red mark, and how long and large the clip is. */
    private static void recording(UiContext ui) {
        Recording.Status status = ui.workspace().recording().status();
        if (status.phase() == Recording.Phase.OFF) {
            return;
        }
        next(ui, ui.theme().error(), "● " + RecordPanel.progress(status));
        ui.landmarks().mark("status.recording");
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

    private static String pace(UiContext ui, Snapshot snapshot) {
        String side = snapshot.side().label();
        double measured = snapshot.progress().stepsPerSecond();
        double pace = ui.isExact() ? ui.stage().record().stepsPerSecond(snapshot.side()) : measured;
        return snapshot.progress().stopped().isPresent()
                ? side + " stopped"
                : String.format(Locale.ROOT, "%s %.0f steps/s", side, pace);
    }

    /** Their pace, the engine that runs, and why: shortly, with the rest in the tooltip. */
    private static void particles(UiContext ui, ParticleSnapshot particles) {
        EngineStatus engine = particles.progress().engine();
        next(
                ui,
                ui.theme().faintText(),
                pace(ui, particles) + " by " + Widgets.fitted(engine.description(), ui.px(LONGEST_ENGINE))
                        + engine.reason().map(reason -> " (" + reason + ")").orElse(""));
        ui.landmarks().mark("status.engine");
        Widgets.tooltip(ui, EngineRow.explanation(engine));
        engine.preparing().ifPresent(choice -> {
            next(ui, ui.theme().accent(), "preparing " + choice + " …");
            ui.landmarks().mark("status.preparing");
        });
        engine.fault().ifPresent(fault -> {
            next(ui, ui.theme().warning(), Widgets.fitted(fault, ImGui.getContentRegionAvailX() - ui.px(80)));
            ui.landmarks().mark("status.fault");
            Widgets.tooltip(ui, fault);
        });
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
