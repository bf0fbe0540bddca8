package grokfield.render.ui.state;

import grokfield.scenes.Scene;
import grokfield.scenes.SessionFile;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the scene on show came from, or was last saved to.
 *
 * @param spoken how the command line names it: the name of a shipped scene, or a file
 * @param file its file; empty for a shipped scene
 * @param base the scene that the name or the file gives
 */
public record Origin(String spoken, Optional<Path> file, Scene base) {
    /** The ending of a scene file's name. */
    public static final String SCENE_ENDING = ".toml";

    /** A scene that comes with the program. */
    public static Origin shipped(String name, Scene base) {
        return new Origin(name, Optional.empty(), base);
    }

    /** A scene file or a session file. */
    public static Origin of(Path file, Scene base) {
        return new Origin(file.toString(), Optional.of(file), base);
    }

    /** Whether it is a scene file, so that saving the scene writes it. */
    public boolean isSceneFile() {
        return file.filter(Origin::isScene).isPresent();
    }

    /** Whether a file's name says that it is a scene. */
    public static boolean isScene(Path file) {
        return hasEnding(file, SCENE_ENDING);
    }

    /** Whether a file's name says that it is a saved session. */
    public static boolean isSession(Path file) {
        return hasEnding(file, SessionFile.ENDING);
    }

    private static boolean hasEnding(Path file, String ending) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }
}
