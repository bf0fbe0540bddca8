package grokfield.render.ui.panel;

import grokfield.render.chart.Exhibit;
import imgui.ImGui;
import imgui.extension.implot.ImPlot;
import imgui.extension.implot.ImPlotPoint;
import imgui.extension.implot.flag.ImPlotAxis;
import imgui.extension.implot.flag.ImPlotAxisFlags;
import imgui.extension.implot.flag.ImPlotCol;
import imgui.extension.implot.flag.ImPlotCond;
import imgui.extension.implot.flag.ImPlotFlags;
import java.util.function.Function;
import java.util.function.Supplier;

/** A title line and a plot of fixed ranges below it. */
final class PlotBox {
    /** No frills: titles, legends and readings are the panels' own. */
    static final int FLAGS = ImPlotFlags.NoTitle
            | ImPlotFlags.NoLegend
            | ImPlotFlags.NoMenus
            | ImPlotFlags.NoMouseText
            | ImPlotFlags.NoBoxSelect;

    private static final int AXIS = ImPlotAxisFlags.NoLabel | ImPlotAxisFlags.NoMenus;

    private final ImPlotPoint mouse = new ImPlotPoint();

    /** Where a plot lies on the screen, in window units. */
    record Size(float width, float height) {}

    /** What its axes show. */
    record Range(double fromX, double toX, double fromY, double toY) {
        /** The same with a little room around. */
        Range widened(double share) {
            double x = share * (toX > fromX ? toX - fromX : 1);
            double y = share * (toY > fromY ? toY - fromY : 1);
            return new Range(fromX - x, toX + x, fromY - y, toY + y);
        }
    }

    /** A place in a plot. */
    record Place(double x, double y) {}

    /**
     * What a plot shows.
     *
     * @param drawing draws it
     * @param reading says what is under the mouse; empty for nothing
     * @param exhibit the figures, to be taken elsewhere
     */
    record Contents(Runnable drawing, Function<Place, String> reading, Supplier<Exhibit> exhibit) {}

    /**
     * Draws a plot.
     *
     * @param name for the window and tests
     */
    void draw(UiContext ui, String name, String title, Size size, Range range, Contents contents) {
        ImGui.beginGroup();
        float begun = ImGui.getCursorPosY();
        ImGui.pushFont(ui.fonts().small());
        Widgets.text(ui.theme().faintText(), Widgets.fitted(title, size.width()));
        float rest = Math.max(ui.px(40), size.height() - (ImGui.getCursorPosY() - begun));
        // The panel's ground serves as the plot's.
        ImPlot.pushStyleColor(ImPlotCol.PlotBg, 0, 0, 0, 0);
        if (ImPlot.beginPlot("##" + name, size.width(), rest, FLAGS)) {
            ImPlot.setupAxis(ImPlotAxis.X1, "", AXIS);
            ImPlot.setupAxisLimits(ImPlotAxis.X1, range.fromX(), range.toX(), ImPlotCond.Always);
            ImPlot.setupAxis(ImPlotAxis.Y1, "", AXIS);
            ImPlot.setupAxisLimits(ImPlotAxis.Y1, range.fromY(), range.toY(), ImPlotCond.Always);
            ImPlot.setupFinish();
            contents.drawing().run();
            if (ImPlot.isPlotHovered() && !ui.state().isCutting()) {
                ImPlot.getPlotMousePos(mouse);
                String text = contents.reading().apply(new Place(mouse.x, mouse.y));
                if (!text.isEmpty()) {
                    Widgets.tooltipNow(ui, text);
                }
            }
            ImPlot.endPlot();
        }
        ImPlot.popStyleColor();
        ui.landmarks().mark("plot." + name);
        ImGui.popFont();
        ImGui.endGroup();
        PlotExport.plot(ui, name, contents.exhibit());
    }
}
