package grokfield.scenes;

import grokfield.sim.ForceParameters;
import grokfield.trainer.Attribution;
import java.util.Optional;
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

    /** The law whose softenings count at every sample; empty if none is taken there. */
    Optional<ForceParameters> atSamples(Scene scene) {
        return atSamples && remark(scene).isEmpty() ? Optional.of(lengthsIn(scene)) : Optional.empty();
    }

    /** Why the samples of a scene go without, one sentence; empty if they do not, or were not asked for. */
    Optional<String> remark(Scene scene) {
        int tokens = scene.task().tokens();
        return atSamples && tokens > Attribution.MOST_TOKENS
                ? Optional.of("attribution was left out, as samples have it with up to " + Attribution.MOST_TOKENS
                        + " tokens and the scene has " + tokens + "; --attribution-at takes one step of any scene")
                : Optional.empty();
    }

    /** The law whose softenings count in a scene: that of its particles, or the defaults if there are none. */
    static ForceParameters lengthsIn(Scene scene) {
        return scene.particles().map(Scene.Particles::forces).orElse(ForceParameters.DEFAULTS);
    }
}
