package grokfield.render.ui.panel;

import grokfield.render.ui.state.PanelName;
import grokfield.scenes.ParticleSnapshot;
import grokfield.sim.ForceParameters;
import grokfield.sim.Parameter;
import imgui.ImGui;
import imgui.flag.ImGuiStyleVar;
import java.util.Locale;
import java.util.Optional;

/** The strengths and lengths of the law of force. */
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
        ImGui.pushStyleVar(ImGuiStyleVar.ItemSpacing, ui.px(8), ui.px(4));
        ParameterSlider.first(ui, ForceParameters.ALIGNMENT, "Raise alignment: grids become circles.");
        for (Parameter parameter : ForceParameters.ALL) {
            if (!parameter.equals(ForceParameters.ALIGNMENT)) {
                ParameterSlider.live(ui, parameter);
            }
        }
        warning(particles.get()).ifPresent(text -> {
            Widgets.wrapped(ui.theme().warning(), text);
            ui.landmarks().mark("step_size.warning");
        });
        ImGui.popStyleVar();
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
                "The step size %s: here the law turns unstable near %.3g. Lower it, or weaken the forces.",
                step > largest ? "is too large" : "comes close to its limit",
                largest));
    }
}
