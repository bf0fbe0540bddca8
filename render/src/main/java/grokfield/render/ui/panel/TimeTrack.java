package grokfield.render.ui.panel;

import grokfield.render.gl.Rgb;
import imgui.ImGui;

/**
 * The line of a bar of time, in the middle of an invisible button that takes the rest of the row.
 *
 * @param left where the line begins, pixels of the screen, as the others
 * @param middle its height
 * @param width its length
 */
record TimeTrack(float left, float middle, float width) {
    private static final float LEAST_WIDTH = 40; // design units
    private static final float MARGIN = 12; // design units, at the right
    private static final float THICK = 2; // half the line, design units

    /**
     * Adds the button; it is the last item after this.
     *
     * @param name of the button; its landmark is {@code name.track}
     * @param knob half of what is to be drawn around a point of the line, design units
     */
    static TimeTrack add(UiContext ui, String name, float knob) {
        float left = ImGui.getCursorScreenPosX() + ui.px(knob);
        float top = ImGui.getCursorScreenPosY();
        float width = Math.max(ui.px(LEAST_WIDTH), ImGui.getContentRegionAvailX() - ui.px(MARGIN + knob));
        float height = ImGui.getFrameHeight();
        ImGui.invisibleButton(name, width, height);
        ui.landmarks().mark(name + ".track");
        return new TimeTrack(left, top + height / 2, width - 2 * ui.px(knob));
    }

    /** Where the mouse is, as a share of the line, 0 … 1. */
    double mouse() {
        return Math.clamp((ImGui.getMousePosX() - left) / width, 0, 1);
    }

    /** The x of a share of the line. */
    float x(double share) {
        return left + width * (float) Math.clamp(share, 0, 1);
    }

    /** Paints the line, the part until a share of it in the accent. */
    void paint(UiContext ui, Rgb ground, double share) {
        float thick = ui.px(THICK);
        line(left + width, ground, thick);
        line(x(share), ui.theme().accent(), thick);
    }

    private void line(float right, Rgb color, float thick) {
        ImGui.getWindowDrawList().addRectFilled(left, middle - thick, right, middle + thick, color.packed(), thick);
    }
}
