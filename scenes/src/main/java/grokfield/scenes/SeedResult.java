package grokfield.scenes;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import grokfield.sim.Measures;
import grokfield.trainer.TrainingMetrics;
import java.util.Map;
import java.util.Optional;

/**
 * One line of a headless run: one side of one seed.
 *
 * @param engine what computed it
 * @param steps the steps taken
 * @param measures what the final positions look like; empty if the side failed
 * @param training losses and accuracies of a network; empty for particles, and if the side failed
 * @param rest how far adaptive steps went; empty for fixed ones, and if the side failed
 * @param seconds how long it took
 * @param error the sentence, if the side exploded or diverged
 */
public record SeedResult(
        long seed,
        Side side,
        String engine,
        long steps,
        Optional<Measures> measures,
        Optional<TrainingMetrics> training,
        Optional<Rest> rest,
        double seconds,
        Optional<String> error) {

    /** The line as an object; what is undefined is null. */
    public JsonObject toJson() {
        JsonObject line = new JsonObject();
        line.addProperty("seed", seed);
        line.addProperty("side", side.label());
        line.addProperty("engine", engine);
        line.addProperty("steps", steps);
        rest.ifPresent(of -> of.addTo(line));
        for (Map.Entry<String, Double> measure : MeasureTable.values(this).entrySet()) {
            line.add(measure.getKey(), number(measure.getValue()));
            if (measure.getKey().equals(MeasureTable.CIRCULARITY)) {
                line.add("frequency", frequency());
            }
            if (measure.getKey().equals(MeasureTable.MEAN_RADIUS)) {
                line.add("structure", structure());
            }
        }
        line.addProperty("seconds", seconds);
        error.ifPresent(sentence -> line.addProperty("error", sentence));
        return line;
    }

    private JsonElement frequency() {
        return measures.filter(m -> !Double.isNaN(m.circularity()))
                .<JsonElement>map(m -> new JsonPrimitive(m.frequency()))
                .orElse(JsonNull.INSTANCE);
    }

    private JsonElement structure() {
        return measures.<JsonElement>map(m -> new JsonPrimitive(m.structure().label()))
                .orElse(JsonNull.INSTANCE);
    }

    static JsonElement number(double value) {
        return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
    }
}
