package grokfield.render.record;

import grokfield.scenes.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * A container that packets of one video are written into, front to back, never going back: whatever has been written
 * plays, even if nothing follows.
 */
final class PacketFile extends Native {
    private static final int BUFFER = 1 << 16; // bytes
    private static final int FAILED = -5; // EIO; the reason is kept apart

    private final Path file;
    private final VideoCodec codec;
    private final WritableByteChannel channel;
    private final AVFormatContext container = new AVFormatContext(null);
    private final Sink sink = new Sink();
    private final AVStream stream;
    private final AVIOContext io;

    /**
     * Begins a file.
     *
     * @param file its name, for sentences
     * @param channel where the bytes go; closed with this
     * @param type the name of the container in FFmpeg
     * @param options of the container by name
     */
    PacketFile(Path file, WritableByteChannel channel, String type, Map<String, String> options, VideoCodec codec)
            throws RecordingException {
        this.file = file;
        this.codec = codec;
        this.channel = channel;
        Ffmpeg.listen();
        Ffmpeg.check(
                avformat.avformat_alloc_output_context2(container, null, type, (String) null),
                "cannot make a " + type + " file");
        io = avformat.avio_alloc_context(
                new BytePointer(avutil.av_malloc(BUFFER)).capacity(BUFFER), BUFFER, 1, null, null, sink, null);
        io.seekable(0);
        container.pb(io);
        // A piece goes to the disk as soon as it is whole.
        container.flags(container.flags()
                | AVFormatContext.AVFMT_FLAG_CUSTOM_IO
                | AVFormatContext.AVFMT_FLAG_BITEXACT
                | AVFormatContext.AVFMT_FLAG_FLUSH_PACKETS);
        stream = avformat.avformat_new_stream(container, null);
        try {
            begin(options);
        } catch (RecordingException e) {
            close();
            throw e;
        }
    }

    private void begin(Map<String, String> options) throws RecordingException {
        Ffmpeg.check(
                avcodec.avcodec_parameters_from_context(stream.codecpar(), codec.context()), "cannot begin " + file);
        stream.time_base(codec.context().time_base());
        stream.avg_frame_rate(codec.context().framerate());
        AVDictionary dictionary = Ffmpeg.dictionary(options);
        try {
            check(avformat.avformat_write_header(container, dictionary));
        } finally {
            avutil.av_dict_free(dictionary);
        }
    }

    /** Writes a packet, whose times are the codec's. */
    void write(AVPacket packet) throws RecordingException {
        avcodec.av_packet_rescale_ts(packet, codec.context().time_base(), stream.time_base());
        packet.stream_index(0);
        check(avformat.av_write_frame(container, packet));
    }

    /** Writes what comes at the end. */
    void end() throws RecordingException {
        check(avformat.av_write_trailer(container));
        avformat.avio_flush(io);
        check(0);
    }

    /** Bytes written so far. */
    long bytes() {
        return sink.bytes;
    }

    private void check(int code) throws RecordingException {
        IOException failure = sink.failure;
        if (failure != null) {
            throw new RecordingException("cannot write " + file + ": " + AtomicFile.reason(failure), failure);
        }
        Ffmpeg.check(code, "cannot write " + file);
    }

    @Override
    void free() {
        avutil.av_free(io.buffer());
        avformat.avio_context_free(io);
        avformat.avformat_free_context(container);
        sink.close();
        try {
            channel.close();
        } catch (IOException full) {
            // What could not be written was noticed when it was written.
        }
    }

    /** Takes bytes from FFmpeg. No exception may pass through foreign frames, so a failure is kept. */
    private final class Sink extends Write_packet_Pointer_BytePointer_int {
        private volatile @Nullable IOException failure;
        private volatile long bytes;
        private long written;

        @Override
        public int call(Pointer ignored, BytePointer data, int size) {
            if (failure != null) {
                return FAILED;
            }
            try {
                ByteBuffer chunk = data.capacity(size).asByteBuffer();
                while (chunk.hasRemaining()) {
                    written += channel.write(chunk);
                }
                bytes = written;
                return size;
            } catch (IOException e) {
                failure = e;
            } catch (RuntimeException e) {
                failure = new IOException("the file was closed", e);
            }
            return FAILED;
        }
    }
}
