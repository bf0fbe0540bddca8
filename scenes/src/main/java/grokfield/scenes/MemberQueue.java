package grokfield.scenes;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the members of an ensemble by turns: the one that has come least far is next, so that all seeds and both sides
 * go on together; the values of an axis come one after the other.
 */
final class MemberQueue {
    private record Waiting(int rank, double share, MemberRun member) {}

    private static final Comparator<Waiting> LEAST_FAR = Comparator.comparingInt(Waiting::rank)
            .thenComparingDouble(Waiting::share)
            .thenComparingInt(waiting -> waiting.member().seed)
            .thenComparing(waiting -> waiting.member().side);

    private final List<Integer> order; // of the groups
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(LEAST_FAR);
    private int working;
    private boolean held;
    private boolean closed;

    MemberQueue(List<Integer> order) {
        this.order = order;
    }

    synchronized void add(MemberRun member) {
        waiting.add(new Waiting(order.indexOf(member.group), member.share(), member));
    }

    /** The next member, which is the caller's until {@link #giveBack}; waits for one. Null when none will come any more. */
    synchronized @Nullable MemberRun take() throws InterruptedException {
        while ((held || (waiting.isEmpty() && working > 0)) && !closed) {
            wait();
        }
        Waiting next = closed ? null : waiting.poll();
        if (next == null) {
            return null;
        }
        working++;
        return next.member();
    }

    /** The turn of a member is over. */
    synchronized void giveBack(MemberRun member, boolean goesOn) {
        working--;
        if (goesOn) {
            add(member);
        }
        notifyAll();
    }

    /** Hands out none for the time being, or goes on. */
    synchronized void hold(boolean wanted) {
        held = wanted;
        notifyAll();
    }

    /** Whether it is held, and every member is back. */
    synchronized boolean isAtRest() {
        return held && working == 0;
    }

    /** Hands out no more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
