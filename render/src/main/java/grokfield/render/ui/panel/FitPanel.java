package grokfield.render.ui.panel;

import grokfield.render.chart.Exhibit;
import grokfield.render.chart.Sheet;
import grokfield.render.ui.state.Fitting;
import grokfield.render.ui.state.PanelName;
import grokfield.scenes.FitDistance;
import grokfield.scenes.FitPlan;
import grokfield.scenes.FitResult;
import grokfield.scenes.FitRow;
import grokfield.scenes.Side;
import grokfield.scenes.Tuning;
import grokfield.sim.ForceParameters;
import grokfield.sim.Parameter;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import imgui.flag.ImGuiInputTextFlags;
import imgui.flag.ImGuiStyleVar;
import imgui.flag.ImGuiTableColumnFlags;
import imgui.flag.ImGuiTableFlags;
import imgui.type.ImInt;
import imgui.type.ImString;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds the forces that make the particles' ensemble most like the network's, and says on other seeds how like it has become. */
public final class FitPanel implements Panel {
    private static final float LABEL_SHARE = 0.34f;
    private static final float PLOT = 96; // height, in design units
    private static final float[] WIDTHS = {1.05f, 0.85f, 1.05f, 1.05f}; // of the table's columns
    private static final int LONGEST_RANGE = 40;

    private final CurvePlot plot = new CurvePlot("fit", "evaluation");
    private final ImString seeds = new ImString(LONGEST_RANGE);
    private final ImString heldOut = new ImString(LONGEST_RANGE);
    private final ImInt evaluations = new ImInt();

    @Override
    public PanelName name() {
        return PanelName.FIT;
    }

    @Override
    public void draw(UiContext ui) {
        Fitting fitting = ui.workspace().fitting();
        boolean both =
                ui.stage().network().isPresent() && ui.stage().particles().isPresent();
        ImGui.pushStyleVar(ImGuiStyleVar.ItemSpacing, ui.px(8), ui.px(4));
        boolean running = fitting.progress().isPresent();
        if (running) {
            progress(ui, fitting);
        } else if (both) {
            start(ui, fitting);
        } else {
            Widgets.hint(ui, "A fit needs both sides: a network, and particles to be like it.");
        }
        if (!fitting.problem().isEmpty()) {
            Widgets.wrapped(ui.theme().error(), fitting.problem());
            ui.landmarks().mark("fit.problem");
        }
        note(ui, fitting, both);
        fitting.fitted().ifPresent(fitted -> use(ui, fitted));
        if (fitting.steps().size() > 0) {
            curves(ui, fitting);
        }
        fitting.result().ifPresent(result -> result(ui, result));
        if (both && !running) {
            choices(ui, fitting);
        }
        ImGui.popStyleVar();
    }

    /** What is to be known about comparing the sides of the fit that is shown, or of one to come. */
    private static void note(UiContext ui, Fitting fitting, boolean both) {
        Optional<String> note = fitting.plan()
                .or(() -> both ? Optional.of(FitPlan.of(ui.stage().session().scene())) : Optional.empty())
                .flatMap(FitPlan::note);
        note.ifPresent(sentence -> {
            Widgets.wrapped(ui.theme().faintText(), "Note: " + sentence + ".");
            ui.landmarks().mark("fit.note");
        });
    }

    private static void start(UiContext ui, Fitting fitting) {
        if (Widgets.button(ui, "fit.start", "Fit the forces to the network", -1)) {
            fitting.start(ui.stage().scene(), ui.stage().origin());
        }
        Widgets.tooltip(
                ui,
                "Runs the network's seeds once, then tries force parameters on the same seeds each time, and judges the best on"
                        + " seeds that it has not seen. A minute or two for the default scene, beside the window.");
    }

