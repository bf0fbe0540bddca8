package grokfield.render.gl;

import static org.lwjgl.opengl.GL33C.GL_ARRAY_BUFFER;
import static org.lwjgl.opengl.GL33C.GL_FLOAT;
import static org.lwjgl.opengl.GL33C.GL_STREAM_DRAW;
import static org.lwjgl.opengl.GL33C.GL_UNSIGNED_BYTE;
import static org.lwjgl.opengl.GL33C.glBindBuffer;
import static org.lwjgl.opengl.GL33C.glBindVertexArray;
import static org.lwjgl.opengl.GL33C.glBufferData;
import static org.lwjgl.opengl.GL33C.glDeleteBuffers;
import static org.lwjgl.opengl.GL33C.glDeleteVertexArrays;
import static org.lwjgl.opengl.GL33C.glDrawArrays;
import static org.lwjgl.opengl.GL33C.glEnableVertexAttribArray;
import static org.lwjgl.opengl.GL33C.glGenBuffers;
import static org.lwjgl.opengl.GL33C.glGenVertexArrays;
import static org.lwjgl.opengl.GL33C.glVertexAttribPointer;
import static org.lwjgl.system.MemoryUtil.memAlloc;
import static org.lwjgl.system.MemoryUtil.memFree;
import static org.lwjgl.system.MemoryUtil.memRealloc;

import java.nio.ByteBuffer;

/**
 * Vertices that are written anew for each draw. Its memory grows to the largest draw and is kept.
 *
 * <p>Use: {@link #begin}, then for each vertex its attributes in order with {@link #put} and {@link #color}, then {@link #draw}.
 */
public final class VertexStream implements AutoCloseable {
    /** In a layout: four bytes, read as a vec4 in 0 … 1. */
    public static final int COLOR = 0;

    private final int stride; // bytes
    private final int array;
    private final int buffer;
    private ByteBuffer bytes;

    /**
     * @param layout for attribute location i, its number of floats (1 … 4), or {@link #COLOR}
     */
    public VertexStream(int... layout) {
        int total = 0;
        for (int floats : layout) {
            total += floats == COLOR ? 4 : 4 * floats;
        }
        stride = total;
        bytes = memAlloc(stride * 1024);
        array = glGenVertexArrays();
        buffer = glGenBuffers();
        glBindVertexArray(array);
        glBindBuffer(GL_ARRAY_BUFFER, buffer);
        int offset = 0;
        for (int location = 0; location < layout.length; location++) {
            glEnableVertexAttribArray(location);
            if (layout[location] == COLOR) {
                glVertexAttribPointer(location, 4, GL_UNSIGNED_BYTE, true, stride, offset);
                offset += 4;
            } else {
                glVertexAttribPointer(location, layout[location], GL_FLOAT, false, stride, offset);
                offset += 4 * layout[location];
            }
        }
        glBindVertexArray(0);
    }

    /** Forgets the vertices of the last draw. */
    public void begin() {
        bytes.clear();
    }

    /** Makes room for so many more vertices. */
    public void reserve(int vertices) {
        long needed = bytes.position() + (long) vertices * stride;
        if (needed > bytes.capacity()) {
            bytes = memRealloc(bytes, Math.toIntExact(Math.max(needed, 2L * bytes.capacity())));
        }
        bytes.limit(bytes.capacity());
    }

    /** Appends a float. Room must have been reserved. */
    public void put(float value) {
        bytes.putFloat(value);
    }

    /** Appends a packed colour ({@link Rgb#packed}). Room must have been reserved. */
    public void color(int packed) {
        bytes.putInt(packed);
    }

    /** How many vertices were written since {@link #begin}. */
    public int vertices() {
        return bytes.position() / stride;
    }

    /** Uploads what was written and draws it; nothing happens when nothing was written. */
    public void draw(int mode) {
        int vertices = vertices();
        if (vertices == 0) {
            return;
        }
        bytes.flip();
        glBindVertexArray(array);
        glBindBuffer(GL_ARRAY_BUFFER, buffer);
        glBufferData(GL_ARRAY_BUFFER, bytes, GL_STREAM_DRAW);
        glDrawArrays(mode, 0, vertices);
        glBindVertexArray(0);
        bytes.clear();
    }

    @Override
    public void close() {
        glDeleteVertexArrays(array);
        glDeleteBuffers(buffer);
        memFree(bytes);
    }
}
