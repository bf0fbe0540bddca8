package grokfield.render.cli;

/** A command that was understood and could not be done; the message is one sentence for the user. */
public final class FailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FailedException(String sentence) {
        super(sentence);
    }
}
