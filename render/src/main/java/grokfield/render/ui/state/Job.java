package grokfield.render.ui.state;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Work that would make the window wait, done beside it: opening, saving. The window's thread looks in with {@link #settle}
 * each frame, and takes over the result or the failure.
 *
 * @param <T> what the work brings
 */
public final class Job<T> {
    private final String title;
    private final FutureTask<T> task;
    private final Consumer<T> done;
    private final Consumer<Throwable> failed;
    private final Consumer<T> discard;
    private final long begun = System.nanoTime();
    private final AtomicBoolean discarded = new AtomicBoolean();
    private volatile boolean cancelled;

    private Job(String title, Callable<T> work, Consumer<T> done, Consumer<Throwable> failed, Consumer<T> discard) {
        this.title = title;
        this.task = new FutureTask<>(work) {
            @Override
            protected void done() {
                discardIfCancelled(this);
            }
        };
        this.done = done;
        this.failed = failed;
        this.discard = discard;
    }

    /**
     * Starts work on a thread of its own.
     *
     * @param title what the user is told, for example {@code opening n-59}
     * @param done takes the result, on the thread that calls {@link #settle}
     * @param failed takes the failure, on the same thread
     * @param discard takes the result of cancelled work, on the work's own thread
     */
    public static <T> Job<T> start(
            String title, Callable<T> work, Consumer<T> done, Consumer<Throwable> failed, Consumer<T> discard) {
        Job<T> job = new Job<>(title, work, done, failed, discard);
        Thread.ofPlatform().daemon().name("grokfield-" + title).start(job.task);
        return job;
    }

    /** Hands the result over if it is there. Returns whether the job is over. */
    public boolean settle() {
        if (!task.isDone()) {
            return cancelled;
        }
        if (cancelled) {
            return true;
        }
        try {
            done.accept(task.get());
        } catch (ExecutionException e) {
            failed.accept(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CancellationException e) {
            return true;
        }
        return true;
    }

    /** Gives the work up: its result, if it still comes, is discarded. */
    public void cancel() {
        cancelled = true;
        if (task.isDone()) {
            discardIfCancelled(task);
        }
    }

    private void discardIfCancelled(Future<T> finished) {
        if (cancelled && finished.state() == Future.State.SUCCESS && discarded.compareAndSet(false, true)) {
            discard.accept(finished.resultNow());
        }
    }

    public String title() {
        return title;
    }

    /** How long it has been going on, in seconds. */
    public double seconds() {
        return (System.nanoTime() - begun) * 1e-9;
    }
}
