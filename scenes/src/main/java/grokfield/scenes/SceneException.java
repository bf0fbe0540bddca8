package grokfield.scenes;

/**
 * A scene, a start file or a session that cannot be used. The message is one sentence for the user that begins with the
 * place, such as {@code scenes/my.toml:12:9: weight_decay must be between 0 and 5, was -1}.
 */
public final class SceneException extends Exception {
    private static final long serialVersionUID = 1L;

    public SceneException(String message) {
        super(message);
    }

    public SceneException(String message, Throwable cause) {
        super(message, cause);
    }
}
