package grokfield.render.cli;

import grokfield.render.doctor.Display;
import grokfield.render.ui.AppOptions;
import grokfield.render.ui.state.Origin;
import grokfield.scenes.Scene;
import grokfield.scenes.SceneException;
import grokfield.scenes.SceneLibrary;
import grokfield.scenes.SessionFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code grokfield open}: a scene or a saved session in the window. */
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Open a scene in the window, by name or by file; a saved session goes on where it was.",
        footer = {
            "",
            "Examples:",
            "  grokfield open n-59",
            "  grokfield open circles-and-grids --set particles.alignment=8 --set network.weight_decay=2",
            "  grokfield open my-scene.toml",
            "  grokfield open clustering-only --picture grid.png --seconds 30",
            "  grokfield open yesterday" + SessionFile.ENDING
        })
final class OpenCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final SceneOptions scene = new SceneOptions();

    @Option(names = "--frames", hidden = true, description = "Close the window after so many frames.")
    private long frames = Long.MAX_VALUE;

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description = "Draw the window without a display instead, and write it to FILE as PNG.")
    private @Nullable Path picture;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "20",
            description = "How long the scene has run in the picture, at the pace of a video (default: 20).")
    private double seconds;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "1280x720",
            description = "The size of the picture in pixels (default: 1280x720).")
    private String size = "";

    OpenCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws SceneException {
        Path file = Path.of(scene.scene());
        boolean session = Origin.isSession(file);
        AppOptions options = session ? ofSession(file) : ofScene(file);
        Path target = picture;
        if (target != null) {
            new PictureRun(console, options, target, seconds, size).run();
            return ExitStatus.DONE;
        }
        if (!Display.isThere(System.getenv())) {
            throw new FailedException("there is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is"
                    + " set): start it from a desktop session, or run the scene without a window by grokfield run "
                    + scene.scene() + ".");
        }
        WindowRun.onDisplay(options, session ? Optional.of(file) : Optional.empty(), frames);
        console.out().flush();
        return ExitStatus.DONE;
    }

    private AppOptions ofScene(Path file) throws SceneException {
        Scene base = SceneLibrary.open(scene.scene());
        Scene wanted = SceneLibrary.open(scene.scene(), scene.settings());
        boolean shipped = SceneLibrary.names().contains(scene.scene()) || !Files.exists(file);
        Origin origin = shipped ? Origin.shipped(scene.scene(), base) : Origin.of(file, base);
        return AppOptions.window(origin).withScene(wanted);
    }

    private AppOptions ofSession(Path file) throws SceneException {
        if (!scene.settings().isEmpty()) {
            throw new InputException("--set " + scene.settings().getFirst()
                    + ": a saved session has its own values; change them in the window");
        }
        return AppOptions.window(Origin.of(file, SessionFile.open(file).scene()));
    }
}
