package grokfield.render.window;

import grokfield.render.gl.Rgb;
import imgui.ImVec4;
import imgui.extension.implot.ImPlot;
import imgui.extension.implot.ImPlotStyle;
import imgui.extension.implot.flag.ImPlotCol;

/** Dresses ImPlot in a theme, to match {@link ThemeStyle}. */
final class PlotStyle {
    private PlotStyle() {}

    static void apply(Theme theme, float s) {
        ImPlotStyle style = ImPlot.getStyle();
        style.setLineWeight(1.75f * s);
        style.setMarkerSize(3.5f * s);
        style.setPlotBorderSize(1);
        style.setMinorAlpha(0.35f);
        style.setMajorTickLen(4 * s, 4 * s);
        style.setMinorTickLen(0, 0);
        style.setMajorTickSize(1, 1);
        style.setMinorTickSize(1, 1);
        style.setMajorGridSize(1, 1);
        style.setMinorGridSize(1, 1);
        style.setPlotPadding(8 * s, 8 * s);
        style.setLabelPadding(5 * s, 4 * s);
        style.setLegendPadding(8 * s, 8 * s);
        style.setLegendInnerPadding(8 * s, 5 * s);
        style.setLegendSpacing(6 * s, 2 * s);
        style.setMousePosPadding(8 * s, 6 * s);
        style.setFitPadding(0, 0.06f);
        style.setPlotDefaultSize(300 * s, 180 * s);
        style.setPlotMinSize(80 * s, 60 * s);
        style.setAntiAliasedLines(true);
        style.setColors(colors(style.getColors(), theme));
    }

    private static ImVec4[] colors(ImVec4[] colors, Theme theme) {
        set(colors, ImPlotCol.FrameBg, theme.panel(), 0);
        set(colors, ImPlotCol.PlotBg, theme.canvas(), 1);
        set(colors, ImPlotCol.PlotBorder, theme.border(), 1);
        set(colors, ImPlotCol.LegendBg, theme.panel(), 0.85f);
        set(colors, ImPlotCol.LegendBorder, theme.border(), 0);
        set(colors, ImPlotCol.LegendText, theme.text(), 1);
        set(colors, ImPlotCol.TitleText, theme.text(), 1);
        set(colors, ImPlotCol.InlayText, theme.text(), 1);
        set(colors, ImPlotCol.AxisText, theme.faintText(), 1);
        set(colors, ImPlotCol.AxisGrid, theme.faintText(), 0.18f);
        set(colors, ImPlotCol.AxisTick, theme.faintText(), 0.4f);
        set(colors, ImPlotCol.AxisBg, theme.panel(), 0);
        set(colors, ImPlotCol.AxisBgHovered, theme.fieldHovered(), 0.6f);
        set(colors, ImPlotCol.AxisBgActive, theme.fieldActive(), 0.6f);
        set(colors, ImPlotCol.Selection, theme.accent(), 0.6f);
        set(colors, ImPlotCol.Crosshairs, theme.faintText(), 0.6f);
        return colors;
    }

    private static void set(ImVec4[] colors, int slot, Rgb color, float alpha) {
        colors[slot].set(color.red(), color.green(), color.blue(), alpha);
    }
}
