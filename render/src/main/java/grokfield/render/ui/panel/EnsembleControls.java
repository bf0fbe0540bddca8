package grokfield.render.ui.panel;

import grokfield.render.ui.picture.Titles;
import grokfield.render.ui.state.EnsembleStudy;
import grokfield.render.ui.state.EnsembleStudy.Ran;
import grokfield.render.ui.state.Stage;
import grokfield.scenes.EnsembleAxis;
import grokfield.scenes.EnsemblePlan;
import grokfield.scenes.EnsembleSnapshot;
import grokfield.scenes.EnsembleSnapshot.Status;
import grokfield.scenes.SceneException;
import grokfield.scenes.Side;
import grokfield.sim.Parameter;
import grokfield.trainer.TrainingParameters;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import imgui.flag.ImGuiInputTextFlags;
import imgui.type.ImDouble;
import imgui.type.ImInt;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an ensemble and a sweep are asked for, and the buttons that start and end them. */
final class EnsembleControls {
    private final ImInt whole = new ImInt();
    private final ImDouble real = new ImDouble();

    /** Something that starts an ensemble. */
    private interface Start {
        void start(Stage stage) throws SceneException;
    }

    /** The seeds, the sides, and the ensemble of them. */
    void seeds(UiContext ui, EnsembleStudy study) {
        label("seeds");
        whole(ui, "ensemble.first", study.first(), 44).ifPresent(first -> study.setSeeds(first, study.last()));
        label("to");
        whole(ui, "ensemble.last", study.last(), 44).ifPresent(last -> study.setSeeds(study.first(), last));
        for (Side side : List.of(Side.NETWORK, Side.PARTICLES)) {
            boolean there = ui.stage().snapshot(side).isPresent();
            ImGui.beginDisabled(!there);
            if (Widgets.toggle(ui, "ensemble." + side.label(), Titles.of(side), there && study.wants(side))) {
                study.setWanted(side, !study.wants(side));
            }
            ImGui.endDisabled();
            Widgets.tooltip(ui, there ? "Run this side of every seed" : "This scene has no " + side.label() + ".");
            ImGui.sameLine(0, ui.px(4));
        }
        ImGui.sameLine(0, ui.px(10));
        buttons(ui, study, "ensemble", study.seeds(), study::start);
        refusal(ui, study, study.plan(ui.stage()), study.seeds());
        study.seeds()
                .ifPresent(
                        ran -> progress(ui, "ensemble.progress", ran.ensemble().snapshot()));
    }

    /** The parameter, its values, and the sweep over them. */
    void sweep(UiContext ui, EnsembleStudy study) {
        parameter(ui, study);
        ImGui.sameLine();
        label("from");
        real(ui, "sweep.from", study.from()).ifPresent(from -> study.setValues(from, study.to(), study.count()));
        label("to");
        real(ui, "sweep.to", study.to()).ifPresent(to -> study.setValues(study.from(), to, study.count()));
        label("in");
        whole(ui, "sweep.count", study.count(), 38)
                .ifPresent(count -> study.setValues(study.from(), study.to(), Math.clamp(count, 1, 1000)));
        ImGui.newLine();
        boolean tie = study.parameter().equals(TrainingParameters.WEIGHT_DECAY)
                && ui.stage().particles().isPresent()
                && study.wants(Side.PARTICLES);
        if (tie) {
            if (Widgets.toggle(ui, "sweep.follow", "alignment follows", study.alignmentFollows())) {
                study.setAlignmentFollows(!study.alignmentFollows());
            }
            Widgets.tooltip(
                    ui,
                    "The particles run too, with the alignment that the curve of the link gives for each weight decay of the"
                            + " network.");
            ImGui.sameLine(0, ui.px(10));
        }
        EnsemblePlan plan = study.sweepPlan(ui.stage());
        buttons(ui, study, "sweep", study.sweep(), study::startSweep);
        ImGui.sameLine(0, ui.px(10));
        Widgets.text(
                ui.theme().faintText(),
                plan.groups() + " values × " + plan.seeds().count() + " seeds");
        refusal(ui, study, plan, study.sweep());
        study.sweep()
                .ifPresent(ran -> progress(ui, "sweep.progress", ran.ensemble().snapshot()));
    }

    private static void parameter(UiContext ui, EnsembleStudy study) {
        ImGui.setNextItemWidth(ui.px(170));
        boolean open = ImGui.beginCombo("##parameter", name(study.parameter()));
        ui.landmarks().mark("sweep.parameter");
        if (!open) {
            Widgets.tooltip(ui, study.parameter().help());
            return;
        }
        for (Parameter parameter : EnsembleAxis.parameters()) {
            if (ImGui.selectable(name(parameter), parameter.equals(study.parameter()))) {
                study.setParameter(parameter);
            }
            ui.landmarks().mark("sweep." + parameter.qualifiedName());
        }
        ImGui.endCombo();
    }

    /** What an axis is called: the parameter and whose it is. */
    static String name(Parameter parameter) {
        return parameter.section() + ": " + parameter.label();
    }

