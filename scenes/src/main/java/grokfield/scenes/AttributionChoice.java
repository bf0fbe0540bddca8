package grokfield.scenes;

import grokfield.sim.ForceParameters;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When a run explains a network's gradient by the forces. An attribution costs as much as some training steps.
 *
 * @param atSamples whether it does so at every sample and at the end
 * @param atStep one more step, of which the line tells; empty for none
 * @param lengths the law whose softenings count; empty for that of the scene's particles, or the defaults if there are none
 */
public record AttributionChoice(boolean atSamples, OptionalLong atStep, Optional<ForceParameters> lengths) {
    /** At every sample and at the end. */
    public static final AttributionChoice DEFAULT = new AttributionChoice(true, OptionalLong.empty(), Optional.empty());

    public AttributionChoice withSamples(boolean wanted) {
        return new AttributionChoice(wanted, atStep, lengths);
    }

    public AttributionChoice withStep(long step) {
        return new AttributionChoice(atSamples, OptionalLong.of(step), lengths);
    }

    /** With the law of a scene of which only the network is run. */
    AttributionChoice withLengthsOf(Scene whole) {
        return new AttributionChoice(atSamples, atStep, Optional.of(lengthsIn(whole)));
    }

    /** The law whose softenings count in a scene. */
    ForceParameters lengthsIn(Scene scene) {
        return lengths.orElseGet(
                () -> scene.particles().map(Scene.Particles::forces).orElse(ForceParameters.DEFAULTS));
    }
}
