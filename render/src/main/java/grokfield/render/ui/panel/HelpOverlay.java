package grokfield.render.ui.panel;

import grokfield.render.ui.state.Key;
import grokfield.render.ui.state.UiState.Dialog;
import grokfield.scenes.SceneLibrary;
import imgui.ImGui;
import imgui.ImGuiViewport;
import imgui.flag.ImGuiCond;
import imgui.flag.ImGuiKey;
import imgui.flag.ImGuiStyleVar;
import imgui.flag.ImGuiTableColumnFlags;
import imgui.flag.ImGuiTableFlags;
import imgui.flag.ImGuiWindowFlags;
import java.util.List;

/** Every key, from the one table {@link Key}, and what the mouse does. */
final class HelpOverlay {
    private static final int FLAGS = ImGuiWindowFlags.NoCollapse
            | ImGuiWindowFlags.NoDocking
            | ImGuiWindowFlags.NoSavedSettings
            | ImGuiWindowFlags.AlwaysAutoResize;
    private static final List<List<String>> MOUSE = List.of(
            List.of("Slider: drag", "change a parameter; it acts at once"),
            List.of("Slider: Ctrl+click", "type a value"),
            List.of("Slider: right-click", "back to the default"),
            List.of("View: drag a token", "move it; the others answer"),
            List.of("View: double-click a token", "pin it, or free it"),
            List.of("View: drag the background", "move the picture; in three dimensions, turn it"),
            List.of("View: right-drag", "move the picture"),
            List.of("View: wheel", "zoom to the cursor"),
            List.of("View: double-click the background", "fit"));

    private HelpOverlay() {}

    static void draw(UiContext ui) {
        if (ui.state().dialog() != Dialog.HELP) {
            return;
        }
        ImGuiViewport viewport = ImGui.getMainViewport();
        ImGui.setNextWindowPos(
                viewport.getPosX() + viewport.getSizeX() / 2,
                viewport.getPosY() + viewport.getSizeY() / 2,
                ImGuiCond.Always,
                0.5f,
                0.5f);
        if (ImGui.begin("Keys and mouse###help", FLAGS)) {
            ImGui.pushStyleVar(ImGuiStyleVar.CellPadding, ui.px(8), ui.px(2));
            ImGui.beginGroup();
            keys(ui);
            ImGui.endGroup();
            ImGui.sameLine(0, ui.px(28));
            ImGui.beginGroup();
            mouse(ui);
            ImGui.endGroup();
            ImGui.popStyleVar();
            if (Widgets.button(ui, "help.close", "Close", ui.px(100)) || ImGui.isKeyPressed(ImGuiKey.Escape, false)) {
                ui.state().setDialog(Dialog.NONE);
            }
        }
        ImGui.end();
    }

    private static void keys(UiContext ui) {
        List<SceneLibrary.Entry> shelf = ui.workspace().shelf();
        if (!ImGui.beginTable("keys", 2, ImGuiTableFlags.SizingFixedFit | ImGuiTableFlags.NoHostExtendX)) {
            return;
        }
        columns(ui, 62, 250);
        int scenes = 0;
        for (Key key : Key.ALL) {
            boolean scene = key.name().startsWith("scene_");
            row(
                    ui,
                    key.text(),
                    scene && scenes < shelf.size() ? shelf.get(scenes).title() : key.label());
            scenes += scene ? 1 : 0;
        }
        ImGui.endTable();
    }

    private static void mouse(UiContext ui) {
        if (!ImGui.beginTable("mouse", 2, ImGuiTableFlags.SizingFixedFit | ImGuiTableFlags.NoHostExtendX)) {
            return;
        }
        columns(ui, 220, 310);
        MOUSE.forEach(line -> row(ui, line.get(0), line.get(1)));
        ImGui.endTable();
    }

    private static void columns(UiContext ui, float first, float second) {
        ImGui.tableSetupColumn("", ImGuiTableColumnFlags.WidthFixed, ui.px(first));
        ImGui.tableSetupColumn("", ImGuiTableColumnFlags.WidthFixed, ui.px(second));
    }

    private static void row(UiContext ui, String left, String right) {
        ImGui.tableNextRow();
        ImGui.tableNextColumn();
        Widgets.text(ui.theme().accent(), left);
        ImGui.tableNextColumn();
        ImGui.textUnformatted(right);
    }
}
