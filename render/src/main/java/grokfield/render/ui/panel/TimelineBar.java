package grokfield.render.ui.panel;

import grokfield.render.gl.Rgb;
import grokfield.render.ui.state.Key;
import grokfield.scenes.CameraPose;
import grokfield.scenes.Keyframe;
import grokfield.scenes.TimelinePlayer;
import grokfield.scenes.Transition;
import grokfield.sim.Parameter;
import imgui.ImDrawList;
import imgui.ImGui;
import imgui.flag.ImGuiStyleVar;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** A line above the status bar for a scene with a timeline: play, time, keyframes, and a click to jump. */
final class TimelineBar {
    private static final float MARK = 6; // half a keyframe's diamond, design units
    private static final float CATCH = 7; // how near the mouse must be to a keyframe

    // Passing: where the mouse holds the time.
    private boolean held;
    private double heldSeconds;

    /** Whether the scene has one. */
    static boolean isShown(UiContext ui) {
        return !ui.stage().player().timeline().isEmpty();
    }

    /** 0 where there is none. */
    static float height(UiContext ui) {
        return isShown(ui) ? ImGui.getTextLineHeight() + ui.px(14) : 0;
    }

    void draw(UiContext ui) {
        TimelinePlayer player = ui.stage().player();
        ImGui.pushStyleVar(ImGuiStyleVar.FramePadding, ui.px(6), ui.px(2));
        button(ui, player);
        ImGui.sameLine();
        float text = ImGui.getCursorPosX();
        ImGui.alignTextToFramePadding();
        Widgets.text(ui.theme().text(), time(held ? heldSeconds : player.target(), player.length()));
        ui.landmarks().mark("timeline.time");
        ImGui.sameLine(text + ImGui.calcTextSizeX(time(8888, player.length())) + ui.px(12));
        TimeTrack track = TimeTrack.add(ui, "timeline", MARK);
        mouse(ui, player, track);
        paint(ui, player, track);
        ImGui.popStyleVar();
    }

    private static void button(UiContext ui, TimelinePlayer player) {
        float width = ImGui.calcTextSizeX("▶ Play") + ui.px(12);
        if (player.isJumping()) {
            if (Widgets.button(ui, "timeline.stop", "Stop", width)) {
                player.setPlaysAfterwards(false);
                player.cancelJump();
            }
            Widgets.tooltip(ui, "Stays at the frame that the worlds have come to");
            return;
        }
        boolean playing = ui.isPlaying();
        if (Widgets.button(ui, "timeline.play", playing ? "Pause" : "▶ Play", width)) {
            ui.actions().togglePlaying();
        }
        Widgets.tooltip(ui, Key.PLAY.label() + " (" + Key.PLAY.text() + "); " + Key.RESET.text() + " begins anew");
    }

    /** {@code 4.2 / 18 s}. */
    private static String time(double seconds, double length) {
        return String.format(Locale.ROOT, "%.1f / %s s", seconds, Parameter.format(Math.round(10 * length) / 10.0));
    }

    private void mouse(UiContext ui, TimelinePlayer player, TimeTrack track) {
        double under = track.mouse() * player.length();
        Optional<Keyframe> near = near(player, under, ui.px(CATCH) / track.width() * player.length());
        double wanted = near.map(Keyframe::at).orElse(under);
        if (ui.workspace().recording().holdsWorlds()) {
            held = false;
            Widgets.tooltip(ui, "The clip being recorded leads the worlds; stop it to jump.");
            return;
        }
        if (ImGui.isItemActive()) {
            held = true;
            heldSeconds = wanted;
        } else if (held) {
            held = false;
            player.jump(heldSeconds);
        }
        if (ImGui.isItemHovered() && !held) {
            Widgets.tooltipNow(
                    ui, near.map(TimelineBar::describe).orElse(String.format(Locale.ROOT, "jump to %.1f s", under)));
        }
    }

    /** The keyframe nearest to a time, if it is near. */
    private static Optional<Keyframe> near(TimelinePlayer player, double seconds, double distance) {
        return player.timeline().keyframes().stream()
                .filter(keyframe -> Math.abs(keyframe.at() - seconds) <= distance)
                .min(Comparator.comparingDouble(keyframe -> Math.abs(keyframe.at() - seconds)));
    }

    private void paint(UiContext ui, TimelinePlayer player, TimeTrack track) {
        ImDrawList list = ImGui.getWindowDrawList();
        float middle = track.middle();
        double length = player.length();
        float now = track.x(player.seconds() / length);
        track.paint(ui, ui.theme().field(), player.seconds() / length);
        for (Keyframe keyframe : player.timeline().keyframes()) {
            float x = track.x(keyframe.at() / length);
            diamond(list, x, middle, ui.px(MARK), ui.theme().panel());
            diamond(
                    list,
                    x,
                    middle,
                    ui.px(MARK - 1.5f),
                    x <= now ? ui.theme().accent() : ui.theme().faintText());
        }
        if (held || player.isJumping()) {
            float goal = track.x((held ? heldSeconds : player.target()) / length);
            list.addCircle(goal, middle, ui.px(6), ui.theme().text().packed(), 0, ui.px(1.5f));
        }
        list.addCircleFilled(now, middle, ui.px(5), ui.theme().text().packed());
    }

    private static void diamond(ImDrawList list, float x, float y, float half, Rgb color) {
        list.addQuadFilled(x - half, y, x, y - half, x + half, y, x, y + half, color.packed());
    }

    /** What a keyframe does, a line for each thing. */
    static String describe(Keyframe keyframe) {
        StringBuilder text = new StringBuilder(Parameter.format(keyframe.at())).append(" s");
        String how = keyframe.transition() == Transition.STEP
                ? ", at once"
                : ", " + keyframe.transition().label();
        keyframe.values().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().qualifiedName()))
                .forEach(entry -> text.append('\n')
                        .append(entry.getKey().section())
                        .append(": ")
                        .append(entry.getKey().label())
                        .append(' ')
                        .append(Parameter.format(entry.getValue()))
                        .append(how));
        keyframe.caption()
                .ifPresent(caption ->
                        text.append('\n').append(caption.isEmpty() ? "no caption any more" : "“" + caption + "”"));
        keyframe.camera()
                .ifPresent(camera -> text.append('\n')
                        .append(camera.side().map(side -> side.label() + ": ").orElse(""))
                        .append(pose(camera.pose()))
                        .append(how));
        return text.toString();
    }

    private static String pose(CameraPose pose) {
        String zoom = "camera at zoom " + Parameter.format(pose.zoom());
        return pose.centerX() == 0 && pose.centerY() == 0
                ? zoom
                : zoom + " on (" + Parameter.format(pose.centerX()) + ", " + Parameter.format(pose.centerY()) + ")";
    }
}
