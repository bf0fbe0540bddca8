package grokfield.render.record;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** An encoder of this machine, there or not. */
public interface EncoderMaker {
    /** The name on the command line, such as {@code openh264}. */
    String name();

    /** What it is, for people. */
    String title();

    /** The kinds of files that it makes. */
    Set<ClipKind> kinds();

    /**
     * Why it does not work on this machine, as a clause, or empty if it does. The first question tries it with a small
     * clip, which may take a tenth of a second, and longer for the first encoder of all; the answer is kept.
     */
    Optional<String> missing();

    /** What to do for it to work, as a clause. */
    String advice();

    /**
     * Opens a file for a clip. The thread that opens it also encodes and finishes.
     *
     * @param file where the clip shall be; the folder is there, and the name is free or may be overwritten
     * @throws RecordingException if it does not open; nothing is left behind
     */
    ClipEncoder open(Path file, ClipFormat format) throws RecordingException;
}