    private static void progress(UiContext ui, Fitting fitting) {
        Fitting.Progress progress = fitting.progress().orElseThrow();
        String left = Widgets.left(progress.share(), progress.seconds());
        float width = (ImGui.getContentRegionAvailX() - ui.px(8)) / 2;
        ImGui.pushStyleColor(ImGuiCol.PlotHistogram, ui.theme().accent().packed(0.6f));
        ImGui.progressBar(
                (float) progress.share(), -1, 0, progress.stage().label() + (left.isEmpty() ? "" : " · " + left));
        ImGui.popStyleColor();
        ui.landmarks().mark("fit.progress");
        if (Widgets.button(ui, "fit.finish", "Enough", width)) {
            fitting.finish();
        }
        Widgets.tooltip(ui, "Ends the search; the best so far is still judged on the held-out seeds.");
        ImGui.sameLine();
        if (Widgets.button(ui, "fit.cancel", "Cancel", width)) {
            fitting.cancel();
        }
        Widgets.tooltip(ui, "Ends the fit at once; the best so far is kept, but not judged.");
    }

    private void curves(UiContext ui, Fitting fitting) {
        List<Curve> curves = List.of(
                new Curve("best distance", ui.color(Side.PARTICLES), Curve.Mark.DISC, fitting.steps(), Fitting.BEST));
        plot.draw(
                ui,
                "best distance over evaluations, on the search's seeds",
                curves,
                CurvePlot.Axis.of("best distance"),
                ImGui.getContentRegionAvailX(),
                ui.px(PLOT));
    }

    private static void result(UiContext ui, FitResult result) {
        ImGui.pushFont(ui.fonts().small());
        ImGui.pushStyleVar(ImGuiStyleVar.CellPadding, ui.px(4), ui.px(1));
        ImGui.beginGroup();
        if (ImGui.beginTable("fit", 4, ImGuiTableFlags.BordersInnerH | ImGuiTableFlags.SizingStretchProp)) {
            for (float width : WIDTHS) {
                ImGui.tableSetupColumn("", ImGuiTableColumnFlags.WidthStretch, width);
            }
            for (List<String> row : rows(result)) {
                ImGui.tableNextRow();
                for (int k = 0; k < row.size(); k++) {
                    ImGui.tableNextColumn();
                    Widgets.text(k == 0 ? ui.theme().faintText() : ui.theme().text(), row.get(k));
                }
            }
            ImGui.endTable();
        }
        ImGui.endGroup();
        ImGui.popStyleVar();
        ImGui.popFont();
        ui.landmarks().mark("fit.table");
        PlotExport.table(ui, "fit.result", () -> exhibit(result));
    }

    /** What can be done with a result. */
    private static void use(UiContext ui, Fitting.Fitted fitted) {
        float width = (ImGui.getContentRegionAvailX() - ui.px(8)) / 2;
        if (Widgets.button(ui, "fit.apply", "Apply to sliders", width)) {
            apply(ui, fitted.result());
        }
        Widgets.tooltip(ui, "Sets the fitted parameters of the scene on show; undo brings the old ones back.");
        ImGui.sameLine();
        if (Widgets.button(ui, "fit.open", "Open as scene", width)) {
            ui.workspace().openFitted(fitted);
        }
        Widgets.tooltip(
                ui, "Opens the scene that was fitted, from its start, with the fitted forces; Ctrl+S saves it.");
    }

    private static void apply(UiContext ui, FitResult result) {
        Tuning.Values now = ui.tuning().values();
        ForceParameters forces = now.forces();
        for (Parameter parameter : result.plan().parameters()) {
            forces = forces.with(parameter, result.forces().get(parameter));
        }
        // A tied parameter would move the network too.
        ui.tuning().replace(new Tuning.Values(forces, now.training(), Tuning.Link.NONE, now.curve()));
    }

