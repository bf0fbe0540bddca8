package grokfield.render.ui;

import grokfield.render.gl.Framebuffer;
import grokfield.render.gl.PixelImage;
import grokfield.render.record.ClipFormat;
import grokfield.render.record.ClipQuality;
import grokfield.render.record.ClipResult;
import grokfield.render.record.ClipWriter;
import grokfield.render.record.RecordingException;
import grokfield.render.ui.clip.ClipFeed;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the window. Live, it takes the picture as it is seen, at the rate of the video, and drops what the encoder cannot take.
 * Exactly, it leads the worlds: from one video frame to the next by a fixed number of steps, and never ahead of the encoder; the window
 * goes on being drawn meanwhile. Belongs to the window's thread.
 */
final class Recorder implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Recorder.class);
    private static final long WAIT = 6_000_000; // ns for the worlds, in one frame of the window
    private static final long BURST = 90_000_000; // ns that video frames may take between two frames of the window

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

    /** One clip under way. */
    private final class Take implements AutoCloseable {
        final ClipWriter writer;
        final ClipFeed feed;
        final Stage stage;
        final Scene.Record record;
        final ClipTile tile;
        final @Nullable ClipPainter painter; // null: the whole window
        final Framebuffer copy; // of the window
        final ClipNotes notes;
        final boolean played;
        final long begun = System.nanoTime();
        long next; // index of the next video frame
        long dropped;
        boolean arrived = true; // the worlds are at the next video frame
        boolean out;

        Take(ClipWriter writer, Stage stage, Scene.Record record, ClipLook look) {
            this.writer = writer;
            this.stage = stage;
            this.record = record;
            this.feed = new ClipFeed(writer);
            this.tile = new ClipTile(stage, "");
            this.painter = record.panels() ? null : new ClipPainter(look, List.of(tile));
            this.copy = new Framebuffer(record.panels() ? look.width() : 1, record.panels() ? look.height() : 1);
            this.played = stage.session().control().isPlaying();
            this.notes = new ClipNotes(stage, record);
        }

        double seconds() {
            return next / (double) record.framesPerSecond();
        }

        /** Draws the picture of the video as the stage is now. */
        Framebuffer picture(double seconds) {
            if (painter != null) {
                return painter.paint(List.of(tile), seconds);
            }
            copy.bind();
            Framebuffer.fillTarget(0, 0, copy.width(), copy.height(), gui.background());
            window.copyTo(copy);
            return copy;
        }

        @Override
        public void close() {
            feed.close();
            if (painter != null) {
                painter.close();
            }
            copy.close();
            gui.makeCurrent();
        }
    }

    /** Before the snapshots of a frame are taken: begins and ends what was asked for, and leads the worlds of an exact recording. */
    void lead() {
        if (job.filter(Job::settle).isPresent()) {
            job = Optional.empty();
        }
        Phase phase = recording.status().phase();
        if (phase == Phase.OFF && recording.isWanted()) {
            open();
        } else if (phase == Phase.ON) {
            go();
        }
    }

    private void go() {
        Take now = current();
        boolean gone = now.stage != workspace.stage();
        boolean stopped = now.tile.stopped().isPresent();
        if (!recording.isWanted() || gone || stopped || now.writer.fault().isPresent()) {
            if (gone) {
                workspace.state().toast("Another scene was opened: the recording has ended.");
            }
            now.tile.stopped().ifPresent(sentence -> workspace.state().toast("The recording has ended: " + sentence));
            finish(now);
        } else if (now.record.exact()) {
            lead(now, WAIT);
        }
    }

    /** Lets the worlds go to the next video frame, if they are not there yet. Waits for so long at most. */
    private void lead(Take now, long nanos) {
        try {
            // Not before there is room for the picture: then it is taken as soon as it is there.
            if (!now.arrived && !now.out && !recording.isHeld() && now.feed.isReady()) {
                now.stage.player().setOut();
                now.notes.look();
                now.out = true;
            }
            if (now.out && now.stage.player().hasArrived(nanos)) {
                now.out = false;
                now.arrived = true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** After the panels were drawn: takes the picture, if one is due. */
    void capture() {
        Take now = take;
        if (now == null || recording.status().phase() != Phase.ON || now.stage != workspace.stage()) {
            return;
        }
        if (now.record.exact()) {
            captureExactly(now);
        } else {
            captureLive(now);
        }
        gui.makeCurrent();
        tell(now, Phase.ON);
    }

    private void captureLive(Take now) {
        long due = (long) ((System.nanoTime() - now.begun) * 1e-9 * now.record.framesPerSecond());
        if (due < now.next) {
            now.feed.pump();
            return;
        }
        if (now.feed.isReady()) {
            now.notes.look();
            now.tile.look();
            double passed = (due - now.next + 1) / (double) now.record.framesPerSecond();
            now.feed.offer(now.picture(passed), due);
            now.dropped += due - now.next;
            now.next = due + 1;
        }
    }

    private void captureExactly(Take now) {
        long end = System.nanoTime() + BURST;
        do {
            if (!now.arrived || !now.feed.isReady()) {
                return;
            }
            now.tile.look();
            now.feed.offer(now.picture(1.0 / now.record.framesPerSecond()), now.next);
            now.next++;
            now.arrived = false;
            if (now.painter == null || now.tile.stopped().isPresent() || System.nanoTime() > end) {
                return; // the window must be drawn again first
            }
            lead(now, WAIT);
            now.stage.takeSnapshots();
        } while (true);
    }

    private Take current() {
        Take now = take;
        if (now == null) {
            throw new IllegalStateException("nothing is being recorded");
        }
        return now;
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
            failed(String.valueOf(wrong.getMessage()));
            return;
        }
        Path file = name(choices, stage, record, choices.kind().suffix());
        recording.setStatus(new Recording.Status(Phase.OPENING, record.exact(), 0, 0, 0, 0, Optional.of(file)));
        job = Optional.of(Job.start(
                "opening the encoder",
                () -> ClipWriter.open(file, format, choices.encoder(), false),
                writer -> begin(writer, stage, record),
                failure -> failed(sentence(failure)),
                ClipWriter::close));
    }

    private void begin(ClipWriter writer, Stage stage, Scene.Record record) {
        Take fresh = new Take(writer, stage, record, look(stage, record));
        take = fresh;
        if (record.exact()) {
            try {
                stage.player().setPace(record);
                stage.tuning().hold(true);
                stage.player().halt();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        tell(fresh, Phase.ON);
    }

    /** The record section with the size that the clip has. */
    private Scene.Record record(Stage stage, RecordChoices choices) {
        int width = window.pixelWidth();
        int height = window.pixelHeight();
        return choices.windowSize() ? stage.record().withSize(width - width % 2, height - height % 2) : stage.record();
    }

    private ClipLook look(Stage stage, Scene.Record record) {
        Theme theme = workspace.preferences().dark() ? Theme.DARK : Theme.LIGHT;
        return ClipLook.of(stage.session().scene().withRecord(record), theme);
    }

    private static Path name(RecordChoices choices, Stage stage, Scene.Record record, String ending) {
        Path stem = ClipName.of(choices, stage.scene(), record.size(), LocalDateTime.now(ZoneId.systemDefault()));
        return stem.resolveSibling(stem.getFileName() + ending);
    }

    /** Hands the worlds back, and lets the encoder finish beside the window. */
    private void finish(Take now) {
        recording.stop();
        release(now);
        tell(now, Phase.FINISHING);
        try {
            now.feed.drain();
        } catch (RecordingException told) {
            log.debug("the encoder had failed before", told); // finishing says it again, with what is left
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        now.close();
        take = null;
        ClipNotes notes = now.notes;
        job = Optional.of(Job.start(
                "finishing the clip",
                () -> {
                    ClipResult result = now.writer.finish();
                    notes.write(result.file(), result.seconds());
                    return result;
                },
                result -> {
                    recording.ended();
                    workspace.state().toast("Saved " + result.file().toAbsolutePath());
                    result.note().ifPresent(workspace.state()::toast);
                },
                failure -> failed(sentence(failure)),
                _ -> {}));
    }

    private static void release(Take now) {
        if (now.record.exact()) {
            now.stage.tuning().hold(false);
            now.stage.player().setPace(now.stage.session().scene().record());
            now.stage.session().control().setPlaying(now.played);
        }
    }

    private void failed(String sentence) {
        recording.ended();
        workspace
                .state()
                .show(
                        new Problem(
                                "The clip cannot be recorded",
                                sentence,
                                "Choose another folder, format or encoder in the panel Record; grokfield doctor lists the encoders."));
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

    private void tell(Take now, Phase phase) {
        recording.setStatus(new Recording.Status(
                phase,
                now.record.exact(),
                now.seconds(),
                now.writer.frames(),
                now.dropped,
                now.writer.bytes(),
                Optional.of(now.writer.file())));
    }

    // Pictures.

    /** The picture that F12 takes: as a clip would show it now; the window's own pixels if panels are wanted. */
    PixelImage still() {
        Stage stage = workspace.stage();
        Scene.Record record = record(stage, workspace.preferences().recording());
        if (record.panels()) {
            return window.capture();
        }
        Take now = take;
        if (now != null && now.painter != null && now.stage == stage) {
            PixelImage image = now.picture(1e-3).read();
            gui.makeCurrent();
            return image;
        }
        ClipTile tile = new ClipTile(stage, "");
        try (ClipPainter painter = new ClipPainter(look(stage, record), List.of(tile))) {
            return painter.paint(List.of(tile), 1e-3).read();
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
        Take now = take;
        if (now != null && recording.status().phase() == Phase.ON) {
            finish(now);
        }
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (job.isPresent() && !job.get().settle() && System.nanoTime() < patience) {
            try {
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        if (recording.status().phase() == Phase.OPENING) {
            job.ifPresent(Job::cancel);
        }
    }
}
