package grokfield.scenes;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a headless run.
 *
 * @param scene the scene's name
 * @param seeds the seeds that were asked for; empty for each section's own
 * @param sides the summary of each side that the scene has, particles first
 * @param cancelled whether it was ended early; then only the seeds that were complete count
 * @param seconds how long it took
 * @param files the files written
 */
public record RunReport(
        String scene,
        Optional<SeedRange> seeds,
        Map<Side, Summary> sides,
        boolean cancelled,
        double seconds,
        List<Path> files) {

    /** Whether every seed ran to its end. */
    public boolean succeeded() {
        return !cancelled && sides.values().stream().allMatch(side -> side.failed() == 0);
    }

    RunReport withFiles(List<Path> written) {
        return new RunReport(scene, seeds, sides, cancelled, seconds, written);
    }

    /** The last line of a run: an object with the one member {@code summary}. */
    public JsonObject toJson() {
        JsonObject summary = new JsonObject();
        summary.addProperty("scene", scene);
        summary.addProperty("seeds", seeds.map(SeedRange::toString).orElse(null));
        summary.addProperty("cancelled", cancelled);
        sides.forEach((side, of) -> summary.add(side.label(), of.toJson()));
        summary.addProperty("seconds", seconds);
        JsonObject line = new JsonObject();
        line.add("summary", summary);
        return line;
    }
}
