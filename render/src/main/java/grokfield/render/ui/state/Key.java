package grokfield.render.ui.state;

import imgui.ImGui;
import imgui.ImGuiIO;
import imgui.flag.ImGuiKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A key and what it does. This is the one table of keys: the handler, the menus and the help overlay all read it.
 *
 * @param name what menus and tests call it
 * @param label what the menu and the help overlay say
 * @param code Dear ImGui's key
 * @param control whether Ctrl (on macOS Command) is held with it
 * @param text the key as people write it
 * @param action what it does
 */
public record Key(String name, String label, int code, boolean control, String text, Consumer<Actions> action) {
    public static final Key PLAY = plain("play", "Play or pause", ImGuiKey.Space, "Space", Actions::togglePlaying);
    public static final Key STEP = plain("step", "Single step", ImGuiKey.S, "S", Actions::singleStep);
    public static final Key RESET = plain("reset", "Reset (same seed)", ImGuiKey.R, "R", Actions::reset);
    public static final Key NEW_SEED = plain("new_seed", "New seed", ImGuiKey.N, "N", Actions::newSeed);
    public static final Key FIT = plain("fit", "Fit the views", ImGuiKey.F, "F", Actions::fit);
    public static final Key SAVE = control("save", "Save scene", ImGuiKey.S, "S", Actions::saveScene);
    public static final Key OPEN = control("open", "Open scene or session…", ImGuiKey.O, "O", Actions::askToOpen);
    public static final Key RECORD = plain("record", "Record, or stop", ImGuiKey.F9, "F9", Actions::record);
    public static final Key SCREENSHOT =
            plain("screenshot", "Screenshot", ImGuiKey.F12, "F12", Actions::takeScreenshot);
    public static final Key UNDO = control("undo", "Undo parameter change", ImGuiKey.Z, "Z", Actions::undo);
    public static final Key REDO = control("redo", "Redo parameter change", ImGuiKey.Y, "Y", Actions::redo);
    public static final Key HELP = plain("help", "Keys", ImGuiKey.F1, "F1", Actions::toggleHelp);

    /** How many scenes have a key. */
    public static final int SCENE_KEYS = 9;

    /** Every key, in the order of the help overlay. */
    public static final List<Key> ALL = all();

    private static List<Key> all() {
        List<Key> keys = new ArrayList<>(
                Arrays.asList(PLAY, STEP, RESET, NEW_SEED, FIT, SAVE, OPEN, RECORD, SCREENSHOT, UNDO, REDO, HELP));
        for (int i = 0; i < SCENE_KEYS; i++) {
            keys.add(scene(i));
        }
        return List.copyOf(keys);
    }

    private static Key plain(String name, String label, int code, String text, Consumer<Actions> action) {
        return new Key(name, label, code, false, text, action);
    }

    private static Key control(String name, String label, int code, String text, Consumer<Actions> action) {
        return new Key(name, label, code, true, (onMac() ? "⌘" : "Ctrl+") + text, action);
    }

    private static boolean onMac() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
    }

    /** The key of the shipped scene at an index below {@link #SCENE_KEYS}. */
    public static Key scene(int index) {
        String text = Integer.toString(index + 1);
        return plain(
                "scene_" + text, "Scene " + text, ImGuiKey._1 + index, text, actions -> actions.openShipped(index));
    }

    /** The key that was pressed since the last frame, if it is one of the table and nobody is typing. */
    public static Optional<Key> pressed() {
        ImGuiIO io = ImGui.getIO();
        if (io.getWantTextInput() || io.getKeyAlt() || io.getKeyShift()) {
            return Optional.empty();
        }
        boolean control = io.getKeyCtrl() || io.getKeySuper();
        return ALL.stream()
                .filter(key -> key.control == control && ImGui.isKeyPressed(key.code, false))
                .findFirst();
    }
}
