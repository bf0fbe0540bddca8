package grokfield.scenes;

import grokfield.sim.ForceParameters;
import grokfield.sim.Measures;
import grokfield.sim.Parameter;
import grokfield.sim.Structure;
import grokfield.trainer.stats.MeanEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A row of the table of a fit: one figure over the held-out seeds.
 *
 * @param label what it is
 * @param before the particles at the scene's own values
 * @param after the particles at the values found
 */
public record FitRow(String label, Kind kind, Cell network, Cell before, Cell after) {
    /** What sort of figure it is, and so how it is written. */
    public enum Kind {
        DISTANCE,
        SHARE,
        MEAN,
        PARAMETER
    }

    /**
     * A figure.
     *
     * @param n the seeds that count; 0 where it is not of seeds
     * @param value NaN where there is none
     * @param standardError NaN where there is none
     */
    public record Cell(int n, double value, double standardError) {
        private static final Cell NONE = new Cell(0, Double.NaN, Double.NaN);
    }

    /** The cells from left to right. */
    public List<Cell> cells() {
        return List.of(network, before, after);
    }

    /** The rows of a fit: the distance, the shares of structures, the means of measures, and the parameters that moved. */
    public static List<FitRow> of(FitResult result) {
        List<FitRow> rows = new ArrayList<>();
        FitDistances distances = result.distances();
        rows.add(new FitRow(
                result.plan().distance().label() + " distance",
                Kind.DISTANCE,
                new Cell(seeds(result.network()), result.itself(), Double.NaN),
                new Cell(
                        seeds(result.before()),
                        distances.before().value(),
                        distances.before().standardError()),
                new Cell(
                        seeds(result.after()),
                        distances.after().value(),
                        distances.after().standardError())));
        for (Structure structure : Structure.values()) {
            rows.add(row(
                    result,
                    structure.label(),
                    Kind.SHARE,
                    sample -> new Cell(sample.seeds().size() - sample.failed(), sample.share(structure), Double.NaN)));
        }
        rows.add(mean(result, "circularity", Measures::circularity));
        rows.add(mean(result, "pair-sum purity", Measures::pairSumPurity));
        rows.add(mean(result, "ray purity", Measures::rayPurity));
        rows.add(mean(result, "mean radius", Measures::meanRadius));
        ForceParameters own = result.plan().scene().particles().orElseThrow().forces();
        for (Parameter parameter : result.plan().parameters()) {
            rows.add(new FitRow(
                    parameter.label(),
                    Kind.PARAMETER,
                    Cell.NONE,
                    new Cell(0, own.get(parameter), Double.NaN),
                    new Cell(0, result.forces().get(parameter), Double.NaN)));
        }
        return rows;
    }

    private static int seeds(Optional<FitSample> sample) {
        return sample.map(there -> there.seeds().size() - there.failed()).orElse(0);
    }

    private static FitRow mean(FitResult result, String label, ToDoubleFunction<Measures> measure) {
        return row(result, label, Kind.MEAN, sample -> {
            MeanEstimate mean = sample.mean(measure);
            return new Cell(mean.n(), mean.mean(), mean.standardError());
        });
    }

    private static FitRow row(FitResult result, String label, Kind kind, Function<FitSample, Cell> cell) {
        return new FitRow(
                label,
                kind,
                result.network().map(cell).orElse(Cell.NONE),
                result.before().map(cell).orElse(Cell.NONE),
                result.after().map(cell).orElse(Cell.NONE));
    }
}
