package grokfield.render.ui.panel;

import grokfield.render.chart.Exhibit;
import grokfield.render.chart.Sheet;
import grokfield.render.ui.picture.Titles;
import grokfield.render.ui.state.KeptMoment;
import grokfield.render.ui.state.Measure;
import grokfield.render.ui.state.Origin;
import grokfield.render.ui.state.PanelName;
import grokfield.render.view.Palette;
import grokfield.scenes.NetworkSnapshot;
import grokfield.scenes.Side;
import grokfield.scenes.Snapshot;
import grokfield.sim.Points;
import imgui.ImDrawList;
import imgui.ImGui;
import imgui.flag.ImGuiTableColumnFlags;
import imgui.flag.ImGuiTableFlags;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Two moments side by side: one that was kept, of this run or of a saved one, and the present. */
public final class MomentsPanel implements Panel {
    private static final List<Side> SIDES = List.of(Side.NETWORK, Side.PARTICLES);
    private static final float MARGIN = 0.88f; // of a picture, filled by the points
    private static final float MOST = 260; // side of a picture, design units

    @Override
    public PanelName name() {
        return PanelName.MOMENTS;
    }

    @Override
    public void draw(UiContext ui) {
        buttons(ui);
        Optional<KeptMoment> kept = ui.stage().kept();
        if (kept.isEmpty()) {
            Widgets.hint(
                    ui,
                    "Keep a moment to see it beside the present: go back and forth on the bar below, change something, or"
                            + " choose another run that was saved as a session.");
            return;
        }
        float gap = ui.px(6);
        float size = Math.min(ui.px(MOST), (ImGui.getContentRegionAvailX() - 3 * gap) / 4);
        for (Side side : SIDES) {
            picture(ui, side, kept.get().of(side), "then", size);
            ImGui.sameLine(0, gap);
            picture(ui, side, ui.stage().snapshot(side).map(Function.identity()), "now", size);
            if (side == SIDES.getFirst()) {
                ImGui.sameLine(0, gap);
            }
        }
        table(ui, kept.get());
    }

    private static void buttons(UiContext ui) {
        if (Widgets.button(ui, "moments.keep", "Keep this moment", 0)) {
            ui.stage().keepThisMoment();
        }
        Widgets.tooltip(ui, "What is on show now, to compare later moments with it");
        ImGui.sameLine();
        List<Path> saved =
                ui.preferences().recent().stream().filter(Origin::isSession).toList();
        ImGui.beginDisabled(saved.isEmpty());
        ImGui.setNextItemWidth(Math.max(ui.px(60), ImGui.getContentRegionAvailX() - ui.px(64)));
        String shown = ui.stage().kept().map(KeptMoment::title).orElse("a saved session …");
        if (ImGui.beginCombo("##moments.saved", shown)) {
            for (Path file : saved) {
                if (ImGui.selectable(String.valueOf(file.getFileName()))) {
                    ui.workspace().keepFrom(file);
                }
            }
            ImGui.endCombo();
        }
        ImGui.endDisabled();
        Widgets.tooltip(
                ui,
                saved.isEmpty()
                        ? "No session was saved or opened lately; File, Save session keeps one."
                        : "The moment at which another run was saved");
        ImGui.sameLine();
        ImGui.beginDisabled(ui.stage().kept().isEmpty());
        if (Widgets.button(ui, "moments.clear", "Forget", 0)) {
            ui.stage().keep(Optional.empty());
        }
        ImGui.endDisabled();
    }

    /** The tokens in a square, the first two axes; as large as they fit. */
    private static void picture(UiContext ui, Side side, Optional<Snapshot> snapshot, String when, float size) {
        float left = ImGui.getCursorScreenPosX();
        float top = ImGui.getCursorScreenPosY();
        ImGui.dummy(size, size);
        ui.landmarks().mark("moments." + side.label() + "." + when);
        ImDrawList list = ImGui.getWindowDrawList();
        list.addRectFilled(
                left, top, left + size, top + size, ui.theme().field().packed(), ui.px(3));
        String text =
                snapshot.map(s -> when + " · step " + Titles.grouped(s.step())).orElse(when + " · not there");
        ImGui.pushFont(ui.fonts().small());
        list.addText(left + ui.px(5), top + ui.px(3), ui.color(side).packed(), Widgets.fitted(text, size - ui.px(10)));
        ImGui.popFont();
        snapshot.ifPresent(s ->
                points(ui, s.positions(), left + size / 2, top + size / 2 + ui.px(7), MARGIN * size / 2 - ui.px(7)));
    }

