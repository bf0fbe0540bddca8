package grokfield.scenes;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that appears whole or not at all: it is written under another name beside its place and moved there by
 * {@link #commit}. Closing without a commit leaves the old file as it was.
 */
public final class AtomicFile implements AutoCloseable {
    private final Path target;
    private final Path temporary;
    private final OutputStream out;

    /** @throws IOException with a sentence that names the file and the reason */
    public AtomicFile(Path file) throws IOException {
        try {
            target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            temporary = target.resolveSibling(
                    "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
            out = new BufferedOutputStream(Files.newOutputStream(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    /** Writes a whole text in one go. */
    public static void write(Path file, String text) throws IOException {
        try (AtomicFile atomic = new AtomicFile(file)) {
            atomic.write(text);
            atomic.commit();
        }
    }

    /** Appends text in UTF-8. */
    void write(String text) throws IOException {
        write(stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Appends what the writer writes. */
    public void write(Content content) throws IOException {
        try {
            content.writeTo(out);
        } catch (IOException e) {
            throw cannotWrite(target, e);
        }
    }

    /** What goes into a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Where it is written until it is committed. */
    Path part() {
        return temporary;
    }

    /** Where it will be. */
    Path target() {
        return target;
    }

    /** Brings everything written to the disk, so that only the move remains. */
    void complete() throws IOException {
        try {
            out.close();
        } catch (IOException e) {
            throw cannotWrite(target, e);
        }
    }

    /** Puts the file in its place. */
    public void commit() throws IOException {
        complete();
        try {
            try {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw cannotWrite(target, e);
        }
    }

    /** Removes what was not committed. */
    @Override
    public void close() throws IOException {
        try {
            out.close();
        } catch (IOException e) {
            // A disk that is full says so again here; what matters was thrown by the write or the commit before.
        }
        Files.deleteIfExists(temporary);
    }

    private static IOException cannotWrite(Path file, IOException cause) {
        return new IOException("cannot write " + file + ": " + reason(cause), cause);
    }

    /** The operating system's reason without the file's name. */
    public static String reason(IOException cause) {
        if (cause instanceof FileSystemException system) {
            String reason = system.getReason();
            if (reason != null) {
                return reason;
            }
            return switch (system) {
                case java.nio.file.NoSuchFileException missing -> "no such file or folder";
                case java.nio.file.AccessDeniedException denied -> "permission denied";
                case java.nio.file.FileAlreadyExistsException exists -> "a file is in the way";
                default -> system.getClass().getSimpleName();
            };
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
