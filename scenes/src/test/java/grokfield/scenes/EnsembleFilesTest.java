package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.scenes.EnsembleFigures.OfSide;
import grokfield.sim.ForceParameters;
import grokfield.sim.Structure;
import grokfield.trainer.TrainingParameters;
import grokfield.trainer.stats.Proportion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an ensemble writes, and what its members have in common. */
@Timeout(120)
class EnsembleFilesTest {
    private static final List<String> SHORT =
            List.of("particles.steps=75", "network.steps=60", "task.modulus=7", "network.hidden=8");

    @TempDir
    Path folder;

    private static Ensemble ended(EnsemblePlan plan) throws Exception {
        Ensemble ensemble = Ensemble.start(plan);
        ensemble.await();
        return ensemble;
    }

    @Test
    void theRowsAreThoseThatRunWritesAtTheSameSteps() throws Exception {
        Scene scene = SceneLibrary.open("circles-and-grids", SHORT);
        SeedRange seeds = new SeedRange(1, 3);
        Path run = folder.resolve("run");
        new HeadlessRun(RunPlan.of(scene).withSeeds(seeds).withSampleEvery(1).withOut(run, false)).run(_ -> {});
        Set<String> rows = new HashSet<>(shared(run.resolve("metrics.csv")));
        Path out = folder.resolve("ensemble");
        try (Ensemble ensemble = ended(EnsemblePlan.of(scene, seeds))) {
            EnsembleFiles.Report report = EnsembleFiles.write(ensemble, out);
            assertEquals(List.of(), report.remarks());
        }
        List<String> written = shared(out.resolve("metrics.csv"));
        int particles = 75 / 3 + 1;
        int network = 60 / 2 + 1;
        assertEquals(1 + 3 * (particles + network), written.size());
        for (String row : written) {
            assertTrue(rows.contains(row), row);
        }
        for (String array : List.of("particles.npy", "embeddings.npy")) {
            assertEquals(-1, Files.mismatch(run.resolve(array), out.resolve(array)), array);
        }
        assertTrue(Files.size(out.resolve("metrics.parquet")) > 0);
        assertEquals(
                scene.particles(),
                SceneReader.read(out.resolve("scene.toml")).particles().map(p -> p.withSeed(0)));
    }

