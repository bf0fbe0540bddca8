package grokfield.render.record;

import org.bytedeco.ffmpeg.global.avutil;

/** How the colours of a picture lie in memory on their way into a codec. */
enum PixelLayout {
    /** Brightness for each pixel, two colour differences for two by two: what video codecs take. BT.709, limited range. */
    YUV_420,
    /** The same with both colour differences in one plane: what some hardware takes. */
    NV12,
    /** Red, green and blue of 8 bits each, as they were. */
    RGB,
    /** Numbers of colours in a palette. */
    PALETTE;

    /** FFmpeg's number of it. */
    int number() {
        return switch (this) {
            case YUV_420 -> avutil.AV_PIX_FMT_YUV420P;
            case NV12 -> avutil.AV_PIX_FMT_NV12;
            case RGB -> avutil.AV_PIX_FMT_RGB24;
            case PALETTE -> avutil.AV_PIX_FMT_PAL8;
        };
    }

    /** Whether it is brightness and colour differences. */
    boolean isVideo() {
        return this == YUV_420 || this == NV12;
    }
}
