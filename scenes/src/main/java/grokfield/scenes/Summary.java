package grokfield.scenes;

import com.google.gson.JsonObject;
import grokfield.sim.Structure;
import grokfield.trainer.stats.MeanEstimate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What the seeds of a side have in common.
 *
 * @param n the seeds that ended as they should
 * @param failed the seeds that exploded or diverged; nothing else here counts them
 * @param measures by name: circularity, pair_sum_purity, ray_purity, mean_radius, and of a network train_loss,
 *     train_accuracy, validation_loss, validation_accuracy
 * @param structures the share of the n seeds that each structure has; all 0 if n is 0
 * @param settled how many of the n seeds settled; empty if none was to
 */
public record Summary(
        int n, int failed, Map<String, MeanEstimate> measures, Map<Structure, Double> structures, OptionalInt settled) {

    /** The summary of one side's lines. */
    static Summary of(Side side, List<SeedResult> lines) {
        List<SeedResult> good = lines.stream().filter(r -> r.error().isEmpty()).toList();
        Map<String, MeanEstimate> means = new LinkedHashMap<>();
        for (String name : MeasureTable.names(side)) {
            means.put(
                    name,
                    MeanEstimate.of(good.stream()
                            .mapToDouble(line -> MeasureTable.values(line).getOrDefault(name, Double.NaN))
                            .toArray()));
        }
        Map<Structure, Double> shares = new LinkedHashMap<>();
        for (Structure structure : Structure.values()) {
            long count = good.stream()
                    .filter(r -> r.measures().orElseThrow().structure() == structure)
                    .count();
            shares.put(structure, good.isEmpty() ? 0 : (double) count / good.size());
        }
        return new Summary(good.size(), lines.size() - good.size(), means, shares, settled(good));
    }

    private static OptionalInt settled(List<SeedResult> lines) {
        List<Rest.Outcome> outcomes = lines.stream()
                .flatMap(line -> line.rest().flatMap(Rest::settling).stream())
                .toList();
        return outcomes.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(
                        (int) outcomes.stream().filter(Rest.Outcome::settled).count());
    }

    /** The summary as an object; what is undefined is null. */
    public JsonObject toJson() {
        JsonObject summary = new JsonObject();
        summary.addProperty("n", n);
        summary.addProperty("failed", failed);
        settled.ifPresent(count -> summary.addProperty("settled", count));
        measures.forEach((name, mean) -> {
            JsonObject measure = new JsonObject();
            measure.addProperty("n", mean.n());
            measure.add("mean", SeedResult.number(mean.mean()));
            measure.add("standard_error", SeedResult.number(mean.standardError()));
            summary.add(name, measure);
        });
        JsonObject shares = new JsonObject();
        structures.forEach((structure, share) -> shares.addProperty(structure.label(), share));
        summary.add("structures", shares);
        return summary;
    }
}
