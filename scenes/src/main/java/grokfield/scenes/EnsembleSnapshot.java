package grokfield.scenes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An ensemble at one moment: immutable, safe to read on any thread. */
public final class EnsembleSnapshot {
    private final EnsemblePlan plan;
    private final List<Side> sides;
    private final @Nullable EnsembleMember[] members; // by group, side, seed
    private final Status status;
    private final double progress;
    private final double seconds;
    private final long version;
    private final Optional<String> failure;

    /** How it goes with an ensemble. */
    public enum Status {
        RUNNING,
        PAUSED,
        /** Every member has come to its end. */
        ENDED,
        /** Given up; the members are where they were. */
        CANCELLED,
        /** It could not go on. */
        FAILED
    }

    /** What every moment has of its own. */
    record Moment(Status status, double progress, double seconds, long version, Optional<String> failure) {}

    EnsembleSnapshot(EnsemblePlan plan, @Nullable EnsembleMember[] members, Moment moment) {
        this.plan = plan;
        this.sides = plan.sides();
        this.members = members;
        this.status = moment.status();
        this.progress = moment.progress();
        this.seconds = moment.seconds();
        this.version = moment.version();
        this.failure = moment.failure();
    }

    /** What is being done. */
    public EnsemblePlan plan() {
        return plan;
    }

    /** The sides that run, particles first. */
    public List<Side> sides() {
        return sides;
    }

    public Status status() {
        return status;
    }

    /** The share of all steps that are done, 0 … 1. */
    public double progress() {
        return progress;
    }

    /** How long it has been running, pauses left out. */
    public double seconds() {
        return seconds;
    }

    /** Grows with every change. */
    public long version() {
        return version;
    }

    /** Why it could not go on, one sentence. */
    public Optional<String> failure() {
        return failure;
    }

    /** Whether it goes on, or would if it were not paused. */
    public boolean isAlive() {
        return status == Status.RUNNING || status == Status.PAUSED;
    }

    /**
     * A member, if it has begun.
     *
     * @param seed counted from 0
     */
    public Optional<EnsembleMember> member(int group, Side side, int seed) {
        int place = sides.indexOf(side);
        return place < 0 ? Optional.empty() : Optional.ofNullable(members[index(group, place, seed)]);
    }

    /** The members of one side at one value that have begun, in the order of seeds. */
    public List<EnsembleMember> members(int group, Side side) {
        List<EnsembleMember> begun = new ArrayList<>();
        for (int seed = 0; seed < plan.seeds().count(); seed++) {
            member(group, side, seed).ifPresent(begun::add);
        }
        return begun;
    }

    /** Whether every member at one value has come to its end. */
    public boolean isComplete(int group) {
        int each = sides.size() * plan.seeds().count();
        for (int i = group * each; i < (group + 1) * each; i++) {
            EnsembleMember member = members[i];
            if (member == null || !member.ended()) {
                return false;
            }
        }
        return true;
    }

    /** Whether a member at one value has begun. */
    public boolean isBegun(int group) {
        int each = sides.size() * plan.seeds().count();
        for (int i = group * each; i < (group + 1) * each; i++) {
            if (members[i] != null) {
                return true;
            }
        }
        return false;
    }

    private int index(int group, int place, int seed) {
        return (group * sides.size() + place) * plan.seeds().count() + seed;
    }
}
