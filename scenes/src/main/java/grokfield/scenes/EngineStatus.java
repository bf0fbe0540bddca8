package grokfield.scenes;

import java.util.Locale;
import java.util.Optional;

/**
 * What computes the steps of a world, and why.
 *
 * @param choice as a scene names it: {@code vector}, {@code fast:1e-6}; a network's kind
 * @param description what a user should know of it, one clause: {@code fast, within 1e-6}
 * @param reason why it runs where nobody named it: {@code auto: fast 0.40 ms, vector 3.6 ms a step}; empty if it was named
 * @param preparing the engine that is being made ready to take over
 * @param fault which engine stopped or could not be had, and what goes on, one sentence; until another engine is picked
 */
public record EngineStatus(
        String choice,
        String description,
        Optional<String> reason,
        Optional<String> preparing,
        Optional<String> fault) {
    /** A time in ns with two digits and its unit. */
    static String time(double nanos) {
        if (nanos >= 1e9) {
            return digits(nanos / 1e9) + " s";
        }
        return nanos < 1e6 ? digits(nanos / 1e3) + " µs" : digits(nanos / 1e6) + " ms";
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, value < 9.95 ? "%.1f" : "%.0f", value);
    }

    /** What was named and simply runs. */
    static EngineStatus of(String choice) {
        return new EngineStatus(choice, choice, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
