package grokfield.render.ui.panel;

import grokfield.render.ui.state.PanelName;
import grokfield.scenes.Scene;
import grokfield.sim.Parameter;
import grokfield.trainer.NetworkSettings;
import grokfield.trainer.TrainingParameters;
import imgui.ImGui;
import imgui.flag.ImGuiStyleVar;
import imgui.flag.ImGuiTreeNodeFlags;
import java.util.Optional;

/** The network's training: what acts at once, and what needs a reset. */
public final class TrainingPanel implements Panel {
    /** From this height of the panel on, the settings are unfolded at first. */
    private static final float ROOMY = 210;

    @Override
    public PanelName name() {
        return PanelName.TRAINING;
    }

    @Override
    public void draw(UiContext ui) {
        Optional<Scene.Network> network = ui.stage().original().network();
        if (network.isEmpty()) {
            Widgets.hint(ui, "This scene has no network.");
            return;
        }
        ImGui.pushStyleVar(ImGuiStyleVar.ItemSpacing, ui.px(8), ui.px(4));
        ImGui.pushStyleVar(ImGuiStyleVar.FramePadding, ui.px(9), ui.px(4));
        ui.stage()
                .wantedSettings()
                .ifPresentOrElse(
                        settings -> apply(ui, settings),
                        () -> Widgets.text(ui.theme().accent(), "Start here: raise it, and order grows out of noise."));
        ParameterSlider.first(ui, TrainingParameters.WEIGHT_DECAY);
        for (Parameter parameter : TrainingParameters.ALL) {
            if (!parameter.equals(TrainingParameters.WEIGHT_DECAY)) {
                ParameterSlider.live(ui, parameter);
            }
        }
        boolean roomy = ImGui.getWindowHeight() >= ui.px(ROOMY);
        boolean open = ImGui.collapsingHeader(
                "Network##settings", roomy ? ImGuiTreeNodeFlags.DefaultOpen : ImGuiTreeNodeFlags.None);
        ui.landmarks().mark("network.settings");
        Widgets.tooltip(ui, "What fixes the network before its first step; a change begins the scene anew.");
        if (open) {
            settings(ui, network.get().settings());
        }
        ImGui.popStyleVar(2);
    }

    private static void settings(UiContext ui, NetworkSettings now) {
        NetworkSettings wanted = ui.stage().wantedSettings().orElse(now);
        for (Parameter parameter : NetworkSettings.ALL) {
            if (parameter.equals(NetworkSettings.SEED)) {
                continue; // the Scene panel has the seeds of both sides
            }
            ParameterSlider.Row row =
                    ParameterSlider.draw(ui, parameter, wanted.get(parameter), now.get(parameter), true);
            if (row.changed()) {
                wanted = wanted.with(parameter, row.value());
                ui.stage().want(wanted.equals(now) ? Optional.empty() : Optional.of(wanted));
            }
        }
    }

    /** At the top of the panel, where it is seen whatever is scrolled. */
    private static void apply(UiContext ui, NetworkSettings wanted) {
        float half = (ImGui.getContentRegionAvailX() - ImGui.getStyle().getItemSpacingX()) / 2;
        if (Widgets.button(ui, "network.apply", "Reset to apply", half)) {
            ui.actions().apply(wanted);
        }
        ImGui.sameLine();
        if (Widgets.button(ui, "network.discard", "Discard", half)) {
            ui.stage().want(Optional.empty());
        }
    }
}
