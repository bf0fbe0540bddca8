package grokfield.render.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl+C and other requests to end. What runs is asked to end, and the process waits for it to be closed, so that files
 * are whole and the window is gone before the process is.
 */
final class Interrupt implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final AtomicBoolean requested = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook;

    /** Listens from now on; {@code ask} is called on another thread. */
    Interrupt(Runnable ask) {
        hook = new Thread(() -> end(ask), "grokfield-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void end(Runnable ask) {
        requested.set(true);
        ask.run();
        try {
            boolean inTime = closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!inTime) {
                System.err.println("grokfield: ended without waiting any longer");
            }
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the user wants an end. */
    boolean isRequested() {
        return requested.get();
    }

    @Override
    public void close() {
        closed.countDown();
        if (!requested.get()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException ending) {
                // The request came in this moment; the hook sees that everything is closed.
                requested.set(true);
            }
        }
    }
}
