package grokfield.render.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.scenes.SceneException;
import grokfield.scenes.Side;
import grokfield.sim.EngineChoice;
import grokfield.sim.Engines;
import grokfield.sim.ForceParameters;
import grokfield.sim.Operation;
import grokfield.sim.ScalarEngine;
import grokfield.sim.Task;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The benchmarks run and count right; how fast it is, no test says. */
class BenchmarksTest {
    private static final Effort QUICK = new Effort(0, 0, 1, 10);

    private static final List<EngineChoice> PLAIN =
            List.of(EngineChoice.of(Engines.SCALAR), EngineChoice.of(Engines.VECTOR));

    private static ForcePlan plan(int... tokens) {
        return new ForcePlan(PLAIN, Arrays.stream(tokens).boxed().toList(), 3, 1000);
    }

    @Test
    void forcesMeasuresEveryEngineAgainstTheBaseline() throws BenchmarkException {
        List<String> told = new ArrayList<>();
        List<EngineChoice> engines = ForcePlan.full().engines();
        ForceBenchmarks.Results results =
                ForceBenchmarks.run(new ForcePlan(engines, List.of(7), 3, 1000), QUICK, told::add);
        List<ForceTiming> timings = results.timings();

        assertEquals(
                engines.stream().map(EngineChoice::toString).sorted().toList(),
                timings.stream().map(ForceTiming::engine).distinct().sorted().toList());
        assertEquals(timings.size() + results.peaks().size(), told.size());
        assertEquals(ForceBenchmarks.BASELINE, timings.getFirst().engine());
        Map<String, Double> baselines = new HashMap<>();
        int cores = timings.getFirst().cores();
        for (ForceTiming timing : timings) {
            if (timing.engine().equals(ForceBenchmarks.BASELINE) && timing.cores() == cores) {
                baselines.putIfAbsent(timing.states() + timing.start(), timing.microseconds());
            }
        }
        assertEquals(3, baselines.size(), "one state, the circle, several states");
        for (ForceTiming timing : timings) {
            double baseline = Objects.requireNonNull(baselines.get(timing.states() + timing.start()));
            assertEquals(timing.microseconds() / baseline, timing.ratio(), 1e-12);
            assertEquals(28 * 28 / (timing.microseconds() * 1e-6), timing.interactionsPerSecond(), 1e-3);
            assertTrue(timing.error() < 1e-4, timing.toString());
            assertTrue(timing.error() == 0 || !timing.engine().equals(Engines.SCALAR), timing.toString());
            assertEquals(7, timing.compared());
            assertEquals(Optional.empty(), timing.notRun());
        }
    }

    @Test
    void theShareOfThePeakIsCountedInOperationsOfTheFormula() throws BenchmarkException {
        ForceBenchmarks.Results results = ForceBenchmarks.run(plan(5), QUICK, _ -> {});
        for (ForceTiming timing : results.timings()) {
            Peak peak = results.peaks().stream()
                    .filter(p -> p.cores() == timing.cores())
                    .findFirst()
                    .orElseThrow();
            assertTrue(peak.operationsPerSecond() > 0 && peak.bytesPerSecond() > 0, peak.toString());
            assertEquals(
                    ForceTiming.OPERATIONS * timing.interactionsPerSecond() / peak.operationsPerSecond(),
                    timing.peakShare(),
                    1e-12);
        }
    }

    @Test
    void whatWouldTakeTooLongIsListedWithItsTime() throws BenchmarkException {
        ForcePlan hasty = new ForcePlan(PLAIN, List.of(1009), 100, 0.5);
        List<ForceTiming> timings = ForceBenchmarks.run(hasty, QUICK, _ -> {}).timings();
        assertEquals(7, timings.size() + (Runtime.getRuntime().availableProcessors() == 1 ? 1 : 0), timings.toString());
        for (ForceTiming timing : timings) {
            assertTrue(timing.notRun().orElseThrow().startsWith("about "), timing.toString());
            assertTrue(Double.isNaN(timing.microseconds()));
        }
    }

    @Test
    void exactSumsOfSingleParticlesAreTheReferences() {
        for (ForceCase.Start start : ForceCase.Start.values()) {
            Task task = Task.of(Operation.ADDITION, 23);
            double[] x = ForceCase.positions(start, 23, 0);
            double[] expected = new double[x.length];
            new ScalarEngine(task, 2).forces(ForceParameters.DEFAULTS, x, expected);
            DirectSum sum = new DirectSum(task, ForceParameters.DEFAULTS, x);
            for (int i = 0; i < 23; i++) {
                assertEquals(expected[2 * i], sum.force(i)[0], 1e-9);
                assertEquals(expected[2 * i + 1], sum.force(i)[1], 1e-9);
            }
        }
    }

    @Test
    void theChartHasALineForEachEngineAndFollowsTheTheme() throws Exception {
        String svg =
                ForceChart.svg(ForceBenchmarks.run(plan(5, 7), QUICK, _ -> {}).timings());
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertEquals(2, document.getElementsByTagName("polyline").getLength());
        assertEquals(4, document.getElementsByTagName("circle").getLength());
        assertTrue(svg.contains("prefers-color-scheme: dark"));
        assertTrue(svg.contains(">scalar</text>") && svg.contains(">vector</text>"), svg);
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
    void ensemblesAreMeasuredOnOneCoreAndOnAll() throws Exception {
        List<EnsembleTiming> timings = EnsembleBenchmarks.run(new EnsembleBenchmarks.Plan(2, 5, QUICK), _ -> {});
        assertEquals(
                List.of(Side.PARTICLES, Side.NETWORK),
                timings.stream().map(EnsembleTiming::side).distinct().toList());
        for (EnsembleTiming timing : timings) {
            assertEquals(5, timing.steps());
            assertTrue(timing.seconds() > 0 && timing.speedup() > 0, timing.toString());
        }
        FrameTiming frames = EnsembleBenchmarks.frames(0, 0, _ -> {});
        assertTrue(frames.framesPerSecond() > 0, frames.toString());
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
