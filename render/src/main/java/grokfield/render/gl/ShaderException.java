package grokfield.render.gl;

/** A shader that the driver refused. The message names the file and, where the driver says it, line and column. */
public final class ShaderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ShaderException(String message) {
        super(message);
    }
}
