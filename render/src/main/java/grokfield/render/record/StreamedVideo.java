package grokfield.render.record;

import grokfield.scenes.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Pictures on their way through a codec into a container that plays up to the last whole piece, whatever happens. Pieces
 * are at most a second of video.
 */
final class StreamedVideo extends Native {
    /** mp4 and QuickTime in fragments of a second, each complete in itself. */
    static final Map<String, String> MP4 =
            Map.of("movflags", "empty_moov+default_base_moof", "frag_duration", "1000000");
    /** Matroska and WebM in clusters of a second. */
    static final Map<String, String> MATROSKA = Map.of("cluster_time_limit", "1000");

    private final PictureConverter converter;
    private final VideoCodec codec;
    private final PacketFile packets;
    private boolean ended;

    /** Opens a file's channel. */
    @FunctionalInterface
    interface Opening {
        WritableByteChannel open(Path file) throws IOException;
    }

    /**
     * Opens codec and file.
     *
     * @param container the name of the container in FFmpeg
     * @param options of the container
     * @throws RecordingException if either does not open; both are closed then
     */
    StreamedVideo(
            Path file,
            Opening opening,
            ClipFormat format,
            VideoSettings settings,
            String container,
            Map<String, String> options)
            throws RecordingException {
        codec = VideoCodec.open(settings, format);
        try {
            converter = PictureConverter.of(format, settings.colors());
            try {
                packets = new PacketFile(file, opening.open(file), container, options, codec);
            } catch (RecordingException e) {
                converter.close();
                throw e;
            } catch (IOException e) {
                converter.close();
                throw new RecordingException("cannot write " + file + ": " + AtomicFile.reason(e), e);
            }
        } catch (RecordingException e) {
            codec.close();
            throw e;
        }
    }

    /**
     * Encodes a picture; see {@link ClipEncoder#add}.
     *
     * @return the picture as the codec got it, until the next call
     */
    AVFrame add(ByteBuffer rgba, long index) throws RecordingException {
        AVFrame picture = converter.convert(rgba, index);
        codec.encode(picture, packets::write);
        return picture;
    }

    /** Encodes what the codec still holds, and ends the file. */
    void end() throws RecordingException {
        if (!ended) {
            ended = true;
            codec.encode(null, packets::write);
            packets.end();
        }
    }

    /** Bytes written so far. */
    long bytes() {
        return packets.bytes();
    }

    @Override
    void free() {
        packets.close();
        converter.close();
        codec.close();
    }
}
