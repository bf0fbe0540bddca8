package grokfield.scenes;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import grokfield.sim.Measures;
import grokfield.trainer.AttributionReading;
import grokfield.trainer.TrainingMetrics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One line of a headless run: one side of one seed.
 *
 * @param engine what computed it
 * @param steps the steps taken
 * @param measures what the final positions look like; empty if the side failed
 * @param network what is read of a network; empty for particles, and if the side failed
 * @param rest how far adaptive steps went; empty for fixed ones, and if the side failed
 * @param seconds how long it took
 * @param error the sentence, if the side exploded or diverged
 * @param early the attribution at a step that was asked for; empty for particles, and if none was
 * @param sweep which value of a sweep this is; empty without one
 */
public record SeedResult(
        long seed,
        Side side,
        String engine,
        long steps,
        Optional<Measures> measures,
        Optional<NetworkReading> network,
        Optional<Rest> rest,
        double seconds,
        Optional<String> error,
        Optional<EarlyAttribution> early,
        Optional<Sweep.Value> sweep) {

    /** The attribution at a step before the last. */
    public record EarlyAttribution(long step, AttributionReading reading) {}

    /** Losses and accuracies of a network; empty for particles, and if the side failed. */
    public Optional<TrainingMetrics> training() {
        return network.map(NetworkReading::metrics);
    }

    /** The last row of this side in the table of measures. */
    MeasureRow row() {
        return new MeasureRow(seed, side, steps, measures, network);
    }

    SeedResult withSweep(Sweep.Value value) {
        return new SeedResult(
                seed, side, engine, steps, measures, network, rest, seconds, error, early, Optional.of(value));
    }

    /** The line as an object; what is undefined is null. */
    public JsonObject toJson() {
        JsonObject line = new JsonObject();
        sweep.ifPresent(value -> line.add(MeasureTable.SWEEP_VALUE, value.toJson()));
        line.addProperty("seed", seed);
        line.addProperty("side", side.label());
        line.addProperty("engine", engine);
        line.addProperty("steps", steps);
        rest.ifPresent(of -> of.addTo(line));
        MeasureRow row = row();
        for (MeasureTable.Column column : MeasureTable.columns()) {
            if (!line.has(column.name()) && !column.name().equals("step") && MeasureTable.isOf(side, column)) {
                line.add(column.name(), column.json(row));
            }
        }
        early.ifPresent(of -> {
            line.addProperty("attribution_step", of.step());
            earlyMeasures().forEach((name, value) -> line.add(name, number(value)));
        });
        line.addProperty("seconds", seconds);
        error.ifPresent(sentence -> line.addProperty("error", sentence));
        return line;
    }

    /** Every measure by name; NaN where undefined. */
    Map<String, Double> measuresByName() {
        Map<String, Double> values = MeasureTable.values(row());
        values.putAll(earlyMeasures());
        return values;
    }

    private Map<String, Double> earlyMeasures() {
        Map<String, Double> values = new LinkedHashMap<>();
        early.map(EarlyAttribution::reading).ifPresent(of -> {
            values.put("attribution_step_r2", of.fit().r2());
            values.put("attribution_step_r2_adjusted", of.fit().adjusted());
            values.put("attribution_step_r2_null", of.nullR2());
        });
        return values;
    }

    static JsonElement number(double value) {
        return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
    }
}
