package grokfield.render.ui.panel;

import grokfield.scenes.Tuning;
import grokfield.sim.Parameter;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import imgui.flag.ImGuiMouseButton;
import imgui.flag.ImGuiSliderFlags;
import imgui.flag.ImGuiStyleVar;

/** A row with a parameter's name and a slider; everything about it comes from the {@link Parameter}. */
final class ParameterSlider {
    private static final float LABEL_SHARE = 0.46f;

    private ParameterSlider() {}

    /** A slider that acts at once through {@link Tuning}. */
    static void live(UiContext ui, Parameter parameter) {
        Tuning tuning = ui.tuning();
        double sceneValue = tuning.sceneValue(parameter);
        Row row = draw(ui, parameter, tuning.get(parameter), sceneValue, false);
        if (row.changed()) {
            tuning.set(parameter, row.value());
        }
        if (row.released()) {
            tuning.endGesture();
        }
    }

    /** As {@link #live}, emphasised as the one to touch first. */
    static void first(UiContext ui, Parameter parameter) {
        ImGui.pushStyleVar(ImGuiStyleVar.FrameBorderSize, ui.px(1.5f));
        ImGui.pushStyleColor(ImGuiCol.Border, ui.theme().accent().packed(0.75f));
        ImGui.pushFont(ui.fonts().strong());
        live(ui, parameter);
        ImGui.popFont();
        ImGui.popStyleColor();
        ImGui.popStyleVar();
    }

    /**
     * What a row was used for.
     *
     * @param value the value after this frame, inside the parameter's range
     */
    record Row(double value, boolean changed, boolean released) {}

    /**
     * Draws one row.
     *
     * @param reference the value against which a change is marked
     * @param pending whether a changed value still waits to act
     */
    static Row draw(UiContext ui, Parameter parameter, double value, double reference, boolean pending) {
        label(ui, parameter, value != reference, pending);
        besideLabel();
        ImGui.setNextItemWidth(-1);
        // A typed value may leave the slider, up to the parameter's own range.
        int flags = parameter.logarithmic() ? ImGuiSliderFlags.Logarithmic : ImGuiSliderFlags.None;
        double[] edited = {value};
        boolean changed = ImGui.sliderScalar(
                "##" + parameter.qualifiedName(),
                edited,
                parameter.sliderMinimum(),
                parameter.sliderMaximum(),
                format(parameter),
                flags);
        ui.landmarks().mark(parameter.qualifiedName());
        boolean released = ImGui.isItemDeactivated();
        if (ImGui.isItemClicked(ImGuiMouseButton.Right)) {
            return new Row(parameter.defaultValue(), value != parameter.defaultValue(), true);
        }
        boolean led = ui.stage().player().timeline().parameters().contains(parameter);
        Widgets.tooltip(ui, help(parameter, reference) + (led ? "\nThe scene's timeline moves it." : ""));
        double result = changed ? parameter.clamp(edited[0]) : value;
        return new Row(result, changed && result != value, released);
    }

    /** Goes on beside the label that was just drawn, where the controls of all rows begin. */
    static void besideLabel() {
        ImGui.sameLine(ImGui.getWindowContentRegionMinX()
                + LABEL_SHARE * (ImGui.getWindowContentRegionMaxX() - ImGui.getWindowContentRegionMinX()));
    }

    private static void label(UiContext ui, Parameter parameter, boolean differs, boolean pending) {
        ImGui.alignTextToFramePadding();
        if (differs) {
            Widgets.text(pending ? ui.theme().warning() : ui.theme().accent(), "●");
            ui.landmarks().mark(parameter.qualifiedName() + ".changed");
            ImGui.sameLine(0, ui.px(4));
        }
        ImGui.textUnformatted(parameter.label());
        if (!parameter.symbol().isEmpty()) {
            ImGui.sameLine(0, ui.px(5));
            Widgets.text(ui.theme().faintText(), symbol(parameter));
        }
    }

    /** The symbol without the underscore of an index: ℓA. */
    private static String symbol(Parameter parameter) {
        return parameter.symbol().replace("_", "");
    }

    private static String format(Parameter parameter) {
        if (parameter.integer()) {
            return "%.0f";
        }
        return parameter.logarithmic() ? "%.3g" : "%.2f";
    }

    private static String help(Parameter parameter, double sceneValue) {
        String unit = parameter.unit().isEmpty() ? "" : " " + parameter.unit();
        return parameter.help()
                + "\n\n"
                + parameter.qualifiedName() + ", " + Parameter.format(parameter.minimum()) + " … "
                + Parameter.format(parameter.maximum()) + unit
                + "\nscene " + Parameter.format(sceneValue) + " · default "
                + Parameter.format(parameter.defaultValue())
                + "\nCtrl+click to type, right-click for the default";
    }
}
