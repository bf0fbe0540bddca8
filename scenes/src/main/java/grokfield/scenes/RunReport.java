package grokfield.scenes;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of a headless run.
 *
 * @param scene the scene's name
 * @param seeds the seeds that were asked for; empty for each section's own
 * @param sides the summary of each side that ran, particles first; of a sweep over all its values together
 * @param swept of a sweep, the summaries of each value that was begun, in order
 * @param cancelled whether it was ended early; then only the seeds that were complete count
 * @param seconds how long it took
 * @param files the files written
 * @param remarks sentences about what was not measured or not written
 */
public record RunReport(
        String scene,
        Optional<SeedRange> seeds,
        Map<Side, Summary> sides,
        Optional<Swept> swept,
        boolean cancelled,
        double seconds,
        List<Path> files,
        List<String> remarks) {

    /** The summaries of a sweep. */
    public record Swept(String key, List<SweptValue> values) {}

    /** The summaries of one value, particles first. */
    public record SweptValue(Sweep.Value value, Map<Side, Summary> sides) {}

    /** Whether every seed ran to its end. */
    public boolean succeeded() {
        return !cancelled && sides.values().stream().allMatch(side -> side.failed() == 0);
    }

    /** The same with files, and sentences on what is not in them. */
    RunReport withFiles(List<Path> written, List<String> sentences) {
        List<String> all = Stream.concat(remarks.stream(), sentences.stream()).toList();
        return new RunReport(scene, seeds, sides, swept, cancelled, seconds, written, all);
    }

    /** The last line of a run: an object with the one member {@code summary}. */
    public JsonObject toJson() {
        JsonObject summary = new JsonObject();
        summary.addProperty("scene", scene);
        summary.addProperty("seeds", seeds.map(SeedRange::toString).orElse(null));
        summary.addProperty("cancelled", cancelled);
        sides.forEach((side, of) -> summary.add(side.label(), of.toJson()));
        swept.ifPresent(of -> summary.add("sweep", sweptJson(of)));
        summary.addProperty("seconds", seconds);
        JsonObject line = new JsonObject();
        line.add("summary", summary);
        return line;
    }

    private static JsonObject sweptJson(Swept swept) {
        JsonObject sweep = new JsonObject();
        sweep.addProperty("key", swept.key());
        JsonArray values = new JsonArray();
        for (SweptValue one : swept.values()) {
            JsonObject value = new JsonObject();
            value.add("value", one.value().toJson());
            one.sides().forEach((side, of) -> value.add(side.label(), of.toJson()));
            values.add(value);
        }
        sweep.add("values", values);
        return sweep;
    }
}
