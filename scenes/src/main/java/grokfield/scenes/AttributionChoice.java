package grokfield.scenes;

import grokfield.sim.ForceParameters;
import java.util.OptionalLong;

/**
 * When a run explains a network's gradient by the forces. An attribution costs as much as some training steps.
 *
 * @param atSamples whether it does so at every sample and at the end
 * @param atStep one more step, of which the line tells; empty for none
 */
public record AttributionChoice(boolean atSamples, OptionalLong atStep) {
    /** At every sample and at the end. */
    public static final AttributionChoice DEFAULT = new AttributionChoice(true, OptionalLong.empty());

    public AttributionChoice withSamples(boolean wanted) {
        return new AttributionChoice(wanted, atStep);
    }

    public AttributionChoice withStep(long step) {
        return new AttributionChoice(atSamples, OptionalLong.of(step));
    }

    /** The law whose softenings count in a scene: that of its particles, or the defaults if there are none. */
    static ForceParameters lengthsIn(Scene scene) {
        return scene.particles().map(Scene.Particles::forces).orElse(ForceParameters.DEFAULTS);
    }
}