    private static void buttons(UiContext ui, EnsembleStudy study, String name, Optional<Ran> ran, Start start) {
        Optional<Ran> alive = ran.filter(r -> r.ensemble().snapshot().isAlive());
        if (alive.isEmpty()) {
            if (Widgets.button(ui, name + ".start", "Start", ui.px(58))) {
                try {
                    start.start(ui.stage());
                } catch (SceneException refused) {
                    ui.state().toast(String.valueOf(refused.getMessage()));
                }
            }
            ran.ifPresent(there -> export(ui, name, there));
            return;
        }
        boolean paused = alive.get().ensemble().snapshot().status() == Status.PAUSED;
        if (Widgets.button(ui, name + ".pause", paused ? "Go on" : "Pause", ui.px(58))) {
            if (paused) {
                study.resume(alive.get());
            } else {
                alive.get().ensemble().pause();
            }
        }
        ImGui.sameLine();
        if (Widgets.button(ui, name + ".cancel", "Cancel", ui.px(58))) {
            alive.get().ensemble().cancel();
        }
        Widgets.tooltip(ui, "Ends it where it is and keeps what is there");
    }

    private static void export(UiContext ui, String name, Ran ran) {
        ImGui.sameLine();
        if (Widgets.button(ui, name + ".export", "Export", ui.px(58))) {
            ui.workspace().exportEnsemble(ran);
        }
        Widgets.tooltip(
                ui,
                "Writes the scene, a row for every seed and sampled step as CSV and Parquet, and the positions as npy into a"
                        + " new folder in " + ui.preferences().recording().folder());
    }

    /** Why what is asked for cannot be run, and the largest that can. */
    private static void refusal(UiContext ui, EnsembleStudy study, EnsemblePlan plan, Optional<Ran> ran) {
        Optional<String> refusal = plan.refusal();
        if (refusal.isEmpty()
                || ran.filter(r -> r.ensemble().snapshot().isAlive()).isPresent()) {
            return;
        }
        Widgets.wrapped(ui.theme().warning(), refusal.get() + ".");
        ui.landmarks().mark("ensemble.refusal");
        int most = plan.mostSeeds();
        if (most > 0 && most < plan.seeds().count()) {
            if (Widgets.button(ui, "ensemble.fit", "Take " + most + " seeds", 0)) {
                study.setSeeds(study.first(), study.first() + most - 1);
            }
        }
    }

    private static void progress(UiContext ui, String name, EnsembleSnapshot snapshot) {
        ImGui.pushFont(ui.fonts().small());
        ImGui.pushStyleColor(ImGuiCol.PlotHistogram, ui.theme().accent().packed(0.45f));
        ImGui.progressBar((float) snapshot.progress(), -1, ImGui.getTextLineHeight() + ui.px(4), words(snapshot));
        ImGui.popStyleColor();
        ImGui.popFont();
        ui.landmarks().mark(name);
        snapshot.failure().ifPresent(sentence -> Widgets.wrapped(ui.theme().error(), sentence + "."));
    }

    private static String words(EnsembleSnapshot snapshot) {
        String share = String.format(Locale.ROOT, "%.0f %%", 100 * snapshot.progress());
        return switch (snapshot.status()) {
            case RUNNING -> {
                String left = Widgets.left(snapshot.progress(), snapshot.seconds());
                yield share + (left.isEmpty() ? "" : " · " + left);
            }
            case PAUSED -> share + ", paused";
            case ENDED -> String.format(Locale.ROOT, "done in %.1f s", snapshot.seconds());
            case CANCELLED -> "cancelled at " + share;
            case FAILED -> "failed at " + share;
        };
    }

    private static void label(String text) {
        ImGui.alignTextToFramePadding();
        ImGui.textUnformatted(text);
        ImGui.sameLine();
    }

    /** A field for a whole number; its value when the user has entered another. */
    private Optional<Long> whole(UiContext ui, String name, long value, float width) {
        whole.set((int) value);
        ImGui.setNextItemWidth(ui.px(width));
        boolean entered = ImGui.inputInt("##" + name, whole, 0, 0, ImGuiInputTextFlags.EnterReturnsTrue);
        ui.landmarks().mark(name);
        entered |= ImGui.isItemDeactivatedAfterEdit();
        ImGui.sameLine();
        return entered && whole.get() != value ? Optional.of((long) whole.get()) : Optional.empty();
    }

    /** A field for a number; its value when the user has entered another. */
    private Optional<Double> real(UiContext ui, String name, double value) {
        real.set(value);
        ImGui.setNextItemWidth(ui.px(44));
        boolean entered = ImGui.inputDouble("##" + name, real, 0, 0, "%.4g", ImGuiInputTextFlags.EnterReturnsTrue);
        ui.landmarks().mark(name);
        entered |= ImGui.isItemDeactivatedAfterEdit();
        ImGui.sameLine();
        return entered && real.get() != value ? Optional.of(real.get()) : Optional.empty();
    }
}
