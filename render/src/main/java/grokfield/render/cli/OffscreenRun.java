package grokfield.render.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import grokfield.render.record.ClipKind;
import grokfield.render.ui.App;
import grokfield.render.ui.AppOptions;
import grokfield.render.ui.state.Origin;
import grokfield.render.ui.state.Preferences;
import grokfield.render.ui.state.Problem;
import grokfield.render.ui.state.Recording;
import grokfield.render.ui.state.Stage;
import grokfield.render.window.NoDisplayException;
import grokfield.render.window.NoOpenGlException;
import grokfield.scenes.NetworkReading;
import grokfield.scenes.NetworkSnapshot;
import grokfield.scenes.Scene;
import grokfield.scenes.SceneException;
import grokfield.scenes.SceneWriter;
import grokfield.scenes.SeedResult;
import grokfield.scenes.Snapshot;
import grokfield.scenes.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the program does where there is no display: the window drawn into memory, and what it shows written down. */
final class OffscreenRun {
    private static final int WIDTH = 1280; // pixels
    private static final int HEIGHT = 720;
    private static final int FRAMES_PER_SECOND = 25;
    private static final long FRAME = TimeUnit.SECONDS.toNanos(1) / FRAMES_PER_SECOND;
    private static final double SHORTEST_VIDEO = 2; // s
    private static final long FINISHING = TimeUnit.SECONDS.toNanos(30); // at most, for the video's last pictures
    private static final long TERMINAL_INTERVAL = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LOG_INTERVAL = TimeUnit.SECONDS.toNanos(10);
    private static final Gson JSON =
            new GsonBuilder().serializeNulls().setPrettyPrinting().create();

    private final Console console;
    private final Origin origin;
    private final Path folder;
    private final double seconds;

    /**
     * @param folder where the files go
     * @param seconds how long to run
     */
    OffscreenRun(Console console, Origin origin, Path folder, double seconds) {
        this.console = console;
        this.origin = origin;
        this.folder = folder;
        this.seconds = seconds;
    }

    /**
     * Runs, tells live figures, and writes {@code video.mp4} with what makes it again ({@code video.mp4.toml} and
     * {@code video.mp4.grokfield}), {@code window.png}, {@code summary.json} and {@code scene.toml}. Ctrl+C ends it early, with its files.
     *
     * @throws SceneException if the scene cannot be brought to life
     * @throws FailedException if there is no OpenGL, or a file cannot be written
     */
    void run() throws SceneException {
        console.say("there is no display, so " + origin.spoken() + " runs off-screen for "
                + String.format(Locale.ROOT, "%.0f", seconds) + " s (Ctrl+C ends it early, with its files)");
        try (Interrupt interrupt = new Interrupt(() -> {});
                App app = App.open(AppOptions.offscreen(origin, WIDTH, HEIGHT))) {
            boolean filmed = seconds >= SHORTEST_VIDEO;
            if (filmed) {
                film(app);
            }
            play(app, interrupt);
            Optional<Path> video = filmed ? finishVideo(app) : Optional.empty();
            write(app, video);
        } catch (NoDisplayException | NoOpenGlException impossible) {
            throw WindowRun.failure(impossible);
        } catch (IOException unwritable) {
            throw new FailedException("cannot write into " + folder + ": " + unwritable.getMessage());
        }
    }

    /** Records what the window shows, as it is seen. */
    private void film(App app) {
        Stage stage = app.workspace().stage();
        Scene.Record record = stage.record();
        stage.setRecord(record.atFramesPerSecond(FRAMES_PER_SECOND)
                .withSize(WIDTH, HEIGHT)
                .withLook(record.quality(), true, 1, false));
        Preferences preferences = app.workspace().preferences();
        preferences.setRecording(preferences
                .recording()
                .withKind(ClipKind.MP4)
                .withFolder(folder)
                .withPattern("video"));
        app.workspace().recording().toggle();
    }

