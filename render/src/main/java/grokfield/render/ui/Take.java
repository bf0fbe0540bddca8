package grokfield.render.ui;

import grokfield.render.gl.Framebuffer;
import grokfield.render.record.ClipWriter;
import grokfield.render.ui.clip.ClipFeed;
import grokfield.render.ui.clip.ClipLook;
import grokfield.render.ui.clip.ClipPainter;
import grokfield.render.ui.clip.ClipTile;
import grokfield.render.ui.state.Recording;
import grokfield.render.ui.state.Stage;
import grokfield.render.window.Gui;
import grokfield.render.window.Window;
import grokfield.scenes.Scene;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One clip of the window under way: leads the worlds if it is exact, and takes the pictures. Belongs to the window's thread. */
final class Take implements AutoCloseable {
    private static final long WAIT = 6_000_000; // ns for the worlds, in one frame of the window
    private static final long BURST = 90_000_000; // ns that video frames may take between two frames of the window

    private final Window window;
    private final Gui gui;
    private final ClipWriter writer;
    private final Stage stage;
    private final Scene.Record record;
    private final ClipTile tile;
    private final @Nullable ClipPainter painter; // null: the whole window
    private final Framebuffer copy; // of the window
    private final ClipFeed feed;
    private final ClipNotes notes;
    private final boolean played;
    private long begun; // the moment of the first picture
    private long next; // index of the next video frame
    private long dropped;
    private boolean arrived = true; // the worlds are at the next video frame
    private boolean out;

    /**
     * A clip that begins now, of a stage that {@link #hold} has prepared.
     *
     * @param played whether the worlds played before
     * @throws grokfield.render.gl.PictureTooLargeException if the driver draws no such size
     */
    Take(Window window, Gui gui, ClipWriter writer, Stage stage, Scene.Record record, ClipLook look, boolean played) {
        this.window = window;
        this.gui = gui;
        this.writer = writer;
        this.stage = stage;
        this.record = record;
        this.played = played;
        tile = new ClipTile(stage, "");
        painter = record.panels() ? null : new ClipPainter(look, List.of(tile));
        copy = new Framebuffer(record.panels() ? look.width() : 1, record.panels() ? look.height() : 1);
        feed = new ClipFeed(writer);
        notes = new ClipNotes(stage, record);
    }

    /** Brings the worlds of an exact clip to rest, so that what is noted of them is what the first picture shows. */
    static void hold(Stage stage, Scene.Record record) throws InterruptedException {
        if (record.exact()) {
            stage.player().setPace(record);
            stage.tuning().hold(true);
            stage.player().halt();
            stage.takeSnapshots();
        }
    }

    /** Hands the worlds back. */
    static void release(Stage stage, Scene.Record record, boolean played) {
        if (record.exact()) {
            stage.tuning().hold(false);
            stage.player().setPace(stage.session().scene().record());
            stage.session().control().setPlaying(played);
        }
    }

    void release() {
        release(stage, record, played);
    }

    Stage stage() {
        return stage;
    }

    ClipWriter writer() {
        return writer;
    }

    ClipNotes notes() {
        return notes;
    }

    /** Why a world has stopped. */
    Optional<String> stopped() {
        return tile.stopped();
    }

    /** Whether no picture was taken. */
    boolean isEmpty() {
        return next == 0;
    }

    Recording.Status status(Recording.Phase phase) {
        return new Recording.Status(
                phase,
                record.exact(),
                next / (double) record.framesPerSecond(),
                writer.frames(),
                dropped,
                writer.bytes(),
                Optional.of(writer.file()));
    }

    /**
     * Lets the worlds of an exact clip go to the next video frame, if they are not there yet. Hardly waits.
     *
     * @param held whether they are to stay where they are
     */
    void lead(boolean held) {
        if (!record.exact()) {
            return;
        }
        try {
            // Not before there is room for the picture: then it is taken as soon as it is there.
            if (!arrived && !out && !held && feed.isReady()) {
                stage.player().setOut();
                notes.look();
                out = true;
            }
            if (out && stage.player().hasArrived(WAIT)) {
                out = false;
                arrived = true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes the picture, if one is due. */
    void capture(boolean held) {
        if (record.exact()) {
            captureExactly(held);
        } else {
            captureLive();
        }
    }

    private void captureLive() {
        long now = System.nanoTime();
        if (isEmpty()) {
            begun = now;
        }
        long due = (long) ((now - begun) * 1e-9 * record.framesPerSecond());
        if (due < next) {
            feed.pump();
            return;
        }
        if (feed.isReady()) {
            notes.look();
            tile.look();
            double passed = (due - next + 1) / (double) record.framesPerSecond();
            feed.offer(picture(passed), due);
            dropped += due - next;
            next = due + 1;
        }
    }

    private void captureExactly(boolean held) {
        long end = System.nanoTime() + BURST;
        do {
            if (!arrived || !feed.isReady()) {
                return;
            }
            tile.look();
            feed.offer(picture(1.0 / record.framesPerSecond()), next);
            next++;
            arrived = false;
            if (painter == null || tile.stopped().isPresent() || System.nanoTime() > end) {
                return; // the window must be drawn again first
            }
            lead(held);
            stage.takeSnapshots();
        } while (true);
    }

    /** Hands on what was read, as far as the encoder has room. Returns whether nothing is left, or can be taken any more. */
    boolean isDrained() {
        feed.pump();
        return feed.isEmpty() || writer.fault().isPresent();
    }

    /** Whether a picture of a stage can be had from it at any time. */
    boolean paints(Stage other) {
        return painter != null && other == stage;
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

    /** Frees what it draws with; the writer goes on. */
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
