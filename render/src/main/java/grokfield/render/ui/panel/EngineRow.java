package grokfield.render.ui.panel;

import grokfield.scenes.Command;
import grokfield.scenes.EngineOffer;
import grokfield.scenes.EngineStatus;
import grokfield.scenes.ParticleSnapshot;
import grokfield.scenes.Side;
import grokfield.sim.Engines;
import imgui.ImGui;
import imgui.flag.ImGuiComboFlags;
import imgui.flag.ImGuiSelectableFlags;
import java.util.List;
import java.util.Optional;

/** A row with the wanted engine, and the list to pick another from. */
final class EngineRow {
    private EngineRow() {}

    static void draw(UiContext ui, ParticleSnapshot particles) {
        ImGui.alignTextToFramePadding();
        ImGui.textUnformatted("engine");
        ParameterSlider.besideLabel();
        ImGui.setNextItemWidth(-1);
        boolean open = ImGui.beginCombo("##engine", preview(ui, particles), ImGuiComboFlags.HeightLargest);
        ui.landmarks().mark("engine");
        if (!open) {
            Widgets.tooltip(ui, explanation(particles.progress().engine()));
            return;
        }
        Optional<List<EngineOffer>> offers =
                ui.workspace().engines().offers(particles.positions().dimensions());
        if (offers.isEmpty()) {
            Widgets.text(ui.theme().faintText(), "looking for devices …");
        }
        offers.orElse(List.of()).forEach(offer -> offer(ui, particles, offer));
        ImGui.endCombo();
    }

    private static void offer(UiContext ui, ParticleSnapshot particles, EngineOffer offer) {
        int flags = offer.there() ? ImGuiSelectableFlags.None : ImGuiSelectableFlags.Disabled;
        boolean current = offer.isMeantBy(particles.wantedEngine());
        if (ImGui.selectable(offer.label(), current, flags)) {
            ui.stage()
                    .session()
                    .world(Side.PARTICLES)
                    .ifPresent(world -> world.post(new Command.SetEngine(offer.choice())));
        }
        ui.landmarks().mark("engine." + offer.choice());
        Widgets.tooltip(ui, offer.help());
    }

    /** What is wanted, and what runs where that does not say it. */
    private static String preview(UiContext ui, ParticleSnapshot particles) {
        EngineStatus engine = particles.progress().engine();
        String wanted = particles.wantedEngine();
        float room = ImGui.calcItemWidth() - ImGui.getFrameHeight() - ui.px(9);
        if (engine.preparing().isPresent()) {
            return Widgets.fitted("preparing " + wanted + " …", room);
        }
        String text = engine.description();
        if (wanted.equals(Engines.AUTO)) {
            text = wanted + ": " + text;
        } else if (!engine.choice().equals(wanted)) {
            text += " (wanted: " + wanted + ")";
        }
        return Widgets.fitted(text, room);
    }

    /** What computes the forces, in full: for tooltips. */
    static String explanation(EngineStatus engine) {
        StringBuilder text = new StringBuilder("How the forces are computed.\n\nrunning: " + engine.description());
        engine.reason().ifPresent(reason -> text.append("\n").append(reason));
        engine.preparing().ifPresent(next -> text.append("\npreparing ").append(next));
        engine.fault().ifPresent(fault -> text.append("\n\n").append(fault));
        return text.toString();
    }
}
