package grokfield.render.gl;

import static org.lwjgl.opengl.GL33C.GL_NO_ERROR;
import static org.lwjgl.opengl.GL33C.glGetError;

import java.util.Locale;

/** OpenGL's error flags. */
public final class GlErrors {
    private GlErrors() {}

    /**
     * Throws if OpenGL has recorded an error since the last call. It waits for the driver: for tests and for set-up, not for each frame.
     *
     * @param where what was just done, for the message
     */
    public static void check(String where) {
        int error = glGetError();
        if (error != GL_NO_ERROR) {
            throw new IllegalStateException(String.format(Locale.ROOT, "OpenGL error 0x%04x %s", error, where));
        }
    }
}
