package grokfield.render.cli;

import grokfield.render.gl.PictureTooLargeException;
import grokfield.render.record.ClipFormat;
import grokfield.render.record.ClipKind;
import grokfield.render.record.ClipQuality;
import grokfield.render.record.ClipResult;
import grokfield.render.ui.PanelClip;
import grokfield.render.ui.clip.ClipLook;
import grokfield.render.ui.clip.ClipSource;
import grokfield.render.ui.clip.ClipTile;
import grokfield.render.ui.clip.SceneClip;
import grokfield.render.ui.state.Origin;
import grokfield.render.window.NoDisplayException;
import grokfield.render.window.NoOpenGlException;
import grokfield.render.window.Theme;
import grokfield.scenes.Scene;
import grokfield.scenes.SceneException;
import grokfield.scenes.SceneLibrary;
import grokfield.scenes.SceneWriter;
import grokfield.scenes.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code grokfield record}: a video without a window. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Record a video without a window: each frame advances the worlds by a fixed number of steps.",
            "The same command gives the same pictures on the same machine, however slow it is."
        },
        footer = {
            "",
            "Examples:",
            "  grokfield record circles-and-grids --out circles.mp4",
            "  grokfield record n-59 --out n59.webm --seconds 30 --fps 30 --size 1080x1920",
            "  grokfield record circles-and-grids --panels --out window.gif --size 960x540 --fps 20 --seconds 8",
            "  grokfield record --compare clustering-only alignment-only --out both.mp4",
            "  grokfield record circles-and-grids --grid particles.alignment=0,2,4,8 --out grid.mp4"
        })
final class RecordCommand implements Callable<Integer> {
    private static final String TOO_FEW = "--compare needs two scenes or more";
    private static final double SHORTEST = 0.1; // s, that a scene may ask for
    private static final int LEAST_WINDOW = 320; // pixels
    private static final List<String> PACE =
            List.of("record.frames_per_second", "record.steps_per_frame", "record.network_steps_per_frame");

    private final Console console;

    @Parameters(
            arity = "0..*",
            paramLabel = "SCENE",
            description = "The name of a scene (grokfield scenes lists them), a scene file, or a saved session.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write: .mp4, .webm, .gif, or a folder for numbered PNG files.")
    private @Nullable Path out;

    @Option(names = "--seconds", paramLabel = "S", description = "The length of the clip; the scene's own if left out.")
    private String seconds = "";

    @Option(
            names = "--fps",
            paramLabel = "F",
            description = "Frames a second; the worlds keep their speed. The scene's own if left out.")
    private String fps = "";

    @Option(
            names = "--size",
            paramLabel = "WxH",
            description = "Width and height in pixels, even numbers; the scene's own if left out.")
    private String size = "";

    @Option(names = "--panels", description = "Show the whole window instead of the views alone.")
    private boolean panels;

    @Option(names = "--light", description = "Light instead of dark.")
    private boolean light;

    @Option(
            names = "--quality",
            paramLabel = "NAME",
            description = "draft, standard, high or best; the scene's own if left out.")
    private String quality = "";

    @Option(
            names = "--encoder",
            paramLabel = "NAME",
            description = "One that grokfield doctor lists; the best that works if left out.")
    private String encoder = "";

    @Option(names = "--compare", description = "Several scenes in one clip.")
    private boolean compare;

    @Option(
            names = "--grid",
            paramLabel = "KEY=V1,V2,…",
            description = "The scene at several values in one clip; may be repeated for every combination.")
    private List<String> grids = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A value that beats the scene's, such as particles.alignment=4; may be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--force", description = "Write over FILE if it is there; else a new name is found.")
    private boolean force;

    RecordCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws SceneException {
        Path file = file();
        Settings given = given();
        ClipScenes scenes = ClipScenes.read(names(), given, grids);
        if (compare && scenes.count() < 2) {
            throw new InputException(TOO_FEW);
        }
        Scene first = paced(scenes.first(), given);
        ClipFormat format = format(file, first.record());
        long frames =
                Math.max(1, Math.round(first.record().seconds() * first.record().framesPerSecond()));
        try (Interrupt interrupt = new Interrupt(() -> {});
                ClipSource source = source(scenes, first)) {
            ClipResult result = new ClipMaker(console, interrupt, format, frames)
                    .make(source, file, Optional.of(encoder).filter(name -> !name.isEmpty()), force);
            result.note().ifPresent(console::say);
            console.out().println("wrote " + ClipMaker.described(result));
            writeScene(scenes, first, result);
            return ExitStatus.DONE;
        } catch (NoDisplayException | NoOpenGlException impossible) {
            throw WindowRun.failure(impossible);
        } catch (PictureTooLargeException tooLarge) {
            throw new InputException(String.valueOf(tooLarge.getMessage()));
        }
    }

