package grokfield.scenes;

/** The state of a world can no longer go on; the message is one sentence for the user. */
final class StoppedException extends Exception {
    private static final long serialVersionUID = 1L;

    StoppedException(String message, Throwable cause) {
        super(message, cause);
    }
}