    /** Waits for the video's last pictures. Returns its file; says why if there is none. */
    private Optional<Path> finishVideo(App app) {
        Recording recording = app.workspace().recording();
        Optional<Path> file = recording.status().file();
        recording.stop();
        long end = System.nanoTime() + FINISHING;
        while (recording.status().phase() != Recording.Phase.OFF && System.nanoTime() < end) {
            app.frame();
        }
        Optional<Problem> problem = app.workspace().state().problem();
        problem.ifPresent(shown -> console.say("there is no video: " + shown.sentence()));
        app.workspace().state().dismissProblem();
        boolean finished = recording.status().phase() == Recording.Phase.OFF;
        if (!finished) {
            console.say("the video could not be finished in time");
        }
        app.workspace()
                .stage()
                .setRecord(app.workspace().stage().session().scene().record());
        app.frame();
        return finished && problem.isEmpty() ? file.filter(Files::exists) : Optional.empty();
    }

    private void play(App app, Interrupt interrupt) {
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        long interval = console.interactive() ? TERMINAL_INTERVAL : LOG_INTERVAL;
        long report = begin + interval;
        for (long now = begin; now < end && !interrupt.isRequested(); now = System.nanoTime()) {
            app.frame();
            if (now >= report) {
                tell((now - begin) * 1e-9, figures(app));
                report = now + interval;
            }
            pauseUntil(now + FRAME);
        }
        if (console.interactive()) {
            console.err().println();
        }
    }

    /** Leaves the cores to the worlds until the next frame is due. */
    private static void pauseUntil(long time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time - System.nanoTime());
        } catch (InterruptedException woken) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(double elapsed, String figures) {
        String line = String.format(Locale.ROOT, "%4.0f s  %s", elapsed, figures);
        if (console.interactive()) {
            console.err().print("\r\u001b[K" + line);
        } else {
            console.err().println(line);
        }
        console.err().flush();
    }

    private static List<SeedResult> results(App app) {
        return app.workspace().stage().session().worlds().stream()
                .map(World::snapshot)
                .map(OffscreenRun::result)
                .toList();
    }

    /** The newest state of a world, as the line that a headless run would print. */
    private static SeedResult result(Snapshot snapshot) {
        Optional<NetworkReading> reading = snapshot instanceof NetworkSnapshot network
                ? Optional.of(new NetworkReading(network.metrics(), network.norms(), Optional.empty()))
                : Optional.empty();
        return new SeedResult(
                snapshot.progress().seed(),
                snapshot.side(),
                snapshot.progress().engine().choice(),
                snapshot.step(),
                Optional.of(snapshot.measures()),
                reading,
                Optional.empty(),
                Double.NaN,
                snapshot.progress().stopped(),
                Optional.empty(),
                Optional.empty());
    }

    private static String figures(App app) {
        return results(app).stream().map(OffscreenRun::figures).collect(Collectors.joining("   |   "));
    }

    private static String figures(SeedResult result) {
        String training = result.training()
                .map(metrics -> ", loss " + Figures.three(metrics.trainLoss()) + ", validated "
                        + Figures.percent(metrics.validationAccuracy()))
                .orElse("");
        String shape = result.measures()
                .map(measures -> ", circularity " + Figures.decimals(2, measures.circularity()) + ", "
                        + measures.structure().label())
                .orElse("");
        return result.side().label() + ": step " + result.steps() + training + shape;
    }

    private void write(App app, Optional<Path> video) throws IOException {
        Files.createDirectories(folder);
        Path picture = folder.resolve("window.png");
        Path summary = folder.resolve("summary.json");
        Path scene = folder.resolve("scene.toml");
        List<SeedResult> results = results(app);
        app.writePicture(picture);
        Files.writeString(summary, JSON.toJson(summary(results)) + "\n");
        SceneWriter.write(app.workspace().stage().scene(), scene);
        console.out().println(ResultLines.headings());
        results.forEach(result -> console.out().println(ResultLines.line(result)));
        console.out().println();
        for (Path file : Stream.concat(video.stream(), Stream.of(picture, summary, scene))
                .toList()) {
            console.out().println("wrote " + file.toAbsolutePath().normalize());
        }
    }

    private JsonObject summary(List<SeedResult> results) {
        JsonObject summary = new JsonObject();
        summary.addProperty("scene", origin.spoken());
        for (SeedResult result : results) {
            JsonObject line = result.toJson();
            line.remove("side");
            line.remove("seconds");
            summary.add(result.side().label(), line);
        }
        JsonObject whole = new JsonObject();
        whole.add("summary", summary);
        return whole;
    }
}
