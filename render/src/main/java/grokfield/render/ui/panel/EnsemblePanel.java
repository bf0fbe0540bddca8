package grokfield.render.ui.panel;

import grokfield.render.ui.state.EnsembleStudy;
import grokfield.render.ui.state.EnsembleStudy.Ran;
import grokfield.render.ui.state.PanelName;
import imgui.ImGui;
import imgui.flag.ImGuiStyleVar;
import imgui.flag.ImGuiTabItemFlags;
import java.util.Optional;

/** Many seeds at once: a wall of them, their distributions, and sweeps of one parameter. */
public final class EnsemblePanel implements Panel {
    private final EnsembleControls controls = new EnsembleControls();
    private final EnsembleWall wall = new EnsembleWall();
    private final EnsembleDistributions distributions = new EnsembleDistributions();
    private final EnsembleSweep sweep = new EnsembleSweep();

    @Override
    public PanelName name() {
        return PanelName.ENSEMBLE;
    }

    @Override
    public void draw(UiContext ui) {
        EnsembleStudy study = ui.workspace().ensembles();
        ImGui.pushStyleVar(ImGuiStyleVar.ItemSpacing, ui.px(6), ui.px(4));
        ImGui.pushStyleVar(ImGuiStyleVar.FramePadding, ui.px(6), ui.px(3));
        controls.seeds(ui, study);
        if (ImGui.beginTabBar("ensemble")) {
            if (tab(ui, "Wall")) {
                Optional<Ran> shown = wall.choose(ui, study);
                shown.ifPresentOrElse(ran -> wall.draw(ui, ran), () -> invite(ui));
                ImGui.endTabItem();
            }
            if (tab(ui, "Distributions")) {
                Optional<Ran> shown = wall.choose(ui, study);
                shown.ifPresentOrElse(ran -> distributions.draw(ui, ran, wall.group(ran)), () -> invite(ui));
                ImGui.endTabItem();
            }
            if (tab(ui, "Sweep")) {
                controls.sweep(ui, study);
                study.sweep().ifPresentOrElse(ran -> sweep.draw(ui, ran), () -> inviteToSweep(ui));
                ImGui.endTabItem();
            }
            ImGui.endTabBar();
        }
        ImGui.popStyleVar(2);
    }

    private static boolean tab(UiContext ui, String title) {
        boolean open = ImGui.beginTabItem(title, ImGuiTabItemFlags.None);
        ui.landmarks().mark("ensemble.tab." + title);
        return open;
    }

    private static void invite(UiContext ui) {
        Widgets.hint(
                ui,
                "Start runs the scene from every seed, with the values of the sliders as they are now, to the steps that the"
                        + " scene gives each side: the same bits as grokfield run. The window goes on meanwhile.");
    }

    private static void inviteToSweep(UiContext ui) {
        Widgets.hint(
                ui,
                "A sweep runs all seeds at every value of one parameter, both ends first and then ever finer, and shows what"
                        + " share of them becomes which structure. Cancel keeps what is there.");
    }
}