    /** Headings and cells, all texts. */
    private static List<List<String>> rows(FitResult result) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("held-out seeds", "network", "before", "after"));
        for (FitRow row : FitRow.of(result)) {
            rows.add(List.of(row.label(), text(row, row.network()), text(row, row.before()), text(row, row.after())));
        }
        return rows;
    }

    private static String text(FitRow row, FitRow.Cell cell) {
        if (!Double.isFinite(cell.value())) {
            return row.kind() == FitRow.Kind.PARAMETER ? "" : "–";
        }
        return switch (row.kind()) {
            case DISTANCE -> figure(cell, 3);
            case SHARE -> String.format(Locale.ROOT, "%.0f %%", 100 * cell.value());
            case MEAN -> figure(cell, 2);
            case PARAMETER -> Parameter.format(cell.value());
        };
    }

    private static String figure(FitRow.Cell cell, int digits) {
        String number = "%." + digits + "f";
        return Double.isNaN(cell.standardError())
                ? String.format(Locale.ROOT, number, cell.value())
                : String.format(Locale.ROOT, number + " ± " + number, cell.value(), cell.standardError());
    }

    /** The exact numbers behind the table. */
    private static Exhibit exhibit(FitResult result) {
        List<String> columns = new ArrayList<>(List.of("figure"));
        for (String sample : List.of("network", "before", "after")) {
            columns.addAll(List.of(sample + " n", sample, sample + " standard error"));
        }
        List<List<Object>> rows = new ArrayList<>();
        for (FitRow row : FitRow.of(result)) {
            List<Object> cells = new ArrayList<>(List.of(row.label()));
            for (FitRow.Cell cell : row.cells()) {
                cells.addAll(List.of(cell.n() == 0 ? Double.NaN : cell.n(), cell.value(), cell.standardError()));
            }
            rows.add(cells);
        }
        String title = "fit over held-out seeds " + result.plan().heldOut();
        return Exhibit.of(title, new Sheet(columns, rows));
    }

    private void choices(UiContext ui, Fitting fitting) {
        Widgets.rowLabel(ui, LABEL_SHARE, "Distance");
        boolean open = ImGui.beginCombo("##distance", fitting.distance().label());
        ui.landmarks().mark("fit.distance");
        if (!open) {
            Widgets.tooltip(ui, fitting.distance().help());
        } else {
            for (FitDistance distance : FitDistance.values()) {
                if (ImGui.selectable(distance.label(), distance == fitting.distance())) {
                    fitting.setDistance(distance);
                }
                ui.landmarks().mark("fit.distance." + distance.label());
                Widgets.tooltip(ui, distance.help());
            }
            ImGui.endCombo();
        }
        typed(ui, "Seeds", "That the search sees: FIRST..LAST.", seeds, fitting.seeds(), fitting::setSeeds);
        typed(
                ui,
                "Held out",
                "The seeds that judge the result; none of them the search's.",
                heldOut,
                fitting.heldOut(),
                fitting::setHeldOut);
        Widgets.rowLabel(ui, LABEL_SHARE, "Evaluations");
        evaluations.set(fitting.evaluations());
        if (ImGui.inputInt("##evaluations", evaluations, 10, 100)) {
            fitting.setEvaluations(evaluations.get());
        }
        ui.landmarks().mark("fit.evaluations");
        Widgets.tooltip(ui, "How many values are tried, each on all of the search's seeds.");
        parameters(ui, fitting);
    }

    private static void parameters(UiContext ui, Fitting fitting) {
        float half = ImGui.getContentRegionAvailX() / 2;
        ImGui.pushFont(ui.fonts().small());
        ImGui.pushStyleVar(ImGuiStyleVar.FramePadding, ui.px(3), ui.px(2));
        for (int k = 0; k < ForceParameters.ALL.size(); k++) {
            Parameter parameter = ForceParameters.ALL.get(k);
            if (k % 2 == 1) {
                ImGui.sameLine(half);
            }
            boolean moves = fitting.moves(parameter);
            if (ImGui.checkbox(parameter.label() + "##fit", moves)) {
                fitting.setMoves(parameter, !moves);
            }
            ui.landmarks().mark("fit." + parameter.key());
            Widgets.tooltip(ui, "Whether the fit moves it, over its slider's range.");
        }
        ImGui.popStyleVar();
        ImGui.popFont();
    }

    private static void typed(
            UiContext ui, String label, String help, ImString buffer, String now, Consumer<String> done) {
        Widgets.rowLabel(ui, LABEL_SHARE, label);
        buffer.set(now);
        if (ImGui.inputText("##" + label, buffer, ImGuiInputTextFlags.AutoSelectAll)) {
            done.accept(buffer.get());
        }
        ui.landmarks().mark("fit." + label);
        Widgets.tooltip(ui, help);
    }
}
