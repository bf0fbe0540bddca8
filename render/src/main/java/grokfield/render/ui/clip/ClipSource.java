package grokfield.render.ui.clip;

import grokfield.render.gl.Framebuffer;
import java.util.Optional;

/** Where the pictures of an exact clip come from, one after the other. Belongs to the thread of the OpenGL context. */
public interface ClipSource extends AutoCloseable {
    /**
     * The next picture: the first shows the scenes as they begin, every other one what a video frame's worth of steps made of them.
     *
     * @return valid until the next call
     */
    Framebuffer next() throws InterruptedException;

    /** Why a world of the last picture cannot go on, in a sentence; empty while all are well. */
    Optional<String> stopped();

    @Override
    void close();
}
