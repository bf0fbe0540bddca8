package grokfield.render.record;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/** Turns RGBA pictures with rows from the bottom into what a codec takes. */
abstract class PictureConverter extends Native {
    /** Where the codec reads; the same at each picture. */
    final AVFrame picture;

    PictureConverter(ClipFormat format, PixelLayout colors) throws RecordingException {
        picture = avutil.av_frame_alloc();
        picture.format(colors.number());
        picture.width(format.width());
        picture.height(format.height());
        VideoCodec.tag(picture, colors);
        Ffmpeg.check(avutil.av_frame_get_buffer(picture, 0), "cannot get memory for a picture");
    }

    /** The converter for a layout. */
    static PictureConverter of(ClipFormat format, PixelLayout colors) throws RecordingException {
        return colors.isVideo() ? new VideoConverter(format, colors) : new RgbConverter(format);
    }

    /**
     * Converts.
     *
     * @param rgba rows from the bottom, from position 0
     * @param index the picture's time in frames
     * @return the picture, which is this converter's and holds until the next call
     */
    final AVFrame convert(ByteBuffer rgba, long index) throws RecordingException {
        // Where the codec still holds the picture before, the libraries give this one other memory, with the same in
        // it.
        Ffmpeg.check(avutil.av_frame_make_writable(picture), "cannot get memory for a picture");
        fill(rgba);
        picture.pts(index);
        return picture;
    }

    /** Writes into the picture. */
    abstract void fill(ByteBuffer rgba);

    @Override
    void free() {
        avutil.av_frame_free(picture);
    }
}