    /** The columns that an ensemble fills too: all but attribution. */
    private static List<String> shared(Path csv) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        List<String> header = List.of(lines.getFirst().split(",", -1));
        List<String> rows = new ArrayList<>();
        for (String line : lines) {
            String[] fields = line.split(",", -1);
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < fields.length; i++) {
                row.append(header.get(i).startsWith("attribution") ? "" : fields[i] + ";");
            }
            rows.add(row.toString());
        }
        return rows;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aCancelledSweepWritesWhatItHasWithTheValueInTheFirstColumn() throws Exception {
        Scene scene = SceneLibrary.open("circles-and-grids", List.of("particles.steps=75", "task.modulus=7"));
        EnsembleAxis axis = EnsembleAxis.between(ForceParameters.ALIGNMENT, 0, 4, 5);
        EnsemblePlan plan = EnsemblePlan.of(scene, new SeedRange(0, 1)).withAxis(axis);
        FakeEngines engines = new FakeEngines();
        CountDownLatch cancelled = new CountDownLatch(1);
        engines.advancing = (engine, parameters, state) -> {
            if (parameters.alignment() == 2) { // the third of the values that are computed
                await(cancelled);
            }
        };
        Path out = folder.resolve("sweep");
        try (Ensemble ensemble = Ensemble.start(plan, engines)) {
            while (!ensemble.snapshot().isComplete(4)) {
                Thread.onSpinWait();
            }
            ensemble.cancel();
            cancelled.countDown();
            ensemble.await();
            assertEquals(EnsembleSnapshot.Status.CANCELLED, ensemble.snapshot().status());
            EnsembleFiles.write(ensemble, out);
        }
        List<String> lines = Files.readAllLines(out.resolve("metrics.csv"));
        assertTrue(lines.getFirst().startsWith("sweep_value,seed,side,step,circularity"));
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("0,1,particles,75,")));
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("4,0,particles,75,")));
        Npy positions = Npy.read(out.resolve("particles.npy"));
        assertEquals(List.of(5, 2, 7, 2), positions.shape());
        for (int value : new int[] {0, 1, 3, 4}) {
            for (int i = 0; i < 28; i++) {
                boolean computed = value == 0 || value == 4;
                assertEquals(!computed, Double.isNaN(positions.values()[28 * value + i]), "value " + value);
            }
        }
        assertTrue(lines.stream().noneMatch(line -> line.startsWith("1,") || line.startsWith("3,")));
        assertThrows(
                IOException.class, () -> EnsembleFiles.write(ended(EnsemblePlan.of(scene, new SeedRange(0, 0))), out));
    }

    @Test
    void figuresCountWhatTheMembersAre() throws Exception {
        Scene scene = SceneLibrary.open("circles-and-grids", List.of("particles.steps=1000", "network.steps=400"));
        try (Ensemble ensemble = ended(EnsemblePlan.of(scene, new SeedRange(0, 19)))) {
            EnsembleFigures figures = ensemble.figures(0).orElseThrow();
            assertTrue(figures.complete());
            for (Side side : Side.values()) {
                List<EnsembleMember> members = ensemble.snapshot().members(0, side);
                OfSide of = figures.side(side).orElseThrow();
                assertEquals(20, of.n());
                assertEquals(0, of.failed());
                for (Structure structure : Structure.values()) {
                    int count = (int) members.stream()
                            .filter(m -> m.measures().structure() == structure)
                            .count();
                    assertEquals(Proportion.of(count, 20), of.shares().get(structure));
                    assertEquals(
                            count / 20.0,
                            figures.share(side, structure).orElseThrow().value());
                }
                assertEquals(
                        20,
                        Objects.requireNonNull(of.histograms().get(EnsembleQuantity.PAIR_SUM_PURITY)).counts().stream()
                                .mapToInt(c -> c)
                                .sum());
                assertEquals(
                        members.stream()
                                .mapToDouble(m -> m.measures().rayPurity())
                                .average()
                                .orElseThrow(),
                        figures.mean(side, EnsembleQuantity.RAY_PURITY)
                                .orElseThrow()
                                .value(),
                        1e-12);
            }
            assertEquals(List.of("E", "W1", "b1", "W2", "b2"), figures.tensors(Side.NETWORK));
            assertEquals(List.of(), figures.tensors(Side.PARTICLES));
            assertEquals(999, figures.test().orElseThrow().permutations());
            assertTrue(figures.test().orElseThrow().p() <= 1);
            EnsembleScatter scatter =
                    figures.side(Side.NETWORK).orElseThrow().purityAccuracy().orElseThrow();
            assertEquals(20, scatter.size());
            assertEquals(scatter.member(3).measures().pairSumPurity(), scatter.x(3));
        }
    }

    @Test
    void biasesShrinkMoreThanWeightsAsWeightDecayRises() throws Exception {
        Scene scene = SceneLibrary.open("circles-and-grids", List.of("network.steps=600"));
        EnsembleAxis axis = EnsembleAxis.between(TrainingParameters.WEIGHT_DECAY, 0, 1, 2);
        try (Ensemble ensemble =
                ended(EnsemblePlan.of(scene, new SeedRange(0, 9)).withAxis(axis))) {
            EnsembleFigures none = ensemble.figures(0).orElseThrow();
            EnsembleFigures much = ensemble.figures(1).orElseThrow();
            assertTrue(none.test().isEmpty(), "one side alone");
            double biases = much.weight(Side.NETWORK, "b1").orElseThrow().value()
                    / none.weight(Side.NETWORK, "b1").orElseThrow().value();
            double weights = much.weight(Side.NETWORK, "W1").orElseThrow().value()
                    / none.weight(Side.NETWORK, "W1").orElseThrow().value();
            assertTrue(biases < weights && weights < 1, biases + " and " + weights);
        }
    }
}