    private Path file() {
        if (out == null) {
            throw new InputException("--out FILE is missing: the clip's file, such as --out clip.mp4");
        }
        return out;
    }

    private List<String> names() {
        if (names.isEmpty() && (!compare || !grids.isEmpty())) {
            return List.of(SceneLibrary.DEFAULT);
        }
        if (names.isEmpty()) {
            throw new InputException(TOO_FEW);
        }
        if (!compare && names.size() > 1) {
            throw new InputException("several scenes in one clip need --compare");
        }
        return names;
    }

    private Settings given() throws SceneException {
        Settings given = Settings.of(settings);
        if (!seconds.isEmpty()) {
            given = given.with("--seconds", seconds, "record.seconds");
        }
        if (!size.isEmpty()) {
            given = given.with("--size", size, "record.size");
        }
        if (!quality.isEmpty()) {
            given = given.with("--quality", quality, "record.quality");
        }
        if (panels) {
            given = given.with("--panels", "true", "record.panels");
        }
        return given;
    }

    /** The scene with the rate of {@code --fps}, at the speed that it has anyway. */
    private Scene paced(Scene scene, Settings given) throws SceneException {
        if (fps.isEmpty()) {
            return scene;
        }
        int rate = SceneLibrary.open(SceneLibrary.DEFAULT, Settings.NONE.with("--fps", fps, PACE.getFirst()))
                .record()
                .framesPerSecond();
        Scene.Record record = scene.record();
        boolean own = PACE.stream().anyMatch(given::has);
        return scene.withRecord(own ? record.atFramesPerSecond(rate) : record.withFramesPerSecond(rate));
    }

    private static ClipFormat format(Path file, Scene.Record record) {
        ClipKind kind = ClipKind.of(file)
                .orElseThrow(() -> new InputException("--out " + file + ": a clip ends with "
                        + Stream.of(ClipKind.values())
                                .map(ClipKind::suffix)
                                .filter(suffix -> !suffix.isEmpty())
                                .collect(Collectors.joining(", "))
                        + ", or is a folder of PNG files, whose name has no ending"));
        ClipQuality chosen = ClipQuality.of(record.quality()).orElseThrow();
        try {
            return new ClipFormat(kind, record.width(), record.height(), record.framesPerSecond(), chosen);
        } catch (IllegalArgumentException wrong) {
            throw new InputException(String.valueOf(wrong.getMessage()));
        }
    }

    private ClipSource source(ClipScenes scenes, Scene first) throws SceneException {
        Scene.Record record = first.record();
        Theme theme = light ? Theme.LIGHT : Theme.DARK;
        if (record.panels()) {
            return withPanels(scenes, first);
        }
        ClipLook look = ClipLook.of(first, theme);
        List<ClipTile> tiles = scenes.open(record);
        boolean named = scenes.sameScene() || !record.title().isEmpty();
        return SceneClip.open(named ? look : look.withTitle(""), tiles, record.framesPerSecond());
    }

    private ClipSource withPanels(ClipScenes scenes, Scene first) throws SceneException {
        if (scenes.count() > 1) {
            throw new InputException("--panels shows one scene, not " + scenes.count());
        }
        if (Math.min(first.record().width(), first.record().height()) < LEAST_WINDOW) {
            throw new InputException("--panels needs a size of at least " + LEAST_WINDOW + " pixels on each side, was "
                    + first.record().size());
        }
        return PanelClip.open(scenes.origin(), first, !light, scenes.resumed());
    }

    /** Beside a clip of one scene lies the scene, so that it can be made again. */
    private void writeScene(ClipScenes scenes, Scene first, ClipResult result) {
        if (scenes.count() > 1) {
            return;
        }
        Path scene = ClipKind.beside(result.file(), Origin.SCENE_ENDING);
        try {
            SceneWriter.write(
                    first.withRecord(first.record().withSeconds(Math.max(SHORTEST, result.seconds()))), scene);
            console.out().println("wrote " + scene.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new FailedException("the clip is there, but its scene cannot be written: " + e.getMessage());
        }
    }
}
