package grokfield.render.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A video codec of FFmpeg in this process. */
final class VideoMaker implements EncoderMaker {
    // Some hardware refuses less than this.
    private static final ClipFormat SMALL = new ClipFormat(ClipKind.MP4, 256, 256, 30, ClipQuality.STANDARD);

    private final String name;
    private final String title;
    private final ClipKind kind;
    private final String advice;
    private final Function<ClipFormat, VideoSettings> settings;
    private final Trial trial = new Trial(() -> Ffmpeg.missing().or(this::attempt));

    VideoMaker(String name, String title, ClipKind kind, String advice, Function<ClipFormat, VideoSettings> settings) {
        this.name = name;
        this.title = title;
        this.kind = kind;
        this.advice = advice;
        this.settings = settings;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Set<ClipKind> kinds() {
        return Set.of(kind);
    }

    @Override
    public String advice() {
        return advice;
    }

    @Override
    public Optional<String> missing() {
        return trial.trouble();
    }

    /** Encodes two black pictures into nothing. */
    private Optional<String> attempt() {
        try (StreamedVideo video = new StreamedVideo(
                Path.of("nowhere"),
                file -> Channels.newChannel(java.io.OutputStream.nullOutputStream()),
                SMALL,
                settings.apply(SMALL),
                "matroska",
                StreamedVideo.MATROSKA)) {
            ByteBuffer black = ByteBuffer.allocateDirect(SMALL.frameBytes());
            video.add(black, 0);
            video.add(black, 1);
            video.end();
            return Optional.empty();
        } catch (RecordingException e) {
            return Optional.of(e.sentence());
        }
    }

    @Override
    public ClipEncoder open(Path file, ClipFormat format) throws RecordingException {
        return open(file, VideoMaker::create, format);
    }

    /** With another place for the bytes. */
    ClipEncoder open(Path file, StreamedVideo.Opening opening, ClipFormat format) throws RecordingException {
        return new VideoEncoder(file, opening, format, settings.apply(format));
    }

    /** Opens a file for a clip from its beginning. */
    static FileChannel create(Path file) throws IOException {
        return FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }
}
