package grokfield.render;

import grokfield.render.cli.Console;
import grokfield.render.cli.Program;
import grokfield.render.cli.StandardError;

/** Where the program starts. */
public final class Main {
    private Main() {}

    /** Runs the command that {@code args} name and ends with its exit status. */
    public static void main(String[] args) {
        StandardError.restore();
        System.exit(new Program(Console.ofProcess()).run(args));
    }
}
