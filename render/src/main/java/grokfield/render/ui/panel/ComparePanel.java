package grokfield.render.ui.panel;

import grokfield.render.chart.Exhibit;
import grokfield.render.chart.Sheet;
import grokfield.render.gl.Rgb;
import grokfield.render.ui.picture.Titles;
import grokfield.render.ui.state.History;
import grokfield.render.ui.state.Measure;
import grokfield.render.ui.state.PanelName;
import grokfield.render.ui.state.SideHistory;
import grokfield.scenes.Side;
import grokfield.scenes.Snapshot;
import grokfield.scenes.Tuning;
import grokfield.sim.Measures;
import grokfield.sim.Task;
import imgui.ImDrawList;
import imgui.ImGui;
import imgui.flag.ImGuiStyleVar;
import imgui.flag.ImGuiTableColumnFlags;
import imgui.flag.ImGuiTableFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The measures of both sides next to each other, in numbers and over time, and the link between their weight decays. */
public final class ComparePanel implements Panel {
    private static final List<Side> SIDES = List.of(Side.NETWORK, Side.PARTICLES);
    private static final int SPARKS = 48; // points of a small curve

    private final LinkCurveEditor curve = new LinkCurveEditor();

    @Override
    public PanelName name() {
        return PanelName.COMPARE;
    }

    @Override
    public void draw(UiContext ui) {
        ImGui.pushStyleVar(ImGuiStyleVar.ItemSpacing, ui.px(6), ui.px(5));
        link(ui);
        ImGui.pushStyleVar(ImGuiStyleVar.CellPadding, ui.px(4), ui.px(2));
        ImGui.beginGroup();
        if (ImGui.beginTable("measures", 3, ImGuiTableFlags.BordersInnerH | ImGuiTableFlags.SizingStretchProp)) {
            ImGui.tableSetupColumn("", ImGuiTableColumnFlags.WidthStretch, 1);
            ImGui.tableSetupColumn("", ImGuiTableColumnFlags.WidthStretch, 1);
            ImGui.tableSetupColumn("", ImGuiTableColumnFlags.WidthStretch, 1);
            header(ui);
            words(
                    ui,
                    "structure",
                    "What the set of points has become.",
                    (m, task) -> m.structure().label());
            words(
                    ui,
                    "frequency",
                    "How many times the tokens go round: the frequency with the largest share.",
                    (m, task) -> Double.isNaN(m.circularity()) ? "–" : String.format(Locale.ROOT, "%d", m.frequency()));
            for (Measure measure : Measure.values()) {
                numbers(ui, measure);
            }
            words(
                    ui,
                    "imperfections",
                    "The pairs whose nearest other pair sum has another class: they break a grid. The views mark them with"
                            + " Imperfect.",
                    ComparePanel::imperfections);
            ImGui.endTable();
        }
        ImGui.endGroup();
        ImGui.popStyleVar();
        ui.landmarks().mark("measures.table");
        PlotExport.table(ui, "measures", () -> exhibit(ui));
        OverlaySection.draw(ui);
        ImGui.popStyleVar();
    }

    /** The newest measures of both sides, a row each. */
    private static Exhibit exhibit(UiContext ui) {
        List<String> columns = new ArrayList<>(List.of("side", "measured step"));
        columns.addAll(MeasureCells.COLUMNS);
        List<List<Object>> rows = new ArrayList<>();
        for (Side side : SIDES) {
            ui.stage().snapshot(side).ifPresent(snapshot -> {
                List<Object> row = new ArrayList<>(
                        List.of(side.label(), snapshot.progress().measuredStep()));
                row.addAll(MeasureCells.of(snapshot));
                rows.add(row);
            });
        }
        return Exhibit.of("measures", new Sheet(columns, rows));
    }

    private static void header(UiContext ui) {
        ImGui.tableNextRow();
        for (Side side : SIDES) {
            ImGui.tableNextColumn();
            if (side == SIDES.getFirst()) {
                ImGui.tableNextColumn();
            }
            Widgets.text(ui.color(side), Titles.of(side));
        }
    }

    /** Puts a measure into words. */
    private interface Wording {
        String of(Measures measures, Task task);
    }

    private static String imperfections(Measures measures, Task task) {
        return String.format(Locale.ROOT, "%d of %d", measures.imperfections(), task.pairs());
    }

    private static void words(UiContext ui, String label, String help, Wording wording) {
        ImGui.tableNextRow();
        ImGui.tableNextColumn();
        Widgets.text(ui.theme().faintText(), label);
        Widgets.tooltip(ui, help);
        for (Side side : SIDES) {
            ImGui.tableNextColumn();
            Optional<? extends Snapshot> snapshot = ui.stage().snapshot(side);
            ImGui.textUnformatted(
                    snapshot.map(s -> wording.of(s.measures(), s.task())).orElse("–"));
        }
    }

