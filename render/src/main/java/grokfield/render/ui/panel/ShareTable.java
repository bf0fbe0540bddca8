package grokfield.render.ui.panel;

import grokfield.render.chart.Exhibit;
import grokfield.render.chart.Sheet;
import grokfield.render.gl.Rgb;
import grokfield.render.ui.picture.Titles;
import grokfield.scenes.EnsembleFigures.OfSide;
import grokfield.scenes.Side;
import grokfield.sim.Structure;
import grokfield.trainer.stats.Proportion;
import imgui.ImDrawList;
import imgui.ImGui;
import imgui.flag.ImGuiTableColumnFlags;
import imgui.flag.ImGuiTableFlags;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The shares of the structures on both sides: a bar, its 95 % interval, and both in numbers. */
final class ShareTable {
    private static final List<Side> SIDES = List.of(Side.NETWORK, Side.PARTICLES);

    private ShareTable() {}

    static void draw(UiContext ui, Map<Side, OfSide> figures) {
        List<Map.Entry<Side, OfSide>> sides = inOrder(figures);
        if (!ImGui.beginTable("shares", 1 + sides.size(), ImGuiTableFlags.SizingStretchProp)) {
            return;
        }
        ImGui.pushFont(ui.fonts().small());
        ImGui.tableSetupColumn("", ImGuiTableColumnFlags.WidthFixed, ui.px(104));
        sides.forEach(_ -> ImGui.tableSetupColumn("", ImGuiTableColumnFlags.WidthStretch, 1));
        ImGui.tableNextRow();
        ImGui.tableNextColumn();
        for (Map.Entry<Side, OfSide> entry : sides) {
            ImGui.tableNextColumn();
            Side side = entry.getKey();
            OfSide of = entry.getValue();
            String failed = of.failed() == 0 ? "" : ", " + of.failed() + " failed";
            Widgets.text(ui.color(side), mark(side) + " " + Titles.of(side) + ", " + of.n() + " seeds" + failed);
        }
        for (Structure structure : Structure.values()) {
            ImGui.tableNextRow();
            ImGui.tableNextColumn();
            Rgb color = StructureLook.color(ui.theme(), structure);
            Widgets.text(color, StructureLook.mark(structure).sign() + " " + structure.label());
            for (Map.Entry<Side, OfSide> entry : sides) {
                ImGui.tableNextColumn();
                OfSide of = entry.getValue();
                bar(ui, color, of.shares().getOrDefault(structure, Proportion.of(0, of.n())));
            }
        }
        ImGui.popFont();
        ImGui.endTable();
        ui.landmarks().mark("shares.table");
        PlotExport.table(ui, "shares", () -> exhibit(sides));
    }

    /** What belongs to the sides, in the order in which they stand beside each other. */
    static <T> List<Map.Entry<Side, T>> inOrder(Map<Side, T> figures) {
        return figures.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> SIDES.indexOf(entry.getKey())))
                .toList();
    }

    private static Exhibit exhibit(List<Map.Entry<Side, OfSide>> sides) {
        List<List<Object>> rows = new ArrayList<>();
        for (Map.Entry<Side, OfSide> entry : sides) {
            entry.getValue()
                    .shares()
                    .forEach((structure, share) -> rows.add(List.of(
                            entry.getKey().label(),
                            structure.label(),
                            share.count(),
                            share.n(),
                            share.share(),
                            share.low(),
                            share.high())));
        }
        List<String> columns = List.of("side", "structure", "count", "seeds", "share", "low", "high");
        return Exhibit.of("shares of structures", new Sheet(columns, rows));
    }

    /** The mark of a side's bars and points. */
    static String mark(Side side) {
        return side == Side.NETWORK ? "■" : "□";
    }

    private static void bar(UiContext ui, Rgb color, Proportion share) {
        if (share.n() == 0) {
            ImGui.textUnformatted("–");
            return;
        }
        float number = ui.px(104);
        float width = Math.max(ui.px(16), ImGui.getContentRegionAvailX() - number);
        float left = ImGui.getCursorScreenPosX();
        float top = ImGui.getCursorScreenPosY() + ui.px(3);
        float bottom = top + ImGui.getTextLineHeight() - ui.px(5);
        float middle = (top + bottom) / 2;
        ImDrawList list = ImGui.getWindowDrawList();
        list.addRectFilled(left, top, left + width, bottom, ui.theme().field().packed(0.6f));
        list.addRectFilled(left, top, left + width * (float) share.share(), bottom, color.packed(0.8f));
        int whisker = ui.theme().text().packed(0.9f);
        float low = left + width * (float) share.low();
        float high = left + width * (float) share.high();
        list.addLine(low, middle, high, middle, whisker, 1);
        list.addLine(low, top + 2, low, bottom - 2, whisker, 1);
        list.addLine(high, top + 2, high, bottom - 2, whisker, 1);
        ImGui.dummy(width, 1);
        ImGui.sameLine(0, ui.px(6));
        ImGui.textUnformatted(String.format(
                Locale.ROOT, "%.0f %% (%.0f–%.0f)", 100 * share.share(), 100 * share.low(), 100 * share.high()));
        Widgets.tooltip(ui, share.count() + " of " + share.n() + "; in brackets Wilson's 95 % interval");
    }
}
