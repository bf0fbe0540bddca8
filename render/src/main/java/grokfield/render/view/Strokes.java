package grokfield.render.view;

import static org.lwjgl.opengl.GL33C.GL_TRIANGLE_STRIP;

import grokfield.render.gl.ShaderProgram;
import grokfield.render.gl.VertexStream;

/** A batch of smooth-edged lines, polylines and arrow heads, in pixels of the view; drawn in one call. */
final class Strokes implements AutoCloseable {
    private static final float EDGE = 1; // pixels of room for the smoothed edge at each side

    private final ShaderProgram program = ShaderProgram.load("strokes");
    private final VertexStream stream = new VertexStream(2, 2, VertexStream.COLOR);

    void begin() {
        stream.begin();
    }

    /** A straight line. */
    void line(float x0, float y0, float x1, float y1, float width, int color) {
        tapered(x0, y0, x1, y1, width / 2, width / 2, color, color);
    }

    /** A straight band whose half width and colour change from one end to the other; half width 0 makes a point. */
    void tapered(float x0, float y0, float x1, float y1, float half0, float half1, int color0, int color1) {
        float length = (float) Math.hypot(x1 - x0, y1 - y0);
        if (!(length > 0)) {
            return; // nothing to see, or NaN
        }
        float nx = -(y1 - y0) / length;
        float ny = (x1 - x0) / length;
        stream.reserve(6);
        vertex(x0, y0, nx, ny, half0 + EDGE, half0, color0);
        vertex(x0, y0, nx, ny, half0 + EDGE, half0, color0);
        vertex(x0, y0, nx, ny, -half0 - EDGE, half0, color0);
        vertex(x1, y1, nx, ny, half1 + EDGE, half1, color1);
        vertex(x1, y1, nx, ny, -half1 - EDGE, half1, color1);
        vertex(x1, y1, nx, ny, -half1 - EDGE, half1, color1);
    }

    /**
     * A polyline that fades in from its first point to its last.
     *
     * @param points x and y in turn
     * @param count of points
     * @param color at the last point, packed; its alpha falls to 0 at the first
     */
    void fading(float[] points, int count, float width, int color) {
        if (count < 2) {
            return;
        }
        float half = width / 2;
        int opaque = color & 0xffffff;
        int alpha = color >>> 24;
        stream.reserve(2 * count + 2);
        float nx = 0;
        float ny = 0;
        for (int i = 0; i < count; i++) {
            int before = 2 * Math.max(0, i - 1);
            int after = 2 * Math.min(count - 1, i + 1);
            float dx = points[after] - points[before];
            float dy = points[after + 1] - points[before + 1];
            float length = (float) Math.hypot(dx, dy);
            if (length > 0) {
                nx = -dy / length;
                ny = dx / length;
            }
            int faded = opaque | ((alpha * i / (count - 1)) << 24);
            float x = points[2 * i];
            float y = points[2 * i + 1];
            if (i == 0) {
                vertex(x, y, nx, ny, half + EDGE, half, faded);
            }
            vertex(x, y, nx, ny, half + EDGE, half, faded);
            vertex(x, y, nx, ny, -half - EDGE, half, faded);
            if (i == count - 1) {
                vertex(x, y, nx, ny, -half - EDGE, half, faded);
            }
        }
    }

    /** The first and last vertices of a band stand twice: the strip runs on to the next band through triangles without area. */
    private void vertex(float x, float y, float nx, float ny, float across, float half, int color) {
        stream.put(x + nx * across);
        stream.put(y + ny * across);
        stream.put(across);
        stream.put(half);
        stream.color(color);
    }

    void draw(int width, int height) {
        program.use();
        program.set("viewSize", width, height);
        stream.draw(GL_TRIANGLE_STRIP);
    }

    @Override
    public void close() {
        stream.close();
        program.close();
    }
}
