package grokfield.scenes;

import grokfield.sim.Parameter;
import java.util.Map;
import java.util.Optional;

/**
 * One {@code [[timeline]]} block of a scene: what is to be so at a time of the video. Immutable.
 *
 * @param at seconds of video time
 * @param values live parameters of either side
 * @param transition how values and camera are reached from those before
 * @param caption what is written over the views from then on; {@code ""} ends the caption before
 */
public record Keyframe(
        double at,
        Map<Parameter, Double> values,
        Transition transition,
        Optional<String> caption,
        Optional<CameraMove> camera) {
    public Keyframe {
        values = Map.copyOf(values);
    }
}
