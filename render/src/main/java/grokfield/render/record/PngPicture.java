package grokfield.render.record;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * One picture as a PNG file in memory: 8 bits of red, green and blue, marked sRGB. Each row is filtered by the
 * difference from its left neighbour or from the row above, whichever has the smaller sum of differences (PNG
 * specification, 9.2 and 12.7).
 */
final class PngPicture implements AutoCloseable {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int CHANNELS = 3;
    private static final byte LEFT = 1; // filter types
    private static final byte ABOVE = 2;

    private final int width;
    private final int height;
    private final Deflater deflater;
    private final byte[] rgba; // one row
    private byte[] above; // the row before, red, green, blue
    private byte[] row;
    private final byte[] fromLeft; // filtered, with the filter's type in front
    private final byte[] fromAbove;
    private byte[] data;
    private int size;

    PngPicture(ClipFormat format) {
        width = format.width();
        height = format.height();
        deflater = new Deflater(level(format.quality()));
        rgba = new byte[width * 4];
        above = new byte[width * CHANNELS];
        row = new byte[width * CHANNELS];
        fromLeft = new byte[1 + width * CHANNELS];
        fromAbove = new byte[1 + width * CHANNELS];
        fromLeft[0] = LEFT;
        fromAbove[0] = ABOVE;
        data = new byte[1 << 16];
    }

    /** No quality loses anything; they trade time for size. */
    private static int level(ClipQuality quality) {
        return switch (quality) {
            case DRAFT -> 1;
            case STANDARD -> 4;
            case HIGH -> 6;
            case BEST -> 9;
        };
    }

    /** Compresses a picture; rows from the bottom, from position 0. */
    void encode(ByteBuffer pixels) {
        deflater.reset();
        size = 0;
        java.util.Arrays.fill(above, (byte) 0);
        for (int y = height - 1; y >= 0; y--) {
            pixels.get(y * width * 4, rgba);
            byte[] filtered = filter();
            deflater.setInput(filtered);
            drain();
            byte[] swap = above;
            above = row;
            row = swap;
        }
        deflater.finish();
        while (!deflater.finished()) {
            drain();
        }
    }

    /** Filters the row in {@code rgba} both ways and returns the one that promises to be smaller. */
    private byte[] filter() {
        for (int x = 0, from = 0, to = 0; x < width; x++, from += 4, to += CHANNELS) {
            row[to] = rgba[from];
            row[to + 1] = rgba[from + 1];
            row[to + 2] = rgba[from + 2];
        }
        long left = 0;
        long up = 0;
        for (int i = 0; i < row.length; i++) {
            byte byLeft = (byte) (row[i] - (i < CHANNELS ? 0 : row[i - CHANNELS]));
            byte byAbove = (byte) (row[i] - above[i]);
            fromLeft[i + 1] = byLeft;
            fromAbove[i + 1] = byAbove;
            left += Math.abs(byLeft);
            up += Math.abs(byAbove);
        }
        return up <= left ? fromAbove : fromLeft;
    }

    private void drain() {
        int room;
        do {
            if (size == data.length) {
                data = java.util.Arrays.copyOf(data, 2 * data.length);
            }
            room = data.length - size;
            int got = deflater.deflate(data, size, room);
            size += got;
            room -= got;
        } while (room == 0);
    }

    /** The size of the file in bytes. */
    long size() {
        return SIGNATURE.length + 4 * 12L + 13 + 1 + size;
    }

    /** Writes the picture that was encoded last; as often as wanted. */
    void writeTo(OutputStream out) throws IOException {
        out.write(SIGNATURE);
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) 8) // bits
                .put((byte) 2) // red, green, blue
                .array();
        chunk(out, "IHDR", header, header.length);
        chunk(out, "sRGB", new byte[1], 1);
        chunk(out, "IDAT", data, size);
        chunk(out, "IEND", data, 0);
    }

    private static void chunk(OutputStream out, String type, byte[] content, int length) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(content, 0, length);
        out.write(ByteBuffer.allocate(4).putInt(length).array());
        out.write(name);
        out.write(content, 0, length);
        out.write(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }

    @Override
    public void close() {
        deflater.end();
    }
}
