package grokfield.render.window;

/** There is no display to open a window on. The message says in one sentence what to do. */
public final class NoDisplayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoDisplayException(String message) {
        super(message);
    }
}
