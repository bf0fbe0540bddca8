package grokfield.render.gl;

import static org.lwjgl.opengl.GL33C.GL_COLOR_ATTACHMENT0;
import static org.lwjgl.opengl.GL33C.GL_COLOR_BUFFER_BIT;
import static org.lwjgl.opengl.GL33C.GL_DRAW_FRAMEBUFFER;
import static org.lwjgl.opengl.GL33C.GL_DRAW_FRAMEBUFFER_BINDING;
import static org.lwjgl.opengl.GL33C.GL_FRAMEBUFFER;
import static org.lwjgl.opengl.GL33C.GL_FRAMEBUFFER_COMPLETE;
import static org.lwjgl.opengl.GL33C.GL_LINEAR;
import static org.lwjgl.opengl.GL33C.GL_MAX_TEXTURE_SIZE;
import static org.lwjgl.opengl.GL33C.GL_NEAREST;
import static org.lwjgl.opengl.GL33C.GL_READ_FRAMEBUFFER;
import static org.lwjgl.opengl.GL33C.GL_RGBA;
import static org.lwjgl.opengl.GL33C.GL_SCISSOR_TEST;
import static org.lwjgl.opengl.GL33C.GL_TEXTURE_2D;
import static org.lwjgl.opengl.GL33C.GL_UNSIGNED_BYTE;
import static org.lwjgl.opengl.GL33C.glBindFramebuffer;
import static org.lwjgl.opengl.GL33C.glBlitFramebuffer;
import static org.lwjgl.opengl.GL33C.glCheckFramebufferStatus;
import static org.lwjgl.opengl.GL33C.glClear;
import static org.lwjgl.opengl.GL33C.glClearColor;
import static org.lwjgl.opengl.GL33C.glDeleteFramebuffers;
import static org.lwjgl.opengl.GL33C.glDisable;
import static org.lwjgl.opengl.GL33C.glEnable;
import static org.lwjgl.opengl.GL33C.glFramebufferTexture2D;
import static org.lwjgl.opengl.GL33C.glGenFramebuffers;
import static org.lwjgl.opengl.GL33C.glGetInteger;
import static org.lwjgl.opengl.GL33C.glReadPixels;
import static org.lwjgl.opengl.GL33C.glScissor;
import static org.lwjgl.opengl.GL33C.glViewport;
import static org.lwjgl.system.MemoryUtil.memAlloc;
import static org.lwjgl.system.MemoryUtil.memFree;

import java.nio.ByteBuffer;

/** A picture to draw into: one RGBA texture, no depth. Shown with {@code ImGui.image}, v upwards. */
public final class Framebuffer implements AutoCloseable {
    private final int id;
    private final Texture texture;

