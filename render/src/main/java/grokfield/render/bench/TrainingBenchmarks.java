package grokfield.render.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The cost of training the pair-sum network at the defaults: one seed on one core, several on one and on all. */
public final class TrainingBenchmarks {
    private static final int SEVERAL = 8;

    private TrainingBenchmarks() {}

    /**
     * Measures one seed and several.
     *
     * @param progress is told what is being measured
     * @throws BenchmarkException if a measurement failed
     */
    public static List<TrainingTiming> run(Effort effort, Consumer<String> progress) throws BenchmarkException {
        int allCores = Runtime.getRuntime().availableProcessors();
        double one = microsecondsPerStep(1, 1, effort, progress);
        List<TrainingTiming> timings = new ArrayList<>();
        timings.add(new TrainingTiming(1, 1, one, 1));
        int[][] variants = allCores == 1 ? new int[][] {{SEVERAL, 1}} : new int[][] {{SEVERAL, 1}, {SEVERAL, allCores}};
        for (int[] variant : variants) {
            double time = microsecondsPerStep(variant[0], variant[1], effort, progress);
            timings.add(new TrainingTiming(variant[0], variant[1], time, one / time));
        }
        return timings;
    }

    private static double microsecondsPerStep(int seeds, int cores, Effort effort, Consumer<String> progress)
            throws BenchmarkException {
        progress.accept("training: seeds: " + seeds + ", cores: " + cores);
        double operation = Measurement.medianMicroseconds(
                TrainingSteps.class,
                Map.of("seeds", Integer.toString(seeds), "cores", Integer.toString(cores)),
                effort);
        return operation / (seeds * TrainingSteps.STEPS);
    }
}
