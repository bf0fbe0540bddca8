package grokfield.render.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code grokfield doctor}: what was found and what to do about what is missing. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Say what was found (JDK, OpenGL, engines, encoders) and what to do about what is missing.")
final class DoctorCommand implements Callable<Integer> {
    private final Console console;

    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().println(BuildInfo.read().line());
        return ExitStatus.DONE;
    }
}
