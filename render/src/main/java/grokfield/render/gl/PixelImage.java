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

    /** A copy of a rectangle of it, as far as that lies inside. */
    public PixelImage cropped(int left, int top, int right, int bottom) {
        int x = Math.clamp(left, 0, width - 1);
        int y = Math.clamp(top, 0, height - 1);
        int columns = Math.clamp(right, x + 1, width) - x;
        int rows = Math.clamp(bottom, y + 1, height) - y;
        byte[] part = new byte[columns * rows * 4];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(pixels, ((y + row) * width + x) * 4, part, row * columns * 4, columns * 4);
        }
        return new PixelImage(columns, rows, part);
    }

    /** One pixel as 0xRRGGBB; x from the left, y from the top. */
    public int rgb(int x, int y) {
        int at = (y * width + x) * 4;
        return (pixels[at] & 255) << 16 | (pixels[at + 1] & 255) << 8 | (pixels[at + 2] & 255);
    }
}
