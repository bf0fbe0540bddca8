package grokfield.render.ui.panel;

import grokfield.render.ui.state.Actions;
import grokfield.render.ui.state.Key;
import grokfield.render.ui.state.PanelName;
import grokfield.render.ui.state.Preferences;
import grokfield.scenes.SceneLibrary;
import imgui.ImGui;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The menus. What has a key shows it, from the one table {@link Key}. */
final class MenuBar {
    private MenuBar() {}

    static void draw(UiContext ui) {
        if (!ImGui.beginMenuBar()) {
            return;
        }
        menu(ui, "File", MenuBar::file);
        menu(ui, "Edit", MenuBar::edit);
        menu(ui, "Scenes", MenuBar::scenes);
        menu(ui, "View", MenuBar::view);
        menu(ui, "Help", MenuBar::help);
        ImGui.endMenuBar();
    }

    /** The contents of a menu. */
    private interface Contents {
        void draw(UiContext ui);
    }

    private static void menu(UiContext ui, String title, Contents contents) {
        boolean open = ImGui.beginMenu(title);
        ui.landmarks().mark("menu." + title);
        if (open) {
            contents.draw(ui);
            ImGui.endMenu();
        }
    }

    private static void file(UiContext ui) {
        Actions actions = ui.actions();
        key(ui, Key.OPEN, true);
        recent(ui);
        ImGui.separator();
        key(ui, Key.SAVE, true);
        item(ui, "save_as", "Save scene as…", actions::askToSaveScene);
        item(ui, "save_session", "Save session…", actions::askToSaveSession);
        item(ui, "copy_command", "Copy command", actions::copyCommand);
        Widgets.tooltip(ui, "Puts the command line that reproduces the present scene on the clipboard");
        ImGui.separator();
        key(ui, Key.SCREENSHOT, true);
        key(ui, Key.RECORD, true);
        ImGui.separator();
        item(ui, "quit", "Quit", actions::quit);
    }

    private static void recent(UiContext ui) {
        List<Path> recent = ui.preferences().recent();
        if (ImGui.beginMenu("Open recent", !recent.isEmpty())) {
            for (Path file : recent) {
                if (ImGui.menuItem(file.toString())) {
                    ui.workspace().openFile(file);
                }
            }
            ImGui.endMenu();
        }
    }

    private static void edit(UiContext ui) {
        key(ui, Key.UNDO, ui.tuning().canUndo());
        key(ui, Key.REDO, ui.tuning().canRedo());
        ImGui.separator();
        item(ui, "restore", "Restore scene values", ui.actions()::restoreSceneValues);
    }

    private static void scenes(UiContext ui) {
        List<SceneLibrary.Entry> shelf = ui.workspace().shelf();
        String current = ui.stage().session().scene().name();
        for (int i = 0; i < shelf.size(); i++) {
            SceneLibrary.Entry entry = shelf.get(i);
            String text = i < Key.SCENE_KEYS ? Key.scene(i).text() : "";
            if (ImGui.menuItem(entry.title(), text, entry.name().equals(current))) {
                ui.workspace().openShipped(entry);
            }
            ui.landmarks().mark("menu.scene." + entry.name());
            Widgets.tooltip(ui, entry.about());
        }
        ImGui.separator();
        for (Key key : List.of(Key.PLAY, Key.STEP, Key.RESET, Key.NEW_SEED)) {
            key(ui, key, true);
        }
        item(ui, "settle", "Settle the particles", ui.actions()::settle);
        Widgets.tooltip(ui, ScenePanel.SETTLE_HELP);
    }

    private static void view(UiContext ui) {
        Preferences preferences = ui.preferences();
        for (PanelName panel : PanelName.values()) {
            if (ImGui.menuItem(panel.title(), "", preferences.shows(panel))) {
                preferences.setShown(panel, !preferences.shows(panel));
            }
            ui.landmarks().mark("menu.panel." + panel.name());
        }
        ImGui.separator();
        key(ui, Key.FIT, true);
        item(ui, "reset_layout", "Reset layout", ui.actions()::resetLayout);
        ImGui.separator();
        if (ImGui.menuItem("Dark theme", "", preferences.dark())) {
            preferences.setDark(true);
        }
        if (ImGui.menuItem("Light theme", "", !preferences.dark())) {
            preferences.setDark(false);
        }
        ui.landmarks().mark("menu.light");
        if (ImGui.beginMenu("Text size")) {
            for (double scale : Preferences.TEXT_SCALES) {
                String label = String.format(Locale.ROOT, "%.0f %%", 100 * scale);
                if (ImGui.menuItem(label, "", preferences.textScale() == scale)) {
                    preferences.setTextScale(scale);
                }
            }
            ImGui.endMenu();
        }
    }

    private static void help(UiContext ui) {
        key(ui, Key.HELP, true);
        item(ui, "about", "About Grokfield", ui.actions()::showAbout);
    }

    private static void key(UiContext ui, Key key, boolean enabled) {
        if (ImGui.menuItem(key.label(), key.text(), false, enabled)) {
            key.action().accept(ui.actions());
        }
        ui.landmarks().mark("menu." + key.name());
    }

    private static void item(UiContext ui, String name, String label, Runnable action) {
        if (ImGui.menuItem(label)) {
            action.run();
        }
        ui.landmarks().mark("menu." + name);
    }
}
