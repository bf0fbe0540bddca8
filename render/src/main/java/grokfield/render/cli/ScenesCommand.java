package grokfield.render.cli;

import grokfield.scenes.SceneLibrary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code grokfield scenes}: the scenes that come with the program. */
@Command(
        name = "scenes",
        mixinStandardHelpOptions = true,
        description = {
            "List the scenes that come with the program, one line each.",
            "Wherever a command takes a SCENE, the path of a scene file does as well."
        },
        footer = {"", "Examples:", "  grokfield scenes", "  grokfield scenes --json"})
final class ScenesCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--json", description = "Print one JSON object a line on standard output.")
    private boolean json;

    ScenesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        int width = SceneLibrary.names().stream().mapToInt(String::length).max().orElse(0);
        for (SceneLibrary.Entry scene : SceneLibrary.entries()) {
            console.out()
                    .println(
                            json
                                    ? new Json()
                                            .put("scene", scene.name())
                                            .put("title", scene.title())
                                            .put("about", scene.about())
                                            .toString()
                                    : scene.name()
                                            + " "
                                                    .repeat(width
                                                            + 2
                                                            - scene.name().length())
                                            + scene.about());
        }
        return ExitStatus.DONE;
    }
}
