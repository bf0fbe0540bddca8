package grokfield.scenes;

import java.util.concurrent.TimeUnit;

/**
 * How much of the time an ensemble's workers work, so that the window beside them stays fluid: it grows while frames come in
 * time and shrinks when they come late. Where no frames are drawn, they work all the time.
 */
final class EnsemblePace {
    private static final double WANTED = 1 / 33.0; // s from one frame to the next
    private static final double LATE = 1 / 27.0; // s
    private static final double LEAST =
            0.2; // of the time, so that it comes to its end where frames are late for other reasons
    private static final double SMOOTHING = 0.15;
    private static final double LONGEST_FRAME = 0.25; // s
    private static final long NO_FRAMES = 500_000_000; // ns after which nobody draws any more
    private static final long SLICE = 2_000_000; // ns of work between two rests

    private volatile double share = 0.6;
    private volatile long lastFrame;
    private double interval = WANTED; // of the thread that draws

    /** A frame was drawn: called by the thread that draws. */
    void frame(long now) {
        long before = lastFrame;
        lastFrame = now;
        if (before == 0) {
            return;
        }
        double seconds = Math.min((now - before) * 1e-9, LONGEST_FRAME);
        interval += SMOOTHING * (seconds - interval);
        if (interval > LATE) {
            share = Math.max(LEAST, share * 0.94);
        } else if (interval < WANTED) {
            share = Math.min(1, share + 0.015);
        }
    }

    /** The share of the time that workers work now. */
    double share(long now) {
        long last = lastFrame;
        return last == 0 || now - last > NO_FRAMES ? 1 : share;
    }

    /** One worker's work and rest. */
    final class Turn {
        private long worked;

        /** Rests if so much work has been done that it is time. */
        void worked(long nanos) throws InterruptedException {
            worked += nanos;
            if (worked < SLICE) {
                return;
            }
            double part = share(System.nanoTime());
            if (part < 1) {
                TimeUnit.NANOSECONDS.sleep((long) (Math.min(worked, 10 * SLICE) * (1 - part) / part));
            }
            worked = 0;
        }
    }
}
