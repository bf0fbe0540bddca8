package grokfield.render.ui.panel;

import grokfield.render.gl.Rgb;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import imgui.flag.ImGuiHoveredFlags;
import imgui.flag.ImGuiStyleVar;
import java.util.Locale;

/** Small pieces that panels share. */
final class Widgets {
    private static final double REST = 0.45; // s before a tooltip comes, so that it hides nothing in passing

    private Widgets() {}

    /** How long something that goes on will still take, about; empty while that cannot be told. */
    static String left(double share, double seconds) {
        if (share < 0.02 || seconds < 1) {
            return "";
        }
        double left = seconds * (1 - share) / share;
        return left < 100
                ? String.format(Locale.ROOT, "about %.0f s left", Math.ceil(left))
                : String.format(Locale.ROOT, "about %.0f minutes left", Math.ceil(left / 60));
    }

    /** Text in a colour. */
    static void text(Rgb color, String text) {
        ImGui.pushStyleColor(ImGuiCol.Text, color.packed());
        ImGui.textUnformatted(text);
        ImGui.popStyleColor();
    }

    /** Text in a colour that goes on in the next line where the panel ends. */
    static void wrapped(Rgb color, String text) {
        ImGui.pushStyleColor(ImGuiCol.Text, color.packed());
        ImGui.pushTextWrapPos(0);
        ImGui.textUnformatted(text);
        ImGui.popTextWrapPos();
        ImGui.popStyleColor();
    }

    /** A small hint. */
    static void hint(UiContext ui, String text) {
        ImGui.pushFont(ui.fonts().small());
        wrapped(ui.theme().faintText(), text);
        ImGui.popFont();
    }

    /** A tooltip for the control just drawn, also when it is disabled, once the mouse rests on it. */
    static void tooltip(UiContext ui, String text) {
        if (ui.mouseRest() > REST && ImGui.isItemHovered(ImGuiHoveredFlags.AllowWhenDisabled)) {
            tooltipNow(ui, text);
        }
    }

    /** A tooltip at the mouse. */
    static void tooltipNow(UiContext ui, String text) {
        // The looks of the control that it belongs to stay outside.
        ImGui.pushFont(ui.fonts().regular());
        ImGui.pushStyleVar(ImGuiStyleVar.FrameBorderSize, 0);
        ImGui.pushStyleColor(ImGuiCol.Border, ui.theme().border().packed());
        ImGui.beginTooltip();
        ImGui.pushTextWrapPos(ui.px(340));
        ImGui.textUnformatted(text);
        ImGui.popTextWrapPos();
        ImGui.endTooltip();
        ImGui.popStyleColor();
        ImGui.popStyleVar();
        ImGui.popFont();
    }

    /** A button of a width that tests can find by its name. */
    static boolean button(UiContext ui, String name, String label, float width) {
        boolean pressed = ImGui.button(label + "##" + name, width, 0);
        ui.landmarks().mark(name);
        return pressed;
    }

    /** A button that stays down while what it stands for is on. Returns whether it was pressed. */
    static boolean toggle(UiContext ui, String name, String label, boolean on) {
        if (on) {
            ImGui.pushStyleColor(ImGuiCol.Button, ui.theme().accent().packed(0.22f));
            ImGui.pushStyleColor(ImGuiCol.ButtonHovered, ui.theme().accent().packed(0.32f));
            ImGui.pushStyleColor(ImGuiCol.Text, ui.theme().text().packed());
        } else {
            ImGui.pushStyleColor(ImGuiCol.Button, 0);
            ImGui.pushStyleColor(
                    ImGuiCol.ButtonHovered, ui.theme().fieldHovered().packed());
            ImGui.pushStyleColor(ImGuiCol.Text, ui.theme().faintText().packed());
        }
        boolean pressed = ImGui.button(label + "##" + name);
        ImGui.popStyleColor(3);
        ui.landmarks().mark(name);
        return pressed;
    }

    /**
     * The label of a row; the next item takes the rest of the row.
     *
     * @param share of the window's width that belongs to labels, 0 … 1
     */
    static void rowLabel(UiContext ui, float share, String label) {
        ImGui.alignTextToFramePadding();
        text(ui.theme().text(), label);
        ImGui.sameLine(ImGui.getWindowContentRegionMaxX() * share);
        ImGui.setNextItemWidth(-1);
    }

    /** The longest beginning of a text that fits a width, with an ellipsis where something is left out. */
    static String fitted(String text, float width) {
        if (ImGui.calcTextSizeX(text) <= width) {
            return text;
        }
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (ImGui.calcTextSizeX(text.substring(0, middle) + "…") <= width) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return text.substring(0, low).stripTrailing() + "…";
    }
}
