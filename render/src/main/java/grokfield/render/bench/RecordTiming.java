package grokfield.render.bench;

/**
 * What recording costs.
 *
 * @param size of the video, such as {@code 1280x720}
 * @param encoder its name
 * @param renderer the name of the driver
 * @param drawn frames a second that are drawn alone, median of some rounds
 * @param recorded the same frames with recording, median of rounds between those
 * @param threadMilliseconds what recording takes of the drawing thread, median of a frame
 */
public record RecordTiming(
        String size, String encoder, String renderer, double drawn, double recorded, double threadMilliseconds) {
    /** The rate with recording over that without. */
    public double ratio() {
        return recorded / drawn;
    }
}
