package grokfield.render.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command takes that works on a scene. */
final class SceneOptions {
    @Parameters(paramLabel = "SCENE", description = "The name of a scene (grokfield scenes lists them) or a file.")
    private String scene = "";

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A value that beats the scene's, such as particles.alignment=4; may be repeated.")
    private List<String> settings = new ArrayList<>();

    /** The name or the file as it was typed. */
    String scene() {
        return scene;
    }

    /** The settings as they were typed, in order. */
    List<String> settings() {
        return List.copyOf(settings);
    }
}