    /**
     * A framebuffer of a size in pixels, each at least 1.
     *
     * @throws PictureTooLargeException if the driver draws no such size
     */
    public Framebuffer(int width, int height) {
        int most = glGetInteger(GL_MAX_TEXTURE_SIZE);
        if (Math.max(width, height) > most) {
            throw new PictureTooLargeException(width, height, most);
        }
        texture = Texture.smooth();
        id = glGenFramebuffers();
        texture.allocate(Math.max(1, width), Math.max(1, height));
        glBindFramebuffer(GL_FRAMEBUFFER, id);
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture.id(), 0);
        int status = glCheckFramebufferStatus(GL_FRAMEBUFFER);
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
        if (status != GL_FRAMEBUFFER_COMPLETE) {
            close();
            throw new IllegalStateException("a framebuffer of " + width + " × " + height
                    + " pixels cannot be made: status 0x" + Integer.toHexString(status));
        }
    }

    /** Changes the size; the contents become undefined if it differs. */
    public void resize(int width, int height) {
        int w = Math.max(1, width);
        int h = Math.max(1, height);
        if (w != texture.width() || h != texture.height()) {
            texture.allocate(w, h);
        }
    }

    /** Directs the draw calls that follow into this picture, all of it. */
    public void bind() {
        glBindFramebuffer(GL_FRAMEBUFFER, id);
        glViewport(0, 0, texture.width(), texture.height());
    }

    /** Copies this picture into another, as large as fits and in the middle. */
    public void copyFitted(Framebuffer to) {
        copyFitted(id, texture.width(), texture.height(), to);
    }

    /** Copies a framebuffer of OpenGL's, 0 for the window's own, into a picture, as large as fits and in the middle. */
    public static void copyFitted(int from, int width, int height, Framebuffer to) {
        double scale = Math.min(to.width() / (double) width, to.height() / (double) height);
        int w = (int) Math.round(width * scale);
        int h = (int) Math.round(height * scale);
        int x = (to.width() - w) / 2;
        int y = (to.height() - h) / 2;
        glBindFramebuffer(GL_READ_FRAMEBUFFER, from);
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, to.id);
        int filter = w == width && h == height ? GL_NEAREST : GL_LINEAR;
        glBlitFramebuffer(0, 0, width, height, x, y, x + w, y + h, GL_COLOR_BUFFER_BIT, filter);
    }

    /** Copies this picture onto another of the same size. */
    public void copyTo(Framebuffer target) {
        glBindFramebuffer(GL_READ_FRAMEBUFFER, id);
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target.id);
        int w = texture.width();
        int h = texture.height();
        glBlitFramebuffer(0, 0, w, h, 0, 0, w, h, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    }

    /**
     * Copies this picture, pixel for pixel, into the framebuffer that is being drawn to. A software renderer does this many times
     * faster than drawing it as a texture.
     *
     * @param x where its left edge goes, pixels
     * @param y where its lower edge goes, pixels from the bottom
     */
    public void copyToTarget(int x, int y) {
        int target = glGetInteger(GL_DRAW_FRAMEBUFFER_BINDING);
        glBindFramebuffer(GL_READ_FRAMEBUFFER, id);
        int w = texture.width();
        int h = texture.height();
        glBlitFramebuffer(0, 0, w, h, x, y, x + w, y + h, GL_COLOR_BUFFER_BIT, GL_NEAREST);
        glBindFramebuffer(GL_READ_FRAMEBUFFER, target);
    }

    /**
     * Fills a rectangle of the framebuffer that is being drawn to, without a shader.
     *
     * @param x its left edge, pixels
     * @param y its lower edge, pixels from the bottom
     */
    public static void fillTarget(int x, int y, int width, int height, Rgb color) {
        glEnable(GL_SCISSOR_TEST);
        glScissor(x, y, width, height);
        glClearColor(color.red(), color.green(), color.blue(), 1);
        glClear(GL_COLOR_BUFFER_BIT);
        glDisable(GL_SCISSOR_TEST);
    }

    /** Copies the picture to main memory, rows from the top. Waits for the drawing to end. */
    public PixelImage read() {
        glBindFramebuffer(GL_FRAMEBUFFER, id);
        return readBound(texture.width(), texture.height());
    }

    /**
     * Copies the picture into memory of width · height · 4 bytes, RGBA, rows from the bottom. Waits for the drawing to end.
     *
     * @param pixels direct, written from its position
     */
    public void readInto(ByteBuffer pixels) {
        if (pixels.remaining() < 4 * texture.width() * texture.height()) {
            throw new IllegalArgumentException("a picture of " + texture.width() + " × " + texture.height()
                    + " does not fit " + pixels.remaining() + " bytes");
        }
        glBindFramebuffer(GL_FRAMEBUFFER, id);
        glReadPixels(0, 0, texture.width(), texture.height(), GL_RGBA, GL_UNSIGNED_BYTE, pixels);
    }

    /** Copies the bound framebuffer to main memory, rows from the top. Waits for the drawing to end. */
    public static PixelImage readBound(int width, int height) {
        ByteBuffer bottomUp = memAlloc(width * height * 4);
        try {
            glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, bottomUp);
            byte[] pixels = new byte[width * height * 4];
            int row = width * 4;
            for (int y = 0; y < height; y++) {
                bottomUp.get((height - 1 - y) * row, pixels, y * row, row);
            }
            return new PixelImage(width, height, pixels);
        } finally {
            memFree(bottomUp);
        }
    }

    public Texture texture() {
        return texture;
    }

    public int width() {
        return texture.width();
    }

    public int height() {
        return texture.height();
    }

    @Override
    public void close() {
        glDeleteFramebuffers(id);
        texture.close();
    }
}
