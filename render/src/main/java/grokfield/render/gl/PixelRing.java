package grokfield.render.gl;

import static org.lwjgl.opengl.GL33C.GL_ALREADY_SIGNALED;
import static org.lwjgl.opengl.GL33C.GL_CONDITION_SATISFIED;
import static org.lwjgl.opengl.GL33C.GL_PIXEL_PACK_BUFFER;
import static org.lwjgl.opengl.GL33C.GL_READ_ONLY;
import static org.lwjgl.opengl.GL33C.GL_RGBA;
import static org.lwjgl.opengl.GL33C.GL_STREAM_READ;
import static org.lwjgl.opengl.GL33C.GL_SYNC_FLUSH_COMMANDS_BIT;
import static org.lwjgl.opengl.GL33C.GL_SYNC_GPU_COMMANDS_COMPLETE;
import static org.lwjgl.opengl.GL33C.GL_TIMEOUT_EXPIRED;
import static org.lwjgl.opengl.GL33C.GL_UNSIGNED_BYTE;
import static org.lwjgl.opengl.GL33C.GL_WAIT_FAILED;
import static org.lwjgl.opengl.GL33C.glBindBuffer;
import static org.lwjgl.opengl.GL33C.glBufferData;
import static org.lwjgl.opengl.GL33C.glClientWaitSync;
import static org.lwjgl.opengl.GL33C.glDeleteBuffers;
import static org.lwjgl.opengl.GL33C.glDeleteSync;
import static org.lwjgl.opengl.GL33C.glFenceSync;
import static org.lwjgl.opengl.GL33C.glGenBuffers;
import static org.lwjgl.opengl.GL33C.glMapBuffer;
import static org.lwjgl.opengl.GL33C.glReadPixels;
import static org.lwjgl.opengl.GL33C.glUnmapBuffer;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Brings pictures from the graphics memory to main memory without waiting for the drawing: a picture is asked for in one frame and
 * fetched in a later one. Pictures come back in the order in which they were asked for.
 */
public final class PixelRing implements AutoCloseable {
    private static final int BUFFERS = 3;
    private static final long LONGEST_WAIT = 1_000_000_000; // ns, for one look

    private final int width;
    private final int height;
    private final int[] buffers = new int[BUFFERS];
    private final Deque<Reading> readings = new ArrayDeque<>();
    private int next;

    private record Reading(int buffer, long fence, long index) {}

    /** Takes in a picture that was read. */
    public interface Sink {
        /**
         * Takes a copy.
         *
         * @param index what the picture was asked for with
         * @param pixels RGBA, rows from the bottom; valid during the call only
         */
        void take(long index, ByteBuffer pixels);
    }

    /** A ring for pictures of a size; needs a current OpenGL context. */
    public PixelRing(int width, int height) {
        this.width = width;
        this.height = height;
        glGenBuffers(buffers);
        for (int buffer : buffers) {
            glBindBuffer(GL_PIXEL_PACK_BUFFER, buffer);
            glBufferData(GL_PIXEL_PACK_BUFFER, 4L * width * height, GL_STREAM_READ);
        }
        glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
    }

    /** Whether no more can be asked for before one is fetched. */
    public boolean isFull() {
        return readings.size() == BUFFERS;
    }

    /** How many pictures were asked for and not fetched yet. */
    public int pending() {
        return readings.size();
    }

    /**
     * Asks for a picture of this ring's size; it must not be full.
     *
     * @param index handed back with it
     */
    public void ask(Framebuffer picture, long index) {
        if (isFull()) {
            throw new IllegalStateException("the ring of pixel buffers is full");
        }
        if (picture.width() != width || picture.height() != height) {
            throw new IllegalArgumentException("the ring is for " + width + " × " + height + " pixels, not for "
                    + picture.width() + " × " + picture.height());
        }
        int buffer = buffers[next];
        next = (next + 1) % BUFFERS;
        picture.bind();
        glBindBuffer(GL_PIXEL_PACK_BUFFER, buffer);
        glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, 0);
        glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
        readings.add(new Reading(buffer, glFenceSync(GL_SYNC_GPU_COMMANDS_COMPLETE, 0), index));
    }

    /**
     * Fetches the oldest picture.
     *
     * @param wait whether to wait until it is there
     * @return false if nothing is pending, or it is not there yet
     */
    public boolean fetch(boolean wait, Sink sink) {
        Reading oldest = readings.peek();
        if (oldest == null || !isThere(oldest, wait)) {
            return false;
        }
        readings.remove();
        glDeleteSync(oldest.fence());
        glBindBuffer(GL_PIXEL_PACK_BUFFER, oldest.buffer());
        ByteBuffer pixels = map();
        try {
            sink.take(oldest.index(), pixels);
        } finally {
            glUnmapBuffer(GL_PIXEL_PACK_BUFFER);
            glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
        }
        return true;
    }

    private static boolean isThere(Reading reading, boolean wait) {
        int state;
        do {
            state = glClientWaitSync(reading.fence(), GL_SYNC_FLUSH_COMMANDS_BIT, wait ? LONGEST_WAIT : 0);
            if (state == GL_WAIT_FAILED) {
                throw new IllegalStateException("the graphics driver has lost a picture");
            }
        } while (wait && state == GL_TIMEOUT_EXPIRED);
        return state == GL_ALREADY_SIGNALED || state == GL_CONDITION_SATISFIED;
    }

    private ByteBuffer map() {
        @Nullable ByteBuffer pixels = glMapBuffer(GL_PIXEL_PACK_BUFFER, GL_READ_ONLY, 4L * width * height, null);
        if (pixels == null) {
            throw new IllegalStateException("the graphics driver does not give its pixels");
        }
        return pixels;
    }

    @Override
    public void close() {
        readings.forEach(reading -> glDeleteSync(reading.fence()));
        readings.clear();
        glDeleteBuffers(buffers);
    }
}
