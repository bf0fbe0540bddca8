package grokfield.render.record;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A clip that is in its file.
 *
 * @param file where it is; a folder for a PNG sequence
 * @param encoder the name of the encoder
 * @param frames pictures that were encoded
 * @param seconds how long it plays
 * @param bytes its size
 * @param note what the user should know: which encoder did not open, or why the index is not in front
 */
public record ClipResult(Path file, String encoder, long frames, double seconds, long bytes, Optional<String> note) {}
