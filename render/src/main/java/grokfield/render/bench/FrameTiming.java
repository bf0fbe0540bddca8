package grokfield.render.bench;

import grokfield.render.ui.state.FrameClock.Phase;
import java.util.Map;

/**
 * What a frame costs while both worlds run.
 *
 * @param renderer the name of the driver
 * @param framesPerSecond frames over the time that they took
 * @param median milliseconds from one frame to the next
 * @param slowest the 99th percentile of that
 * @param phases the median of each phase in milliseconds
 * @param particleSteps steps a second of the particles meanwhile
 * @param networkSteps steps a second of the network meanwhile
 */
public record FrameTiming(
        String renderer,
        double framesPerSecond,
        double median,
        double slowest,
        Map<Phase, Double> phases,
        double particleSteps,
        double networkSteps) {}
