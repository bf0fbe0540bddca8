package grokfield.render.record;

import java.util.Locale;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** One of FFmpeg's encoders at work: pictures in, packets out. Times are in frames. */
final class VideoCodec extends Native {
    static final int AGAIN = -(isMac() ? 35 : 11); // EAGAIN of the system: nothing is ready yet

    private final String name;
    private final AVCodecContext context;
    private final AVPacket packet = avcodec.av_packet_alloc();

    /** What takes packets. */
    @FunctionalInterface
    interface Packets {
        void take(AVPacket packet) throws RecordingException;
    }

    private VideoCodec(String name, AVCodecContext context) {
        this.name = name;
        this.context = context;
    }

    /** @throws RecordingException if there is no such encoder in this build, or it refuses */
    static VideoCodec open(VideoSettings settings, ClipFormat format) throws RecordingException {
        AVCodec codec = avcodec.avcodec_find_encoder_by_name(settings.codec());
        if (codec == null) {
            throw new RecordingException("this build of FFmpeg has no " + settings.codec());
        }
        VideoCodec opened = new VideoCodec(settings.codec(), avcodec.avcodec_alloc_context3(codec));
        try {
            opened.start(codec, settings, format);
            return opened;
        } catch (RecordingException e) {
            opened.close();
            throw e;
        }
    }

    private void start(AVCodec codec, VideoSettings settings, ClipFormat format) throws RecordingException {
        context.width(format.width());
        context.height(format.height());
        context.pix_fmt(settings.colors().number());
        context.time_base(avutil.av_make_q(1, format.framesPerSecond()));
        context.framerate(avutil.av_make_q(format.framesPerSecond(), 1));
        context.max_b_frames(0);
        context.color_range(range(settings.colors()));
        if (settings.colors().isVideo()) {
            context.color_primaries(avutil.AVCOL_PRI_BT709);
            context.color_trc(avutil.AVCOL_TRC_BT709);
            context.colorspace(avutil.AVCOL_SPC_BT709);
            context.chroma_sample_location(avutil.AVCHROMA_LOC_LEFT);
        }
        // Containers keep the codec's set-up apart; and no version number goes into the file.
        context.flags(avcodec.AV_CODEC_FLAG_GLOBAL_HEADER | avcodec.AV_CODEC_FLAG_BITEXACT);
        AVDictionary options = Ffmpeg.dictionary(settings.options());
        try {
            Ffmpeg.listen();
            Ffmpeg.check(avcodec.avcodec_open2(context, codec, options), name + " does not open");
        } finally {
            avutil.av_dict_free(options);
        }
    }

    private static int range(PixelLayout colors) {
        return colors.isVideo() ? avutil.AVCOL_RANGE_MPEG : avutil.AVCOL_RANGE_JPEG;
    }

    /** Says on a picture what its colours mean. */
    static void tag(AVFrame picture, PixelLayout colors) {
        picture.color_range(range(colors));
        if (colors.isVideo()) {
            picture.color_primaries(avutil.AVCOL_PRI_BT709);
            picture.color_trc(avutil.AVCOL_TRC_BT709);
            picture.colorspace(avutil.AVCOL_SPC_BT709);
            picture.chroma_location(avutil.AVCHROMA_LOC_LEFT);
        }
    }

    /** The codec itself, for a container to ask. */
    AVCodecContext context() {
        return context;
    }

    /**
     * Encodes a picture, and passes on what packets are ready.
     *
     * @param picture or null at the end, to get the last packets out
     */
    void encode(@Nullable AVFrame picture, Packets packets) throws RecordingException {
        Ffmpeg.listen();
        Ffmpeg.check(avcodec.avcodec_send_frame(context, picture), name + " cannot encode");
        while (true) {
            int code = avcodec.avcodec_receive_packet(context, packet);
            if (code == AGAIN || code == avutil.AVERROR_EOF) {
                return;
            }
            Ffmpeg.check(code, name + " cannot encode");
            try {
                if (packet.duration() == 0) {
                    packet.duration(1);
                }
                packets.take(packet);
            } finally {
                avcodec.av_packet_unref(packet);
            }
        }
    }

    private static boolean isMac() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
    }

    @Override
    void free() {
        avcodec.avcodec_free_context(context);
        avcodec.av_packet_free(packet);
    }
}
