package grokfield.render.ui.panel;

import grokfield.render.ui.state.Origin;
import grokfield.render.ui.state.UiState.Dialog;
import grokfield.scenes.SessionFile;
import imgui.ImGui;
import imgui.ImGuiViewport;
import imgui.flag.ImGuiCond;
import imgui.flag.ImGuiInputTextFlags;
import imgui.flag.ImGuiKey;
import imgui.flag.ImGuiMouseButton;
import imgui.flag.ImGuiSelectableFlags;
import imgui.flag.ImGuiWindowFlags;
import imgui.type.ImString;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Chooses a file to open or to save to. It lives in the window, so that the worlds go on meanwhile. */
final class FileDialog {
    private static final int FLAGS =
            ImGuiWindowFlags.NoCollapse | ImGuiWindowFlags.NoDocking | ImGuiWindowFlags.NoSavedSettings;
    private static final int LONGEST_PATH = 1024;

    private final ImString typed = new ImString(LONGEST_PATH);
    private Dialog shown = Dialog.NONE;
    private Path folder = Path.of("").toAbsolutePath();
    private FolderListing listing = FolderListing.of(folder);
    private int selected = -1;

    void draw(UiContext ui) {
        Dialog wanted = ui.state().dialog();
        boolean open = wanted == Dialog.OPEN || wanted == Dialog.SAVE_SCENE || wanted == Dialog.SAVE_SESSION;
        boolean appearing = open && wanted != shown;
        shown = open ? wanted : Dialog.NONE;
        if (!open) {
            return;
        }
        if (appearing) {
            begin(ui);
        }
        ImGuiViewport viewport = ImGui.getMainViewport();
        ImGui.setNextWindowPos(
                viewport.getPosX() + viewport.getSizeX() / 2,
                viewport.getPosY() + viewport.getSizeY() / 2,
                ImGuiCond.Appearing,
                0.5f,
                0.5f);
        ImGui.setNextWindowSize(ui.px(620), Math.min(ui.px(460), viewport.getSizeY() * 0.9f), ImGuiCond.Appearing);
        if (ImGui.begin(title() + "###files", FLAGS)) {
            contents(ui, appearing);
        }
        ImGui.end();
    }

    private String title() {
        return switch (shown) {
            case SAVE_SCENE -> "Save scene as";
            case SAVE_SESSION -> "Save session";
            default -> "Open a scene or a session";
        };
    }

    private void begin(UiContext ui) {
        selected = -1;
        ui.stage()
                .origin()
                .file()
                .map(Path::toAbsolutePath)
                .map(Path::getParent)
                .ifPresent(parent -> folder = parent);
        listing = FolderListing.of(folder);
        typed.set(shown == Dialog.OPEN ? "" : ui.stage().session().scene().name() + ending());
    }

    private String ending() {
        return shown == Dialog.SAVE_SESSION ? SessionFile.ENDING : Origin.SCENE_ENDING;
    }

    private void contents(UiContext ui, boolean appearing) {
        Widgets.text(ui.theme().faintText(), Widgets.fitted(folder.toString(), ImGui.getContentRegionAvailX()));
        float footer = 2 * ImGui.getFrameHeightWithSpacing() + ImGui.getTextLineHeightWithSpacing();
        ImGui.beginChild("entries", 0, ImGui.getContentRegionAvailY() - footer, true);
        entries(ui);
        ImGui.endChild();
        if (appearing) {
            ImGui.setKeyboardFocusHere();
        }
        ImGui.setNextItemWidth(-1);
        boolean entered =
                ImGui.inputTextWithHint("##path", "a name, or a path", typed, ImGuiInputTextFlags.EnterReturnsTrue);
        ui.landmarks().mark("files.path");
        if (ImGui.isItemEdited()) {
            selected = -1;
        }
        String verb = shown == Dialog.OPEN ? "Open" : exists() ? "Replace" : "Save";
        Widgets.text(ui.theme().warning(), verb.equals("Replace") ? "This file is there already." : " ");
        boolean pressed = Widgets.button(ui, "files.do", verb, ui.px(110));
        ImGui.sameLine();
        boolean cancelled = Widgets.button(ui, "files.cancel", "Cancel", ui.px(110));
        ImGui.sameLine();
        Widgets.hint(ui, "↑ ↓ choose · Enter opens · Esc closes");
        if (cancelled || ImGui.isKeyPressed(ImGuiKey.Escape, false)) {
            close(ui);
        } else if (entered || pressed) {
            accept(ui);
        }
    }

    private void entries(UiContext ui) {
        List<FolderListing.Entry> entries = listing.entries();
        arrows(entries);
        if (!listing.note().isEmpty()) {
            Widgets.text(ui.theme().faintText(), listing.note());
        }
        for (int i = 0; i < entries.size(); i++) {
            FolderListing.Entry entry = entries.get(i);
            String label = entry.isFolder() ? entry.name() + "/" : entry.name();
            if (ImGui.selectable(label + "##" + i, i == selected, ImGuiSelectableFlags.AllowDoubleClick)) {
                select(i, entry);
                if (entry.isFolder() || ImGui.isMouseDoubleClicked(ImGuiMouseButton.Left)) {
                    accept(ui);
                    return;
                }
            }
            ui.landmarks().mark("files." + entry.name());
        }
    }

    private void arrows(List<FolderListing.Entry> entries) {
        int step = (ImGui.isKeyPressed(ImGuiKey.DownArrow, true) ? 1 : 0)
                - (ImGui.isKeyPressed(ImGuiKey.UpArrow, true) ? 1 : 0);
        if (step != 0 && !entries.isEmpty()) {
            int next = Math.clamp((long) selected + step, 0, entries.size() - 1);
            select(next, entries.get(next));
            ImGui.setScrollHereY(0.5f);
        }
    }

    private void select(int index, FolderListing.Entry entry) {
        selected = index;
        if (shown == Dialog.OPEN && !entry.isFolder()) {
            typed.set(entry.name());
        }
    }

    private boolean exists() {
        try {
            Path file = folder.resolve(typed.get().strip());
            return !typed.get().isBlank() && Files.isRegularFile(file);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Takes the chosen entry or the typed name: enters a folder, or opens or saves a file. */
    private void accept(UiContext ui) {
        List<FolderListing.Entry> entries = listing.entries();
        boolean folderChosen = selected >= 0
                && selected < entries.size()
                && entries.get(selected).isFolder();
        String text = folderChosen ? entries.get(selected).name() : typed.get().strip();
        if (text.isEmpty()) {
            return;
        }
        Path target;
        try {
            target = folder.resolve(text).normalize();
        } catch (InvalidPathException e) {
            ui.state().toast(text + " is no path");
            return;
        }
        if (Files.isDirectory(target)) {
            enter(target);
        } else if (shown == Dialog.OPEN) {
            close(ui);
            ui.workspace().openFile(target);
        } else {
            save(ui, target);
        }
    }

    private void enter(Path target) {
        folder = target;
        listing = FolderListing.of(target);
        selected = -1;
        if (shown == Dialog.OPEN) {
            typed.set("");
        }
    }

    private void save(UiContext ui, Path target) {
        String name = String.valueOf(target.getFileName());
        Path file = name.endsWith(ending()) ? target : target.resolveSibling(name + ending());
        boolean session = shown == Dialog.SAVE_SESSION;
        close(ui);
        if (session) {
            ui.workspace().saveSession(file);
        } else {
            ui.workspace().saveScene(file);
        }
    }

    private void close(UiContext ui) {
        ui.state().setDialog(Dialog.NONE);
        shown = Dialog.NONE;
    }
}
