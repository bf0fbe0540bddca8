package grokfield.render.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes.
 *
 * @param out standard output: results only, so that it can be piped
 * @param err standard error: progress and messages
 * @param interactive whether {@code err} is a terminal, where a progress bar may be redrawn in place
 */
public record Console(PrintWriter out, PrintWriter err, boolean interactive) {

    /** The console of this process, as the launcher describes it. */
    public static Console ofProcess() {
        return new Console(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                Boolean.getBoolean("grokfield.terminal") && !"dumb".equals(System.getenv("TERM")));
    }

    /** Prints a message for the user on standard error. */
    public void say(String sentence) {
        err.println("grokfield: " + sentence);
        err.flush();
    }
}
