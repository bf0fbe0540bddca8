package grokfield.render.cli;

/** The command line, for tests of other packages. */
public final class Commands {
    private Commands() {}

    /** Runs a command in this process. Returns its exit status. */
    public static int run(String... args) {
        Invocation done = Invocation.of(args);
        if (done.status() != 0) {
            System.err.println(done.err());
        }
        return done.status();
    }
}
