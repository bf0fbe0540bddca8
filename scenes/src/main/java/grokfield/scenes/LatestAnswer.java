package grokfield.scenes;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a question that is asked anew in every frame and takes too long for one: the newest answer is there at once, the next one
 * comes from a thread of its own. Asked by one thread.
 *
 * @param <Q> the question, immutable; an equal one is not answered twice
 * @param <A> the answer, immutable
 */
public final class LatestAnswer<Q, A> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LatestAnswer.class);
    private static final long SHORTEST_GAP = 30_000_000; // ns between two answers
    private static final int REST = 7; // an answer is followed by a rest of so many times its own duration

    private final Function<Q, A> work;
    private final @Nullable ExecutorService thread; // null: at once
    private final AtomicReference<@Nullable Answer<A>> newest = new AtomicReference<>();
    private final AtomicBoolean working = new AtomicBoolean();
    private volatile long restUntil = System.nanoTime();
    private @Nullable Q asked;
    private long era; // answers to what was asked before the last forget do not count

    private record Answer<A>(long era, A content) {}

    private LatestAnswer(Function<Q, A> work, @Nullable ExecutorService thread) {
        this.work = work;
        this.thread = thread;
    }

    /** Answers on a thread of this name, at most an eighth of the time. */
    public static <Q, A> LatestAnswer<Q, A> beside(String name, Function<Q, A> work) {
        return new LatestAnswer<>(
                work,
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name(name).factory()));
    }

    /** Answers at once: the same answers in every run. */
    public static <Q, A> LatestAnswer<Q, A> exact(Function<Q, A> work) {
        return new LatestAnswer<>(work, null);
    }

    /** Asks, and gives the newest answer: to this question or an earlier one; empty before the first. Never waits, unless exact. */
    public Optional<A> ask(Q question) {
        if (thread == null) {
            if (!question.equals(asked)) {
                asked = question;
                newest.set(new Answer<>(era, work.apply(question)));
            }
        } else if (!question.equals(asked)
                && System.nanoTime() - restUntil >= 0
                && working.compareAndSet(false, true)) {
            asked = question;
            long begunIn = era;
            thread.execute(() -> answer(question, begunIn));
        }
        return newest();
    }

    /** Whether a new question would be taken up now; for those whose question takes some gathering. */
    public boolean isFree() {
        return thread == null || (!working.get() && System.nanoTime() - restUntil >= 0);
    }

    /** The newest answer, without a question. */
    public Optional<A> newest() {
        Answer<A> answer = newest.get();
        return answer == null || answer.era() != era ? Optional.empty() : Optional.of(answer.content());
    }

    private void answer(Q question, long begunIn) {
        try {
            long begun = System.nanoTime();
            newest.set(new Answer<>(begunIn, work.apply(question)));
            long finished = System.nanoTime();
            restUntil = finished + Math.max(SHORTEST_GAP, REST * (finished - begun));
        } catch (RuntimeException e) {
            log.error("an answer failed", e);
        } finally {
            working.set(false);
        }
    }

    /** Forgets the newest answer, as with another scene. */
    public void forget() {
        era++;
        newest.set(null);
        asked = null;
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.shutdownNow();
        }
    }
}
