package grokfield.render.record;

/**
 * What a clip shall be.
 *
 * @param width pixels, even, since video stores colours for two by two pixels
 * @param height pixels, even
 * @param framesPerSecond video frames a second
 */
public record ClipFormat(ClipKind kind, int width, int height, int framesPerSecond, ClipQuality quality) {
    /** The smallest side in pixels; some encoders refuse smaller ones. */
    public static final int SMALLEST = 16;
    /** The largest side in pixels. */
    public static final int LARGEST = 8192;
    /** The highest rate in frames a second. */
    public static final int FASTEST = 240;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException with a sentence for the user if a number is out of its range or a size is odd
     */
    public ClipFormat {
        check("width", width);
        check("height", height);
        if (framesPerSecond < 1 || framesPerSecond > FASTEST) {
            throw new IllegalArgumentException(
                    "frames_per_second must be between 1 and " + FASTEST + ", was " + framesPerSecond);
        }
    }

    /** The size nearest to so many pixels that a video can have, at most that if there is one. */
    public static int nearest(int pixels) {
        return Math.clamp(pixels - pixels % 2, SMALLEST, LARGEST);
    }

    private static void check(String side, int pixels) {
        if (pixels < SMALLEST || pixels > LARGEST) {
            throw new IllegalArgumentException("the " + side + " of a video must be between " + SMALLEST + " and "
                    + LARGEST + " pixels, was " + pixels);
        }
        if (pixels % 2 != 0) {
            throw new IllegalArgumentException(
                    "the " + side + " of a video must be an even number of pixels, was " + pixels);
        }
    }

    /** The bytes of one frame in main memory. */
    int frameBytes() {
        return width * height * 4;
    }
}
