package grokfield.render.bench;

import grokfield.scenes.Ensemble;
import grokfield.scenes.EnsemblePlan;
import grokfield.scenes.EnsembleSnapshot;
import grokfield.scenes.Scene;
import grokfield.scenes.SceneException;
import grokfield.scenes.SceneLibrary;
import grokfield.scenes.SeedRange;
import grokfield.scenes.Side;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One side of many seeds of the default scene, from their starts to their ends, measures and samples included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
public class EnsembleSeeds {
    @Param("PARTICLES")
    String side = "PARTICLES";

    @Param("1")
    int seeds = 1;

    @Param("1")
    int cores = 1;

    @Param("0")
    long steps; // 0: as the scene says

    @Param("0")
    int warmups;

    @Param("0")
    int milliseconds;

    private @Nullable EnsemblePlan plan;

    /** Warms up. */
    @Setup(Level.Trial)
    public void start() throws Exception {
        plan = plan(Side.valueOf(side), seeds, cores, steps);
        WarmUp.untilSteady(this::run, milliseconds, warmups);
    }

    static EnsemblePlan plan(Side side, int seeds, int cores, long steps) throws SceneException {
        List<String> settings = steps == 0 ? List.of() : List.of("particles.steps=" + steps, "network.steps=" + steps);
        Scene scene = SceneLibrary.open(SceneLibrary.DEFAULT, settings);
        return EnsemblePlan.of(scene, new SeedRange(0, seeds - 1L))
                .withSides(Set.of(side))
                .withCores(cores);
    }

    /** What is measured. */
    @Benchmark
    public double run() throws Exception {
        try (Ensemble ensemble = Ensemble.start(Objects.requireNonNull(plan))) {
            ensemble.await();
            EnsembleSnapshot end = ensemble.snapshot();
            if (end.status() != EnsembleSnapshot.Status.ENDED) {
                throw new IllegalStateException("the ensemble did not come to its end: " + end.failure());
            }
            return end.progress();
        }
    }
}
