package grokfield.render.record;

import grokfield.scenes.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;

/** Puts the packets of a file into another container, as they are. */
final class Repacking {
    /** mp4 with the index in front, so that a browser can begin before it has all. */
    static final Map<String, String> MP4 = Map.of("movflags", "faststart");
    /** WebM with the index in front. */
    static final Map<String, String> WEBM = Map.of("cues_to_front", "1");

    private Repacking() {}

    /**
     * Replaces a file by one with the same packets. Until the new one is whole the old one stays.
     *
     * @param container the name of the container in FFmpeg
     * @param options of the container
     * @throws RecordingException if that fails; the file is as it was
     */
    static void replace(Path file, String container, Map<String, String> options) throws RecordingException {
        Path whole = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Files.deleteIfExists(whole);
            copy(file, whole, container, options);
            move(whole, file);
        } catch (IOException e) {
            throw new RecordingException("cannot write " + file + ": " + AtomicFile.reason(e), e);
        } finally {
            delete(whole);
        }
    }

    /** Moves in one step where the file system can. */
    static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (java.nio.file.AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Removes what is left over of a file that did not come to be. */
    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException held) {
            // Another program reads it; it is only a leftover.
        }
    }

    private static void copy(Path from, Path to, String container, Map<String, String> options)
            throws RecordingException {
        AVFormatContext in = new AVFormatContext(null);
        Ffmpeg.listen();
        Ffmpeg.check(
                avformat.avformat_open_input(in, from.toString(), null, (AVDictionary) null), "cannot read " + from);
        try {
            Ffmpeg.check(avformat.avformat_find_stream_info(in, (PointerPointer<?>) null), "cannot read " + from);
            write(in, to, container, options);
        } finally {
            avformat.avformat_close_input(in);
        }
    }

    private static void write(AVFormatContext in, Path to, String container, Map<String, String> options)
            throws RecordingException {
        AVFormatContext out = new AVFormatContext(null);
        Ffmpeg.check(
                avformat.avformat_alloc_output_context2(out, null, container, to.toString()), "cannot write " + to);
        AVIOContext io = new AVIOContext(null);
        try {
            AVStream stream = avformat.avformat_new_stream(out, null);
            Ffmpeg.check(
                    avcodec.avcodec_parameters_copy(
                            stream.codecpar(), in.streams(0).codecpar()),
                    "cannot write " + to);
            stream.codecpar().codec_tag(0); // each container has its own
            stream.time_base(in.streams(0).time_base());
            stream.avg_frame_rate(in.streams(0).avg_frame_rate());
            out.flags(out.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
            Ffmpeg.check(avformat.avio_open(io, to.toString(), avformat.AVIO_FLAG_WRITE), "cannot write " + to);
            out.pb(io);
            copyPackets(in, out, options, "cannot write " + to);
        } finally {
            if (!io.isNull()) {
                avformat.avio_closep(io);
            }
            avformat.avformat_free_context(out);
        }
    }

    private static void copyPackets(AVFormatContext in, AVFormatContext out, Map<String, String> options, String doing)
            throws RecordingException {
        AVDictionary dictionary = Ffmpeg.dictionary(options);
        try {
            Ffmpeg.check(avformat.avformat_write_header(out, dictionary), doing);
        } finally {
            avutil.av_dict_free(dictionary);
        }
        AVPacket packet = avcodec.av_packet_alloc();
        try {
            while (avformat.av_read_frame(in, packet) >= 0) {
                avcodec.av_packet_rescale_ts(
                        packet, in.streams(0).time_base(), out.streams(0).time_base());
                packet.pos(-1);
                Ffmpeg.check(avformat.av_write_frame(out, packet), doing);
                avcodec.av_packet_unref(packet);
            }
        } finally {
            avcodec.av_packet_free(packet);
        }
        Ffmpeg.check(avformat.av_write_trailer(out), doing);
        // The last bytes are written when it closes, which must not fail unnoticed.
        avformat.avio_flush(out.pb());
        Ffmpeg.check(out.pb().error(), doing);
    }
}
