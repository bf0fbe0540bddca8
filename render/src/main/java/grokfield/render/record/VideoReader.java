package grokfield.render.record;

import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;

/** Reads the pictures of a video file, one after the other. */
final class VideoReader extends Native {
    private final Path file;
    private final AVFormatContext container = new AVFormatContext(null);
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final AVFrame picture = avutil.av_frame_alloc();
    private final AVCodecContext codec;
    private final AVStream stream;
    private boolean drained;

    /** @throws RecordingException if the file cannot be read */
    VideoReader(Path file) throws RecordingException {
        this.file = file;
        Ffmpeg.listen();
        Ffmpeg.check(
                avformat.avformat_open_input(container, file.toString(), null, (AVDictionary) null),
                "cannot read " + file);
        AVCodecContext context = null;
        try {
            Ffmpeg.check(
                    avformat.avformat_find_stream_info(container, (PointerPointer<?>) null), "cannot read " + file);
            if (container.nb_streams() == 0) {
                throw new RecordingException("cannot read " + file + ": there is no video in it");
            }
            stream = container.streams(0);
            AVCodec decoder = avcodec.avcodec_find_decoder(stream.codecpar().codec_id());
            if (decoder == null) {
                throw new RecordingException("cannot read " + file + ": this build of FFmpeg has no decoder for it");
            }
            context = avcodec.avcodec_alloc_context3(decoder);
            Ffmpeg.check(avcodec.avcodec_parameters_to_context(context, stream.codecpar()), "cannot read " + file);
            Ffmpeg.check(avcodec.avcodec_open2(context, decoder, (AVDictionary) null), "cannot read " + file);
            codec = context;
        } catch (RecordingException e) {
            avcodec.avcodec_free_context(context);
            freeContainer();
            throw e;
        }
    }

    /** The container's and the codec's description of the video. */
    AVStream stream() {
        return stream;
    }

    /** How long the container says that it plays. */
    double seconds() {
        return (double) container.duration() / avutil.AV_TIME_BASE;
    }

    /** The time of a picture in frames of the given rate. */
    long index(AVFrame frame, int framesPerSecond) {
        AVRational frames = avutil.av_make_q(1, framesPerSecond);
        return avutil.av_rescale_q(frame.best_effort_timestamp(), stream.time_base(), frames);
    }

    /**
     * The next picture, which is this reader's and holds until the next call.
     *
     * @return empty at the end, and where the file was cut off
     */
    Optional<AVFrame> next() throws RecordingException {
        while (true) {
            int code = avcodec.avcodec_receive_frame(codec, picture);
            if (code >= 0) {
                return Optional.of(picture);
            }
            if (code != VideoCodec.AGAIN || drained) {
                if (code == avutil.AVERROR_EOF || code == VideoCodec.AGAIN) {
                    return Optional.empty();
                }
                Ffmpeg.check(code, "cannot read " + file);
            }
            feed();
        }
    }

    private void feed() {
        int code = avformat.av_read_frame(container, packet);
        drained = code < 0;
        // A packet that was cut off is refused, and what follows tells.
        avcodec.avcodec_send_packet(codec, drained ? null : packet);
        avcodec.av_packet_unref(packet);
    }

    private void freeContainer() {
        avutil.av_frame_free(picture);
        avcodec.av_packet_free(packet);
        avformat.avformat_close_input(container);
    }

    @Override
    void free() {
        avcodec.avcodec_free_context(codec);
        freeContainer();
    }
}
