package grokfield.render.ui.state;

/** How fast frames come and what they cost; smoothed, so that the numbers can be read. */
public final class FrameClock {
    private static final double SMOOTHING = 0.08;
    private static final double LONGEST = 0.25; // s; a longer pause is not a frame

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
        frames++;
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
