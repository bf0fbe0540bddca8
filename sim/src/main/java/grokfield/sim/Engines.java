package grokfield.sim;

import java.util.List;

/** The force engines by the names that scenes and {@code --engine} use. */
public final class Engines {
    /** The reference, in double precision. */
    public static final String SCALAR = "scalar";

    /** Single precision over the vector units of all cores: the default on a processor. */
    public static final String VECTOR = "vector";

    /** The fixed rule of headless runs; the window measures instead. */
    public static final String AUTO = "auto";

    private static final List<String> NAMES = List.of(SCALAR, VECTOR);

    private Engines() {}

    /** Every engine that can be made here; {@link #AUTO} is a rule, not an engine. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * Makes an engine.
     *
     * @param name one of {@link #names}, or {@link #AUTO}, which depends on the task alone, never on timing or hardware
     * @param dimensions d ≥ 1
     * @param workers the threads that the engine may use; they outlive it
     * @throws IllegalArgumentException if the name is unknown; the message lists the known ones
     */
    public static ForceEngine create(String name, Task task, int dimensions, Workers workers) {
        return switch (name) {
            case SCALAR -> new ScalarEngine(task, dimensions);
            case VECTOR, AUTO -> new VectorEngine(task, dimensions, workers);
            default ->
                throw new IllegalArgumentException(
                        "engine must be one of " + AUTO + ", " + String.join(", ", NAMES) + ", was " + name);
        };
    }
}
