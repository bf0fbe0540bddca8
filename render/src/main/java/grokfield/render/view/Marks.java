package grokfield.render.view;

import static org.lwjgl.opengl.GL33C.GL_POINTS;
import static org.lwjgl.opengl.GL33C.GL_PROGRAM_POINT_SIZE;
import static org.lwjgl.opengl.GL33C.glEnable;

import grokfield.render.gl.Rgb;
import grokfield.render.gl.ShaderProgram;
import grokfield.render.gl.VertexStream;

/** A batch of round marks, in pixels of the view; drawn in one call, in the order in which they were added. */
final class Marks implements AutoCloseable {
    // The bits of a style, as points.vert has them.
    static final int HOLLOW = 1;
    static final int CROSSED = 2;
    static final int PINNED = 4;
    static final int EMPHASISED = 8;
    static final int OUTLINED = 16;
    static final int OPEN = 32;

    private final ShaderProgram program = ShaderProgram.load("points");
    private final VertexStream stream = new VertexStream(2, 2, VertexStream.COLOR);

    void begin(int room) {
        stream.begin();
        stream.reserve(room);
    }

    void add(float x, float y, float radius, int style, int color) {
        stream.put(x);
        stream.put(y);
        stream.put(radius);
        stream.put(style);
        stream.color(color);
    }

    void draw(int width, int height, float pixelScale, Rgb canvas, Rgb ink) {
        glEnable(GL_PROGRAM_POINT_SIZE);
        program.use();
        program.set("viewSize", width, height);
        program.set("unit", pixelScale);
        program.set("canvas", canvas);
        program.set("ink", ink);
        stream.draw(GL_POINTS);
    }

    @Override
    public void close() {
        stream.close();
        program.close();
    }
}
