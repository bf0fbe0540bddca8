package grokfield.scenes;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A scene at several values of one of its keys.
 *
 * @param key with its section, such as {@code network.weight_decay}
 * @param values in the order in which they were typed, at least one
 * @param leftOut the side that would be the same at every value, and which is not run; empty if there is none
 */
public record Sweep(String key, List<Value> values, Optional<Side> leftOut) {
    private static final int MOST = 1000;

    public Sweep {
        values = List.copyOf(values);
    }

    /**
     * One value.
     *
     * @param text as it was typed
     * @param scene with this value in it
     */
    public record Value(String text, Scene scene) {
        /** The value as a number; empty if it is none. */
        OptionalDouble number() {
            try {
                double number = Double.parseDouble(text);
                return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
            } catch (NumberFormatException e) {
                return OptionalDouble.empty();
            }
        }

        JsonElement toJson() {
            OptionalDouble number = number();
            return number.isPresent() ? new JsonPrimitive(number.getAsDouble()) : new JsonPrimitive(text);
        }
    }

    /**
     * Reads a scene at every value.
     *
     * @param typed such as {@code network.weight_decay=0,0.3,1}
     * @param nameOrFile of the scene
     * @param settings that beat those of the scene; the values of the sweep beat them
     * @throws SceneException with a sentence, if it is no key with values, or a value cannot be used
     */
    public static Sweep read(String typed, String nameOrFile, Settings settings) throws SceneException {
        String option = SceneText.oneLine("--sweep " + typed);
        int equals = typed.indexOf('=');
        if (equals < 1 || equals == typed.length() - 1) {
            throw new SceneException(option + ": must be a key with values, such as network.weight_decay=0,0.3,1");
        }
        String key = typed.substring(0, equals).strip();
        String[] texts = typed.substring(equals + 1).split(",", -1);
        if (texts.length > MOST) {
            throw new SceneException(
                    "--sweep " + key + ": takes at most " + MOST + " values, was given " + texts.length);
        }
        Set<String> seen = new HashSet<>();
        List<Value> values = new ArrayList<>();
        for (String text : texts) {
            String value = text.strip();
            if (value.isEmpty()) {
                throw new SceneException(option + ": a value is missing");
            }
            if (!seen.add(value)) {
                throw new SceneException(option + ": " + value + " stands there twice");
            }
            values.add(new Value(value, SceneLibrary.open(nameOrFile, settings.withSweep(key, value))));
        }
        return new Sweep(key, values, unchanged(key, values.getFirst().scene()));
    }

    /** The side that the key does not change, if there are two. */
    private static Optional<Side> unchanged(String key, Scene scene) {
        if (scene.particles().isEmpty() || scene.network().isEmpty()) {
            return Optional.empty();
        }
        boolean followsNetwork = scene.particles().get().start() instanceof Start.AtNetwork;
        if (key.startsWith(SceneKeys.PARTICLES + ".")) {
            return Optional.of(Side.NETWORK);
        }
        return key.startsWith(SceneKeys.NETWORK + ".") && !followsNetwork
                ? Optional.of(Side.PARTICLES)
                : Optional.empty();
    }

    /** What the values are together: numbers, or else texts. */
    MeasureTable.Type type() {
        return values.stream().allMatch(value -> value.number().isPresent())
                ? MeasureTable.Type.REAL
                : MeasureTable.Type.TEXT;
    }

    /** Whether a side's positions have one shape at every value, so that they fit into one array. */
    boolean hasOneShape(Side side) {
        return values.stream()
                        .map(Value::scene)
                        .map(scene -> List.of(scene.task().tokens(), SideRun.dimensions(scene, side)))
                        .distinct()
                        .count()
                == 1;
    }

    /** As it was typed. */
    String typed() {
        return key + "=" + String.join(",", values.stream().map(Value::text).toList());
    }
}
