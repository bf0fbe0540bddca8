package grokfield.render.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.scenes.SceneException;
import grokfield.sim.Engines;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The benchmarks run and count right; how fast it is, no test says. */
class BenchmarksTest {
    private static final Effort QUICK = new Effort(0, 0, 1, 10);

    @Test
    void forcesMeasuresEveryEngineAgainstTheBaseline() throws BenchmarkException {
        List<String> told = new ArrayList<>();
        List<ForceTiming> timings = ForceBenchmarks.run(List.of(7), QUICK, told::add);

        assertEquals(
                Engines.names().stream().sorted().toList(),
                timings.stream().map(ForceTiming::engine).distinct().sorted().toList());
        assertEquals(timings.size(), told.size());
        double baseline = timings.getFirst().microseconds();
        assertEquals(ForceBenchmarks.BASELINE, timings.getFirst().engine());
        for (ForceTiming timing : timings) {
            assertEquals(timing.microseconds() / baseline, timing.ratio(), 1e-12);
            assertEquals(28 * 28 / (timing.microseconds() * 1e-6), timing.interactionsPerSecond(), 1e-3);
            assertTrue(timing.error() < 1e-4, timing.toString());
            assertTrue(timing.error() == 0 || !timing.engine().equals(Engines.SCALAR), timing.toString());
        }
    }

    @Test
    void trainingComparesSeveralSeedsWithOne() throws BenchmarkException {
        List<TrainingTiming> timings = TrainingBenchmarks.run(QUICK, _ -> {});
        assertEquals(
                List.of(1, 8),
                timings.stream().map(TrainingTiming::seeds).distinct().collect(Collectors.toList()));
        for (TrainingTiming timing : timings) {
            assertEquals(timings.getFirst().microseconds() / timing.microseconds(), timing.speedup(), 1e-12);
        }
    }

    @Test
    void aFrameIsTheSumOfItsPhases() throws SceneException {
        FrameTiming timing = FrameBenchmark.run(0, 0, _ -> {});
        double sum = timing.phases().values().stream().mapToDouble(time -> time).sum();
        assertTrue(sum <= timing.median(), timing.toString());
        assertTrue(timing.framesPerSecond() > 0, timing.toString());
        assertEquals(timing.median(), timing.slowest());
    }
}
