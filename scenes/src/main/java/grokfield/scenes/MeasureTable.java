package grokfield.scenes;

import grokfield.sim.Measures;
import grokfield.trainer.TrainingMetrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The measures of a side by the names that every output uses, in order; NaN where one is undefined. */
final class MeasureTable {
    static final String CIRCULARITY = "circularity";
    static final String MEAN_RADIUS = "mean_radius";

    private static final List<String> STRUCTURE = List.of(CIRCULARITY, "pair_sum_purity", "ray_purity", MEAN_RADIUS);
    private static final List<String> TRAINING =
            List.of("train_loss", "train_accuracy", "validation_loss", "validation_accuracy");

    private MeasureTable() {}

    /** The names of a side's measures. */
    static List<String> names(Side side) {
        List<String> names = new ArrayList<>(STRUCTURE);
        if (side == Side.NETWORK) {
            names.addAll(TRAINING);
        }
        return names;
    }

    static Map<String, Double> values(SeedResult result) {
        return values(result.side(), result.measures(), result.training());
    }

    private static Map<String, Double> values(
            Side side, Optional<Measures> measures, Optional<TrainingMetrics> training) {
        Map<String, Double> values = new LinkedHashMap<>();
        names(side).forEach(name -> values.put(name, Double.NaN));
        measures.ifPresent(m -> {
            values.put(CIRCULARITY, m.circularity());
            values.put("pair_sum_purity", m.pairSumPurity());
            values.put("ray_purity", m.rayPurity());
            values.put(MEAN_RADIUS, m.meanRadius());
        });
        training.ifPresent(t -> {
            values.put("train_loss", t.trainLoss());
            values.put("train_accuracy", t.trainAccuracy());
            values.put("validation_loss", t.validationLoss());
            values.put("validation_accuracy", t.validationAccuracy());
        });
        return values;
    }

    /** The first line of {@code metrics.csv}. */
    static String csvHeader() {
        return "seed,side,step,circularity,frequency,pair_sum_purity,ray_purity,mean_radius,structure,"
                + String.join(",", TRAINING) + "\n";
    }

    /** A line of {@code metrics.csv}; what is undefined is empty. */
    static String csvLine(long seed, Side side, long step, Measures m, Optional<TrainingMetrics> training) {
        Map<String, Double> values = values(side, Optional.of(m), training);
        StringBuilder line = new StringBuilder();
        line.append(seed).append(',').append(side.label()).append(',').append(step);
        for (String name : STRUCTURE) {
            line.append(',').append(field(values, name));
            if (name.equals(CIRCULARITY)) {
                line.append(',').append(Double.isNaN(m.circularity()) ? "" : Integer.toString(m.frequency()));
            }
        }
        line.append(',').append(m.structure().label());
        for (String name : TRAINING) {
            line.append(',').append(field(values, name));
        }
        return line.append('\n').toString();
    }

    private static String field(Map<String, Double> values, String name) {
        double value = values.getOrDefault(name, Double.NaN);
        return Double.isFinite(value) ? Double.toString(value) : "";
    }
}
