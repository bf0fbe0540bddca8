package grokfield.render.window;

/** OpenGL 3.3 is not to be had here. The message says in one sentence what to install. */
public final class NoOpenGlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoOpenGlException(String message) {
        super(message);
    }
}
