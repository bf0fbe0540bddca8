package grokfield.render.cli;

import grokfield.render.ui.App;
import grokfield.render.ui.AppOptions;
import grokfield.render.window.NoDisplayException;
import grokfield.render.window.NoOpenGlException;
import grokfield.scenes.SceneException;
import grokfield.scenes.Session;
import grokfield.scenes.TimelinePlayer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A picture of the window, drawn without a display after a scene has run for an exact number of frames. */
final class PictureRun {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,5})x([0-9]{1,5})");
    private static final int LEAST = 320; // pixels
    private static final int MOST = 8192;
    private static final double LONGEST = 3600; // s
    private static final int FRAMES_PER_DRAWING = 6; // enough for smooth curves in the plots
    private static final int LAST_FRAMES = 40; // until views, trails and decision regions have settled
    private static final long REST = 15; // ms between those, for the decision regions' thread

    private final Console console;
    private final AppOptions options;
    private final Path file;
    private final double seconds;
    private final int width;
    private final int height;

    /**
     * @param seconds how long the scene has run in the picture, at the pace of its record section
     * @param size {@code 1280x720}
     * @throws InputException if seconds or size are out of range
     */
    PictureRun(Console console, AppOptions options, Path file, double seconds, String size) {
        this.console = console;
        this.options = options;
        this.file = file;
        this.seconds = seconds;
        if (!(seconds >= 0 && seconds <= LONGEST)) {
            throw new InputException("--seconds must be between 0 and 3600, was " + seconds);
        }
        Matcher matcher = SIZE.matcher(size);
        if (!matcher.matches()) {
            throw new InputException("--size must be two numbers such as 1280x720, was " + size);
        }
        width = pixels(matcher.group(1), size);
        height = pixels(matcher.group(2), size);
    }

    private static int pixels(String digits, String size) {
        int pixels = Integer.parseInt(digits);
        if (pixels < LEAST || pixels > MOST) {
            throw new InputException("--size must be between " + LEAST + " and " + MOST + " pixels, was " + size);
        }
        return pixels;
    }

    /**
     * Runs, draws and writes.
     *
     * @throws SceneException if the scene cannot be brought to life
     * @throws FailedException if there is no OpenGL, or the file cannot be written
     */
    void run() throws SceneException {
        AppOptions offscreen =
                AppOptions.offscreen(options.origin(), width, height).withScene(options.scene());
        try (Interrupt interrupt = new Interrupt(() -> {});
                App app = App.open(offscreen)) {
            advance(app, interrupt);
            for (int frame = 0; frame < LAST_FRAMES; frame++) {
                app.frame();
                TimeUnit.MILLISECONDS.sleep(REST);
            }
            app.writePicture(file);
            console.out().println("wrote " + file.toAbsolutePath().normalize());
        } catch (NoDisplayException | NoOpenGlException impossible) {
            throw WindowRun.failure(impossible);
        } catch (IOException unwritable) {
            throw new FailedException("cannot write " + file + ": " + unwritable.getMessage());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void advance(App app, Interrupt interrupt) throws InterruptedException {
        TimelinePlayer player = app.workspace().stage().player();
        Session session = app.workspace().stage().session();
        session.control().setPlaying(false);
        long frames = Math.round(seconds * session.scene().record().framesPerSecond());
        for (long frame = 0; frame < frames && !interrupt.isRequested(); frame++) {
            player.advanceOneFrame();
            if (frame % FRAMES_PER_DRAWING == 0) {
                app.frame();
            }
        }
    }
}
