package grokfield.render.ui.panel;

import grokfield.render.chart.Exhibit;
import grokfield.render.chart.Sheet;
import grokfield.render.gl.Rgb;
import grokfield.render.ui.state.History;
import grokfield.render.ui.state.SideHistory;
import grokfield.render.ui.state.SideHistory.Learning;
import grokfield.render.view.Palette;
import grokfield.scenes.NetworkSnapshot;
import grokfield.scenes.Side;
import grokfield.sim.Points;
import grokfield.sim.Task;
import grokfield.trainer.HiddenUnits;
import grokfield.trainer.UnitAlignment;
import imgui.ImDrawList;
import imgui.ImGui;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The part of the Weights panel that shows where the hidden units point: in the plane as a rose around which the pair sums are ticks in
 * the colours of their classes, else as a histogram of the angles between; and beside it how closely they point along pair sums, over
 * the steps.
 */
final class DirectionsSection {
    private static final int MOST_TICKS = 1024; // more cannot be told apart
    private static final int MOST_UNITS = 512;

    private final CurvePlot plot = new CurvePlot("unit_alignment");

    /** Which curve is which. */
    void legend(UiContext ui, SideHistory history) {
        CurvePlot.legend(ui, curves(ui, history.samples()));
    }

    void draw(UiContext ui, SideHistory history, float width, float height) {
        Optional<NetworkSnapshot> network = ui.stage().network();
        Optional<HiddenUnits> units = network.flatMap(NetworkSnapshot::units);
        if (network.isEmpty() || units.isEmpty()) {
            Widgets.hint(ui, "This kind of network has no single layer of hidden units over pair sums.");
            return;
        }
        float side = Math.min(height, 0.5f * width);
        float left = ImGui.getCursorScreenPosX();
        float top = ImGui.getCursorScreenPosY();
        ImGui.dummy(side, height);
        ui.landmarks().mark("weights.rose");
        if (network.get().positions().dimensions() == 2) {
            rose(ui, network.get(), units.get(), left + side / 2, top + height / 2, side / 2);
            Widgets.tooltip(
                    ui,
                    "Each line is a hidden unit: its direction is that of its weight vector, its length how much it says (its"
                            + " norm times that of its outgoing weights). The ticks are the directions of the pair sums, coloured"
                            + " by class.");
        } else {
            network.get().unitAlignment().ifPresent(alignment -> histogram(ui, alignment, left, top, side, height));
            Widgets.tooltip(
                    ui,
                    "How far the hidden units point from the nearest pair sum: the share of all strength at each angle.");
        }
        Landmarks.Box box = new Landmarks.Box(left, top, left + side, top + height);
        PlotExport.table(ui, "hidden units", box, () -> exhibit(units.get()));
        ImGui.sameLine();
        plot.draw(
                ui,
                title(network.get().unitAlignment()),
                curves(ui, history.samples()),
                CurvePlot.Axis.of("alignment of hidden units"),
                width - side - ui.px(6),
                height);
        Widgets.tooltip(
                ui,
                "Aligned: the mean cosine between units and their nearest pair sums, 0 as random directions, 1 all along pair sums, below 0"
                        + " between them. Offset: how far the units' boundaries stay from the origin, in radii of the pair"
                        + " sums.");
    }

    /** A row for each hidden unit. */
    private static Exhibit exhibit(HiddenUnits units) {
        int dimensions = units.weights().dimensions();
        List<String> columns = new ArrayList<>(List.of("unit"));
        for (int axis = 0; axis < dimensions; axis++) {
            columns.add("weight " + axis);
        }
        columns.addAll(List.of("bias", "norm", "outgoing norm", "strength"));
        List<List<Object>> rows = new ArrayList<>();
        for (int unit = 0; unit < units.count(); unit++) {
            List<Object> row = new ArrayList<>(List.of(unit));
            for (int axis = 0; axis < dimensions; axis++) {
                row.add(units.weights().get(unit, axis));
            }
            row.addAll(List.of(units.bias(unit), units.norm(unit), units.outgoing(unit), units.strength(unit)));
            rows.add(row);
        }
        return Exhibit.of("hidden units", new Sheet(columns, rows));
    }

