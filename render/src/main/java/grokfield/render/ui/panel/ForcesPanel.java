package grokfield.render.ui.panel;

import grokfield.render.ui.state.PanelName;
import grokfield.scenes.ParticleSnapshot;
import grokfield.sim.ForceParameters;
import grokfield.sim.Parameter;
import imgui.ImGui;
import imgui.flag.ImGuiStyleVar;
import java.util.Locale;
import java.util.Optional;

/** The strengths and lengths of the law of force, and the engine that computes it. */
public final class ForcesPanel implements Panel {
    /** The share of the largest stable step above which a warning is shown. */
    private static final double NEARLY = 0.9;

    @Override
    public PanelName name() {
        return PanelName.FORCES;
    }

    @Override
    public void draw(UiContext ui) {
        Optional<ParticleSnapshot> particles = ui.stage().particles();
        if (particles.isEmpty()) {
            Widgets.hint(ui, "This scene has no particles.");
            return;
        }
        ImGui.pushStyleVar(ImGuiStyleVar.ItemSpacing, ui.px(8), ui.px(3));
        ImGui.pushStyleVar(ImGuiStyleVar.FramePadding, ui.px(9), ui.px(4));
        Optional<String> warning = warning(particles.get());
        if (warning.isPresent()) {
            Widgets.text(ui.theme().warning(), warning.get());
            Widgets.tooltip(ui, "Beyond this step size explicit Euler overshoots, and the particles fly apart.");
            ui.landmarks().mark("step_size.warning");
        } else {
            Widgets.text(ui.theme().accent(), "Raise alignment: grids become circles.");
        }
        ParameterSlider.first(ui, ForceParameters.ALIGNMENT);
        for (Parameter parameter : ForceParameters.ALL) {
            if (!parameter.equals(ForceParameters.ALIGNMENT)) {
                ParameterSlider.live(ui, parameter);
            }
        }
        EngineRow.draw(ui, particles.get());
        ImGui.popStyleVar(2);
    }

    /** What to say before a step size turns the law unstable; empty while it is well below. */
    static Optional<String> warning(ParticleSnapshot particles) {
        double step = particles.parameters().stepSize();
        double largest = particles.largestStableStep();
        if (!(step > NEARLY * largest)) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                step > largest
                        ? "Step size too large here: lower it below %.3g"
                        : "Step size near its limit of %.3g here",
                largest));
    }
}
