package grokfield.scenes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlValue;

/** Writes scenes as files that {@link SceneReader} reads back as the same scene. Files appear whole or not at all. */
public final class SceneWriter {
    private static final int COMMENT_COLUMN = 34;

    private SceneWriter() {}

    /** A complete scene file with comments; a start file is named by its whole path. */
    public static String toToml(Scene scene) {
        return complete(SceneKeys.values(scene), scene.timeline());
    }

    /** A complete scene file with comments, to be put at {@code target}. */
    static String toToml(Scene scene, Path target) {
        return complete(valuesFor(scene, target), scene.timeline());
    }

    /**
     * Writes a complete scene file with comments.
     *
     * @throws IOException with a sentence for the user
     */
    public static void write(Scene scene, Path target) throws IOException {
        AtomicFile.write(target, toToml(scene, target));
    }

    /**
     * Writes a scene that came from a file, with the comments and the layout of that file: only what changed is changed,
     * and a key that the file leaves out stays out while it holds its default. A changed timeline is written anew, with the
     * whole file.
     *
     * @param existing the file that the scene came from
     * @param target where to write; may be the same
     * @throws SceneException if the existing file can no longer be read as a scene
     * @throws IOException with a sentence for the user
     */
    public static void update(Path existing, Scene scene, Path target) throws SceneException, IOException {
        AtomicFile.write(target, updated(SceneReader.text(existing), existing, scene, target));
    }

    private static String updated(String text, Path existing, Scene scene, Path target) throws SceneException {
        Path from = folderOf(existing);
        // Under the new name, because a file without a title has its name for one.
        String name = SceneReader.nameOf(target);
        Scene before = SceneReader.parse(text, name, existing.toString(), from, Settings.NONE);
        Map<SceneKey, Object> old = SceneKeys.values(before);
        Map<SceneKey, Object> now = valuesFor(scene, target);
        TomlParseResult file = Toml.parse(text);
        for (String section : List.of(SceneKeys.PARTICLES, SceneKeys.NETWORK)) {
            boolean there = now.keySet().stream().anyMatch(key -> key.section().equals(section));
            if (!there) {
                file.remove(List.of(section));
            } else if (!file.contains(List.of(section))) {
                file.getOrCreateTable(List.of(section));
            }
        }
        now.forEach((key, value) -> {
            if (!value.equals(old.getOrDefault(key, key.defaultValue()))) {
                set(file, key, value);
            }
        });
        String result = file.toToml();
        Scene again = SceneReader.parse(result, name, target.toString(), folderOf(target), Settings.NONE);
        // A layout that the library cannot change faithfully gives way to a plain complete file.
        boolean same = SceneKeys.values(again).equals(SceneKeys.values(scene))
                && again.timeline().equals(scene.timeline());
        return same ? result : complete(now, scene.timeline());
    }

    private static void set(TomlParseResult file, SceneKey key, Object value) {
        List<String> path = key.section().isEmpty() ? List.of(key.key()) : List.of(key.section(), key.key());
        file.set(path, TomlValue.parse(SceneText.toToml(value)));
    }

    /** The values with the start file's path as the target's folder sees it. */
    private static Map<SceneKey, Object> valuesFor(Scene scene, Path target) {
        Map<SceneKey, Object> values = SceneKeys.values(scene);
        if (scene.particles().isPresent() && scene.particles().get().start() instanceof Start.FromFile start) {
            values.put(SceneKeys.START, pathFrom(folderOf(target), start));
        }
        return values;
    }

    /** As the scene wrote it where that still holds; else relative below the folder, and whole elsewhere. */
    private static String pathFrom(Path folder, Start.FromFile start) {
        Path file = start.file();
        if (folder.resolve(start.written()).normalize().equals(file)) {
            return start.written();
        }
        return file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
    }

    private static Path folderOf(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        return folder == null ? absolute : folder;
    }

    private static String complete(Map<SceneKey, Object> values, Timeline timeline) {
        StringBuilder text = new StringBuilder("# A Grokfield scene. A key that is left out takes its default.\n");
        String section = SceneKeys.TOP;
        for (Map.Entry<SceneKey, Object> entry : values.entrySet()) {
            SceneKey key = entry.getKey();
            if (!key.section().equals(section)) {
                section = key.section();
                text.append("\n[").append(section).append("]\n");
            }
            String line = key.key() + " = " + SceneText.toTomlLines(entry.getValue());
            text.append(line);
            String comment = comment(key);
            boolean fits = line.length() < 2 * COMMENT_COLUMN && !comment.isEmpty();
            if (fits) {
                text.append(" ".repeat(Math.max(1, COMMENT_COLUMN - line.length())))
                        .append("# ")
                        .append(comment);
            }
            text.append('\n');
        }
        return text.append(TimelineText.toToml(timeline)).toString();
    }

    private static String comment(SceneKey key) {
        String allowed = key.type().allowed();
        return allowed + (allowed.isEmpty() || key.help().isEmpty() ? "" : "; ") + key.help();
    }
}
