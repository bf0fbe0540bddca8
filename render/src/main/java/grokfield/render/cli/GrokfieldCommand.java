package grokfield.render.cli;

import grokfield.render.doctor.Display;
import grokfield.render.ui.AppOptions;
import grokfield.render.ui.state.Origin;
import grokfield.scenes.Scene;
import grokfield.scenes.SceneException;
import grokfield.scenes.SceneLibrary;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code grokfield} alone: opens the default scene. */
@Command(
        name = "grokfield",
        versionProvider = Program.Version.class,
        mixinStandardHelpOptions = true,
        description = {
            "A network learning modular addition, beside the particle forces that explain what it learns.",
            "Without a command it opens the default scene in a window; with no display it runs the scene off-screen"
                    + " for a minute and leaves a video, a picture and a summary in grokfield-output/."
        },
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {
            "",
            "Examples:",
            "  grokfield",
            "  grokfield open n-59",
            "  grokfield run circles-and-grids --seeds 0..9 --set particles.alignment=4",
            "",
            "Exit status: 0 done; 1 the command failed; 2 the input was wrong."
        })
final class GrokfieldCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--debug",
            hidden = true,
            scope = ScopeType.INHERIT,
            description = "Print the stack trace of a failure.")
    private boolean debug;

    @Option(names = "--seconds", hidden = true, description = "How long to run off-screen.")
    private double seconds = 60;

    @Option(names = "--out", hidden = true, description = "Where to write what an off-screen run leaves.")
    private Path out = Path.of("grokfield-output");

    @Option(names = "--frames", hidden = true, description = "Close the window after so many frames.")
    private long frames = Long.MAX_VALUE;

    GrokfieldCommand(Console console) {
        this.console = console;
    }

    /** Whether the user asked for stack traces. */
    boolean isDebugging() {
        return debug;
    }

    @Override
    public Integer call() throws SceneException {
        Scene scene = SceneLibrary.open(SceneLibrary.DEFAULT);
        Origin origin = Origin.shipped(SceneLibrary.DEFAULT, scene);
        if (Display.isThere(System.getenv())) {
            WindowRun.onDisplay(AppOptions.window(origin), Optional.empty(), frames);
        } else {
            new OffscreenRun(console, origin, out, seconds).run();
        }
        return ExitStatus.DONE;
    }
}
