package grokfield.render.bench;

import grokfield.sim.Engines;
import grokfield.sim.ForceEngine;
import grokfield.sim.ForceParameters;
import grokfield.sim.Operation;
import grokfield.sim.ParticleState;
import grokfield.sim.Task;
import grokfield.sim.WorkerPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The cost of a step: every engine, several numbers of tokens, one core and all. */
public final class ForceBenchmarks {
    /** The engine that the others are compared with. */
    public static final String BASELINE = Engines.VECTOR;

    /** The numbers of tokens that the articles use. */
    public static final List<Integer> TOKENS = List.of(17, 59, 113);

    private ForceBenchmarks() {}

    /** One engine on so many cores. */
    private record Variant(String engine, int cores) {}

    /**
     * Measures all engines.
     *
     * @param progress is told what is being measured
     * @throws BenchmarkException if a measurement failed
     */
    public static List<ForceTiming> run(List<Integer> tokenCounts, Effort effort, Consumer<String> progress)
            throws BenchmarkException {
        int allCores = Runtime.getRuntime().availableProcessors();
        List<ForceTiming> timings = new ArrayList<>();
        for (int tokens : tokenCounts) {
            // The baseline comes first, since the others' ratios need it.
            List<Variant> variants = variants(allCores);
            double baseline = Double.NaN;
            for (Variant variant : variants) {
                progress.accept("forces: " + variant.engine() + ", N = " + tokens + ", cores: " + variant.cores());
                double time = Measurement.medianMicroseconds(
                        ForceStep.class,
                        Map.of(
                                "engine", variant.engine(),
                                "tokens", Integer.toString(tokens),
                                "cores", Integer.toString(variant.cores())),
                        effort);
                if (variant.equals(variants.getFirst())) {
                    baseline = time;
                }
                timings.add(timing(variant, tokens, time, time / baseline));
            }
        }
        return timings;
    }

    /** The baseline on all cores first; scalar knows no threads. */
    private static List<Variant> variants(int allCores) {
        List<Variant> variants = new ArrayList<>();
        variants.add(new Variant(BASELINE, allCores));
        for (String engine : Engines.names()) {
            for (int cores : IntStream.of(allCores, 1).distinct().toArray()) {
                Variant variant = new Variant(engine, cores);
                boolean repeats = variants.contains(variant) || (engine.equals(Engines.SCALAR) && cores > 1);
                if (!repeats) {
                    variants.add(variant);
                }
            }
        }
        return variants;
    }

    private static ForceTiming timing(Variant variant, int tokens, double time, double ratio) {
        double pairs = 0.5 * tokens * (tokens + 1.0);
        return new ForceTiming(
                variant.engine(),
                tokens,
                variant.cores(),
                time,
                pairs * pairs / (time * 1e-6),
                ratio,
                error(variant, tokens));
    }

    private static double error(Variant variant, int tokens) {
        double[] reference = forces(new Variant(Engines.SCALAR, 1), tokens);
        double[] forces = forces(variant, tokens);
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < forces.length; i++) {
            largest = Math.max(largest, Math.abs(reference[i]));
            difference = Math.max(difference, Math.abs(forces[i] - reference[i]));
        }
        return difference / largest;
    }

    private static double[] forces(Variant variant, int tokens) {
        try (WorkerPool workers = new WorkerPool("bench", variant.cores());
                ForceEngine engine =
                        Engines.create(variant.engine(), Task.of(Operation.ADDITION, tokens), 2, workers)) {
            double[] positions = ParticleState.normal(tokens, 2, 0).positions();
            double[] forces = new double[positions.length];
            engine.forces(ForceParameters.DEFAULTS, positions, forces);
            return forces;
        }
    }
}
