package grokfield.scenes;

import java.util.Optional;
import java.util.function.Function;

/**
 * The one description of a key of the scene file: the reader, the writer, {@code --set} and every error derive from it.
 *
 * @param section the section's name, empty for the keys at the top
 * @param defaultValue the value where a scene says nothing, in the form that {@code type} gives
 * @param help a few words for the comment in a written file
 * @param valueIn the value in a scene; empty if the scene leaves the section out
 */
record SceneKey(
        String section,
        String key,
        KeyType type,
        Object defaultValue,
        String help,
        Function<Scene, Optional<Object>> valueIn) {

    /** The name with its section, as {@code --set} takes it. */
    String qualifiedName() {
        return section.isEmpty() ? key : section + "." + key;
    }

    /** What a sentence calls the place of this key. */
    static String nameOf(String section) {
        return section.isEmpty() ? "at the top" : "in [" + section + "]";
    }
}
