package grokfield.render.ui.panel;

import grokfield.render.gl.Rgb;
import grokfield.render.ui.state.AttributionHistory;
import grokfield.render.ui.state.AttributionHistory.Figure;
import grokfield.render.ui.state.CompareChoices;
import grokfield.render.ui.state.History;
import grokfield.render.ui.state.PanelName;
import grokfield.render.ui.state.ViewSwitches;
import grokfield.render.ui.state.ViewSwitches.Layer;
import grokfield.render.view.Palette;
import grokfield.scenes.AttributionKeeper;
import grokfield.scenes.NetworkSnapshot;
import grokfield.scenes.Side;
import grokfield.sim.ForceComponent;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import imgui.flag.ImGuiStyleVar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How much of the network's −gradient the forces explain, over its steps, and with which strengths. */
public final class AttributionPanel implements Panel {
    private static final List<ForceComponent> COMPONENTS = List.of(ForceComponent.values());

    private final CurvePlot share = new CurvePlot("attribution");
    private final CurvePlot strengths = new CurvePlot("strengths");

    @Override
    public PanelName name() {
        return PanelName.ATTRIBUTION;
    }

    @Override
    public void draw(UiContext ui) {
        Optional<NetworkSnapshot> network = ui.stage().network();
        Optional<String> refusal = network.isEmpty()
                ? Optional.of("This scene has no network.")
                : AttributionKeeper.refusal(network.get().task());
        if (refusal.isPresent()) {
            Widgets.hint(ui, refusal.get());
            return;
        }
        ImGui.pushStyleVar(ImGuiStyleVar.ItemSpacing, ui.px(6), ui.px(2));
        components(ui);
        CompareChoices choices = ui.stage().choices();
        History history = ui.stage().attributions().of(choices.components(), choices.allPairs());
        float half = (ImGui.getContentRegionAvailX() - ui.px(6)) / 2;
        float height = ImGui.getContentRegionAvailY();
        share.draw(
                ui,
                title(history),
                shares(ui, history),
                CurvePlot.Axis.share("share of the gradient explained"),
                half,
                height);
        Widgets.tooltip(
                ui,
                "R²: the share of −∂L/∂E that the chosen forces explain by least squares. Chance: what as many random forces"
                        + " would explain. Adjusted: R² freed of chance.");
        ImGui.sameLine();
        strengths.draw(ui, "strengths", strengths(ui, choices, history), CurvePlot.Axis.of("strength"), half, height);
        ImGui.popStyleVar();
    }

    /** The components, each a switch in the colour of its curve, and which pairs the forces are of. */
    private static void components(UiContext ui) {
        CompareChoices choices = ui.stage().choices();
        ImGui.pushFont(ui.fonts().small());
        ImGui.pushStyleVar(ImGuiStyleVar.FramePadding, ui.px(4), 0);
        boolean first = true;
        for (ForceComponent component : COMPONENTS) {
            if (!first) {
                ImGui.sameLine(0, ui.px(3));
            }
            first = false;
            boolean on = choices.uses(component);
            Rgb color = on ? color(ui, component) : ui.theme().faintText();
            ImGui.pushStyleColor(ImGuiCol.Button, on ? ui.theme().field().packed() : 0);
            ImGui.pushStyleColor(ImGuiCol.Text, color.packed());
            String label = (on ? mark(component).sign() : "○") + " " + label(component);
            if (Widgets.button(ui, "attribution." + component.name(), label, 0)) {
                choices.use(component, !on);
            }
            ImGui.popStyleColor(2);
            Widgets.tooltip(
                    ui, component.label() + (on ? ": may explain the gradient" : ": takes no part in explaining"));
        }
        switches(ui, choices);
        ImGui.popStyleVar();
        ImGui.popFont();
    }

    /** At the right end of the line, if there is room: arrows in the view, and which pairs the forces are of. */
    private static void switches(UiContext ui, CompareChoices choices) {
        String arrows = "arrows";
        String all = "all pairs";
        float width = ImGui.calcTextSizeX(arrows) + ImGui.calcTextSizeX(all) + ui.px(19);
        float x = ImGui.getWindowContentRegionMaxX() - width;
        ImGui.sameLine(0, ui.px(3));
        if (ImGui.getCursorPosX() <= x) {
            ImGui.setCursorPosX(x);
        }
        ViewSwitches view = ui.stage().view(Side.NETWORK);
        boolean fitted = view.shows(Layer.FITTED);
        if (Widgets.toggle(ui, "attribution.arrows", arrows, fitted)) {
            view.set(Layer.FITTED, !fitted);
        }
        Widgets.tooltip(ui, Layer.FITTED.help());
        ImGui.sameLine(0, ui.px(3));
        if (Widgets.toggle(ui, "attribution.all_pairs", all, choices.allPairs())) {
            choices.setAllPairs(!choices.allPairs());
        }
        Widgets.tooltip(ui, "Forces between all pairs; else between the training pairs alone, which make the gradient");
    }

    private static String label(ForceComponent component) {
        return switch (component) {
            case ATTRACTION -> "attraction";
            case REPULSION -> "repulsion";
            case ALIGNMENT_SAME -> "own";
            case ALIGNMENT_DIFFERENT -> "others";
            case DECAY -> "decay";
        };
    }

    private static Curve.Mark mark(ForceComponent component) {
        return Curve.Mark.of(COMPONENTS.indexOf(component));
    }

    private static Rgb color(UiContext ui, ForceComponent component) {
        return Palette.of(ui.theme()).color(COMPONENTS.indexOf(component), COMPONENTS.size());
    }

    private static String title(History history) {
        int last = history.size() - 1;
        if (last < 0 || Double.isNaN(history.column(AttributionHistory.column(Figure.R2))[last])) {
            return "R²";
        }
        double chance = history.column(AttributionHistory.column(Figure.CHANCE))[last];
        double adjusted = history.column(AttributionHistory.column(Figure.ADJUSTED))[last];
        return String.format(Locale.ROOT, "R² %.2f", history.column(AttributionHistory.column(Figure.R2))[last])
                + (Double.isNaN(adjusted) ? "" : String.format(Locale.ROOT, " · adjusted %.2f", adjusted))
                + String.format(Locale.ROOT, " · chance %.2f", chance);
    }

    private static List<Curve> shares(UiContext ui, History history) {
        Rgb strong = ui.color(Side.NETWORK);
        Rgb faint = ui.theme().faintText().mix(ui.theme().panel(), 0.45f);
        return List.of(
                new Curve("chance", faint, Curve.Mark.NONE, history, AttributionHistory.column(Figure.CHANCE)),
                new Curve(
                        "adjusted",
                        faint.mix(strong, 0.3f),
                        Curve.Mark.NONE,
                        history,
                        AttributionHistory.column(Figure.ADJUSTED)),
                new Curve("R²", strong, Curve.Mark.DISC, history, AttributionHistory.column(Figure.R2)));
    }

    private static List<Curve> strengths(UiContext ui, CompareChoices choices, History history) {
        List<Curve> curves = new ArrayList<>();
        for (ForceComponent component : COMPONENTS) {
            if (choices.uses(component)) {
                curves.add(new Curve(
                        component.label(),
                        color(ui, component),
                        mark(component),
                        history,
                        AttributionHistory.column(component)));
            }
        }
        return curves;
    }
}
