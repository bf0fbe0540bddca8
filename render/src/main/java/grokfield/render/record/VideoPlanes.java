package grokfield.render.record;

import java.nio.ByteBuffer;

/**
 * The planes of a picture as video codecs take it, in memory that stays: brightness, and at half the width and height
 * the blue and the red colour difference, in two planes or alternating in one. Rows from the top.
 */
final class VideoPlanes {
    private final ByteBuffer[] planes;
    private final int[] strides;

    /** @param strides bytes from a row to the next, of each plane */
    VideoPlanes(ByteBuffer[] planes, int[] strides) {
        this.planes = planes;
        this.strides = strides;
    }

    /** One buffer that holds all planes, one behind the other without gaps; a clip's sides are even. */
    static VideoPlanes in(ByteBuffer whole, int width, int height) {
        int full = width * height;
        return new VideoPlanes(
                new ByteBuffer[] {
                    whole.slice(0, full), whole.slice(full, full / 4), whole.slice(full + full / 4, full / 4)
                },
                new int[] {width, width / 2, width / 2});
    }

    /** Whether both colour differences are in one plane. */
    boolean areInterleaved() {
        return planes.length == 2;
    }

    /** Puts part of a row. */
    void put(int plane, int row, int column, byte[] from, int length) {
        planes[plane].put(row * strides[plane] + column, from, column, length);
    }
}
