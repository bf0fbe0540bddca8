package grokfield.render.record;

/** Memory of FFmpeg's, freed by hand, once however often it is closed. */
abstract class Native implements AutoCloseable {
    private boolean closed;

    /** Frees it. */
    abstract void free();

    @Override
    public final void close() {
        if (!closed) {
            closed = true;
            free();
        }
    }
}
