package grokfield.scenes;

import grokfield.sim.Measures;
import grokfield.sim.Structure;
import grokfield.trainer.stats.MeanEstimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What one side has come to, seed by seed.
 *
 * @param seeds the final measures in the order of the seeds; empty for a seed that exploded or diverged
 */
public record FitSample(List<Optional<Measures>> seeds) {
    public FitSample {
        seeds = List.copyOf(seeds);
    }

    static FitSample of(List<SeedResult> lines) {
        return new FitSample(lines.stream().map(SeedResult::measures).toList());
    }

    /** How many seeds did not come to their end. */
    public int failed() {
        return (int) seeds.stream().filter(Optional::isEmpty).count();
    }

    /** The same seeds but one. */
    FitSample without(int seed) {
        List<Optional<Measures>> fewer = new ArrayList<>(seeds);
        fewer.remove(seed);
        return new FitSample(fewer);
    }

    private List<Measures> good() {
        return seeds.stream().flatMap(Optional::stream).toList();
    }

    /** The share of the seeds that came to their end with this structure; NaN if none did. */
    public double share(Structure structure) {
        List<Measures> good = good();
        long count = good.stream().filter(m -> m.structure() == structure).count();
        return good.isEmpty() ? Double.NaN : (double) count / good.size();
    }

    /** The mean of a measure over the seeds for which it is defined. */
    public MeanEstimate mean(ToDoubleFunction<Measures> measure) {
        return MeanEstimate.of(good().stream().mapToDouble(measure).toArray());
    }

    /**
     * The {@link StructureRow} of each seed, NaN of one that did not come to its end.
     *
     * @param lengths whether the mean radius over the mean of this sample follows as a fourth number; 1 where all radii are 0
     * @return shape (seeds, 3 or 4)
     */
    double[][] rows(boolean lengths) {
        double radius = mean(Measures::meanRadius).mean();
        double[][] rows = new double[seeds.size()][StructureRow.COLUMNS + (lengths ? 1 : 0)];
        for (int seed = 0; seed < rows.length; seed++) {
            double[] row = rows[seed];
            Arrays.fill(row, Double.NaN);
            seeds.get(seed).ifPresent(measures -> {
                System.arraycopy(StructureRow.of(measures), 0, row, 0, StructureRow.COLUMNS);
                if (lengths) {
                    row[StructureRow.COLUMNS] = radius > 0 ? measures.meanRadius() / radius : 1;
                }
            });
        }
        return rows;
    }
}
