package grokfield.render.window;

import grokfield.render.gl.Rgb;
import imgui.ImGui;
import imgui.ImGuiStyle;
import imgui.flag.ImGuiCol;
import imgui.flag.ImGuiDir;

/** Dresses Dear ImGui in a theme: shape first, then colours. Sizes are in design units times the scale. */
final class ThemeStyle {
    private ThemeStyle() {}

    static void apply(Theme theme, float scale) {
        ImGuiStyle style = ImGui.getStyle();
        shape(style, scale);
        surfaces(style, theme);
        controls(style, theme);
        docking(style, theme);
        tables(style, theme);
    }

    private static void shape(ImGuiStyle style, float s) {
        style.setWindowPadding(12 * s, 10 * s);
        style.setFramePadding(9 * s, 5 * s);
        style.setItemSpacing(9 * s, 7 * s);
        style.setItemInnerSpacing(7 * s, 5 * s);
        style.setCellPadding(7 * s, 4 * s);
        style.setIndentSpacing(18 * s);
        style.setScrollbarSize(11 * s);
        style.setGrabMinSize(12 * s);
        style.setWindowRounding(6 * s);
        style.setChildRounding(5 * s);
        style.setPopupRounding(6 * s);
        style.setFrameRounding(5 * s);
        style.setScrollbarRounding(6 * s);
        style.setGrabRounding(4 * s);
        style.setTabRounding(5 * s);
        style.setWindowBorderSize(1);
        style.setPopupBorderSize(1);
        style.setChildBorderSize(1);
        style.setFrameBorderSize(0);
        style.setTabBorderSize(0);
        style.setWindowTitleAlign(0, 0.5f);
        style.setWindowMenuButtonPosition(ImGuiDir.None);
        style.setDisabledAlpha(0.45f);
        style.setWindowMinSize(120 * s, 60 * s);
        style.setDisplaySafeAreaPadding(4 * s, 4 * s);
    }

    private static void surfaces(ImGuiStyle style, Theme theme) {
        set(style, ImGuiCol.Text, theme.text(), 1);
        set(style, ImGuiCol.TextDisabled, theme.faintText(), 1);
        set(style, ImGuiCol.WindowBg, theme.panel(), 1);
        set(style, ImGuiCol.ChildBg, theme.panel(), 0);
        set(style, ImGuiCol.PopupBg, theme.panel().mix(theme.field(), 0.35f), 1);
        set(style, ImGuiCol.Border, theme.border(), 1);
        set(style, ImGuiCol.BorderShadow, theme.border(), 0);
        set(style, ImGuiCol.MenuBarBg, theme.backdrop(), 1);
        set(style, ImGuiCol.TitleBg, theme.backdrop(), 1);
        set(style, ImGuiCol.TitleBgActive, theme.backdrop(), 1);
        set(style, ImGuiCol.TitleBgCollapsed, theme.backdrop(), 1);
        set(style, ImGuiCol.ScrollbarBg, theme.panel(), 0);
        set(style, ImGuiCol.ScrollbarGrab, theme.fieldActive(), 0.7f);
        set(style, ImGuiCol.ScrollbarGrabHovered, theme.fieldActive(), 1);
        set(style, ImGuiCol.ScrollbarGrabActive, theme.faintText(), 0.7f);
        set(style, ImGuiCol.Separator, theme.border(), 1);
        set(style, ImGuiCol.SeparatorHovered, theme.accent(), 0.5f);
        set(style, ImGuiCol.SeparatorActive, theme.accent(), 0.9f);
        set(style, ImGuiCol.ModalWindowDimBg, theme.backdrop(), 0.65f);
        set(style, ImGuiCol.NavWindowingDimBg, theme.backdrop(), 0.5f);
        set(style, ImGuiCol.NavWindowingHighlight, theme.accent(), 0.8f);
        set(style, ImGuiCol.NavHighlight, theme.accent(), 0.8f);
    }

    private static void controls(ImGuiStyle style, Theme theme) {
        set(style, ImGuiCol.FrameBg, theme.field(), 1);
        set(style, ImGuiCol.FrameBgHovered, theme.fieldHovered(), 1);
        set(style, ImGuiCol.FrameBgActive, theme.fieldActive(), 1);
        set(style, ImGuiCol.CheckMark, theme.accent(), 1);
        set(style, ImGuiCol.SliderGrab, theme.accent().mix(theme.field(), 0.25f), 1);
        set(style, ImGuiCol.SliderGrabActive, theme.accent(), 1);
        set(style, ImGuiCol.Button, theme.field(), 1);
        set(style, ImGuiCol.ButtonHovered, theme.fieldHovered(), 1);
        set(style, ImGuiCol.ButtonActive, theme.fieldActive(), 1);
        set(style, ImGuiCol.Header, theme.field(), 1);
        set(style, ImGuiCol.HeaderHovered, theme.fieldHovered(), 1);
        set(style, ImGuiCol.HeaderActive, theme.fieldActive(), 1);
        set(style, ImGuiCol.ResizeGrip, theme.border(), 0.6f);
        set(style, ImGuiCol.ResizeGripHovered, theme.accent(), 0.5f);
        set(style, ImGuiCol.ResizeGripActive, theme.accent(), 0.9f);
        set(style, ImGuiCol.TextSelectedBg, theme.accent(), 0.3f);
        set(style, ImGuiCol.DragDropTarget, theme.accent(), 0.9f);
        set(style, ImGuiCol.PlotLines, theme.faintText(), 1);
        set(style, ImGuiCol.PlotLinesHovered, theme.accent(), 1);
        set(style, ImGuiCol.PlotHistogram, theme.accent(), 0.8f);
        set(style, ImGuiCol.PlotHistogramHovered, theme.accent(), 1);
    }

    private static void docking(ImGuiStyle style, Theme theme) {
        set(style, ImGuiCol.Tab, theme.backdrop(), 1);
        set(style, ImGuiCol.TabHovered, theme.fieldHovered(), 1);
        set(style, ImGuiCol.TabActive, theme.panel(), 1);
        set(style, ImGuiCol.TabUnfocused, theme.backdrop(), 1);
        set(style, ImGuiCol.TabUnfocusedActive, theme.panel(), 1);
        set(style, ImGuiCol.DockingPreview, theme.accent(), 0.35f);
        set(style, ImGuiCol.DockingEmptyBg, theme.backdrop(), 1);
    }

    private static void tables(ImGuiStyle style, Theme theme) {
        set(style, ImGuiCol.TableHeaderBg, theme.field(), 0.7f);
        set(style, ImGuiCol.TableBorderStrong, theme.border(), 1);
        set(style, ImGuiCol.TableBorderLight, theme.border(), 0.6f);
        set(style, ImGuiCol.TableRowBg, theme.panel(), 0);
        set(style, ImGuiCol.TableRowBgAlt, theme.field(), 0.3f);
    }

    private static void set(ImGuiStyle style, int slot, Rgb color, float alpha) {
        style.setColor(slot, color.red(), color.green(), color.blue(), alpha);
    }
}
