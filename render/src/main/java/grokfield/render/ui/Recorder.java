package grokfield.render.ui;

import grokfield.render.gl.PictureTooLargeException;
import grokfield.render.gl.PixelImage;
import grokfield.render.record.ClipFormat;
import grokfield.render.record.ClipQuality;
import grokfield.render.record.ClipResult;
import grokfield.render.record.ClipWriter;
import grokfield.render.record.RecordingException;
import grokfield.render.ui.clip.ClipLook;
import grokfield.render.ui.clip.ClipPainter;
import grokfield.render.ui.clip.ClipTile;
import grokfield.render.ui.state.Job;
import grokfield.render.ui.state.Problem;
import grokfield.render.ui.state.RecordChoices;
import grokfield.render.ui.state.Recording;
import grokfield.render.ui.state.Recording.Phase;
import grokfield.render.ui.state.Stage;
import grokfield.render.ui.state.Workspace;
import grokfield.render.window.Gui;
import grokfield.render.window.Theme;
import grokfield.render.window.Window;
import grokfield.scenes.Scene;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Records the window. Live, it takes the picture as it is seen, at the rate of the video, and drops what the encoder cannot take.
 * Exactly, it leads the worlds: from one video frame to the next by a fixed number of steps, and never ahead of the encoder; the window
 * goes on being drawn meanwhile. Belongs to the window's thread.
 */
final class Recorder implements AutoCloseable {
    private static final long PATIENCE = 20; // s that the window's end waits for the clip's
    private static final String OTHER_ENCODER =
            "Choose another folder, format or encoder in the panel Record; grokfield doctor lists the encoders.";
    private static final String OTHER_SIZE = "Choose another size in the panel Record.";

    private final Window window;
    private final Gui gui;
    private final Workspace workspace;
    private final Recording recording;
    private Optional<Job<?>> job = Optional.empty();
    private @Nullable Take take;

    Recorder(Window window, Gui gui, Workspace workspace) {
        this.window = window;
        this.gui = gui;
        this.workspace = workspace;
        this.recording = workspace.recording();
    }

    /** Before the snapshots of a frame are taken: begins and ends what was asked for, and leads the worlds of an exact recording. */
    void lead() {
        if (job.filter(Job::settle).isPresent()) {
            job = Optional.empty();
        }
        Phase phase = recording.status().phase();
        Take now = take;
        if (phase == Phase.OFF && recording.isWanted()) {
            open();
        } else if (now != null && phase == Phase.ON) {
            go(now);
        } else if (now != null && phase == Phase.FINISHING) {
            drain(now);
        }
    }

    private void go(Take now) {
        boolean gone = now.stage() != workspace.stage();
        Optional<String> stopped = now.stopped();
        if (!recording.isWanted()
                || gone
                || stopped.isPresent()
                || now.writer().fault().isPresent()) {
            if (gone) {
                workspace.state().toast("Another scene was opened: the recording has ended.");
            }
            stopped.ifPresent(sentence -> workspace.state().toast("The recording has ended: " + sentence));
            recording.stop();
            now.release();
            drain(now);
        } else {
            now.lead(recording.isHeld());
        }
    }

    /** After the panels were drawn: takes the picture, if one is due. */
    void capture() {
        Take now = take;
        if (now == null || recording.status().phase() != Phase.ON || now.stage() != workspace.stage()) {
            return;
        }
        now.capture(recording.isHeld());
        gui.makeCurrent();
        recording.setStatus(now.status(Phase.ON));
    }

    // Beginning and ending.

    private void open() {
        Stage stage = workspace.stage();
        RecordChoices choices = workspace.preferences().recording();
        Scene.Record record = record(stage, choices);
        ClipFormat format;
        try {
            ClipQuality quality = ClipQuality.of(record.quality()).orElse(ClipQuality.STANDARD);
            format = new ClipFormat(choices.kind(), record.width(), record.height(), record.framesPerSecond(), quality);
        } catch (IllegalArgumentException wrong) {
            failed(String.valueOf(wrong.getMessage()), OTHER_SIZE);
            return;
        }
        Path file = name(choices, stage, record, choices.kind().suffix());
        recording.setStatus(new Recording.Status(Phase.OPENING, record.exact(), 0, 0, 0, 0, Optional.of(file)));
        job = Optional.of(Job.start(
                "opening the encoder",
                () -> ClipWriter.open(file, format, choices.encoder(), false),
                writer -> begin(writer, stage, record),
                failure -> failed(sentence(failure), OTHER_ENCODER),
                ClipWriter::close));
    }

