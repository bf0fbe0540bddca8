package grokfield.render.ui.clip;

import grokfield.render.gl.Framebuffer;
import grokfield.render.gl.PixelRing;
import grokfield.render.record.ClipFrame;
import grokfield.render.record.ClipWriter;
import grokfield.render.record.RecordingException;
import java.util.Optional;

/** Pictures on their way from the graphics memory to a clip's encoder. Belongs to the thread of the OpenGL context. */
public final class ClipFeed implements AutoCloseable {
    private final ClipWriter writer;
    private final PixelRing ring;

    /** The way to a writer; needs a current OpenGL context. */
    public ClipFeed(ClipWriter writer) {
        this.writer = writer;
        this.ring = new PixelRing(writer.format().width(), writer.format().height());
    }

    /** Whether a picture can be offered now. Moves on what is on its way, and never waits. */
    public boolean isReady() {
        pump();
        return !ring.isFull();
    }

    /** Takes a picture of the clip's size; to be called when {@link #isReady}. */
    public void offer(Framebuffer picture, long index) {
        ring.ask(picture, index);
        pump();
    }

    /** Hands over what has been read, as far as the encoder has room for it. */
    public void pump() {
        while (ring.pending() > 0) {
            Optional<ClipFrame> free = writer.poll();
            if (free.isEmpty() || !fetch(free.get(), false)) {
                return;
            }
        }
    }

    /**
     * Hands over everything, waiting for room.
     *
     * @throws RecordingException if encoding has failed
     */
    public void drain() throws RecordingException, InterruptedException {
        while (ring.pending() > 0) {
            fetch(writer.take(), true);
        }
    }

    /**
     * Waits until a picture can be offered.
     *
     * @throws RecordingException if encoding has failed
     */
    public void awaitReady() throws RecordingException, InterruptedException {
        if (!isReady()) {
            fetch(writer.take(), true);
        }
    }

    private boolean fetch(ClipFrame frame, boolean wait) {
        boolean there = ring.fetch(wait, (index, pixels) -> {
            frame.pixels().clear();
            frame.pixels().put(pixels);
            writer.add(frame, index);
        });
        if (!there) {
            writer.giveBack(frame);
        }
        return there;
    }

    @Override
    public void close() {
        ring.close();
    }
}
