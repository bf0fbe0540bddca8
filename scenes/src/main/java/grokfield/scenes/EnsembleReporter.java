package grokfield.scenes;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the figures of an ensemble while it goes on, on a thread of its own, a small share of the time. */
final class EnsembleReporter {
    private static final Logger log = LoggerFactory.getLogger(EnsembleReporter.class);
    private static final long LEAST_PAUSE = 150_000_000; // ns between two rounds
    private static final long PAUSES = 8; // times as long as a round took

    private final Supplier<EnsembleSnapshot> source;
    private final AtomicReferenceArray<@Nullable EnsembleFigures> figures; // by group
    private final Thread thread;

    EnsembleReporter(int groups, Supplier<EnsembleSnapshot> source) {
        this.source = source;
        figures = new AtomicReferenceArray<>(groups);
        thread = Thread.ofPlatform().daemon().name("grokfield-ensemble-figures").unstarted(this::report);
    }

    void start() {
        thread.start();
    }

    Optional<EnsembleFigures> figures(int group) {
        return Optional.ofNullable(figures.get(group));
    }

    private void report() {
        try {
            EnsembleSnapshot snapshot = source.get();
            while (snapshot.isAlive()) {
                long begin = System.nanoTime();
                look(snapshot);
                TimeUnit.NANOSECONDS.sleep(Math.max(LEAST_PAUSE, PAUSES * (System.nanoTime() - begin)));
                snapshot = source.get();
            }
        } catch (InterruptedException e) {
            // the ensemble has come to its end: only the last look is left
        } catch (RuntimeException e) {
            log.error("the figures of an ensemble failed", e);
        }
    }

    /** Brings the figures up to a moment. */
    void look(EnsembleSnapshot snapshot) {
        for (int group = 0; group < figures.length(); group++) {
            EnsembleFigures before = figures.get(group);
            boolean settled = before != null && before.complete();
            boolean same = before != null && before.version() == snapshot.version();
            if (!settled && !same && snapshot.isBegun(group)) {
                figures.set(group, EnsembleFigures.of(snapshot, group));
            }
        }
    }

    /** Ends the thread and looks once more. */
    void end(EnsembleSnapshot last) {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        look(last);
    }
}
