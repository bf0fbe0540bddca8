package grokfield.render.gl;

/** An image in main memory: RGBA, 8 bits each, rows from the top. */
public final class PixelImage {
    private final int width;
    private final int height;
    private final byte[] pixels;

    /**
     * An image over an array.
     *
     * @param pixels width · height · 4 bytes; not copied
     */
    public PixelImage(int width, int height, byte[] pixels) {
        if (pixels.length != width * height * 4) {
            throw new IllegalArgumentException(
                    pixels.length + " bytes are no image of " + width + " × " + height + " RGBA pixels");
        }
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The bytes themselves, not a copy: red, green, blue, alpha of each pixel. */
    public byte[] pixels() {
        return pixels;
    }

    /** One pixel as 0xRRGGBB; x from the left, y from the top. */
    public int rgb(int x, int y) {
        int at = (y * width + x) * 4;
        return (pixels[at] & 255) << 16 | (pixels[at + 1] & 255) << 8 | (pixels[at + 2] & 255);
    }
}
