package grokfield.scenes;

import java.util.Map;

/**
 * A whole session as a file keeps it; immutable.
 *
 * @param scene the scene with its parameters as they were
 * @param states the complete state of every world of the scene
 * @param speed the speed of {@link StepControl}
 * @param link how the weight decays were tied
 * @param curve the alignment over the network's weight decay, where alignment was tied too
 * @param seconds the time of the video that the session had come to, which says what its timeline does
 */
public record SavedSession(
        Scene scene, Map<Side, WorldState> states, double speed, Tuning.Link link, LinkCurve curve, double seconds) {
    public SavedSession {
        states = Map.copyOf(states);
    }

    /**
     * The state of one side.
     *
     * @throws IllegalArgumentException if the side is not there
     */
    public WorldState state(Side side) {
        WorldState state = states.get(side);
        if (state == null) {
            throw new IllegalArgumentException("the session holds no " + side.label());
        }
        return state;
    }
}
