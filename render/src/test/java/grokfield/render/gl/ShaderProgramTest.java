package grokfield.render.gl;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.window.Window;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShaderProgramTest {
    private static final String GOOD_VERTEX =
            "#version 330 core\nuniform float scale;\nvoid main() { gl_Position = vec4(scale); }\n";
    private static final String GOOD_FRAGMENT = "#version 330 core\nout vec4 c;\nvoid main() { c = vec4(1.0); }\n";

    private Window window;

    @BeforeEach
    void open() {
        window = Window.offscreen(16, 16);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"points", "strokes", "regions"})
    void everyShaderCompilesAndLinks(String name) {
        try (ShaderProgram program = ShaderProgram.load(name)) {
            program.use();
            program.set("viewSize", 16, 16);
            GlErrors.check("after using " + name);
        }
    }

    @Test
    void aBrokenShaderIsNamedWithItsLine() {
        String broken = "#version 330 core\nout vec4 c;\nvoid main() {\n    c = nonsense;\n}\n";
        ShaderException error =
                assertThrows(ShaderException.class, () -> ShaderProgram.compile("broken", GOOD_VERTEX, broken));
        assertTrue(message(error).contains("broken.frag:4"), message(error));
        assertTrue(message(error).contains("nonsense"), message(error));
    }

    @Test
    void shadersThatDoNotFitTogetherAreNamed() {
        String vertex = "#version 330 core\nout vec4 value;\nvoid main() { value = gl_Position = vec4(1.0); }\n";
        String fragment = "#version 330 core\nin vec3 value;\nout vec4 c;\nvoid main() { c = vec4(value, 1.0); }\n";
        ShaderException error =
                assertThrows(ShaderException.class, () -> ShaderProgram.compile("apart", vertex, fragment));
        assertTrue(message(error).startsWith("apart.vert and apart.frag do not link"), message(error));
    }

    @Test
    void anUnknownUniformIsNamed() {
        try (ShaderProgram program = ShaderProgram.compile("small", GOOD_VERTEX, GOOD_FRAGMENT)) {
            program.use();
            program.set("scale", 1);
            IllegalArgumentException error =
                    assertThrows(IllegalArgumentException.class, () -> program.set("scael", 1));
            assertTrue(message(error).contains("scael"), message(error));
        }
    }

    @Test
    void anUnknownShaderIsNamed() {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> ShaderProgram.load("nowhere"));
        assertTrue(message(error).contains("/grokfield/shaders/nowhere.vert"), message(error));
    }

    private static String message(Throwable error) {
        return Objects.requireNonNull(error.getMessage());
    }
}
