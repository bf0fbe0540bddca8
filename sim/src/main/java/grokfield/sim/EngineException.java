package grokfield.sim;

/**
 * An engine cannot be had here or cannot go on: no SDK, no such device, a kernel that does not compile, memory that ran
 * out, a device that was lost. The state it was asked to advance is that before the call. The message is one clause for
 * the user.
 */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EngineException(String message) {
        super(message);
    }

    public EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
