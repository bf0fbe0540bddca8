package grokfield.render.gl;

import static org.lwjgl.opengl.GL33C.GL_BLEND;
import static org.lwjgl.opengl.GL33C.GL_DEPTH_TEST;
import static org.lwjgl.opengl.GL33C.GL_SCISSOR_TEST;
import static org.lwjgl.opengl.GL33C.GL_TRIANGLES;
import static org.lwjgl.opengl.GL33C.glDisable;

/** Makes pictures smaller by a whole number, as supersampling needs it: every pixel counts alike. */
public final class Shrinker implements AutoCloseable {
    private static final float[] CORNERS = {-1, -1, 3, -1, -1, 3};

    private final ShaderProgram program = ShaderProgram.load("shrink");
    private final VertexStream stream = new VertexStream(2);

    /**
     * Fills a picture from one that is {@code factor} times as wide and high.
     *
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public void shrink(Framebuffer from, Framebuffer to, int factor) {
        if (from.width() != factor * to.width() || from.height() != factor * to.height()) {
            throw new IllegalArgumentException(from.width() + " × " + from.height() + " is not " + factor + " times "
                    + to.width() + " × " + to.height());
        }
        to.bind();
        glDisable(GL_BLEND);
        glDisable(GL_SCISSOR_TEST);
        glDisable(GL_DEPTH_TEST);
        program.use();
        program.set("picture", 0);
        program.set("factor", factor);
        from.texture().bind(0);
        stream.begin();
        stream.reserve(3);
        for (float coordinate : CORNERS) {
            stream.put(coordinate);
        }
        stream.draw(GL_TRIANGLES);
    }

    @Override
    public void close() {
        stream.close();
        program.close();
    }
}
