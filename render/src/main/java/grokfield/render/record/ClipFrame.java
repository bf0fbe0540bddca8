package grokfield.render.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** One picture on its way to an encoder. Belongs to whoever took it from the {@link ClipWriter}, until it is handed back. */
public final class ClipFrame {
    private final int width;
    private final int height;
    private final ByteBuffer pixels;
    private long index;

    ClipFrame(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = ByteBuffer.allocateDirect(width * height * 4).order(ByteOrder.nativeOrder());
    }

    /** Pixels from left to right. */
    public int width() {
        return width;
    }

    /** Pixels from bottom to top. */
    public int height() {
        return height;
    }

    /**
     * A direct buffer of width · height · 4 bytes: red, green, blue, alpha of each pixel, rows from the bottom as OpenGL
     * reads them. Alpha is ignored. Write from position 0; position and limit do not matter to the encoder.
     */
    public ByteBuffer pixels() {
        return pixels;
    }

    /** The place in the video, in frames. */
    long index() {
        return index;
    }

    void place(long newIndex) {
        index = newIndex;
    }
}
