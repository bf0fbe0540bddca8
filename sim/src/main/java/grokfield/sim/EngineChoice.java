package grokfield.sim;

import java.util.Optional;

/**
 * What a user writes to choose an engine: a name, and for some engines an argument after a colon, such as
 * {@code fast:1e-6} (the tolerance) or {@code tornado:1} (the device).
 *
 * @param name {@link Engines#AUTO} or an engine's name
 * @param argument what stands after the colon
 */
public record EngineChoice(String name, Optional<String> argument) {
    private static final char COLON = ':';

    /** The choice of an engine without an argument. */
    public static EngineChoice of(String name) {
        return new EngineChoice(name, Optional.empty());
    }

    /**
     * Reads a choice and checks all that does not depend on the machine.
     *
     * @throws IllegalArgumentException if no engine has this name, or the engine does not take this argument; the message
     *     is one clause that names the engines or the range
     */
    public static EngineChoice parse(String text) {
        int colon = text.indexOf(COLON);
        EngineChoice choice = colon < 0
                ? of(text)
                : new EngineChoice(text.substring(0, colon), Optional.of(text.substring(colon + 1)));
        Engines.check(choice);
        return choice;
    }

    /** As it is written in a scene file. */
    @Override
    public String toString() {
        return argument.map(text -> name + COLON + text).orElse(name);
    }
}
