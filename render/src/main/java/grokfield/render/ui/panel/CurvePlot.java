package grokfield.render.ui.panel;

import grokfield.render.chart.Chart;
import grokfield.render.chart.Exhibit;
import grokfield.render.gl.Rgb;
import grokfield.render.ui.picture.Titles;
import grokfield.render.ui.state.History;
import grokfield.scenes.Side;
import imgui.ImGui;
import imgui.extension.implot.ImPlot;
import imgui.extension.implot.ImPlotPoint;
import imgui.extension.implot.flag.ImPlotAxis;
import imgui.extension.implot.flag.ImPlotAxisFlags;
import imgui.extension.implot.flag.ImPlotCol;
import imgui.extension.implot.flag.ImPlotCond;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A small plot of curves over steps. Under the mouse it reads the exact values. */
final class CurvePlot {
    private static final int MARKS = 7; // on each curve
    private static final int POINTS = 130; // of each curve, at most

    private final String name;
    private final String clock;
    private final ImPlotPoint mouse = new ImPlotPoint();
    private final double[] steps = new double[POINTS];
    private final double[] values = new double[POINTS];
    private final double[] markSteps = new double[MARKS];
    private final double[] markValues = new double[MARKS];

    /** A plot over steps that the window and tests know by this name. */
    CurvePlot(String name) {
        this(name, "step");
    }

    /**
     * A plot that the window and tests know by this name.
     *
     * @param clock what the curves are over: {@code step}, {@code evaluation}
     */
    CurvePlot(String name, String clock) {
        this.name = name;
        this.clock = clock;
    }

    /**
     * How the vertical axis is.
     *
     * @param label what it measures; names the plot in files
     * @param share whether all values lie in 0 … 1
     * @param logarithmic whether it is logarithmic
     */
    record Axis(String label, boolean share, boolean logarithmic) {
        /** An axis over the range of the curves. */
        static Axis of(String label) {
            return new Axis(label, false, false);
        }

        /** An axis from 0 to 1. */
        static Axis share(String label) {
            return new Axis(label, true, false);
        }
    }

    /** Draws a title line and the plot into a box of the current window, sizes in window units. */
    void draw(UiContext ui, String title, List<Curve> curves, Axis axis, float width, float height) {
        ImGui.beginGroup();
        float begun = ImGui.getCursorPosY();
        ImGui.pushFont(ui.fonts().small());
        Widgets.text(ui.theme().faintText(), Widgets.fitted(title, width));
        float rest = Math.max(ui.px(40), height - (ImGui.getCursorPosY() - begun));
        // The panel's ground serves as the plot's: filling it again costs more than all the curves.
        ImPlot.pushStyleColor(ImPlotCol.PlotBg, 0, 0, 0, 0);
        if (ImPlot.beginPlot("##" + name, width, rest, PlotBox.FLAGS)) {
            setUp(ui, curves, axis, width);
            for (Curve curve : curves) {
                curve(ui, curve);
            }
            present(ui, curves);
            if (ImPlot.isPlotHovered() && !ui.state().isCutting()) {
                read(ui, curves);
            }
            ImPlot.endPlot();
        }
        ImPlot.popStyleColor();
        ui.landmarks().mark("plot." + name);
        ImGui.popFont();
        ImGui.endGroup();
        PlotExport.plot(ui, name, () -> exhibit(ui, curves, axis));
    }

    /** Every sample that is kept of the curves, not only those that are drawn. */
    private Exhibit exhibit(UiContext ui, List<Curve> curves, Axis axis) {
        List<Chart.Series> series = new ArrayList<>();
        for (Curve curve : curves) {
            int size = curve.history().size();
            series.add(new Chart.Series(
                    curve.label(),
                    Chart.Style.LINE,
                    Arrays.copyOf(curve.history().steps(), size),
                    Arrays.copyOf(curve.values(), size)));
        }
        Chart.Axis x = new Chart.Axis(clock, ui.preferences().logSteps());
        Chart.Axis y = axis.share() ? Chart.Axis.share(axis.label()) : new Chart.Axis(axis.label(), axis.logarithmic());
        return Exhibit.of(new Chart(axis.label(), x, y, series));
    }

    private static void setUp(UiContext ui, List<Curve> curves, Axis axis, float width) {
        double last = 1;
        double first = 0;
        for (Curve curve : curves) {
            History history = curve.history();
            if (history.size() > 0) {
                last = Math.max(last, history.steps()[history.size() - 1]);
            }
        }
        boolean logSteps = ui.preferences().logSteps();
        if (logSteps) {
            first = 1;
            last = Math.max(last, 10);
        }
        int common = ImPlotAxisFlags.NoLabel | ImPlotAxisFlags.NoMenus;
        ImPlot.setupAxis(ImPlotAxis.X1, "", common | (logSteps ? ImPlotAxisFlags.LogScale : 0));
        ImPlot.setupAxisLimits(ImPlotAxis.X1, first, last, ImPlotCond.Always);
        if (!logSteps) {
            StepTicks ticks = StepTicks.upTo(last, (int) (width / ui.px(56)));
            ImPlot.setupAxisTicks(ImPlotAxis.X1, ticks.places(), ticks.places().length, ticks.labels());
        }
        int fitted = axis.share() ? 0 : ImPlotAxisFlags.AutoFit;
        ImPlot.setupAxis(ImPlotAxis.Y1, "", common | fitted | (axis.logarithmic() ? ImPlotAxisFlags.LogScale : 0));
        if (axis.share()) {
            ImPlot.setupAxisLimits(ImPlotAxis.Y1, -0.03, 1.05, ImPlotCond.Always);
        }
        ImPlot.setupFinish();
    }

