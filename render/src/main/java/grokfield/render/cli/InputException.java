package grokfield.render.cli;

/** Wrong input to a command; the message is one sentence for the user. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InputException(String sentence) {
        super(sentence);
    }
}
