package grokfield.render.record;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;

/** For pictures without loss: red, green and blue, rows from the top. */
final class RgbConverter extends PictureConverter {
    private final int width;
    private final int height;
    private final byte[] rgba; // one row
    private final byte[] rgb;

    RgbConverter(ClipFormat format) throws RecordingException {
        super(format, PixelLayout.RGB);
        width = format.width();
        height = format.height();
        rgba = new byte[width * 4];
        rgb = new byte[width * 3];
    }

    @Override
    void fill(ByteBuffer pixels) {
        BytePointer target = picture.data(0);
        int stride = picture.linesize(0);
        for (int y = 0; y < height; y++) {
            pixels.get((height - 1 - y) * rgba.length, rgba);
            for (int x = 0, from = 0, to = 0; x < width; x++, from += 4, to += 3) {
                rgb[to] = rgba[from];
                rgb[to + 1] = rgba[from + 1];
                rgb[to + 2] = rgba[from + 2];
            }
            target.position((long) y * stride).put(rgb);
        }
    }
}
