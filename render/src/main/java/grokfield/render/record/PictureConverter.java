package grokfield.render.record;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Turns RGBA pictures with rows from the bottom into what a codec takes, with rows from the top. Video gets BT.709
 * colours in limited range (ITU-R BT.709-6, 3 and 4), colour differences filtered with a cubic and everything rounded
 * exactly.
 */
final class PictureConverter extends Native {
    private static final int FLAGS = swscale.SWS_BICUBIC | swscale.SWS_ACCURATE_RND;
    private static final int BRIGHTNESS_OFFSET = 0;
    private static final int FULL = 1; // range
    private static final int LIMITED = 0;
    private static final int HALF_A_ROW = 128; // in 256ths of a row
    private static final int UNSAID = -513;
    private static final int UNITY = 1 << 16; // contrast and saturation of 1 in fixed point

    private final int height;
    private final int stride; // bytes of a row of the source
    private final SwsContext scaler;
    private final AVFrame picture;
    private final PointerPointer<BytePointer> rows = new PointerPointer<>(4);
    private final IntPointer strides = new IntPointer(4);

    PictureConverter(ClipFormat format, PixelLayout colors) throws RecordingException {
        height = format.height();
        stride = format.width() * 4;
        scaler = scaler(format, colors);
        picture = avutil.av_frame_alloc();
        picture.format(colors.number());
        picture.width(format.width());
        picture.height(height);
        VideoCodec.tag(picture, colors);
        Ffmpeg.check(avutil.av_frame_get_buffer(picture, 0), "cannot get memory for a picture");
    }

    private static SwsContext scaler(ClipFormat format, PixelLayout colors) throws RecordingException {
        SwsContext scaler = swscale.sws_alloc_context();
        option(scaler, "srcw", format.width());
        option(scaler, "srch", format.height());
        option(scaler, "src_format", avutil.AV_PIX_FMT_RGBA);
        option(scaler, "dstw", format.width());
        option(scaler, "dsth", format.height());
        option(scaler, "dst_format", colors.number());
        option(scaler, "sws_flags", FLAGS);
        option(scaler, "src_range", FULL);
        option(scaler, "dst_range", colors.isVideo() ? LIMITED : FULL);
        // Where the samples of colour differences lie: on the left pixel of two, between two rows.
        option(scaler, "dst_h_chr_pos", colors.isVideo() ? 0 : UNSAID);
        option(scaler, "dst_v_chr_pos", colors.isVideo() ? HALF_A_ROW : UNSAID);
        IntPointer bt709 = swscale.sws_getCoefficients(swscale.SWS_CS_ITU709);
        swscale.sws_setColorspaceDetails(
                scaler, bt709, FULL, bt709, colors.isVideo() ? LIMITED : FULL, BRIGHTNESS_OFFSET, UNITY, UNITY);
        try {
            Ffmpeg.check(
                    swscale.sws_init_context(scaler, null, null),
                    "cannot convert pictures of " + format.width() + "×" + format.height() + " pixels");
            return scaler;
        } catch (RecordingException e) {
            swscale.sws_freeContext(scaler);
            throw e;
        }
    }

    private static void option(SwsContext scaler, String name, long value) throws RecordingException {
        Ffmpeg.check(avutil.av_opt_set_int(scaler, name, value, 0), "cannot convert pictures");
    }

    /**
     * Converts.
     *
     * @param rgba rows from the bottom, from position 0
     * @param index the picture's time in frames
     * @return the picture, which is this converter's and holds until the next call
     */
    AVFrame convert(ByteBuffer rgba, long index) throws RecordingException {
        // The codec may still hold the picture before; then the libraries give this one other memory.
        Ffmpeg.check(avutil.av_frame_make_writable(picture), "cannot get memory for a picture");
        try (BytePointer first = new BytePointer(rgba.duplicate().clear())) {
            rows.put(0, first.getPointer(BytePointer.class, (long) (height - 1) * stride));
            strides.put(0, -stride);
            swscale.sws_scale(scaler, rows, strides, 0, height, picture.data(), picture.linesize());
        }
        picture.pts(index);
        return picture;
    }

    @Override
    void free() {
        swscale.sws_freeContext(scaler);
        avutil.av_frame_free(picture);
        rows.deallocate();
        strides.deallocate();
    }
}
