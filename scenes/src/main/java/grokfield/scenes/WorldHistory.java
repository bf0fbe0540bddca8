package grokfield.scenes;

import grokfield.scenes.StoredState.HeldEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The recorded run of one world, in bounded memory: complete states now and then, and between them everything that was asked of the
 * world and every engine that took over, each with the step from which it acted. From a stored state the run goes on with the same
 * bits, so any step can be gone back to. When memory is full, every second state is dropped and from then on half as many
 * are kept. Owned by the world's thread.
 *
 * <p>The world stands somewhere in the recorded run: at its end while it plays for the first time, before it when it was
 * taken back and repeats.
 */
final class WorldHistory {
    /** Work that is repeated, at most, to come to a step, before states were dropped. */
    static final long SPACING_NANOS = 10_000_000;

    private static final long EVENT_BYTES = 200;
    private static final int EVENTS_SHARE = 4; // of the memory, one part may go to events

    /** What happened between two steps. */
    sealed interface Event {
        /** The steps that had been taken. */
        long step();

        /** The user asked for something. */
        record Asked(long step, Command command) implements Event {}

        /** Another engine took over. */
        record TakenOver(long step, HeldEngine engine) implements Event {}

        /** The steps of exact frames began, though the world settled, or ended. */
        record Framed(long step, boolean on) implements Event {}
    }

    /** A state, and how many events had happened before it; events are counted from the beginning of the run. */
    private record Milestone(long events, StoredState state) {}

    private final long mostBytes;
    private final long shortestSpacing;
    private final List<Milestone> milestones = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private long forgotten; // events before the first that is kept
    private int next; // of events: where the world stands
    private HeldEngine engine = HeldEngine.NONE; // where the world stands
    private long last;
    private long spacing;
    private long worked; // ns since the newest state
    private long stateBytes;

    /** A history that keeps nothing. */
    static WorldHistory none() {
        return new WorldHistory(0, SPACING_NANOS);
    }

    /**
     * @param mostBytes the memory that it may take; 0 to keep nothing
     * @param spacing the work between two stored states at first, in ns
     */
    WorldHistory(long mostBytes, long spacing) {
        this.mostBytes = mostBytes;
        this.shortestSpacing = spacing;
        this.spacing = spacing;
    }

    /** Whether anything can be gone back to. */
    boolean isKept() {
        return !milestones.isEmpty();
    }

    /** Forgets everything and begins with a state. */
    void begin(Supplier<StoredState> now) {
        milestones.clear();
        events.clear();
        forgotten = 0;
        next = 0;
        stateBytes = 0;
        spacing = shortestSpacing;
        worked = 0;
        if (mostBytes <= 0) {
            return;
        }
        StoredState first = now.get();
        last = first.step();
        engine = first.engine();
        if (first.bytes() <= mostBytes) {
            add(first);
        }
    }

    private void add(StoredState state) {
        milestones.add(new Milestone(forgotten + next, state));
        stateBytes += state.bytes();
        worked = 0;
    }

    /** The first step that can be gone back to. */
    long first() {
        return milestones.isEmpty() ? last : milestones.getFirst().state().step();
    }

    /** The last step of the recorded run. */
    long last() {
        return last;
    }

    /** The engine where the world stands. */
    HeldEngine engine() {
        return engine;
    }

    int states() {
        return milestones.size();
    }

    /** The memory that it takes, about. */
    long bytes() {
        return stateBytes + EVENT_BYTES * events.size();
    }

    /** Whether a world that stands at a step repeats what was recorded. */
    boolean isReplaying(long step) {
        return isKept() && (next < events.size() || step < last);
    }

    // Recording, at the end of the run.

    /** The world was asked for something that changed it, before its next step. */
    void asked(long step, Command command) {
        if (!isKept()) {
            return;
        }
        Event event = new Event.Asked(step, command);
        if (!events.isEmpty() && replaces(event, events.getLast())) {
            events.set(events.size() - 1, event);
        } else {
            append(event);
        }
    }

