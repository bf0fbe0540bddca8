package grokfield.render.gl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lwjgl.opengl.GL33C.GL_COLOR_BUFFER_BIT;
import static org.lwjgl.opengl.GL33C.GL_SCISSOR_TEST;
import static org.lwjgl.opengl.GL33C.glClear;
import static org.lwjgl.opengl.GL33C.glClearColor;
import static org.lwjgl.opengl.GL33C.glDisable;
import static org.lwjgl.opengl.GL33C.glEnable;
import static org.lwjgl.opengl.GL33C.glScissor;

import grokfield.render.window.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FramebufferTest {
    private Window window;

    @BeforeEach
    void open() {
        window = Window.offscreen(16, 16);
    }

    @AfterEach
    void close() {
        GlErrors.check("at the end of the test");
        window.close();
    }

    private static void fill(float red, float green, float blue) {
        glClearColor(red, green, blue, 1);
        glClear(GL_COLOR_BUFFER_BIT);
    }

    @Test
    void readsRowsFromTheTop() {
        try (Framebuffer picture = new Framebuffer(8, 6)) {
            picture.bind();
            fill(0, 0, 1);
            glEnable(GL_SCISSOR_TEST);
            glScissor(0, 5, 8, 1); // OpenGL counts from below: the top row
            fill(1, 0, 0);
            glDisable(GL_SCISSOR_TEST);
            PixelImage image = picture.read();
            assertEquals(0xff0000, image.rgb(3, 0));
            assertEquals(0x0000ff, image.rgb(3, 1));
            assertEquals(0x0000ff, image.rgb(3, 5));
        }
    }

    @Test
    void resizingGivesAPictureOfTheNewSize() {
        try (Framebuffer picture = new Framebuffer(8, 6)) {
            picture.resize(31, 17);
            picture.bind();
            fill(0, 1, 0);
            PixelImage image = picture.read();
            assertEquals(31, image.width());
            assertEquals(17, image.height());
            assertEquals(0x00ff00, image.rgb(30, 0));
            assertEquals(0x00ff00, image.rgb(0, 16));
        }
    }

    @Test
    void aSizeOfNothingBecomesOnePixel() {
        try (Framebuffer picture = new Framebuffer(4, 4)) {
            picture.resize(0, -3);
            assertEquals(1, picture.width());
            assertEquals(1, picture.height());
        }
    }

    @Test
    void aVertexStreamGrowsBeyondItsFirstRoom() {
        try (VertexStream stream = new VertexStream(2, VertexStream.COLOR)) {
            for (int draw = 0; draw < 2; draw++) {
                stream.begin();
                stream.reserve(50_000);
                for (int i = 0; i < 50_000; i++) {
                    stream.put(i);
                    stream.put(-i);
                    stream.color(i);
                }
                stream.reserve(1);
                stream.put(0);
                stream.put(0);
                stream.color(0);
            }
            assertEquals(50_001, stream.vertices());
        }
    }
}
