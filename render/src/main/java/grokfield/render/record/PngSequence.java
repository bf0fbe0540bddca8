package grokfield.render.record;

import grokfield.scenes.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** A folder of PNG files, 000001.png first. A gap is filled with copies, so that the numbers run on. */
final class PngSequence implements ClipEncoder {
    private static final String OURS = "[0-9][0-9][0-9][0-9][0-9][0-9].png";

    private final Path folder;
    private final PngPicture picture;
    private long written;
    private long bytes;

    private PngSequence(Path folder, PngPicture picture) {
        this.folder = folder;
        this.picture = picture;
    }

    /** Removes the numbered files of an older clip, which would otherwise run on behind this one. */
    static PngSequence open(Path folder, ClipFormat format) throws RecordingException {
        try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, OURS)) {
            for (Path file : old) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new RecordingException("cannot write to " + folder + ": " + AtomicFile.reason(e), e);
        }
        return new PngSequence(folder, new PngPicture(format));
    }

    @Override
    public void add(ByteBuffer rgba, long index) throws RecordingException {
        while (written < index) {
            write();
        }
        picture.encode(rgba);
        write();
    }

    /** Writes the picture that was encoded last under the next number. */
    private void write() throws RecordingException {
        Path file = folder.resolve(String.format(Locale.ROOT, "%06d.png", written + 1));
        try (AtomicFile atomic = new AtomicFile(file)) {
            atomic.write(picture::writeTo);
            atomic.commit();
        } catch (IOException e) {
            throw new RecordingException(String.valueOf(e.getMessage()), e);
        }
        written++;
        bytes += picture.size();
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public Optional<String> finish() {
        picture.close();
        return Optional.empty();
    }

    @Override
    public Optional<Path> abandon() {
        picture.close();
        return written == 0 ? Optional.empty() : Optional.of(folder);
    }
}
