package grokfield.sim;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Worker threads with a fast hand-off. The calling thread works too. A worker that has just finished spins for some tens
 * of microseconds, because the next step follows at once, and then sleeps. Several threads may call {@link #run} at once:
 * the first gets the workers, the others do their parts themselves, and nobody waits. A hand-off allocates nothing.
 *
 * <p>The caller takes parts from the last on, workers from the first. So with two threads most of what a part touches is in the
 * same core's caches when the same part of a later run touches it.
 */
public final class WorkerPool implements Workers, AutoCloseable {
    /** About 50 µs on a current x86 processor. */
    private static final int SPINS = 1000;

    /** Bits of a part's number in a ticket. */
    private static final int PART_BITS = 24;

    private static final int MOST_PARTS = (1 << PART_BITS) - 1;

    private final Thread[] threads;
    private final AtomicBoolean busy = new AtomicBoolean(); // held by the caller whose parts the workers take
    private final AtomicLong ticket =
            new AtomicLong(); // round, and first and end of the parts that nobody has taken yet
    private final AtomicInteger remaining = new AtomicInteger(); // parts not yet finished
    private final AtomicInteger sleepers = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile Part part = index -> {};
    private volatile @Nullable Thread waiter;
    private volatile boolean closed;

    /**
     * Starts the workers.
     *
     * @param name the beginning of the threads' names
     * @param parallelism how many parts may run at once, the caller's thread included; at least 1
     */
    public WorkerPool(String name, int parallelism) {
        if (parallelism < 1) {
            throw new IllegalArgumentException("parallelism must be at least 1, was " + parallelism);
        }
        threads = new Thread[parallelism - 1];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = Thread.ofPlatform().name(name + "-" + (i + 1)).daemon().start(this::work);
        }
    }

    @Override
    public int parallelism() {
        return threads.length + 1;
    }

    /**
     * Runs all parts and returns when they are done. What a part throws is thrown here, after all have ended.
     *
     * @throws IllegalStateException if the pool is closed
     */
    @Override
    public void run(int parts, Part part) {
        if (closed) {
            throw new IllegalStateException("the worker pool is closed");
        }
        if (threads.length == 0 || parts < 2 || parts > MOST_PARTS || !busy.compareAndSet(false, true)) {
            CALLER.run(parts, part);
            return;
        }
        try {
            handOut(parts, part);
            while (takeOne(true)) {}
            awaitWorkers();
            Throwable thrown = failure.getAndSet(null);
            if (thrown != null) {
                rethrow(thrown);
            }
        } finally {
            busy.set(false);
        }
    }

    /** Ends the workers; a running {@link #run} is completed by its caller. */
    @Override
    public void close() {
        closed = true;
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
        }
    }

    private void handOut(int parts, Part part) {
        this.part = part;
        remaining.set(parts);
        long round = (ticket.get() >>> (2 * PART_BITS)) + 1;
        ticket.set(round << (2 * PART_BITS) | parts);
        if (sleepers.get() > 0) {
            for (Thread thread : threads) {
                LockSupport.unpark(thread);
            }
        }
    }

    /** Takes and runs one part, the last or the first; false if none is left. */
    private boolean takeOne(boolean last) {
        long seen = ticket.get();
        if (isEmpty(seen)) {
            return false;
        }
        Part taken = part; // belongs to the ticket: it changes only after the last part of a round has ended
        if (!ticket.compareAndSet(seen, last ? seen - 1 : seen + (1L << PART_BITS))) {
            return true; // another took it; look again
        }
        int index = last ? end(seen) - 1 : first(seen);
        try {
            taken.run(index);
        } catch (Throwable thrown) { // whatever it is, the caller must get it
            failure.compareAndSet(null, thrown);
        }
        if (remaining.decrementAndGet() == 0) {
            LockSupport.unpark(waiter);
        }
        return true;
    }

    private static int first(long ticket) {
        return (int) (ticket >>> PART_BITS) & MOST_PARTS;
    }

    private static int end(long ticket) {
        return (int) ticket & MOST_PARTS;
    }

    private static boolean isEmpty(long ticket) {
        return first(ticket) == end(ticket);
    }

    private void awaitWorkers() {
        for (int spin = 0; remaining.get() > 0; spin++) {
            if (spin < SPINS) {
                Thread.onSpinWait();
            } else {
                waiter = Thread.currentThread();
                if (remaining.get() > 0) {
                    LockSupport.park(this);
                }
            }
        }
        waiter = null;
    }

    private void work() {
        int idle = 0;
        while (!closed) {
            if (takeOne(false)) {
                idle = 0;
            } else if (idle < SPINS) {
                idle++;
                Thread.onSpinWait();
            } else {
                sleep();
                idle = 0;
            }
        }
    }

    private void sleep() {
        sleepers.incrementAndGet();
        // Looked at after announcing the sleep: a caller either sees the sleeper or its round is seen here.
        if (!closed && isEmpty(ticket.get())) {
            LockSupport.park(this);
        }
        sleepers.decrementAndGet();
    }

    private static void rethrow(Throwable thrown) {
        switch (thrown) {
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            default -> throw new IllegalStateException(thrown);
        }
    }
}