    private void curve(UiContext ui, Curve curve) {
        History history = curve.history();
        if (history.size() == 0) {
            return;
        }
        Rgb c = curve.color();
        // A whole number of pixels: Dear ImGui draws such lines with a third of the triangles.
        ImPlot.setNextLineStyle(c.red(), c.green(), c.blue(), 1, Math.max(1, Math.round(ui.px(1.6f))));
        int points = thin(history, curve.values());
        ImPlot.plotLine(curve.label(), steps, values, points);
        int marks = marks(history, curve.values());
        if (curve.mark() != Curve.Mark.NONE && marks > 0) {
            ImPlot.setNextMarkerStyle(
                    curve.mark().marker(),
                    ui.px(3.2f),
                    c.red(),
                    c.green(),
                    c.blue(),
                    1,
                    0,
                    c.red(),
                    c.green(),
                    c.blue(),
                    1);
            ImPlot.plotScatter(curve.label(), markSteps, markValues, marks);
        }
    }

    /**
     * Picks the samples that are drawn: no more than can be told apart. The stride is a power of two, so that a growing curve does not
     * flicker.
     */
    private int thin(History history, double[] column) {
        int stride = 1;
        while (history.size() / stride >= POINTS - 1) {
            stride *= 2;
        }
        int count = 0;
        for (int i = 0; i < history.size(); i += stride) {
            steps[count] = history.steps()[i];
            values[count] = column[i];
            count++;
        }
        int last = history.size() - 1;
        if (last % stride != 0) {
            steps[count] = history.steps()[last];
            values[count] = column[last];
            count++;
        }
        return count;
    }

    /** Places the marks evenly over the samples, the last at the end. */
    private int marks(History history, double[] values) {
        int last = history.size() - 1;
        int count = Math.min(MARKS, history.size());
        for (int i = 0; i < count; i++) {
            int at = count == 1 ? last : (int) ((i + 1L) * last / count);
            markSteps[i] = history.steps()[at];
            markValues[i] = values[at];
        }
        return count;
    }

    /** Where each side stands, while it was taken back in its run. */
    private static void present(UiContext ui, List<Curve> curves) {
        for (Side side : Side.values()) {
            ui.stage()
                    .snapshot(side)
                    .filter(snapshot -> snapshot.progress().history().replaying() && shows(ui, curves, side))
                    .ifPresent(snapshot -> {
                        float x = ImPlot.plotToPixels((double) snapshot.step(), 0).x;
                        float top = ImPlot.getPlotPosY();
                        ImPlot.getPlotDrawList()
                                .addLine(
                                        x,
                                        top,
                                        x,
                                        top + ImPlot.getPlotSizeY(),
                                        ui.color(side).packed(0.8f),
                                        1);
                    });
        }
    }

    private static boolean shows(UiContext ui, List<Curve> curves, Side side) {
        return curves.stream()
                .map(Curve::history)
                .anyMatch(history -> ui.stage().remembers(side, history));
    }

    /** The values nearest to the mouse, in a tooltip, and a hairline through them. */
    private void read(UiContext ui, List<Curve> curves) {
        ImPlot.getPlotMousePos(mouse);
        StringBuilder text = new StringBuilder();
        for (Curve curve : curves) {
            int at = curve.history().nearest(mouse.x);
            if (at < 0) {
                continue;
            }
            text.append(text.isEmpty() ? "" : "\n")
                    .append(String.format(
                            Locale.ROOT,
                            "%s %s %.4g at %s %s",
                            curve.mark().sign(),
                            curve.label(),
                            curve.values()[at],
                            clock,
                            Titles.grouped((long) curve.history().steps()[at])));
        }
        if (text.isEmpty()) {
            return;
        }
        float x = ImGui.getMousePosX();
        float top = ImPlot.getPlotPosY();
        ImPlot.getPlotDrawList()
                .addLine(
                        x,
                        top,
                        x,
                        top + ImPlot.getPlotSizeY(),
                        ui.theme().faintText().packed(0.5f),
                        1);
        Widgets.tooltipNow(ui, text.toString());
    }

    /** One line that says which curve is which; it may be cut where the panel ends. */
    static void legend(UiContext ui, List<Curve> curves) {
        ImGui.pushFont(ui.fonts().small());
        boolean first = true;
        for (Curve curve : curves) {
            String text = curve.mark().sign() + " " + curve.label();
            if (!first) {
                ImGui.sameLine(0, ui.px(10));
            }
            first = false;
            Widgets.text(curve.color(), text);
        }
        ImGui.popFont();
    }
}
