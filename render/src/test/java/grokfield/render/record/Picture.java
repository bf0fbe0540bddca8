package grokfield.render.record;

import java.nio.ByteBuffer;

/** A picture of tests: red, green and blue of 8 bits each, rows from the top. */
final class Picture {
    /** Colours that a video must keep, each in a square of its own along the top. */
    static final int[] PATCHES = {0x0f1115, 0xffffff, 0xe06060, 0x40d8ff, 0xd8a020, 0x60e0a0, 0x9070d0, 0x808080};

    private static final int BACKGROUND = 0x11141a;
    private static final int[] DISCS = {0xcc5566, 0x33bbee, 0xddaa33, 0x88ffbb, 0x9977cc, 0x6699ff};

    private final int width;
    private final int height;
    private final byte[] rgb;

    Picture(int width, int height, byte[] rgb) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** The bytes themselves. */
    byte[] rgb() {
        return rgb;
    }

    /**
     * Discs of several colours and sizes on a dark ground, like the program's own pictures, each moving a little from
     * frame to frame, below a row of squares that stay.
     */
    static Picture discs(int width, int height, long index) {
        Picture picture = new Picture(width, height, new byte[width * height * 3]);
        picture.fill(0, 0, width, height, BACKGROUND);
        int side = side(width);
        for (int i = 0; i < PATCHES.length; i++) {
            picture.fill(i * side, 0, side, side, PATCHES[i]);
        }
        for (int i = 0; i < 24; i++) {
            double angle = i * 2.399963 + index * 0.01 * (1 + i % 3);
            double reach = Math.sqrt((i + 0.5) / 24);
            picture.disc(
                    width * (0.5 + 0.42 * reach * Math.cos(angle)),
                    height * 0.58 + height * 0.36 * reach * Math.sin(angle),
                    i % 4 == 0 ? height / 24.0 : height / 60.0 + 2,
                    DISCS[i % DISCS.length]);
        }
        return picture;
    }

    /** The side of a patch. */
    static int side(int width) {
        return width / PATCHES.length / 2 * 2;
    }

    private void fill(int left, int top, int wide, int high, int color) {
        for (int y = top; y < top + high; y++) {
            for (int x = left; x < left + wide; x++) {
                set(x, y, color, 1);
            }
        }
    }

    private void disc(double centerX, double centerY, double radius, int color) {
        for (int y = (int) (centerY - radius) - 1; y <= centerY + radius + 1; y++) {
            for (int x = (int) (centerX - radius) - 1; x <= centerX + radius + 1; x++) {
                double inside = radius + 0.5 - Math.hypot(x + 0.5 - centerX, y + 0.5 - centerY);
                if (inside > 0 && x >= 0 && y >= 0 && x < width && y < height) {
                    set(x, y, color, Math.min(1, inside));
                }
            }
        }
    }

    private void set(int x, int y, int color, double share) {
        int at = (y * width + x) * 3;
        for (int channel = 0; channel < 3; channel++) {
            int to = color >> (16 - 8 * channel) & 255;
            int from = rgb[at + channel] & 255;
            rgb[at + channel] = (byte) Math.round(from + share * (to - from));
        }
    }

    /** One channel of a pixel, 0 red, 1 green, 2 blue. */
    int level(int x, int y, int channel) {
        return rgb[(y * width + x) * 3 + channel] & 255;
    }

    /** Writes it as OpenGL would: rows from the bottom, with an alpha that must not matter. */
    void drawTo(ClipFrame frame) {
        ByteBuffer pixels = frame.pixels().clear();
        for (int y = height - 1; y >= 0; y--) {
            for (int x = 0; x < width; x++) {
                int at = (y * width + x) * 3;
                pixels.put(rgb[at]).put(rgb[at + 1]).put(rgb[at + 2]).put((byte) (x + y));
            }
        }
    }

    /** The peak signal-to-noise ratio against another picture in dB, over all pixels and channels. */
    double psnr(Picture other) {
        double sum = 0;
        for (int i = 0; i < rgb.length; i++) {
            double difference = (rgb[i] & 255) - (other.rgb[i] & 255);
            sum += difference * difference;
        }
        return 10 * Math.log10(255.0 * 255.0 * rgb.length / sum);
    }
}
