package grokfield.render.cli;

/** The exit statuses of every command. */
public final class ExitStatus {
    /** The command did what it was asked. */
    public static final int DONE = 0;

    /** The command was understood and failed. */
    public static final int FAILED = 1;

    /** The input was wrong: an argument, a scene, a file. */
    public static final int WRONG_INPUT = 2;

    private ExitStatus() {}
}
