package grokfield.scenes;

import java.nio.file.Path;

/**
 * A value that a file or a setting gives for a key.
 *
 * @param value checked, in the form that the key's type gives
 * @param place where it stands, for a sentence: {@code my.toml:12:9} or {@code --set task.modulus=5}
 * @param folder the folder that paths in it start from
 */
record Given(Object value, String place, Path folder) {}
