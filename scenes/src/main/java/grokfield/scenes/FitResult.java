package grokfield.scenes;

import com.google.gson.JsonObject;
import grokfield.sim.ForceParameters;
import grokfield.sim.Measures;
import grokfield.sim.Structure;
import grokfield.trainer.stats.MeanEstimate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of a fit. Distances with errors are those over the seeds that the search did not see.
 *
 * @param plan what was to be done
 * @param forces the best values that were found; the scene's own if nothing was tried
 * @param evaluations how many were tried
 * @param network the network's held-out seeds; empty if the fit was cancelled before they were there
 * @param before the particles' held-out seeds at the scene's own values
 * @param after the particles' held-out seeds at the values found
 * @param itself what the network's own fit seeds are away from its held-out seeds: what chance alone makes; NaN if they are not there
 * @param distances how far both are from the network
 * @param cancelled whether the search ended early
 * @param seconds how long it took
 */
public record FitResult(
        FitPlan plan,
        ForceParameters forces,
        int evaluations,
        Optional<FitSample> network,
        Optional<FitSample> before,
        Optional<FitSample> after,
        double itself,
        FitDistances distances,
        boolean cancelled,
        double seconds) {
    /** The scene with the forces that were found. */
    public Scene scene() {
        return plan.fitted(forces);
    }

    /** The last line of a fit: an object with the one member {@code result}. */
    public JsonObject toJson() {
        JsonObject result = new JsonObject();
        result.addProperty("scene", plan.scene().name());
        result.addProperty("distance", plan.distance().label());
        result.addProperty("seeds", plan.seeds().toString());
        result.addProperty("held_out", plan.heldOut().toString());
        result.addProperty("evaluations", evaluations);
        result.addProperty("cancelled", cancelled);
        ForceParameters own = plan.scene().particles().orElseThrow().forces();
        result.add("before", side(distances.before(), before, own));
        result.add("after", side(distances.after(), after, forces));
        result.add("gain", distances.gain().toJson());
        result.add("network", network.map(FitResult::looks).orElseGet(JsonObject::new));
        result.add("network_from_itself", SeedResult.number(itself));
        result.addProperty("seconds", seconds);
        JsonObject line = new JsonObject();
        line.add("result", result);
        return line;
    }

    private JsonObject side(FitDistances.Figure distance, Optional<FitSample> sample, ForceParameters values) {
        JsonObject side = distance.toJson();
        side.add("parameters", FitStep.values(plan.parameters(), values));
        sample.map(FitResult::looks)
                .ifPresent(looks -> looks.entrySet().forEach(e -> side.add(e.getKey(), e.getValue())));
        return side;
    }

    private static JsonObject looks(FitSample sample) {
        JsonObject looks = new JsonObject();
        looks.addProperty("n", sample.seeds().size() - sample.failed());
        looks.addProperty("failed", sample.failed());
        addMean(looks, "circularity", sample.mean(Measures::circularity));
        addMean(looks, "pair_sum_purity", sample.mean(Measures::pairSumPurity));
        addMean(looks, "ray_purity", sample.mean(Measures::rayPurity));
        addMean(looks, "mean_radius", sample.mean(Measures::meanRadius));
        JsonObject shares = new JsonObject();
        Stream.of(Structure.values())
                .forEach(structure -> shares.add(structure.label(), SeedResult.number(sample.share(structure))));
        looks.add("structures", shares);
        return looks;
    }

    private static void addMean(JsonObject looks, String name, MeanEstimate mean) {
        JsonObject measure = new JsonObject();
        measure.add("mean", SeedResult.number(mean.mean()));
        measure.add("standard_error", SeedResult.number(mean.standardError()));
        looks.add(name, measure);
    }
}
