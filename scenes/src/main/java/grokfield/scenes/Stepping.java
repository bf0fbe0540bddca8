package grokfield.scenes;

import grokfield.sim.Parameter;
import java.util.OptionalDouble;

/** How a headless run takes its particles forward. */
public sealed interface Stepping {
    /** The scene's steps of the scene's length: the reference. */
    record Fixed() implements Stepping {
        @Override
        public String options() {
            return "";
        }
    }

    /**
     * Steps as long as the error allows, through the same time as the scene's steps.
     *
     * @param error as {@link grokfield.sim.AdaptiveSteps#ERROR}
     */
    record Adaptive(double error) implements Stepping {
        @Override
        public String options() {
            return " --adaptive " + Parameter.format(error);
        }
    }

    /**
     * Adaptive steps until the largest force is below a bound, or the time is up.
     *
     * @param bound as {@link grokfield.sim.Settling#BOUND}
     * @param error as {@link grokfield.sim.AdaptiveSteps#ERROR}
     * @param time in units of 1/decay; that of the scene's steps if empty
     */
    record Settle(double bound, double error, OptionalDouble time) implements Stepping {
        @Override
        public String options() {
            String limit = time.isPresent() ? " --settle-time " + Parameter.format(time.getAsDouble()) : "";
            return " --settle " + Parameter.format(bound) + " --adaptive " + Parameter.format(error) + limit;
        }
    }

    /** What a command line needs to step in this way, each option with a blank before it. */
    String options();

    /** The time after which a run of a scene's particles ends, in units of 1/decay. */
    default double time(Scene.Particles particles) {
        OptionalDouble limit = this instanceof Settle settle ? settle.time() : OptionalDouble.empty();
        return limit.orElse(particles.steps() * particles.forces().stepSize());
    }
}
