package grokfield.render.ui.panel;

import grokfield.render.chart.Chart;
import grokfield.render.chart.Exhibit;
import grokfield.render.gl.Rgb;
import grokfield.scenes.LinkCurve;
import grokfield.scenes.Tuning;
import imgui.ImGui;
import imgui.ImVec2;
import imgui.extension.implot.ImPlot;
import imgui.extension.implot.ImPlotPoint;
import imgui.extension.implot.flag.ImPlotAxis;
import imgui.extension.implot.flag.ImPlotAxisFlags;
import imgui.extension.implot.flag.ImPlotCond;
import imgui.extension.implot.flag.ImPlotMarker;
import java.util.List;
import java.util.Locale;

/** The alignment over the network's weight decay, as a plot whose knots the mouse moves. */
final class LinkCurveEditor {
    private static final String POPUP = "link.curve.popup";
    private static final double LOWEST_TOP = 6; // of the alignment axis
    private static final float CATCH = 9; // how near the mouse must be to a knot, design units
    private static final int NOTHING = -1;

    private final ImPlotPoint mouse = new ImPlotPoint();
    private int held = NOTHING; // the knot in the hand

    /** A button that opens the plot. */
    void draw(UiContext ui) {
        Tuning tuning = ui.tuning();
        boolean edited = !tuning.values().curve().equals(LinkCurve.FITTED);
        if (Widgets.button(ui, "link.curve", edited ? "Curve*" : "Curve", 0)) {
            ImGui.openPopup(POPUP);
        }
        Widgets.tooltip(
                ui,
                "The alignment that the link gives to each weight decay of the network"
                        + (edited ? "; changed from the fitted one" : ""));
        if (ImGui.beginPopup(POPUP)) {
            popup(ui, tuning);
            ImGui.endPopup();
        }
    }

    private void popup(UiContext ui, Tuning tuning) {
        LinkCurve curve = tuning.values().curve();
        double decay = tuning.values().training().weightDecay();
        Widgets.text(
                ui.theme().text(),
                String.format(
                        Locale.ROOT, "alignment %.3g at the network's weight decay %.3g", curve.at(decay), decay));
        if (ImPlot.beginPlot("##link.curve", ui.px(340), ui.px(210), PlotBox.FLAGS)) {
            double top = Math.min(
                    LinkCurve.MOST_ALIGNMENT * 1.05,
                    Math.max(LOWEST_TOP, 1.25 * curve.knots().getLast().alignment()));
            ImPlot.setupAxis(ImPlotAxis.X1, "network weight decay", ImPlotAxisFlags.NoMenus);
            ImPlot.setupAxis(ImPlotAxis.Y1, "alignment", ImPlotAxisFlags.NoMenus);
            ImPlot.setupAxisLimits(ImPlotAxis.X1, -0.15, LinkCurve.MOST_DECAY + 0.15, ImPlotCond.Always);
            ImPlot.setupAxisLimits(ImPlotAxis.Y1, -0.04 * top, top, ImPlotCond.Always);
            ImPlot.setupFinish();
            line(ui.theme().faintText(), "fitted", LinkCurve.FITTED, 1);
            line(ui.theme().accent(), "link", curve, 2);
            now(ui, curve, decay);
            knots(ui, tuning, curve);
            ImPlot.endPlot();
        }
        ui.landmarks().mark("link.plot");
        PlotExport.plot(ui, "link", () -> exhibit(curve));
        if (held != NOTHING && !ImGui.isMouseDown(0)) {
            held = NOTHING;
            tuning.endGesture();
        }
        if (Widgets.button(ui, "link.fitted", "Fitted curve", 0)) {
            tuning.setCurve(LinkCurve.FITTED);
            tuning.endGesture();
        }
        Widgets.tooltip(ui, "Back to 1.1 × the network's weight decay, which gives about its shares of circles");
        if (tuning.values().link() != Tuning.Link.DECAY_AND_ALIGNMENT) {
            ImGui.sameLine();
            ImGui.alignTextToFramePadding();
            Widgets.text(ui.theme().faintText(), "acts once alignment is linked");
        }
    }

    /** The knots; between them the curve is straight. */
    private static Exhibit exhibit(LinkCurve curve) {
        return Exhibit.of(new Chart(
                "alignment by weight decay",
                new Chart.Axis("network weight decay", false),
                new Chart.Axis("alignment", false),
                List.of(series("fitted", LinkCurve.FITTED), series("link", curve))));
    }

    private static Chart.Series series(String name, LinkCurve curve) {
        List<LinkCurve.Knot> knots = curve.knots();
        return new Chart.Series(
                name,
                Chart.Style.LINE_WITH_DOTS,
                knots.stream().mapToDouble(LinkCurve.Knot::decay).toArray(),
                knots.stream().mapToDouble(LinkCurve.Knot::alignment).toArray());
    }

    private static void line(Rgb color, String name, LinkCurve curve, float width) {
        List<LinkCurve.Knot> knots = curve.knots();
        double[] x = knots.stream().mapToDouble(LinkCurve.Knot::decay).toArray();
        double[] y = knots.stream().mapToDouble(LinkCurve.Knot::alignment).toArray();
        ImPlot.setNextLineStyle(color.red(), color.green(), color.blue(), 1, width);
        ImPlot.plotLine(name, x, y, x.length);
    }

    /** Where the network stands. */
    private static void now(UiContext ui, LinkCurve curve, double decay) {
        Rgb c = ui.theme().text();
        ImPlot.setNextMarkerStyle(
                ImPlotMarker.Cross, ui.px(5), c.red(), c.green(), c.blue(), 1, 2, c.red(), c.green(), c.blue(), 1);
        ImPlot.plotScatter("now", new double[] {decay}, new double[] {curve.at(decay)}, 1);
    }

    /** Draws the knots, and lets the mouse take the nearest one. */
    private void knots(UiContext ui, Tuning tuning, LinkCurve curve) {
        Rgb c = ui.theme().accent();
        List<LinkCurve.Knot> knots = curve.knots();
        double nearest = ui.px(CATCH);
        int under = NOTHING;
        for (int i = 0; i < knots.size(); i++) {
            LinkCurve.Knot knot = knots.get(i);
            ImVec2 at = ImPlot.plotToPixels(knot.decay(), knot.alignment());
            ui.landmarks().markPoint("link.knot." + i, at.x, at.y);
            double distance = Math.hypot(at.x - ImGui.getMousePosX(), at.y - ImGui.getMousePosY());
            if (ImPlot.isPlotHovered() && distance < nearest) {
                nearest = distance;
                under = i;
            }
        }
        if (under != NOTHING && ImGui.isMouseClicked(0)) {
            held = under;
        }
        if (held != NOTHING && ImGui.isMouseDragging(0, ui.px(2))) {
            ImPlot.getPlotMousePos(mouse);
            tuning.setCurve(curve.moved(held, mouse.x, mouse.y));
        }
        for (int i = 0; i < knots.size(); i++) {
            float size = ui.px(i == under || i == held ? 6 : 4.5f);
            ImPlot.setNextMarkerStyle(
                    ImPlotMarker.Circle, size, c.red(), c.green(), c.blue(), 1, 0, c.red(), c.green(), c.blue(), 1);
            ImPlot.plotScatter(
                    "knot " + i,
                    new double[] {knots.get(i).decay()},
                    new double[] {knots.get(i).alignment()},
                    1);
        }
    }
}
