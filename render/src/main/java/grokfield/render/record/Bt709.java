package grokfield.render.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * Turns RGBA with rows from the bottom into brightness and colour differences by ITU-R BT.709-6, 3, in limited range: 16
 * to 235 and 16 to 240. All in integers, rounded to nearest, so every machine gives the same. A colour difference lies on
 * the left one of two pixels and between two rows (the place that H.264 and VP9 take for granted); it is weighted 1, 6,
 * 1 across and 1, 1 down. What did not change since the picture before is not computed again: with our pictures that is most.
 */
final class Bt709 {
    private static final int TILE = 32; // pixels of a row that are looked at together
    private static final int BITS = 16; // of the fixed point
    private static final int SHIFT = BITS + 4; // of colour differences, whose weights add up to 16, that is 2⁴

    // Brightness: 219/255 of 0.2126, 0.7152 and 0.0722, and 16 more.
    private static final int Y_RED = fixed(0.2126 * 219 / 255);
    private static final int Y_GREEN = fixed(0.7152 * 219 / 255);
    private static final int Y_BLUE = fixed(0.0722 * 219 / 255);
    private static final int Y_OFFSET = (16 << BITS) + (1 << (BITS - 1));

    // Colour differences: 224/255 of (B − Y)/1.8556 and (R − Y)/1.5748, and 128 more.
    private static final int U_RED = fixed(-0.2126 / 1.8556 * 224 / 255);
    private static final int U_GREEN = fixed(-0.7152 / 1.8556 * 224 / 255);
    private static final int V_GREEN = fixed(-0.7152 / 1.5748 * 224 / 255);
    private static final int V_BLUE = fixed(-0.0722 / 1.5748 * 224 / 255);
    private static final int U_BLUE = -U_RED - U_GREEN; // so that grey has no colour at all
    private static final int V_RED = -V_GREEN - V_BLUE;
    private static final int DIFFERENCE_OFFSET = (128 << SHIFT) + (1 << (SHIFT - 1));

    private final int width;
    private final int height;
    private final int[] before; // (height, width): the pixels of the picture before, rows from the top
    private final int[] upper; // (width)
    private final int[] lower;
    private final byte[] brightness; // (width)
    private final byte[] blue; // (width / 2), or (width) where both alternate
    private final byte[] red;
    private boolean first = true;

    Bt709(int width, int height) {
        this.width = width;
        this.height = height;
        before = new int[width * height];
        upper = new int[width];
        lower = new int[width];
        brightness = new byte[width];
        blue = new byte[width];
        red = new byte[width];
    }

    private static int fixed(double number) {
        return (int) Math.round(number * (1 << BITS));
    }

    /**
     * Brings the planes from the picture before to this one.
     *
     * @param rgba rows from the bottom, from position 0
     * @param target the same at each call, with what the call before left in it
     */
    void convert(ByteBuffer rgba, VideoPlanes target) {
        IntBuffer pixels =
                rgba.duplicate().clear().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        for (int y = 0; y < height; y += 2) {
            pixels.get((height - 1 - y) * width, upper);
            pixels.get((height - 2 - y) * width, lower);
            int from = 0;
            while (from < width) {
                int begin = nextChanged(y, from);
                int end = nextUnchanged(y, begin);
                if (begin < width) {
                    convertRun(y, begin, end, target);
                }
                from = end;
            }
        }
        first = false;
    }

    /** The beginning of the first tile from a column on that differs from the picture before. */
    private int nextChanged(int y, int from) {
        int column = from;
        while (column < width && !isChanged(y, column)) {
            column += TILE;
        }
        return Math.min(column, width);
    }

    private int nextUnchanged(int y, int from) {
        int column = from;
        while (column < width && isChanged(y, column)) {
            column += TILE;
        }
        return Math.min(column, width);
    }

    private boolean isChanged(int y, int column) {
        int end = Math.min(column + TILE, width);
        int at = y * width + column;
        int length = end - column;
        return first
                || Arrays.mismatch(upper, column, end, before, at, at + length) >= 0
                || Arrays.mismatch(lower, column, end, before, at + width, at + width + length) >= 0;
    }

    /** Converts two rows from a column to another, and the colour difference beside, which sees one pixel further. */
    private void convertRun(int y, int begin, int end, VideoPlanes target) {
        System.arraycopy(upper, begin, before, y * width + begin, end - begin);
        System.arraycopy(lower, begin, before, (y + 1) * width + begin, end - begin);
        luma(upper, begin, end);
        target.put(0, y, begin, brightness, end - begin);
        luma(lower, begin, end);
        target.put(0, y + 1, begin, brightness, end - begin);
        int right = Math.min(end + 2, width);
        if (target.areInterleaved()) {
            differences(begin / 2, right / 2);
            interleave(begin / 2, right / 2);
            target.put(1, y / 2, begin, brightness, right - begin);
        } else {
            differences(begin / 2, right / 2);
            target.put(1, y / 2, begin / 2, blue, (right - begin) / 2);
            target.put(2, y / 2, begin / 2, red, (right - begin) / 2);
        }
    }

    private void luma(int[] row, int begin, int end) {
        for (int x = begin; x < end; x++) {
            int pixel = row[x];
            brightness[x] = (byte)
                    ((Y_RED * (pixel & 255) + Y_GREEN * (pixel >> 8 & 255) + Y_BLUE * (pixel >> 16 & 255) + Y_OFFSET)
                            >> BITS);
        }
    }

    /** Two channels are summed in one number, 16 bits apart: sixteen times 255 stays below 2¹⁶. */
    private void differences(int begin, int end) {
        for (int i = begin; i < end; i++) {
            int x = 2 * i;
            int left = Math.max(x - 1, 0);
            int redBlue = twoChannels(upper, left, x) + twoChannels(lower, left, x);
            int green = greens(upper, left, x) + greens(lower, left, x);
            int reds = redBlue & 0xffff;
            int blues = redBlue >>> 16;
            blue[i] = (byte) ((U_RED * reds + U_GREEN * green + U_BLUE * blues + DIFFERENCE_OFFSET) >> SHIFT);
            red[i] = (byte) ((V_RED * reds + V_GREEN * green + V_BLUE * blues + DIFFERENCE_OFFSET) >> SHIFT);
        }
    }

    private static int twoChannels(int[] row, int left, int x) {
        return (row[left] & 0xff00ff) + 6 * (row[x] & 0xff00ff) + (row[x + 1] & 0xff00ff);
    }

    private static int greens(int[] row, int left, int x) {
        return (row[left] >> 8 & 255) + 6 * (row[x] >> 8 & 255) + (row[x + 1] >> 8 & 255);
    }

    private void interleave(int begin, int end) {
        for (int i = begin; i < end; i++) {
            brightness[2 * i] = blue[i];
            brightness[2 * i + 1] = red[i];
        }
    }
}
