package grokfield.scenes;

import com.google.gson.JsonObject;
import grokfield.sim.Structure;
import grokfield.trainer.stats.Correlation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The correlations that a summary of networks gives, by name. */
final class Correlations {
    /** Of all seeds. */
    static final String PURITY = MeasureTable.PAIR_SUM_PURITY + "_" + MeasureTable.VALIDATION_ACCURACY;
    /** Of the grids and the imperfect grids alone: elsewhere imperfections break nothing. */
    static final String IMPERFECTIONS = MeasureTable.IMPERFECTIONS + "_" + MeasureTable.VALIDATION_ACCURACY;

    private Correlations() {}

    /** The correlations of some seeds; empty for particles, which have no accuracy. */
    static Map<String, Correlation> of(Side side, List<SeedResult> seeds) {
        Map<String, Correlation> correlations = new LinkedHashMap<>();
        if (side == Side.NETWORK) {
            correlations.put(PURITY, with(MeasureTable.PAIR_SUM_PURITY, seeds, structure -> true));
            correlations.put(IMPERFECTIONS, with(MeasureTable.IMPERFECTIONS, seeds, Structure::isGrid));
        }
        return correlations;
    }

    private static Correlation with(String measure, List<SeedResult> seeds, Predicate<Structure> counts) {
        List<SeedResult> counted = seeds.stream()
                .filter(seed ->
                        seed.measures().filter(m -> counts.test(m.structure())).isPresent())
                .toList();
        return Correlation.of(values(measure, counted), values(MeasureTable.VALIDATION_ACCURACY, counted));
    }

    private static double[] values(String measure, List<SeedResult> seeds) {
        return seeds.stream()
                .mapToDouble(seed -> MeasureTable.values(seed.row()).getOrDefault(measure, Double.NaN))
                .toArray();
    }

    /** An object with n, r, low, high and p; what is undefined is null. */
    static JsonObject toJson(Correlation correlation) {
        JsonObject object = new JsonObject();
        object.addProperty("n", correlation.n());
        object.add("r", SeedResult.number(correlation.r()));
        object.add("low", SeedResult.number(correlation.low()));
        object.add("high", SeedResult.number(correlation.high()));
        object.add("p", SeedResult.number(correlation.p()));
        return object;
    }
}
