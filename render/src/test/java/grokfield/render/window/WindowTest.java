package grokfield.render.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.gl.GlErrors;
import grokfield.render.gl.PixelImage;
import grokfield.render.gl.Rgb;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lwjgl.opengl.GL33C;

class WindowTest {
    @Test
    void aContextOpensWithoutADisplay() {
        try (Window window = Window.offscreen(320, 200)) {
            assertTrue(window.isOffscreen());
            assertTrue(GL33C.glGetInteger(GL33C.GL_MAJOR_VERSION) >= 3);
            assertTrue(window.openGl().startsWith("OpenGL "), window.openGl());
            GlErrors.check("after opening");
        }
    }

    @Test
    void severalContextsOpenOneAfterAnother() {
        for (int i = 0; i < 3; i++) {
            try (Window window = Window.offscreen(32, 32)) {
                window.beginFrame(Rgb.of(0x204060));
                assertEquals(0x204060, window.capture().rgb(16, 16));
                GlErrors.check("in context " + i);
            }
        }
    }

    @Test
    void aCaptureFollowsTheSize() {
        try (Window window = Window.offscreen(32, 32)) {
            window.setSize(50, 20);
            window.beginFrame(Rgb.of(0xff8000));
            PixelImage image = window.capture();
            assertEquals(50, image.width());
            assertEquals(20, image.height());
            assertEquals(0xff8000, image.rgb(49, 19));
        }
    }

    @Test
    void aScreenshotDecodesToTheSamePixels(@TempDir Path folder) throws IOException {
        byte[] pixels = new byte[7 * 5 * 4];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 7);
        }
        PixelImage image = new PixelImage(7, 5, pixels);
        Path file = folder.resolve("new/folder/shot.png");
        Screenshot.write(image, file);
        BufferedImage decoded = ImageIO.read(file.toFile());
        assertEquals(7, decoded.getWidth());
        assertEquals(5, decoded.getHeight());
        for (int y = 0; y < 5; y++) {
            for (int x = 0; x < 7; x++) {
                assertEquals(image.rgb(x, y), decoded.getRGB(x, y) & 0xffffff);
            }
        }
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertEquals(1, files.count(), "nothing is left beside the screenshot");
        }
    }

    @Test
    void aScreenshotThatCannotBeWrittenLeavesNothing(@TempDir Path folder) throws IOException {
        PixelImage image = new PixelImage(1, 1, new byte[4]);
        Path inTheWay = folder.resolve("shot.png");
        Files.createDirectories(inTheWay.resolve("inside"));
        assertThrows(IOException.class, () -> Screenshot.write(image, inTheWay));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisabledIfEnvironmentVariable(named = "DISPLAY", matches = ".+")
    @DisabledIfEnvironmentVariable(named = "WAYLAND_DISPLAY", matches = ".+")
    void withoutADisplayTheSentenceSaysWhatToDo() {
        NoDisplayException error = assertThrows(
                NoDisplayException.class,
                () -> Window.open("Grokfield", 320, 200).close());
        assertTrue(message(error).contains("DISPLAY"), message(error));
        try (Window window = Window.offscreen(8, 8)) {
            window.beginFrame(Rgb.of(0));
            GlErrors.check("in the context after the failure");
        }
    }

    private static String message(Throwable error) {
        return Objects.requireNonNull(error.getMessage());
    }
}
