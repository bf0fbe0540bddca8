package grokfield.render.ui.panel;

import grokfield.render.gl.Rgb;
import grokfield.render.ui.picture.Titles;
import grokfield.render.ui.state.Key;
import grokfield.render.ui.state.SessionHistory;
import grokfield.scenes.Side;
import imgui.ImGui;
import imgui.flag.ImGuiStyleVar;
import java.util.Locale;
import java.util.Optional;

/** A line above the status bar for a scene without a timeline: the run so far, and a drag back to any moment of it. */
final class HistoryBar {
    private static final float KNOB = 6; // radius, design units
    private static final double ALMOST = 0.004; // of the bar: there it ends

    // Passing: where the mouse holds the time.
    private boolean held;
    private double heldSeconds;

    /** Whether there is one; frames of a video leave it out. */
    static boolean isShown(UiContext ui) {
        return ui.stage().past().isPresent() && !ui.isExact();
    }

    /** 0 where there is none. */
    static float height(UiContext ui) {
        return isShown(ui) ? ImGui.getTextLineHeight() + ui.px(14) : 0;
    }

    void draw(UiContext ui) {
        SessionHistory past = ui.stage().past().orElseThrow();
        ImGui.pushStyleVar(ImGuiStyleVar.FramePadding, ui.px(6), ui.px(2));
        boolean led = ui.workspace().recording().holdsWorlds();
        ImGui.beginDisabled(led || !past.isKept());
        buttons(ui, past);
        ImGui.sameLine();
        float text = ImGui.getCursorPosX();
        ImGui.alignTextToFramePadding();
        Rgb color = past.isReplaying() ? ui.theme().accent() : ui.theme().faintText();
        Widgets.text(color, time(held ? heldSeconds : past.now(), past.end()));
        ui.landmarks().mark("history.time");
        Widgets.tooltip(ui, about(past));
        ImGui.sameLine(text + ImGui.calcTextSizeX(time(8888.8, 8888.8)) + ui.px(8));
        TimeTrack track = TimeTrack.add(ui, "history", KNOB);
        mouse(ui, past, led, track);
        paint(ui, past, track);
        ImGui.endDisabled();
        ImGui.popStyleVar();
    }

    private static void buttons(UiContext ui, SessionHistory past) {
        if (Widgets.button(ui, "history.back", "◀", ImGui.calcTextSizeX("◀") + ui.px(12))) {
            past.stepBack();
        }
        Widgets.tooltip(ui, "One step back");
        ImGui.sameLine(0, ui.px(4));
        boolean playing = ui.isPlaying();
        float width = ImGui.calcTextSizeX("▶ Play") + ui.px(12);
        if (Widgets.button(ui, "history.play", playing ? "Pause" : "▶ Play", width)) {
            ui.actions().togglePlaying();
        }
        Widgets.tooltip(
                ui, Key.PLAY.label() + " (" + Key.PLAY.text() + "); " + Key.STEP.text() + " takes a single step");
    }

    /** {@code 4.2 / 18.0 s}. */
    private static String time(double seconds, double end) {
        return String.format(Locale.ROOT, "%.1f / %.1f s", seconds, end);
    }

    private static String about(SessionHistory past) {
        if (!past.isKept()) {
            return "A state of this scene is too large to keep a history of it.";
        }
        String kept = String.format(
                Locale.ROOT,
                "%s states kept in %.1f of %d MB; any step between them is computed again.",
                Titles.grouped(past.states()),
                past.bytes() / 1e6,
                Math.round(SessionHistory.MOST_BYTES / 1e6));
        return past.isReplaying()
                ? "The past: playing on repeats it with the same bits, until you change something. Then a new future begins.\n"
                        + kept
                : "The run so far, in seconds at speed 1. " + kept;
    }

    private void mouse(UiContext ui, SessionHistory past, boolean led, TimeTrack track) {
        if (led) {
            held = false;
            Widgets.tooltip(ui, "The clip being recorded leads the worlds; stop it to go back.");
            return;
        }
        double share = track.mouse();
        if (ImGui.isItemActivated()) {
            past.hold();
            held = true;
            heldSeconds = Double.NaN;
        }
        if (ImGui.isItemActive()) {
            double wanted = share > 1 - ALMOST ? past.end() : share * past.end();
            if (wanted != heldSeconds) {
                past.seek(wanted);
            }
            heldSeconds = wanted;
        } else if (held) {
            held = false;
            past.letGo();
        }
        if (ImGui.isItemHovered() && !held) {
            Widgets.tooltipNow(ui, moment(ui, past, share * past.end()));
        }
    }

    /** Which steps the sides had come to. */
    private static String moment(UiContext ui, SessionHistory past, double seconds) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%.1f s", seconds));
        for (Side side : new Side[] {Side.NETWORK, Side.PARTICLES}) {
            Optional<String> step = ui.stage().snapshot(side).map(snapshot -> Titles.grouped(past.step(side, seconds)));
            step.ifPresent(count ->
                    text.append("\n").append(side.label()).append(": step ").append(count));
        }
        return text.toString();
    }

    private void paint(UiContext ui, SessionHistory past, TimeTrack track) {
        double seconds = held ? heldSeconds : past.now();
        double share = past.end() > 0 ? seconds / past.end() : 1;
        track.paint(ui, ui.theme().fieldHovered(), share);
        float radius = ui.px(held || past.isTravelling() ? KNOB : KNOB - 1);
        ImGui.getWindowDrawList()
                .addCircleFilled(
                        track.x(share),
                        track.middle(),
                        radius,
                        ui.theme().text().packed());
    }
}
