package grokfield.render.bench;

/** A measurement that could not be made. */
public final class BenchmarkException extends Exception {
    private static final long serialVersionUID = 1L;

    BenchmarkException(String message, Throwable cause) {
        super(message, cause);
    }
}
