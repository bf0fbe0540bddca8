package grokfield.render.ui.state;

import java.nio.file.Path;
import java.util.Optional;

/** The recording of the window: what the user wants of it, and how it goes. Used by the window's thread. */
public final class Recording {
    /** How far it is. */
    public enum Phase {
        /** Nothing is recorded. */
        OFF,
        /** The encoder is being opened. */
        OPENING,
        /** Pictures go into the file. */
        ON,
        /** The file is being finished. */
        FINISHING
    }

    /**
     * How it goes.
     *
     * @param exact whether each video frame advances the worlds by a fixed number of steps
     * @param seconds how long the clip plays so far
     * @param frames pictures in it
     * @param dropped pictures that could not be kept up with
     * @param bytes in the file so far
     * @param file where it goes, once that is known
     */
    public record Status(
            Phase phase, boolean exact, double seconds, long frames, long dropped, long bytes, Optional<Path> file) {
        static final Status OFF = new Status(Phase.OFF, true, 0, 0, 0, 0, Optional.empty());
    }

    private Status status = Status.OFF;
    private boolean wanted;
    private boolean held;

    /** Begins to record, or stops. */
    public void toggle() {
        wanted = !wanted;
        held = false;
    }

    /** Stops. */
    public void stop() {
        wanted = false;
    }

    /** Whether the user wants it to go on. */
    public boolean isWanted() {
        return wanted;
    }

    /** Whether an exact recording has the worlds in its hand, so that nobody else may let them go on. */
    public boolean holdsWorlds() {
        return status.phase() == Phase.ON && status.exact();
    }

    /** Whether an exact recording waits, because the user paused it. */
    public boolean isHeld() {
        return held;
    }

    /** Lets an exact recording wait, or go on. */
    public void toggleHeld() {
        held = !held;
    }

    public Status status() {
        return status;
    }

    /** Called by whoever records. */
    public void setStatus(Status now) {
        status = now;
    }

    /** Nothing is recorded any more. */
    public void ended() {
        status = Status.OFF;
        wanted = false;
        held = false;
    }
}
