package grokfield.render.ui.panel;

import grokfield.render.ui.state.Key;
import grokfield.render.ui.state.PanelName;
import grokfield.render.ui.state.Stage;
import grokfield.scenes.Scene;
import grokfield.scenes.SceneLibrary;
import grokfield.scenes.Side;
import grokfield.scenes.StepControl;
import grokfield.sim.Task;
import imgui.ImGui;
import imgui.flag.ImGuiComboFlags;
import imgui.flag.ImGuiSliderFlags;
import imgui.flag.ImGuiStyleVar;
import java.util.List;
import java.util.Locale;

/** The scene on show: what it is, and its clock. */
public final class ScenePanel implements Panel {
    private static final String STEP = "Step";
    private static final String RESET = "Reset";
    private static final String NEW_SEED = "New seed";
    private static final String SETTLE = "Settle";
    static final String SETTLE_HELP =
            "Takes the particles on in steps as long as the error allows, until no force is left to "
                    + "move them. Turning as a whole and pinned particles do not count.";

    @Override
    public PanelName name() {
        return PanelName.SCENE;
    }

    @Override
    public void draw(UiContext ui) {
        Scene scene = ui.stage().session().scene();
        ImGui.pushStyleVar(ImGuiStyleVar.ItemSpacing, ui.px(6), ui.px(5));
        chooser(ui, scene);
        clock(ui);
        speed(ui);
        Widgets.text(ui.theme().faintText(), facts(ui.stage()));
        Widgets.hint(ui, scene.about());
        ImGui.popStyleVar();
    }

    private static void chooser(UiContext ui, Scene scene) {
        ImGui.setNextItemWidth(-1);
        boolean open = ImGui.beginCombo("##scenes", scene.title(), ImGuiComboFlags.HeightLargest);
        ui.landmarks().mark("scene.choose");
        if (!open) {
            Widgets.tooltip(ui, scene.about());
            return;
        }
        List<SceneLibrary.Entry> shelf = ui.workspace().shelf();
        for (int i = 0; i < shelf.size(); i++) {
            SceneLibrary.Entry entry = shelf.get(i);
            boolean current = entry.name().equals(scene.name());
            if (ImGui.selectable(number(i) + entry.title() + "##" + entry.name(), current)) {
                ui.workspace().openShipped(entry);
            }
            ui.landmarks().mark("scene." + entry.name());
            if (ImGui.isItemHovered()) {
                Widgets.tooltipNow(ui, entry.about());
            }
        }
        ImGui.endCombo();
    }

    private static String number(int index) {
        return index < Key.SCENE_KEYS ? (index + 1) + "  " : "    ";
    }

    private static void clock(UiContext ui) {
        boolean playing = ui.isPlaying();
        String play = playing ? "Pause" : "▶ Play";
        List<String> labels = List.of(play, STEP, RESET, NEW_SEED, SETTLE);
        float padding = padding(labels);
        keyButton(ui, Key.PLAY, play, padding);
        ImGui.sameLine();
        keyButton(ui, Key.STEP, STEP, padding);
        ImGui.sameLine();
        keyButton(ui, Key.RESET, RESET, padding);
        ImGui.sameLine();
        keyButton(ui, Key.NEW_SEED, NEW_SEED, padding);
        ImGui.sameLine();
        ImGui.beginDisabled(ui.stage().particles().isEmpty() || SettleProgress.isShown(ui));
        if (Widgets.button(ui, "settle", SETTLE, ImGui.calcTextSizeX(SETTLE) + padding)) {
            ui.actions().settle();
        }
        ImGui.endDisabled();
        Widgets.tooltip(ui, SETTLE_HELP);
    }

    /** What a row of buttons may add to the width of each label, so that it fills the panel. */
    private static float padding(List<String> labels) {
        float texts = 0;
        for (String label : labels) {
            texts += ImGui.calcTextSizeX(label);
        }
        float gaps = (labels.size() - 1) * ImGui.getStyle().getItemSpacingX();
        return (ImGui.getContentRegionAvailX() - gaps - texts) / labels.size();
    }

    private static void keyButton(UiContext ui, Key key, String label, float padding) {
        if (Widgets.button(ui, key.name(), label, ImGui.calcTextSizeX(label) + padding)) {
            key.action().accept(ui.actions());
        }
        Widgets.tooltip(ui, key.label() + " (" + key.text() + ")");
    }

    private static void speed(UiContext ui) {
        StepControl control = ui.stage().session().control();
        boolean unlimited = control.speed() == StepControl.UNLIMITED;
        ImGui.alignTextToFramePadding();
        ImGui.textUnformatted("speed");
        ImGui.sameLine();
        float button = ImGui.calcTextSizeX("max") + 2 * ImGui.getStyle().getFramePaddingX();
        ImGui.setNextItemWidth(
                ImGui.getContentRegionAvailX() - button - ImGui.getStyle().getItemSpacingX());
        double[] speed = {unlimited ? StepControl.FASTEST : control.speed()};
        int flags = ImGuiSliderFlags.AlwaysClamp | ImGuiSliderFlags.Logarithmic;
        String format = unlimited ? "as fast as possible" : "× %.3g";
        if (ImGui.sliderScalar("##speed", speed, StepControl.SLOWEST, StepControl.FASTEST, format, flags)) {
            control.setSpeed(Math.clamp(speed[0], StepControl.SLOWEST, StepControl.FASTEST));
        }
        ui.landmarks().mark("speed");
        if (ImGui.isItemClicked(1)) {
            control.setSpeed(1);
        }
        Widgets.tooltip(ui, "How fast both worlds run; 1 is the pace of a video. Right-click for 1.");
        ImGui.sameLine();
        if (Widgets.toggle(ui, "speed.max", "max", unlimited)) {
            control.setSpeed(unlimited ? 1 : StepControl.UNLIMITED);
        }
        Widgets.tooltip(ui, "As fast as the frame leaves time for");
    }

    /** The task, its size and the seeds, in one line. */
    private static String facts(Stage stage) {
        Task task = stage.session().scene().task();
        StringBuilder text = new StringBuilder(
                task.operation().equals("table") ? "table" : task.operation() + " mod " + task.tokens());
        text.append(String.format(Locale.ROOT, " · N %d · %d pairs", task.tokens(), task.pairs()));
        Long network = stage.seed(Side.NETWORK).orElse(null);
        Long particles = stage.seed(Side.PARTICLES).orElse(null);
        if (network != null && particles != null && !network.equals(particles)) {
            text.append(" · seeds ").append(network).append(", ").append(particles);
        } else {
            text.append(" · seed ").append(network != null ? network : particles);
        }
        return text.toString();
    }
}
