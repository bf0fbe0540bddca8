package grokfield.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The force engines by the names that scenes and {@code --engine} use. */
public final class Engines {
    /** The reference, in double precision. */
    public static final String SCALAR = "scalar";

    /** Single precision over the vector units of all cores, by direct summation. */
    public static final String VECTOR = "vector";

    /** Sorted alignment and repulsion by expansions, in two dimensions; {@code fast:1e-6} names its tolerance. */
    public static final String FAST = "fast";

    /** TornadoVM, for graphics processors and other devices; {@code tornado:1} names the device. */
    public static final String TORNADO = "tornado";

    /** A rule, not an engine: the window measures, everything else follows {@link #ruled}. */
    public static final String AUTO = "auto";

    /** Every engine's name, there or not. */
    public static final List<String> KNOWN = List.of(SCALAR, VECTOR, FAST, TORNADO);

    /** From here on {@code fast} is faster than {@code vector}; measured with two cores. */
    private static final int LEAST_TOKENS_FOR_FAST = 80;

    private Engines() {}

    /** Every engine that can be made here. */
    public static List<String> names() {
        return KNOWN.stream().filter(name -> missing(name).isEmpty()).toList();
    }

    /** Why an engine cannot be made on this machine, one clause; empty if it can. */
    public static Optional<String> missing(String name) {
        return name.equals(TORNADO) ? TornadoEngines.missing() : Optional.empty();
    }

    /** The devices of {@code tornado}, one line each; the place in the list is the number that {@code tornado:1} names. */
    public static List<String> devices() {
        return TornadoEngines.devices();
    }

    /** Why an engine cannot do a task whatever the machine, one clause; empty if it can. */
    public static Optional<String> unfit(EngineChoice choice, int dimensions) {
        return choice.name().equals(FAST) && dimensions != 2
                ? Optional.of("engine " + FAST + " works in 2 dimensions, not in " + dimensions)
                : Optional.empty();
    }

    /**
     * The fixed rule of {@code auto} where nothing is timed. It depends on the scene alone, never on timing or hardware, so
     * that the same command gives the same bits.
     */
    public static EngineChoice ruled(EngineChoice choice, Task task, int dimensions) {
        if (!choice.name().equals(AUTO)) {
            return choice;
        }
        boolean many = task.tokens() >= LEAST_TOKENS_FOR_FAST;
        return EngineChoice.of(many && dimensions == 2 ? FAST : VECTOR);
    }

    /**
     * Makes an engine; {@code auto} is what {@link #ruled} says.
     *
     * @param dimensions d ≥ 1
     * @param workers the threads that the engine may use; they outlive it
     * @throws IllegalArgumentException if {@link #unfit} has a reason
     * @throws EngineException if {@link #missing} has a reason, or the engine cannot be made
     */
    public static ForceEngine create(EngineChoice choice, Task task, int dimensions, Workers workers) {
        if (dimensions < 1) {
            throw new IllegalArgumentException("dimensions must be at least 1, was " + dimensions);
        }
        EngineChoice ruled = ruled(choice, task, dimensions);
        unfit(ruled, dimensions).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        return switch (ruled.name()) {
            case SCALAR -> new ScalarEngine(task, dimensions);
            case VECTOR -> new VectorEngine(task, dimensions, workers);
            case FAST -> new FastEngine(task, tolerance(ruled), workers);
            case TORNADO -> TornadoEngines.require().create(ruled.argument(), task, dimensions);
            default -> throw unknown(ruled.name());
        };
    }

    /**
     * Makes an engine from what a user writes.
     *
     * @throws IllegalArgumentException if it is no choice ({@link EngineChoice#parse}), or one that {@link #unfit} has a reason
     *     against
     * @throws EngineException as the other does
     */
    public static ForceEngine create(String choice, Task task, int dimensions, Workers workers) {
        return create(EngineChoice.parse(choice), task, dimensions, workers);
    }

    /**
     * Makes an engine that advances many states together.
     *
     * @param states how many, at least 1
     * @see #create(EngineChoice, Task, int, Workers)
     */
    public static EnsembleEngine createEnsemble(
            EngineChoice choice, Task task, int dimensions, int states, Workers workers) {
        EngineChoice ruled = ruled(choice, task, dimensions);
        return ruled.name().equals(TORNADO)
                ? TornadoEngines.require().createEnsemble(ruled.argument(), task, dimensions, states)
                : new PooledEnsemble(() -> create(ruled, task, dimensions, Workers.CALLER), workers);
    }

    /** What {@link EngineChoice#parse} promises. */
    static void check(EngineChoice choice) {
        if (!choice.name().equals(AUTO) && !KNOWN.contains(choice.name())) {
            throw unknown(choice.toString());
        }
        if (choice.argument().isPresent()) {
            checkArgument(choice, choice.argument().get());
        }
    }

    private static void checkArgument(EngineChoice choice, String argument) {
        switch (choice.name()) {
            case FAST -> tolerance(choice);
            case TORNADO -> {
                if (!argument.matches("\\d{1,3}")) {
                    throw new IllegalArgumentException(
                            "engine " + TORNADO + " takes the number of a device, such as tornado:1, was " + choice);
                }
            }
            default ->
                throw new IllegalArgumentException("engine " + choice.name() + " takes no argument, was " + choice);
        }
    }

    /** The tolerance of a choice of {@code fast}. */
    private static double tolerance(EngineChoice choice) {
        if (choice.argument().isEmpty()) {
            return FastEngine.DEFAULT_TOLERANCE;
        }
        double tolerance = Double.NaN;
        try {
            tolerance = Double.parseDouble(choice.argument().get());
        } catch (NumberFormatException e) {
            // NaN is out of range like any other
        }
        if (!(tolerance >= FastEngine.LEAST_TOLERANCE && tolerance <= FastEngine.MOST_TOLERANCE)) {
            throw new IllegalArgumentException("engine " + FAST + " takes a tolerance between "
                    + Parameter.format(FastEngine.LEAST_TOLERANCE) + " and "
                    + Parameter.format(FastEngine.MOST_TOLERANCE) + ", such as fast:1e-5, was " + choice);
        }
        return tolerance;
    }

    private static IllegalArgumentException unknown(String text) {
        List<String> known = new ArrayList<>(List.of(AUTO));
        known.addAll(KNOWN);
        return new IllegalArgumentException("engine must be one of " + String.join(", ", known) + ", was " + text);
    }
}
