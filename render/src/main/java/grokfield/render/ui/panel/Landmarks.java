package grokfield.render.ui.panel;

import imgui.ImGui;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the named controls of the last frame lie, in window units from the top left: for tests that move a slider or press
 * a button as a user would.
 */
public final class Landmarks {
    /** A rectangle in window units. */
    public record Box(float left, float top, float right, float bottom) {
        public float middleX() {
            return (left + right) / 2;
        }

        public float middleY() {
            return (top + bottom) / 2;
        }

        public float width() {
            return right - left;
        }

        public float height() {
            return bottom - top;
        }
    }

    private Map<String, Box> drawing = new HashMap<>();
    private Map<String, Box> drawn = new HashMap<>();

    /** Begins a frame: what was drawn in the last one can be found. */
    public void beginFrame() {
        Map<String, Box> spare = drawn;
        drawn = drawing;
        drawing = spare;
        drawing.clear();
    }

    /** Names the control that was just drawn. */
    public void mark(String name) {
        drawing.put(
                name,
                new Box(
                        ImGui.getItemRectMinX(),
                        ImGui.getItemRectMinY(),
                        ImGui.getItemRectMaxX(),
                        ImGui.getItemRectMaxY()));
    }

    /** Names a place that is no item of Dear ImGui. */
    void mark(String name, Box box) {
        drawing.put(name, box);
    }

    /** Names a point that the mouse can take. */
    void markPoint(String name, float x, float y) {
        drawing.put(name, new Box(x - 1, y - 1, x + 1, y + 1));
    }

    /** Where a control of the last whole frame lies, if it was drawn. */
    public Optional<Box> find(String name) {
        return Optional.ofNullable(drawn.get(name));
    }

    /** Every control of the last whole frame. */
    public Map<String, Box> all() {
        return Map.copyOf(drawn);
    }
}