    private static String title(Optional<UnitAlignment> alignment) {
        return alignment
                .map(a -> String.format(Locale.ROOT, "aligned %.2f · offset %.2f", a.score(), a.offset()))
                .orElse("aligned");
    }

    private static List<Curve> curves(UiContext ui, History samples) {
        return List.of(
                new Curve(
                        "offset",
                        ui.theme().faintText(),
                        Curve.Mark.SQUARE,
                        samples,
                        SideHistory.column(Learning.UNIT_OFFSET)),
                new Curve(
                        "aligned",
                        ui.color(Side.NETWORK),
                        Curve.Mark.DISC,
                        samples,
                        SideHistory.column(Learning.UNIT_ALIGNMENT)));
    }

    private static void rose(UiContext ui, NetworkSnapshot network, HiddenUnits units, float x, float y, float radius) {
        ImDrawList list = ImGui.getWindowDrawList();
        float ring = radius - ui.px(9);
        list.addCircle(x, y, ring, ui.theme().border().packed(), 64, 1);
        ticks(ui, list, network, x, y, ring + ui.px(1.5f), ui.px(5));
        double largest = Double.MIN_NORMAL;
        for (int h = 0; h < units.count(); h++) {
            largest = Math.max(largest, units.strength(h));
        }
        Rgb color = ui.color(Side.NETWORK);
        int stride = Math.ceilDiv(units.count(), MOST_UNITS);
        for (int h = 0; h < units.count(); h += stride) {
            double norm = units.norm(h);
            if (!(norm > 0)) {
                continue;
            }
            float length = (float) ((ring - ui.px(3)) * units.strength(h) / largest);
            float toX = x + length * (float) (units.weights().get(h, 0) / norm);
            float toY = y - length * (float) (units.weights().get(h, 1) / norm);
            list.addLine(x, y, toX, toY, color.packed(0.55f), ui.px(1.2f));
            list.addCircleFilled(toX, toY, ui.px(1.6f), color.packed(0.9f));
        }
    }

    private static void ticks(
            UiContext ui, ImDrawList list, NetworkSnapshot network, float x, float y, float from, float length) {
        Task task = network.task();
        Points sums = network.pairSums();
        Palette palette = Palette.of(ui.theme());
        int stride = Math.ceilDiv(task.pairs(), MOST_TICKS);
        for (int p = 0; p < task.pairs(); p += stride) {
            double norm = Math.hypot(sums.get(p, 0), sums.get(p, 1));
            if (!(norm > 0)) {
                continue;
            }
            float dx = (float) (sums.get(p, 0) / norm);
            float dy = (float) (-sums.get(p, 1) / norm);
            int color = palette.color(task.pairClass(p), task.classes()).packed(0.9f);
            list.addLine(
                    x + dx * from,
                    y + dy * from,
                    x + dx * (from + length),
                    y + dy * (from + length),
                    color,
                    ui.px(1.3f));
        }
    }

    private static void histogram(
            UiContext ui, UnitAlignment alignment, float left, float top, float width, float height) {
        ImDrawList list = ImGui.getWindowDrawList();
        double most = Double.MIN_NORMAL;
        for (double share : alignment.angles()) {
            most = Math.max(most, share);
        }
        float line = ImGui.getTextLineHeight();
        float bottom = top + height - line;
        float bar = width / UnitAlignment.BINS;
        int color = ui.color(Side.NETWORK).packed(0.75f);
        for (int k = 0; k < UnitAlignment.BINS; k++) {
            float tall = (float) ((height - 2 * line) * alignment.angles()[k] / most);
            list.addRectFilled(left + k * bar + 1, bottom - tall, left + (k + 1) * bar - 1, bottom, color);
        }
        list.addLine(left, bottom, left + width, bottom, ui.theme().border().packed(), 1);
        String text =
                String.format(Locale.ROOT, "0 … %.1f° to the nearest pair sum", Math.toDegrees(alignment.widest()));
        ImGui.pushFont(ui.fonts().small());
        list.addText(left, bottom + ui.px(1), ui.theme().faintText().packed(), Widgets.fitted(text, width));
        ImGui.popFont();
    }
}
