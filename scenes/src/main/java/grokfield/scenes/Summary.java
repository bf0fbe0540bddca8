package grokfield.scenes;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import grokfield.sim.Structure;
import grokfield.trainer.stats.Correlation;
import grokfield.trainer.stats.MeanEstimate;
import grokfield.trainer.stats.Proportion;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the seeds of a side have in common.
 *
 * @param n the seeds that ended as they should
 * @param failed the seeds that exploded or diverged; nothing else here counts them
 * @param measures by name, as {@code docs/data.md} lists them
 * @param structures how many of the n seeds each structure has
 * @param settled how many of the n seeds settled; empty if none was to
 * @param correlations of networks, by name
 */
public record Summary(
        int n,
        int failed,
        Map<String, MeanEstimate> measures,
        Map<Structure, Proportion> structures,
        OptionalInt settled,
        Map<String, Correlation> correlations) {

    /** The summary of one side's lines. */
    static Summary of(Side side, List<SeedResult> lines) {
        List<SeedResult> good = lines.stream().filter(r -> r.error().isEmpty()).toList();
        Map<String, MeanEstimate> means = new LinkedHashMap<>();
        for (String name : measured(side, good)) {
            means.put(
                    name,
                    MeanEstimate.of(good.stream()
                            .mapToDouble(line -> line.measuresByName().getOrDefault(name, Double.NaN))
                            .toArray()));
        }
        Map<Structure, Proportion> shares = new LinkedHashMap<>();
        for (Structure structure : Structure.values()) {
            long count = good.stream()
                    .filter(r -> r.measures().orElseThrow().structure() == structure)
                    .count();
            shares.put(structure, Proportion.of((int) count, good.size()));
        }
        return new Summary(
                good.size(), lines.size() - good.size(), means, shares, settled(good), Correlations.of(side, good));
    }

    private static Set<String> measured(Side side, List<SeedResult> lines) {
        Set<String> names = new LinkedHashSet<>(MeasureTable.names(side));
        lines.forEach(line -> names.addAll(line.measuresByName().keySet()));
        return names;
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
        JsonObject intervals = new JsonObject();
        structures.forEach((structure, share) -> {
            shares.addProperty(structure.label(), share.n() == 0 ? 0 : share.share());
            JsonArray interval = new JsonArray();
            interval.add(share.low());
            interval.add(share.high());
            intervals.add(structure.label(), interval);
        });
        summary.add("structures", shares);
        summary.add("structure_intervals", intervals);
        if (!correlations.isEmpty()) {
            JsonObject object = new JsonObject();
            correlations.forEach((name, correlation) -> object.add(name, Correlations.toJson(correlation)));
            summary.add("correlations", object);
        }
        return summary;
    }
}
