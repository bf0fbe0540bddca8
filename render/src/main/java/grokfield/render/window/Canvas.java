package grokfield.render.window;

import grokfield.render.gl.Framebuffer;

/** A picture in memory that Dear ImGui can draw into beside the window. */
public final class Canvas implements Surface, AutoCloseable {
    private final Framebuffer picture;
    private final float contentScale;

    /** A picture of a size in pixels; needs a current OpenGL context. */
    public Canvas(int width, int height, float contentScale) {
        this.picture = new Framebuffer(width, height);
        this.contentScale = contentScale;
    }

    /** What was drawn. */
    public Framebuffer picture() {
        return picture;
    }

    @Override
    public void bind() {
        picture.bind();
    }

    @Override
    public int width() {
        return picture.width();
    }

    @Override
    public int height() {
        return picture.height();
    }

    @Override
    public int pixelWidth() {
        return picture.width();
    }

    @Override
    public int pixelHeight() {
        return picture.height();
    }

    @Override
    public float pixelsPerUnit() {
        return 1;
    }

    @Override
    public float contentScale() {
        return contentScale;
    }

    @Override
    public void close() {
        picture.close();
    }
}
