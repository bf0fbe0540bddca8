package grokfield.scenes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The scenes that come with the program, and the way from a name or a file to a scene. */
public final class SceneLibrary {
    /** The scene that opens when none is named. */
    public static final String DEFAULT = "circles-and-grids";

    private static final List<String> NAMES = List.of(
            DEFAULT,
            "clustering-only",
            "alignment-only",
            "weight-decay-off",
            "weight-decay-strong",
            "same-start",
            "n-59",
            "three-dimensions",
            "multiplication",
            "table-task",
            "grids-to-circles",
            "weight-decay-lesson");

    private SceneLibrary() {}

    /**
     * One line of the list of scenes.
     *
     * @param about one sentence that says what to watch
     */
    public record Entry(String name, String title, String about) {}

    /** The names of the scenes that come with the program; the first nine answer to the keys 1 to 9. */
    public static List<String> names() {
        return NAMES;
    }

    /** Every scene that comes with the program, in the order of {@link #names}. */
    public static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (String name : NAMES) {
            try {
                Scene scene = open(name);
                entries.add(new Entry(name, scene.title(), scene.about()));
            } catch (SceneException e) {
                throw new IllegalStateException("the scene " + name + " of this build is broken: " + e.getMessage(), e);
            }
        }
        return entries;
    }

    /**
     * A scene by the name of one that comes with the program, or by file. A name beats a file of the same name, which
     * {@code ./name} reaches.
     *
     * @throws SceneException if there is no such scene, or it cannot be used
     */
    public static Scene open(String nameOrFile) throws SceneException {
        return open(nameOrFile, Settings.NONE);
    }

    /**
     * As {@link #open(String)}, with values that beat those of the scene.
     *
     * @param assignments such as {@code particles.alignment=4}, as {@code --set} takes them
     */
    public static Scene open(String nameOrFile, List<String> assignments) throws SceneException {
        return open(nameOrFile, Settings.of(assignments));
    }

    /** As {@link #open(String)}, with values that beat those of the scene. */
    public static Scene open(String nameOrFile, Settings settings) throws SceneException {
        if (NAMES.contains(nameOrFile)) {
            return SceneReader.readWhole(text(nameOrFile), nameOrFile, nameOrFile, Path.of(""), settings);
        }
        if (!isFile(nameOrFile)) {
            throw new SceneException("unknown scene " + SceneText.show(nameOrFile) + ": the nearest is "
                    + Nearest.to(nameOrFile, NAMES) + ", and `grokfield scenes` lists them all");
        }
        return SceneReader.read(Path.of(nameOrFile), settings);
    }

    /** The text of a scene that comes with the program. */
    static String text(String name) {
        String resource = "/grokfield/scenes/" + name + ".toml";
        try (InputStream in = SceneLibrary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("this build lacks " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    /** Whether the user meant a file: it exists, or it looks like a path to one. */
    private static boolean isFile(String text) {
        try {
            return Files.exists(Path.of(text)) || text.endsWith(".toml") || text.contains("/") || text.contains("\\");
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
