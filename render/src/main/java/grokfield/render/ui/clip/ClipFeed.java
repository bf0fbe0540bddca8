package grokfield.render.ui.clip;

import static org.lwjgl.opengl.GL33C.GL_RENDERER;
import static org.lwjgl.opengl.GL33C.glGetString;

import grokfield.render.gl.Framebuffer;
import grokfield.render.gl.PixelRing;
import grokfield.render.record.ClipFrame;
import grokfield.render.record.ClipWriter;
import grokfield.render.record.RecordingException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pictures on their way from the graphics memory to a clip's encoder: through a ring of pixel buffers, so that no graphics card is
 * waited for, or straight where a software renderer draws into main memory anyway. Belongs to the thread of the OpenGL context.
 */
public final class ClipFeed implements AutoCloseable {
    private final ClipWriter writer;
    private final @Nullable PixelRing ring; // null: straight
    private @Nullable ClipFrame ready; // to read into, straight

    /** The way to a writer; needs a current OpenGL context. */
    public ClipFeed(ClipWriter writer) {
        this(writer, isSoftware());
    }

    ClipFeed(ClipWriter writer, boolean straight) {
        this.writer = writer;
        this.ring = straight
                ? null
                : new PixelRing(writer.format().width(), writer.format().height());
    }

    /** Mesa's renderers on the processor. */
    private static boolean isSoftware() {
        @Nullable String renderer = glGetString(GL_RENDERER);
        return renderer != null && (renderer.contains("llvmpipe") || renderer.contains("softpipe"));
    }

    /** Whether a picture can be offered now. Moves on what is on its way, and never waits. */
    public boolean isReady() {
        if (ring != null) {
            pump();
            return !ring.isFull();
        }
        if (ready == null) {
            ready = writer.poll().orElse(null);
        }
        return ready != null;
    }

    /** Takes a picture of the clip's size; to be called when {@link #isReady}. */
    public void offer(Framebuffer picture, long index) {
        if (ring != null) {
            ring.ask(picture, index);
            pump();
            return;
        }
        ClipFrame frame = ready;
        if (frame == null) {
            throw new IllegalStateException("there is no room for a picture");
        }
        ready = null;
        picture.readInto(frame.pixels().clear());
        writer.add(frame, index);
    }

    /** Hands over what has been read, as far as the encoder has room for it. */
    public void pump() {
        while (ring != null && ring.pending() > 0) {
            Optional<ClipFrame> free = writer.poll();
            if (free.isEmpty() || !fetch(ring, free.get(), false)) {
                return;
            }
        }
    }

    /** Whether nothing is on its way any more. */
    public boolean isEmpty() {
        return ring == null || ring.pending() == 0;
    }

    /**
     * Hands over everything, waiting for room.
     *
     * @throws RecordingException if encoding has failed
     */
    public void drain() throws RecordingException, InterruptedException {
        while (ring != null && ring.pending() > 0) {
            fetch(ring, writer.take(), true);
        }
    }

    /**
     * Waits until a picture can be offered.
     *
     * @throws RecordingException if encoding has failed
     */
    public void awaitReady() throws RecordingException, InterruptedException {
        if (isReady()) {
            return;
        }
        if (ring == null) {
            ready = writer.take();
        } else {
            fetch(ring, writer.take(), true);
        }
    }

    private boolean fetch(PixelRing from, ClipFrame frame, boolean wait) {
        boolean there = from.fetch(wait, (long index, ByteBuffer pixels) -> {
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
        if (ring != null) {
            ring.close();
        }
        if (ready != null) {
            writer.giveBack(ready);
            ready = null;
        }
    }
}
