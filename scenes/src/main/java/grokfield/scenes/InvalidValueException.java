package grokfield.scenes;

/** A value that a key does not take. The message is the sentence without its place. */
final class InvalidValueException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidValueException(String message) {
        super(message);
    }
}
