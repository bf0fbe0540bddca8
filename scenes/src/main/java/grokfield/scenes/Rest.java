package grokfield.scenes;

import com.google.gson.JsonObject;
import java.util.Optional;

/**
 * How far adaptive steps went, and whether to rest.
 *
 * @param time that has passed, in units of 1/decay
 * @param settling what came of settling; empty if the run only went on to its time
 */
public record Rest(double time, Optional<Outcome> settling) {
    /**
     * What came of settling.
     *
     * @param settled whether the largest force is below the bound
     * @param largestForce of {@code docs/law.md}, Rest
     * @param turning how fast the whole turns, radians per time
     * @param sentence all of it, and what stood in the way; one clause
     */
    public record Outcome(boolean settled, double largestForce, double turning, String sentence) {}

    void addTo(JsonObject line) {
        line.addProperty("time", time);
        settling.ifPresent(outcome -> {
            line.addProperty("settled", outcome.settled());
            line.add("largest_force", SeedResult.number(outcome.largestForce()));
            line.add("turning", SeedResult.number(outcome.turning()));
            line.addProperty("settling", outcome.sentence());
        });
    }
}