    private void begin(ClipWriter writer, Stage stage, Scene.Record record) {
        if (!recording.isWanted() || stage != workspace.stage()) {
            writer.close();
            recording.ended();
            return;
        }
        boolean played = stage.session().control().isPlaying();
        try {
            Take.hold(stage, record);
            Take fresh = new Take(window, gui, writer, stage, record, look(stage, record), played);
            take = fresh;
            recording.setStatus(fresh.status(Phase.ON));
        } catch (PictureTooLargeException tooLarge) {
            Take.release(stage, record, played);
            gui.makeCurrent();
            writer.close();
            failed(String.valueOf(tooLarge.getMessage()), OTHER_SIZE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Take.release(stage, record, played);
            writer.close();
            recording.ended();
        }
    }

    /** The record section with the size that the clip has. */
    private Scene.Record record(Stage stage, RecordChoices choices) {
        return choices.windowSize()
                ? stage.record()
                        .withSize(ClipFormat.nearest(window.pixelWidth()), ClipFormat.nearest(window.pixelHeight()))
                : stage.record();
    }

    private ClipLook look(Stage stage, Scene.Record record) {
        Theme theme = workspace.preferences().dark() ? Theme.DARK : Theme.LIGHT;
        return ClipLook.of(stage.session().scene().withRecord(record), theme);
    }

    private static Path name(RecordChoices choices, Stage stage, Scene.Record record, String ending) {
        Path stem = ClipName.of(choices, stage.scene(), record.size(), LocalDateTime.now(ZoneId.systemDefault()));
        return stem.resolveSibling(stem.getFileName() + ending);
    }

    /** Hands on the pictures that are still to be read, and then lets the encoder finish beside the window. */
    private void drain(Take now) {
        boolean drained = now.isDrained();
        recording.setStatus(now.status(Phase.FINISHING));
        if (drained) {
            now.close();
            take = null;
            finish(now);
        }
    }

    private void finish(Take now) {
        ClipWriter writer = now.writer();
        if (now.isEmpty() && writer.fault().isEmpty()) {
            writer.close();
            recording.ended();
            workspace.state().toast("Nothing was recorded.");
            return;
        }
        job = Optional.of(Job.start(
                "finishing the clip",
                () -> {
                    ClipResult result = writer.finish();
                    return new Finished(result, now.notes().write(result.file(), result.seconds()));
                },
                this::tell,
                failure -> failed(sentence(failure), OTHER_ENCODER),
                _ -> {}));
    }

    /**
     * A clip that is there.
     *
     * @param fault why what makes it again is not beside it
     */
    private record Finished(ClipResult result, Optional<String> fault) {}

    private void tell(Finished finished) {
        recording.ended();
        workspace.state().toast("Saved " + finished.result().file().toAbsolutePath());
        finished.result().note().ifPresent(workspace.state()::toast);
        finished.fault().ifPresent(workspace.state()::toast);
    }

    private void failed(String sentence, String advice) {
        recording.ended();
        workspace.state().show(new Problem("The clip cannot be recorded", sentence, advice));
    }

    private static String sentence(Throwable failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return failure instanceof RecordingException told
                ? message
                        + told.kept()
                                .map(kept -> "; what was recorded until then plays: " + kept.file())
                                .orElse("")
                : message;
    }

    // Pictures.

    /** The picture that F12 takes: as a clip would show it now; the window's own pixels if panels are wanted. Empty if it is too large. */
    Optional<PixelImage> still() {
        Stage stage = workspace.stage();
        Scene.Record record = record(stage, workspace.preferences().recording());
        if (record.panels()) {
            return Optional.of(window.capture());
        }
        Take now = take;
        if (now != null && now.paints(stage)) {
            PixelImage image = now.picture(1e-3).read();
            gui.makeCurrent();
            return Optional.of(image);
        }
        ClipTile tile = new ClipTile(stage, "");
        try (ClipPainter painter = new ClipPainter(look(stage, record), List.of(tile))) {
            return Optional.of(painter.paint(List.of(tile), 1e-3).read());
        } catch (PictureTooLargeException tooLarge) {
            workspace.state().toast("No picture was taken: " + tooLarge.getMessage() + ".");
            return Optional.empty();
        } finally {
            gui.makeCurrent();
        }
    }

    /** Where such a picture goes. */
    Path stillFile() {
        Stage stage = workspace.stage();
        RecordChoices choices = workspace.preferences().recording();
        return name(choices, stage, record(stage, choices), ".png");
    }

    /** Ends what is under way, with a file that plays, and waits for it. */
    @Override
    public void close() {
        recording.stop();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (recording.status().phase() != Phase.OFF && System.nanoTime() < end) {
            lead();
            try {
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        job.ifPresent(Job::cancel);
        Take unfinished = take;
        if (unfinished != null) {
            unfinished.close();
            unfinished.writer().close();
        }
    }
}
