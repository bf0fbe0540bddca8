package grokfield.render.record;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A video in mp4 or WebM, in this process. While it is recorded the file is in pieces, so that it plays even after a
 * crash; at the end it is packed anew with the index in front.
 */
final class VideoEncoder implements ClipEncoder {
    /** What is said when the last step fails, with the reason. */
    static final String STAYS =
            "the index could not be put in front (%s), so the clip stays as it was recorded; it plays all the same";

    private final Path file;
    private final ClipKind kind;
    private final StreamedVideo video;
    private long bytes;
    private long pictures;

    VideoEncoder(Path file, StreamedVideo.Opening opening, ClipFormat format, VideoSettings settings)
            throws RecordingException {
        this.file = file;
        this.kind = format.kind();
        video = switch (kind) {
            case MP4 -> new StreamedVideo(file, opening, format, settings, "mp4", StreamedVideo.MP4);
            case WEBM -> new StreamedVideo(file, opening, format, settings, "webm", StreamedVideo.MATROSKA);
            case GIF, PNG -> throw new IllegalArgumentException(kind + " is no container of a video codec");
        };
    }

    @Override
    public void add(ByteBuffer rgba, long index) throws RecordingException {
        video.add(rgba, index);
        pictures++;
        bytes = video.bytes();
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public Optional<String> finish() throws RecordingException {
        video.end();
        video.close();
        try {
            if (kind == ClipKind.MP4) {
                Repacking.replace(file, "mp4", Repacking.MP4);
            } else {
                Repacking.replace(file, "webm", Repacking.WEBM);
            }
            bytes = file.toFile().length();
            return Optional.empty();
        } catch (RecordingException e) {
            bytes = file.toFile().length();
            return Optional.of(String.format(Locale.ROOT, STAYS, e.sentence()));
        }
    }

    @Override
    public Optional<Path> abandon() {
        try {
            video.end();
        } catch (RecordingException e) {
            // The pieces that are whole play.
        }
        video.close();
        return pictures == 0 ? Optional.empty() : Optional.of(file);
    }
}
