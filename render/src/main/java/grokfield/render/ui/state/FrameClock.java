package grokfield.render.ui.state;

import java.util.EnumMap;
import java.util.Map;

/** How fast frames come and what they cost; smoothed, so that the numbers can be read. */
public final class FrameClock {
    private static final double SMOOTHING = 0.08;
    private static final double LONGEST = 0.25; // s; a longer pause is not a frame

    /** The phases of a frame, in order. */
    public enum Phase {
        /** Input, commands, the grant of steps and the snapshots. */
        SNAPSHOTS,
        /** The two views, drawn into their pictures. */
        VIEWS,
        /** Panels and plots: their description. */
        PANELS,
        /** Their drawing. */
        INTERFACE,
        /** Showing the frame, and waiting for whatever is still being drawn. */
        SHOWING
    }

    private final Map<Phase, Long> phases = new EnumMap<>(Phase.class); // ns, of the last frame
    private long lap;
    private long last;
    private double seconds = 1.0 / 60;
    private double interval = 1.0 / 60;
    private double drawing = 0.01;
    private long frames;

    /** Begins a frame at a time of {@link System#nanoTime()}. */
    public void begin(long now) {
        if (frames > 0) {
            seconds = Math.min((now - last) * 1e-9, LONGEST);
            interval += SMOOTHING * (seconds - interval);
        }
        last = now;
        lap = now;
        frames++;
    }

    /** Begins a frame of a video, so long after the last one. */
    public void beginExactly(double videoSeconds) {
        seconds = videoSeconds;
        interval = videoSeconds;
        lap = System.nanoTime();
        last = lap;
        frames++;
    }

    /** A phase of the frame that began has ended, and the next one begins. */
    public void ended(Phase phase, long now) {
        phases.put(phase, now - lap);
        lap = now;
    }

    /** How long a phase of the last frame took, in nanoseconds. */
    public long nanos(Phase phase) {
        return phases.getOrDefault(phase, 0L);
    }

    /** The frame that began is drawn. */
    public void drawn(long now) {
        drawing += SMOOTHING * ((now - last) * 1e-9 - drawing);
    }

    /** The time from the beginning of the last frame to that of this one, in seconds. */
    public double seconds() {
        return seconds;
    }

    /** Frames per second, smoothed. */
    public double rate() {
        return 1 / Math.max(interval, 1e-6);
    }

    /** What drawing a frame takes, in nanoseconds, smoothed. */
    public long drawNanos() {
        return (long) (drawing * 1e9);
    }

    /** Frames begun so far. */
    public long frames() {
        return frames;
    }
}
