package grokfield.render.ui.panel;

import grokfield.render.ui.picture.Findings;
import grokfield.scenes.LaidParticles;
import grokfield.scenes.NetworkSnapshot;
import grokfield.scenes.OverlayKeeper;
import grokfield.scenes.ParticleSnapshot;
import grokfield.sim.Overlay;
import imgui.ImGui;
import imgui.flag.ImGuiStyleVar;
import java.util.Locale;
import java.util.Optional;

/** The part of the Compare panel that tells how the particles lie over the embeddings. */
final class OverlaySection {
    private OverlaySection() {}

    static void draw(UiContext ui) {
        Optional<NetworkSnapshot> network = ui.stage().network();
        Optional<ParticleSnapshot> particles = ui.stage().particles();
        if (network.isEmpty() || particles.isEmpty()) {
            return;
        }
        Optional<String> refusal = OverlayKeeper.refusal(network.get(), particles.get());
        if (refusal.isPresent()) {
            Widgets.hint(ui, refusal.get());
            ui.landmarks().mark("overlay.text");
            return;
        }
        names(ui, network.get());
        Optional<LaidParticles> laid = Findings.overlay(ui.stage(), ui.comparison());
        Widgets.wrapped(
                ui.theme().text(),
                laid.map(LaidParticles::overlay).map(OverlaySection::sentence).orElse("…"));
        ui.landmarks().mark("overlay.text");
        Widgets.tooltip(
                ui,
                "The particles laid over the embeddings by the best translation, rotation, mirroring and scale. Residual: the root"
                        + " of the mean squared distance between partners over that of the embeddings' radius; 0 is the same shape,"
                        + " 1 nothing in common. Particle i belongs to embedding u·i + t mod N.");
    }

    private static void names(UiContext ui, NetworkSnapshot network) {
        boolean searched =
                OverlayKeeper.isSearched(network.task(), network.positions().dimensions());
        boolean named = ui.stage().choices().named() || !searched;
        Widgets.text(ui.theme().faintText(), "overlay");
        ImGui.pushFont(ui.fonts().small());
        ImGui.pushStyleVar(ImGuiStyleVar.FramePadding, ui.px(5), ui.px(1));
        ImGui.sameLine(0, ui.px(10));
        ImGui.beginDisabled(!searched);
        if (Widgets.toggle(ui, "overlay.relabelled", "best names", !named)) {
            ui.stage().choices().setNamed(false);
        }
        Widgets.tooltip(
                ui,
                searched
                        ? "Looks for the relabelling i → u·i + t mod N that fits best: it changes nothing but names"
                        : "Only modular addition has relabellings that change nothing but names; they are looked for up to "
                                + OverlayKeeper.MOST_TOKENS + " tokens");
        ImGui.endDisabled();
        ImGui.sameLine(0, ui.px(4));
        if (Widgets.toggle(ui, "overlay.named", "same names", named)) {
            ui.stage().choices().setNamed(true);
        }
        Widgets.tooltip(ui, "Every particle belongs to the embedding of its own number");
        ImGui.popStyleVar();
        ImGui.popFont();
    }

    private static String sentence(Overlay overlay) {
        if (Double.isNaN(overlay.residual())) {
            return "one side is a single place";
        }
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "residual %.3f", overlay.residual()));
        text.append(
                overlay.relabelling().isNone()
                        ? " · same names"
                        : String.format(
                                Locale.ROOT,
                                " · u %d, t %d",
                                overlay.relabelling().factor(),
                                overlay.relabelling().shift()));
        text.append(overlay.similarity().isReflection() ? " · mirrored" : "");
        return text.append(String.format(
                        Locale.ROOT, " · scale %.3g", overlay.similarity().scale()))
                .toString();
    }
}
