package grokfield.scenes;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import grokfield.sim.ForceComponent;
import grokfield.sim.Measures;
import grokfield.trainer.AttributionReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The columns that every output of runs shares: lines, summaries, {@code metrics.csv} and {@code metrics.parquet}
 * ({@code docs/data.md}). What is undefined is NaN here, empty in CSV and null elsewhere.
 */
public final class MeasureTable {
    static final String SWEEP_VALUE = "sweep_value";
    static final String CIRCULARITY = "circularity";
    static final String PAIR_SUM_PURITY = "pair_sum_purity";
    static final String MEAN_RADIUS = "mean_radius";
    static final String VALIDATION_ACCURACY = "validation_accuracy";
    static final String IMPERFECTIONS = "imperfections";

    /** The tensors of a network, in its order. */
    private static final List<String> TENSORS = List.of("E", "W1", "b1", "W2", "b2");

    private static final List<Column> COLUMNS = columnsInOrder();

    /** What a column holds. */
    public enum Type {
        WHOLE("BIGINT"),
        REAL("DOUBLE"),
        TEXT("VARCHAR");

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }

        /** The type's name in SQL. */
        public String sql() {
            return sql;
        }
    }

    /**
     * One column.
     *
     * @param name in every output
     * @param ofNetworks whether particles have none of it
     * @param isMeasure whether it is one of the numbers of which a summary takes the mean
     */
    public record Column(String name, Type type, boolean ofNetworks, boolean isMeasure, Value value) {
        /** The column's member in JSON; null where it is undefined. */
        JsonElement json(MeasureRow row) {
            Object cell = value.of(row);
            if (!(cell instanceof Double number)) {
                return cell.equals("") ? JsonNull.INSTANCE : new JsonPrimitive(cell.toString());
            }
            return type == Type.WHOLE && Double.isFinite(number)
                    ? new JsonPrimitive(number.longValue())
                    : SeedResult.number(number);
        }

        /** The column's field in CSV; empty where it is undefined. */
        String csv(MeasureRow row) {
            Object cell = value.of(row);
            if (!(cell instanceof Double number)) {
                return quoted(cell.toString());
            }
            if (!Double.isFinite(number)) {
                return "";
            }
            return type == Type.WHOLE ? Long.toString(number.longValue()) : number.toString();
        }
    }

    /** What a row has in a column. */
    @FunctionalInterface
    interface Value {
        /** A text, empty where undefined, or a double, NaN where undefined. */
        Object of(MeasureRow row);
    }

    private MeasureTable() {}

    private static List<Column> columnsInOrder() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("seed", Type.WHOLE, false, false, row -> (double) row.seed()));
        columns.add(
                new Column("side", Type.TEXT, false, false, row -> row.side().label()));
        columns.add(new Column("step", Type.WHOLE, false, false, row -> (double) row.step()));
        columns.add(ofPositions(CIRCULARITY, Type.REAL, true, Measures::circularity));
        columns.add(ofPositions(
                "frequency", Type.WHOLE, false, m -> Double.isNaN(m.circularity()) ? Double.NaN : m.frequency()));
        columns.add(ofPositions(PAIR_SUM_PURITY, Type.REAL, true, Measures::pairSumPurity));
        columns.add(ofPositions("ray_purity", Type.REAL, true, Measures::rayPurity));
        columns.add(ofPositions(MEAN_RADIUS, Type.REAL, true, Measures::meanRadius));
        columns.add(new Column(
                "structure",
                Type.TEXT,
                false,
                false,
                row -> row.measures().map(m -> m.structure().label()).orElse("")));
        columns.add(ofNetwork("train_loss", n -> n.metrics().trainLoss()));
        columns.add(ofNetwork("train_accuracy", n -> n.metrics().trainAccuracy()));
        columns.add(ofNetwork("validation_loss", n -> n.metrics().validationLoss()));
        columns.add(ofNetwork(VALIDATION_ACCURACY, n -> n.metrics().validationAccuracy()));
        columns.add(ofPositions(
                IMPERFECTIONS,
                Type.WHOLE,
                true,
                m -> Double.isNaN(m.pairSumPurity()) ? Double.NaN : m.imperfections()));
        columns.add(ofAttribution("attribution_r2", a -> a.fit().r2()));
        columns.add(ofAttribution("attribution_r2_adjusted", a -> a.fit().adjusted()));
        columns.add(ofAttribution("attribution_r2_null", AttributionReading::nullR2));
        for (ForceComponent component : ForceComponent.values()) {
            String name = component == ForceComponent.DECAY
                    ? "weight_decay"
                    : component.name().toLowerCase(Locale.ROOT);
            columns.add(ofAttribution("attribution_" + name, a -> a.fit().coefficient(component)));
        }
        for (String tensor : TENSORS) {
            columns.add(ofNetwork("mean_abs_" + tensor, n -> meanAbsolute(n, tensor)));
        }
        return List.copyOf(columns);
    }

    private static Column ofPositions(String name, Type type, boolean isMeasure, ToDoubleFunction<Measures> measure) {
        return new Column(name, type, false, isMeasure, row -> number(row.measures(), measure));
    }

    private static Column ofNetwork(String name, ToDoubleFunction<NetworkReading> measure) {
        return new Column(name, Type.REAL, true, true, row -> number(row.network(), measure));
    }

    private static Column ofAttribution(String name, ToDoubleFunction<AttributionReading> measure) {
        return new Column(
                name,
                Type.REAL,
                true,
                true,
                row -> number(row.network().flatMap(NetworkReading::attribution), measure));
    }

    private static <T> double number(Optional<T> reading, ToDoubleFunction<T> measure) {
        return reading.isPresent() ? measure.applyAsDouble(reading.get()) : Double.NaN;
    }

    private static double meanAbsolute(NetworkReading network, String tensor) {
        return network.norms().stream()
                .filter(norm -> norm.name().equals(tensor))
                .mapToDouble(norm -> norm.meanAbsolute())
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Every column of a run without a sweep, in order. */
    public static List<Column> columns() {
        return COLUMNS;
    }

    /** The SQL type of every column by name, in order; the value of a sweep first, if there is one. */
    static Map<String, String> types(Optional<Type> sweep) {
        Map<String, String> types = new LinkedHashMap<>();
        sweep.ifPresent(type -> types.put(SWEEP_VALUE, type.sql()));
        COLUMNS.forEach(column -> types.put(column.name(), column.type().sql()));
        return types;
    }

    /** The names of a side's measures: the numbers of which a summary takes the mean. */
    static List<String> names(Side side) {
        return COLUMNS.stream()
                .filter(column -> column.isMeasure() && isOf(side, column))
                .map(Column::name)
                .toList();
    }

    /** Whether a side has a column. */
    static boolean isOf(Side side, Column column) {
        return side == Side.NETWORK || !column.ofNetworks();
    }

    /** A row's measures by name. */
    static Map<String, Double> values(MeasureRow row) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Column column : COLUMNS) {
            if (column.isMeasure() && isOf(row.side(), column)) {
                values.put(column.name(), (Double) column.value().of(row));
            }
        }
        return values;
    }

    /**
     * The first line of a CSV file.
     *
     * @param swept whether the value of a sweep is its first column
     */
    static String csvHeader(boolean swept) {
        List<String> names = new ArrayList<>();
        if (swept) {
            names.add(SWEEP_VALUE);
        }
        COLUMNS.forEach(column -> names.add(column.name()));
        return String.join(",", names) + "\n";
    }

    /**
     * A line of a CSV file; what is undefined is empty.
     *
     * @param sweepValue the value of a sweep, as it was typed; empty without one
     */
    static String csvLine(Optional<String> sweepValue, MeasureRow row) {
        List<String> fields = new ArrayList<>();
        sweepValue.ifPresent(value -> fields.add(quoted(value)));
        COLUMNS.forEach(column -> fields.add(column.csv(row)));
        return String.join(",", fields) + "\n";
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
