package grokfield.render.window;

import imgui.ImGui;
import imgui.ImGuiIO;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dear ImGui's remembered windows and docks, in a file that is replaced whole. A layout that cannot be kept costs a line in the log. */
final class Layout {
    private static final Logger LOG = LoggerFactory.getLogger(Layout.class);

    private final @Nullable Path file;

    Layout(@Nullable Path file) {
        this.file = file;
        ImGui.getIO().setIniFilename(null);
    }

    /** Reads the file, if there is one. */
    void load() {
        if (file == null || !Files.exists(file)) {
            return;
        }
        try {
            ImGui.loadIniSettingsFromMemory(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.warn("the layout {} cannot be read ({}); the default is used", file, e.toString());
        }
    }

    /** Writes the file when Dear ImGui has something new to keep. */
    void saveIfChanged() {
        ImGuiIO io = ImGui.getIO();
        if (io.getWantSaveIniSettings()) {
            io.setWantSaveIniSettings(false);
            save();
        }
    }

    void save() {
        if (file == null) {
            return;
        }
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Path beside = Files.createTempFile(folder, "layout", ".tmp");
            Files.writeString(beside, ImGui.saveIniSettingsToMemory(), StandardCharsets.UTF_8);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("the layout cannot be kept in {} ({})", file, e.toString());
        }
    }
}
