package grokfield.render.record;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/** A file that pictures are encoded into. Used by one thread. */
public interface ClipEncoder {
    /**
     * Encodes a picture.
     *
     * @param rgba width · height · 4 bytes, rows from the bottom, from position 0; read before the method returns
     * @param index its place in frames: 0 first, then rising; the picture before fills a gap
     * @throws RecordingException if it cannot be encoded or written; then only {@link #abandon} is left
     */
    void add(ByteBuffer rgba, long index) throws RecordingException;

    /** What has been written so far, in bytes. */
    long bytes();

    /**
     * Writes what is left and puts the file in its place.
     *
     * @return what the user should know although all went well
     * @throws RecordingException if that fails; then only {@link #abandon} is left
     */
    Optional<String> finish() throws RecordingException;

    /**
     * Ends quickly and quietly, after {@link #finish} too, where it changes nothing.
     *
     * @return the file that plays what has been encoded, if any of it is in a file
     */
    Optional<Path> abandon();
}
