package grokfield.scenes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a scene file: TOML in UTF-8, every key of which may be left out. A file that cannot be used gives one sentence
 * with its line and column.
 */
public final class SceneReader {
    private static final String ENDING = ".toml";
    private static final int MOST_BYTES = 32 << 20; // a table of 1024 × 1024 classes has 5 MB

    private SceneReader() {}

    /**
     * Reads a scene.
     *
     * @throws SceneException if it cannot be used
     */
    public static Scene read(Path file) throws SceneException {
        return read(file, Settings.NONE);
    }

    /**
     * Reads a scene, with values that beat those of the file.
     *
     * @param assignments such as {@code particles.alignment=4}, as {@code --set} takes them
     * @throws SceneException if the file or a setting cannot be used
     */
    public static Scene read(Path file, List<String> assignments) throws SceneException {
        return read(file, Settings.of(assignments));
    }

    /**
     * Reads a scene, with values that beat those of the file.
     *
     * @throws SceneException if the file or a setting cannot be used
     */
    public static Scene read(Path file, Settings settings) throws SceneException {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        return readWhole(text(file), nameOf(file), file.toString(), folder == null ? absolute : folder, settings);
    }

    /** As {@link #parse}, and the start file is read too. */
    static Scene readWhole(String toml, String name, String place, Path folder, Settings settings)
            throws SceneException {
        SceneDocument document = document(toml, place, folder, settings);
        Scene scene = new SceneBuilder(document, place).build(name);
        Starts.check(scene, document.get(SceneKeys.START).map(Given::place).orElse(place));
        return scene;
    }

    /**
     * The scene that a text describes. A start file that it names is not read.
     *
     * @param toml the text of a scene file
     * @param name the scene's short name
     * @param place what errors call the text
     * @param folder the folder that a start file's path starts from
     * @throws SceneException if it cannot be used
     */
    public static Scene parse(String toml, String name, String place, Path folder, Settings settings)
            throws SceneException {
        return new SceneBuilder(document(toml, place, folder, settings), place).build(name);
    }

    private static SceneDocument document(String toml, String place, Path folder, Settings settings)
            throws SceneException {
        SceneDocument document = new SceneDocument();
        document.read(toml, place, folder);
        document.read(settings);
        return document;
    }

    /** The short name of the scene in a file: the file name without its ending. */
    static String nameOf(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString();
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    static String text(Path file) throws SceneException {
        try {
            if (Files.isDirectory(file)) {
                throw new SceneException(file + ": is a folder, not a scene file");
            }
            long size = Files.size(file);
            if (size > MOST_BYTES) {
                throw new SceneException(file + ": has " + size + " bytes; a scene file has at most " + MOST_BYTES);
            }
            return decode(Files.readAllBytes(file), file);
        } catch (IOException e) {
            throw new SceneException(file + ": cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    /** UTF-8 to text, without a byte order mark; the place of the first byte that is not UTF-8 goes into the error. */
    private static String decode(byte[] bytes, Path file) throws SceneException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
            int column = text.length() - text.lastIndexOf('\n');
            throw new SceneException(
                    "%s:%d:%d: the byte 0x%02x is not UTF-8".formatted(file, line, column, bytes[in.position()]));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