    private static void numbers(UiContext ui, Measure measure) {
        ImGui.tableNextRow();
        ImGui.tableNextColumn();
        Widgets.text(ui.theme().faintText(), measure.label());
        Widgets.tooltip(ui, measure.help());
        for (Side side : SIDES) {
            ImGui.tableNextColumn();
            Optional<? extends Snapshot> snapshot = ui.stage().snapshot(side);
            if (snapshot.isEmpty()) {
                ImGui.textUnformatted("–");
                continue;
            }
            ImGui.textUnformatted(measure.text(measure.of(snapshot.get().measures())));
            ui.stage().history(side).ifPresent(history -> spark(ui, side, history, measure));
        }
    }

    /** A small curve in the rest of the cell, from the first step to now; 0 … 1, or 0 … the largest value. */
    private static void spark(UiContext ui, Side side, SideHistory sideHistory, Measure measure) {
        History history = sideHistory.samples();
        ImGui.sameLine(0, ui.px(8));
        float width = ImGui.getContentRegionAvailX();
        float height = ImGui.getTextLineHeight();
        float left = ImGui.getCursorScreenPosX();
        float top = ImGui.getCursorScreenPosY();
        ImGui.dummy(Math.max(1, width), height);
        if (width < ui.px(16) || history.size() < 2) {
            return;
        }
        double[] values = history.column(SideHistory.column(measure));
        double largest = measure == Measure.MEAN_RADIUS ? largest(values, history.size()) : 1;
        Rgb color = ui.color(side);
        ImDrawList list = ImGui.getWindowDrawList();
        int count = Math.min(SPARKS, history.size());
        float lastX = Float.NaN;
        float lastY = Float.NaN;
        for (int i = 0; i < count; i++) {
            double value = values[(int) ((long) i * (history.size() - 1) / (count - 1))];
            float x = left + width * i / (count - 1);
            float y = top + height * (float) (0.92 - 0.84 * value / largest);
            if (!Float.isNaN(y) && !Float.isNaN(lastY)) {
                list.addLine(lastX, lastY, x, y, color.packed(0.9f), ui.px(1.2f));
            }
            lastX = x;
            lastY = y;
        }
    }

    private static double largest(double[] values, int count) {
        double largest = Double.MIN_NORMAL;
        for (int i = 0; i < count; i++) {
            largest = Math.max(largest, values[i]); // a NaN makes the comparison NaN, and no curve is drawn
        }
        return largest;
    }

    private void link(UiContext ui) {
        boolean both =
                ui.stage().network().isPresent() && ui.stage().particles().isPresent();
        Tuning tuning = ui.tuning();
        Tuning.Link now = tuning.values().link();
        ImGui.beginDisabled(!both);
        ImGui.setNextItemWidth(Math.max(ui.px(90), ImGui.getContentRegionAvailX() - besideLink(ui)));
        boolean open = ImGui.beginCombo("##link", label(now));
        ui.landmarks().mark("link");
        if (!open) {
            Widgets.tooltip(
                    ui,
                    "In the network, weight decay acts on the embeddings, as the particles' decay does, and on the layers,"
                            + " which makes alignment possible. So a rising decay of the network corresponds to a rising"
                            + " alignment together with decay, not to decay alone, which makes circles rarer."
                            + " Alignment of about 1.1 × the network's weight decay gives about the network's shares of"
                            + " circles.");
        } else {
            for (Tuning.Link link : Tuning.Link.values()) {
                if (ImGui.selectable(label(link), link == now)) {
                    tuning.setLink(link);
                }
                ui.landmarks().mark("link." + link.name());
            }
            ImGui.endCombo();
        }
        ImGui.sameLine();
        curve.draw(ui);
        ImGui.endDisabled();
        ImGui.sameLine();
        sameStart(ui);
    }

    private static float besideLink(UiContext ui) {
        float text = ImGui.calcTextSizeX("Curve*") + ImGui.calcTextSizeX("Same start");
        return text + 4 * ImGui.getStyle().getFramePaddingX() + ui.px(12);
    }

    /** A button that opens the scene again with the particles at the network's initial embeddings, or where they began by themselves. */
    private static void sameStart(UiContext ui) {
        Optional<String> hindrance = ui.actions().whyNoSameStart();
        boolean same = ui.stage().startsAtNetwork();
        ImGui.beginDisabled(hindrance.isPresent());
        if (Widgets.toggle(ui, "same start", "Same start", same)) {
            ui.actions().setSameStart(!same);
        }
        ImGui.endDisabled();
        Widgets.tooltip(
                ui,
                hindrance.orElse(
                        same
                                ? "The particles began at the network's initial embeddings. Press to begin anew from their own seed."
                                : "Begins anew with the particles at the network's initial embeddings."));
    }

    private static String label(Tuning.Link link) {
        return switch (link) {
            case NONE -> "No link";
            case DECAY -> "Link: decay";
            case DECAY_AND_ALIGNMENT -> "Link: decay + α";
        };
    }
}
