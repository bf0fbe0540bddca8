package grokfield.render.cli;

import grokfield.scenes.Stepping;
import grokfield.sim.AdaptiveSteps;
import grokfield.sim.Parameter;
import grokfield.sim.Settling;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How {@code run} takes the particles forward. */
final class SteppingOptions {
    private static final String SETTLE = "--settle";
    private static final String TIME = "--settle-time";
    private static final String ADAPTIVE = "--adaptive";
    private static final String DEFAULT = "";

    @Option(
            names = SETTLE,
            arity = "0..1",
            fallbackValue = DEFAULT,
            paramLabel = "BOUND",
            description = {
                "Take the particles on until the largest force is below BOUND (0.0001 if left out), in adaptive steps.",
                "Turning as a whole and pinned particles do not count."
            })
    private @Nullable String bound;

    @Option(
            names = TIME,
            paramLabel = "T",
            description =
                    "When to give settling up, in units of 1/decay; after the time of the scene's steps if left out.")
    private @Nullable String time;

    @Option(
            names = ADAPTIVE,
            arity = "0..1",
            fallbackValue = DEFAULT,
            paramLabel = "ERROR",
            description =
                    "Take steps as long as ERROR allows, a share of the shorter softening (0.03 if left out), through the time of the scene's steps.")
    private @Nullable String error;

    /** What was asked for; empty for the scene's own steps. */
    Optional<Stepping> read() {
        double allowed =
                error == null ? AdaptiveSteps.ERROR.defaultValue() : number(ADAPTIVE, error, AdaptiveSteps.ERROR);
        if (bound != null) {
            OptionalDouble limit =
                    time == null ? OptionalDouble.empty() : OptionalDouble.of(number(TIME, time, Settling.TIME));
            return Optional.of(new Stepping.Settle(number(SETTLE, bound, Settling.BOUND), allowed, limit));
        }
        if (time != null) {
            throw new InputException(TIME + " " + time + ": needs " + SETTLE);
        }
        return error == null ? Optional.empty() : Optional.of(new Stepping.Adaptive(allowed));
    }

    private static double number(String option, String typed, Parameter parameter) {
        if (typed.equals(DEFAULT)) {
            return parameter.defaultValue();
        }
        double value;
        try {
            value = Double.parseDouble(typed);
        } catch (NumberFormatException noNumber) {
            throw new InputException(option + " " + typed + ": must be a number between "
                    + Parameter.format(parameter.minimum()) + " and " + Parameter.format(parameter.maximum()));
        }
        parameter.check(value).ifPresent(problem -> {
            throw new InputException(option + " " + typed + ": " + problem);
        });
        return value;
    }
}