    /** Whether the second of two events undoes all that the first did. */
    private static boolean replaces(Event later, Event earlier) {
        if (later.step() != earlier.step()
                || !(later instanceof Event.Asked asked)
                || !(earlier instanceof Event.Asked before)) {
            return false;
        }
        Command one = before.command();
        return switch (asked.command()) {
            case Command.SetForces set -> one instanceof Command.SetForces;
            case Command.SetTraining set -> one instanceof Command.SetTraining;
            case Command.Drag drag -> one instanceof Command.Drag dragged && dragged.token() == drag.token();
            default -> false;
        };
    }

    /** Another engine acts from a step on. */
    void takenOver(long step, HeldEngine by) {
        engine = by;
        if (isKept()) {
            append(new Event.TakenOver(step, by));
        }
    }

    /** The steps of exact frames come between those of settling, or do so no more. */
    void framed(long step, boolean on) {
        if (isKept()) {
            append(new Event.Framed(step, on));
        }
    }

    private void append(Event event) {
        events.add(event);
        next = events.size();
    }

    /**
     * The world has gone on beyond what was recorded.
     *
     * @param nanos how long it took
     * @param restable whether the state now is all that it needs to go on
     */
    void advanced(long step, long nanos, boolean restable, Supplier<StoredState> now) {
        last = step;
        worked += nanos;
        if (!isKept() || !restable) {
            return;
        }
        if (EVENT_BYTES * events.size() > mostBytes / EVENTS_SHARE) {
            forgetBeginning(now);
        }
        if (worked < spacing) {
            return;
        }
        long size = milestones.getLast().state().bytes();
        if (bytes() + size > mostBytes) {
            thin();
        }
        if (worked >= spacing && bytes() + size <= mostBytes) {
            add(now.get());
        }
    }

    /** Drops every second state but the first. */
    private void thin() {
        List<Milestone> kept = new ArrayList<>();
        for (int i = 0; i < milestones.size(); i += 2) {
            kept.add(milestones.get(i));
        }
        keep(kept);
        spacing *= 2;
    }

    private void keep(List<Milestone> kept) {
        milestones.clear();
        milestones.addAll(kept);
        stateBytes = milestones.stream().mapToLong(m -> m.state().bytes()).sum();
    }

    /** The log is full: the run begins later from now on. */
    private void forgetBeginning(Supplier<StoredState> now) {
        long half = forgotten + events.size() / 2;
        List<Milestone> kept =
                milestones.stream().filter(m -> m.events() >= half).toList();
        if (kept.isEmpty()) {
            begin(now);
            return;
        }
        keep(kept);
        int gone = (int) (kept.getFirst().events() - forgotten);
        events.subList(0, gone).clear();
        forgotten += gone;
        next -= gone;
    }

    /** What was recorded beyond where the world stands is no more; a new future begins at a step, and has the memory that was freed. */
    void forgetFuture(long step) {
        last = step;
        events.subList(next, events.size()).clear();
        keep(milestones.stream()
                .filter(m -> m.state().step() <= step && m.events() <= forgotten + next)
                .toList());
        // States as close as those that memory would have room for from the beginning up to here.
        for (long full = 2 * stateBytes; full <= mostBytes && spacing > shortestSpacing; full *= 2) {
            spacing /= 2;
        }
    }

    // Repeating.

    /** The last stored state up to a step. */
    StoredState before(long step) {
        return milestoneBefore(step).state();
    }

    private Milestone milestoneBefore(long step) {
        Milestone found = milestones.getFirst();
        for (Milestone milestone : milestones) {
            if (milestone.state().step() <= step) {
                found = milestone;
            }
        }
        return found;
    }

    /** The world stands at the last stored state up to a step. */
    void standBefore(long step) {
        Milestone milestone = milestoneBefore(step);
        next = (int) (milestone.events() - forgotten);
        engine = milestone.state().engine();
    }

    /** The next thing that happened before the world went on from a step; it counts as repeated then. */
    Optional<Event> repeat(long step) {
        if (next >= events.size() || events.get(next).step() > step) {
            return Optional.empty();
        }
        Event event = events.get(next++);
        if (event instanceof Event.TakenOver takenOver) {
            engine = takenOver.engine();
        }
        return Optional.of(event);
    }

    /** How many steps the world may take from a step until something happened, or the recorded run ends. */
    long clear(long step) {
        if (!isReplaying(step)) {
            return Long.MAX_VALUE;
        }
        long until = next < events.size() ? Math.min(last, events.get(next).step()) : last;
        return Math.max(until - step, 0);
    }
}