    private static void points(UiContext ui, Points points, float x, float y, float half) {
        double largest = Double.MIN_NORMAL;
        for (int i = 0; i < points.count(); i++) {
            largest = Math.max(largest, Math.max(Math.abs(points.get(i, 0)), Math.abs(second(points, i))));
        }
        ImDrawList list = ImGui.getWindowDrawList();
        Palette palette = Palette.of(ui.theme());
        for (int i = 0; i < points.count(); i++) {
            list.addCircleFilled(
                    x + (float) (half * points.get(i, 0) / largest),
                    y - (float) (half * second(points, i) / largest),
                    ui.px(3.5f),
                    palette.color(i, points.count()).packed());
        }
    }

    private static double second(Points points, int i) {
        return points.dimensions() > 1 ? points.get(i, 1) : 0;
    }

    private static void table(UiContext ui, KeptMoment kept) {
        if (!ImGui.beginTable("moments", 5, ImGuiTableFlags.BordersInnerH | ImGuiTableFlags.SizingStretchProp)) {
            return;
        }
        ImGui.tableSetupColumn("", ImGuiTableColumnFlags.WidthStretch, 1.5f);
        for (int column = 0; column < 4; column++) {
            ImGui.tableSetupColumn("", ImGuiTableColumnFlags.WidthStretch, 1);
        }
        ImGui.tableNextRow();
        ImGui.tableNextColumn();
        for (Side side : SIDES) {
            for (String when : List.of("then", "now")) {
                ImGui.tableNextColumn();
                Widgets.text(ui.color(side), when);
            }
        }
        row(ui, kept, "tokens", s -> String.format(Locale.ROOT, "%d", s.task().tokens()));
        row(ui, kept, "seed", s -> String.format(Locale.ROOT, "%d", s.progress().seed()));
        row(ui, kept, "structure", s -> s.measures().structure().label());
        row(
                ui,
                kept,
                "frequency",
                s -> Double.isNaN(s.measures().circularity())
                        ? "–"
                        : String.format(Locale.ROOT, "%d", s.measures().frequency()));
        for (Measure measure : Measure.values()) {
            row(ui, kept, measure.label(), s -> measure.text(measure.of(s.measures())));
        }
        row(
                ui,
                kept,
                "validation accuracy",
                s -> s instanceof NetworkSnapshot network
                                && !Double.isNaN(network.metrics().validationAccuracy())
                        ? String.format(Locale.ROOT, "%.3f", network.metrics().validationAccuracy())
                        : "–");
        ImGui.endTable();
        ui.landmarks().mark("moments.table");
        PlotExport.table(ui, "moments", () -> exhibit(ui, kept));
    }

    /** A row for each side at each moment. */
    private static Exhibit exhibit(UiContext ui, KeptMoment kept) {
        List<String> columns = new ArrayList<>(List.of("side", "moment", "step", "tokens", "seed"));
        columns.addAll(MeasureCells.COLUMNS);
        columns.add("validation accuracy");
        List<List<Object>> rows = new ArrayList<>();
        for (Side side : SIDES) {
            kept.of(side).ifPresent(snapshot -> rows.add(cells(side, "then", snapshot)));
            ui.stage().snapshot(side).ifPresent(snapshot -> rows.add(cells(side, "now", snapshot)));
        }
        return Exhibit.of("then and now", new Sheet(columns, rows));
    }

    private static List<Object> cells(Side side, String when, Snapshot snapshot) {
        List<Object> row = new ArrayList<>(List.of(
                side.label(),
                when,
                snapshot.step(),
                snapshot.task().tokens(),
                snapshot.progress().seed()));
        row.addAll(MeasureCells.of(snapshot));
        row.add(snapshot instanceof NetworkSnapshot network ? network.metrics().validationAccuracy() : Double.NaN);
        return row;
    }

    private static void row(UiContext ui, KeptMoment kept, String label, Function<Snapshot, String> wording) {
        ImGui.tableNextRow();
        ImGui.tableNextColumn();
        Widgets.text(ui.theme().faintText(), label);
        for (Side side : SIDES) {
            ImGui.tableNextColumn();
            ImGui.textUnformatted(kept.of(side).map(wording).orElse("–"));
            ImGui.tableNextColumn();
            ImGui.textUnformatted(ui.stage()
                    .snapshot(side)
                    .<Snapshot>map(Function.identity())
                    .map(wording)
                    .orElse("–"));
        }
    }
}
