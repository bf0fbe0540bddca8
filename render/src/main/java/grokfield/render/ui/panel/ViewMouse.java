package grokfield.render.ui.panel;

import grokfield.render.ui.picture.ViewPicture;
import grokfield.render.view.Picked;
import grokfield.render.view.ViewPort;
import grokfield.scenes.Command;
import grokfield.scenes.NetworkSnapshot;
import grokfield.scenes.Side;
import grokfield.scenes.Snapshot;
import grokfield.sim.Points;
import grokfield.sim.Task;
import imgui.ImGui;
import imgui.ImGuiIO;
import imgui.flag.ImGuiMouseButton;
import java.util.Locale;
import java.util.Optional;

/** What the mouse does in a view: zoom, move, drag and pin tokens, and tell what is under it. */
final class ViewMouse {
    private static final double ZOOM = 1.18; // per notch of the wheel
    private static final int NOTHING = -1;

    private final Side side;
    private final ViewPicture picture;

    // Passing: the gesture under way.
    private int held = NOTHING; // token
    private boolean moved;
    private double grabX; // from the token's middle to where it was taken, in pixels
    private double grabY;

    ViewMouse(Side side, ViewPicture picture) {
        this.side = side;
        this.picture = picture;
    }

    /** Acts on this frame's input; the view's button was just drawn with its corner at (left, top), in window units. */
    void handle(UiContext ui, Snapshot snapshot, float left, float top) {
        boolean hovered = ImGui.isItemHovered();
        boolean active = ImGui.isItemActive();
        boolean pressed = ImGui.isItemActivated();
        double x = (ImGui.getMousePosX() - left) * ui.pixelsPerUnit();
        double y = (ImGui.getMousePosY() - top) * ui.pixelsPerUnit();
        ViewPort port = picture.port();
        Optional<Picked> under = hovered || held != NOTHING ? port.pick(x, y) : Optional.empty();
        if (held == NOTHING) {
            picture.mark(under);
        }
        if (pressed && ImGui.isMouseClicked(ImGuiMouseButton.Left)) {
            press(ui, snapshot, under, x, y);
        }
        if (active) {
            drag(ui, snapshot, x, y);
        } else if (held != NOTHING) {
            release(ui);
        }
        if (hovered) {
            zoom(x, y);
            if (!active) {
                under.ifPresent(picked -> Widgets.tooltipNow(ui, describe(snapshot, picked)));
            }
        }
    }

    private void press(UiContext ui, Snapshot snapshot, Optional<Picked> under, double x, double y) {
        Optional<Picked> token = under.filter(picked -> picked.kind() == Picked.Kind.TOKEN);
        boolean twice = ImGui.isMouseDoubleClicked(ImGuiMouseButton.Left);
        if (token.isEmpty()) {
            if (twice) {
                picture.port().fit();
                picture.touch();
            }
            return;
        }
        int i = token.get().index();
        if (twice) {
            post(ui, new Command.Pin(i, !snapshot.pinned(i)));
            return;
        }
        held = i;
        moved = false;
        picture.port().hold(true);
        grabX = x - picture.port().frame().tokenX(i);
        grabY = y - picture.port().frame().tokenY(i);
    }

    private void drag(UiContext ui, Snapshot snapshot, double x, double y) {
        ImGuiIO io = ImGui.getIO();
        double dx = io.getMouseDeltaX() * ui.pixelsPerUnit();
        double dy = io.getMouseDeltaY() * ui.pixelsPerUnit();
        if (held != NOTHING) {
            moved |= dx != 0 || dy != 0;
            if (moved && held < snapshot.task().tokens()) {
                double[] to = picture.port().dragged(snapshot.positions(), held, x - grabX, y - grabY);
                post(ui, new Command.Drag(held, to));
            }
        } else if (dx != 0 || dy != 0) {
            if (ImGui.isMouseDown(ImGuiMouseButton.Left)) {
                picture.port().drag(dx, dy);
            } else {
                picture.port().pan(dx, dy);
            }
            picture.touch();
        }
    }

    private void release(UiContext ui) {
        if (moved) {
            post(ui, new Command.Release(held));
        }
        held = NOTHING;
        picture.port().hold(false);
    }

    private void zoom(double x, double y) {
        float wheel = ImGui.getIO().getMouseWheel();
        if (wheel != 0) {
            picture.port().zoomAt(x, y, Math.pow(ZOOM, wheel));
            picture.touch();
        }
    }

    private void post(UiContext ui, Command command) {
        ui.stage().session().world(side).ifPresent(world -> world.post(command));
    }

    /** What the tooltip says of a token or a pair sum. */
    static String describe(Snapshot snapshot, Picked picked) {
        Task task = snapshot.task();
        if (picked.kind() == Picked.Kind.TOKEN) {
            int i = picked.index();
            return "token " + i + " at " + place(snapshot.positions(), i)
                    + (snapshot.pinned(i)
                            ? "\npinned; double-click frees it"
                            : "\ndrag moves it, double-click pins it");
        }
        int p = picked.index();
        StringBuilder text = new StringBuilder();
        text.append(task.first(p))
                .append(" ∘ ".replace("∘", symbol(task)))
                .append(task.second(p))
                .append(" → class ")
                .append(task.pairClass(p))
                .append("\nat ")
                .append(place(snapshot.pairSums(), p));
        if (snapshot instanceof NetworkSnapshot network) {
            int predicted = network.prediction(p);
            text.append("\npredicted ")
                    .append(predicted)
                    .append(predicted == task.pairClass(p) ? " (right)" : " (wrong)")
                    .append(network.isValidation(p) ? " · validation pair" : " · training pair");
        }
        return text.toString();
    }

    private static String symbol(Task task) {
        return switch (task.operation()) {
            case "a+b" -> "+";
            case "a*b" -> "×";
            default -> "•";
        };
    }

    private static String place(Points points, int i) {
        StringBuilder text = new StringBuilder("(");
        for (int axis = 0; axis < points.dimensions(); axis++) {
            text.append(axis == 0 ? "" : ", ").append(String.format(Locale.ROOT, "%.3f", points.get(i, axis)));
        }
        return text.append(')').toString();
    }
}
