package grokfield.render.ui.state;

import grokfield.render.record.ClipKind;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;

/** Reads and writes {@link Preferences} as {@code settings.properties}. What it cannot read it leaves at the default. */
public final class PreferencesFile {
    private static final String RECENT = "recent.";

    private final Path file;
    private final List<String> notes = new ArrayList<>();

    /** The file in a folder, which need not exist yet. */
    public PreferencesFile(Path folder) {
        this.file = folder.resolve("settings.properties");
    }

    /** What the file says; never fails. What was wrong with it is in {@link #notes}. */
    public Preferences read() {
        Preferences preferences = new Preferences();
        notes.clear();
        if (!Files.exists(file)) {
            return preferences;
        }
        Properties entries = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            entries.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            notes.add(file + " cannot be read and was ignored");
            return preferences;
        }
        take(entries, "theme", value -> preferences.setDark(isFirst(value, "dark", "light")));
        take(entries, "text_scale", value -> preferences.setTextScale(Double.parseDouble(value)));
        take(entries, "log_loss", value -> preferences.setLogLoss(isFirst(value, "true", "false")));
        take(entries, "log_steps", value -> preferences.setLogSteps(isFirst(value, "true", "false")));
        take(entries, "unit_directions", value -> preferences.setUnitDirections(isFirst(value, "true", "false")));
        take(
                entries,
                "record.format",
                value -> preferences.setRecording(preferences.recording().withKind(kind(value))));
        take(
                entries,
                "record.encoder",
                value -> preferences.setRecording(preferences.recording().withEncoder(Optional.of(value))));
        take(
                entries,
                "record.window_size",
                value -> preferences.setRecording(
                        preferences.recording().withWindowSize(isFirst(value, "true", "false"))));
        take(
                entries,
                "record.folder",
                value -> preferences.setRecording(preferences.recording().withFolder(path(value))));
        take(
                entries,
                "record.pattern",
                value -> preferences.setRecording(preferences.recording().withPattern(value)));
        for (PanelName panel : PanelName.values()) {
            take(entries, key(panel), value -> preferences.setShown(panel, isFirst(value, "true", "false")));
        }
        for (int i = Preferences.LONGEST_RECENT - 1; i >= 0; i--) {
            take(entries, RECENT + i, value -> preferences.addRecent(path(value)));
        }
        return preferences;
    }

    /** What the last {@link #read} ignored, a sentence each. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * Replaces the file.
     *
     * @throws IOException if the folder or the file cannot be written; the old file is then as it was
     */
    public void write(Preferences preferences) throws IOException {
        Properties entries = new Properties();
        entries.setProperty("theme", preferences.dark() ? "dark" : "light");
        entries.setProperty("text_scale", Double.toString(preferences.textScale()));
        entries.setProperty("log_loss", Boolean.toString(preferences.logLoss()));
        entries.setProperty("log_steps", Boolean.toString(preferences.logSteps()));
        entries.setProperty("unit_directions", Boolean.toString(preferences.unitDirections()));
        RecordChoices recording = preferences.recording();
        entries.setProperty("record.format", recording.kind().name().toLowerCase(Locale.ROOT));
        recording.encoder().ifPresent(encoder -> entries.setProperty("record.encoder", encoder));
        entries.setProperty("record.window_size", Boolean.toString(recording.windowSize()));
        entries.setProperty("record.folder", recording.folder().toString());
        entries.setProperty("record.pattern", recording.pattern());
        for (PanelName panel : PanelName.values()) {
            entries.setProperty(key(panel), Boolean.toString(preferences.shows(panel)));
        }
        List<Path> recent = preferences.recent();
        for (int i = 0; i < recent.size(); i++) {
            entries.setProperty(RECENT + i, recent.get(i).toString());
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (Writer writer = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
            entries.store(writer, "Grokfield's window");
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private void take(Properties entries, String key, Consumer<String> setter) {
        String value = entries.getProperty(key);
        if (value == null) {
            return;
        }
        try {
            setter.accept(value.strip());
        } catch (IllegalArgumentException e) {
            notes.add(file + ": " + key + " = " + value + " was ignored");
        }
    }

    private static boolean isFirst(String value, String first, String second) {
        if (!value.equals(first) && !value.equals(second)) {
            throw new IllegalArgumentException(value);
        }
        return value.equals(first);
    }

    private static ClipKind kind(String value) {
        return ClipKind.valueOf(value.toUpperCase(Locale.ROOT));
    }

    private static Path path(String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(value, e);
        }
    }

    private static String key(PanelName panel) {
        return "panel." + panel.name().toLowerCase(Locale.ROOT);
    }
}
