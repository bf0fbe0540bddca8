package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Headless runs on engines that may not be there, that fail, and that take all seeds at once. */
@Timeout(60)
class HeadlessEnginesTest {
    private static final List<String> SHORT =
            List.of("particles.steps=60", "network.steps=40", "task.modulus=7", "network.hidden=8");

    private final FakeEngines engines = new FakeEngines();

    @TempDir
    Path folder;

    private static RunPlan plan(String engine, String... settings) throws SceneException {
        List<String> all = Stream.concat(
                        SHORT.stream(), Stream.concat(Stream.of(settings), Stream.of("particles.engine=" + engine)))
                .toList();
        return RunPlan.of(SceneLibrary.open("circles-and-grids", all));
    }

    private List<SeedResult> lines(RunPlan plan) throws Exception {
        List<SeedResult> lines = new ArrayList<>();
        new HeadlessRun(plan, engines).run(lines::add);
        return lines;
    }

    /** The lines without their seconds and the name of the engine. */
    private static List<String> figures(List<SeedResult> lines) {
        return lines.stream()
                .map(line -> {
                    JsonObject json = line.toJson();
                    json.remove("seconds");
                    json.remove("engine");
                    return json.toString();
                })
                .toList();
    }

    private static List<SeedResult> of(Side side, List<SeedResult> lines) {
        return lines.stream().filter(line -> line.side() == side).toList();
    }

    private void assertSameRuns(SeedRange seeds, String... settings) throws Exception {
        Path one = folder.resolve("one");
        Path batch = folder.resolve("batch");
        List<SeedResult> expected = lines(
                plan("vector", settings).withSeeds(seeds).withOut(one, false).withSampleEvery(7));
        List<SeedResult> actual = lines(
                plan("tornado", settings).withSeeds(seeds).withOut(batch, false).withSampleEvery(7));
        assertEquals(figures(expected), figures(actual));
        of(Side.PARTICLES, actual).forEach(line -> assertEquals("tornado", line.engine()));
        assertEquals(Files.readString(one.resolve("metrics.csv")), Files.readString(batch.resolve("metrics.csv")));
        for (String file : List.of("particles.npy", "embeddings.npy")) {
            assertArrayEquals(Files.readAllBytes(one.resolve(file)), Files.readAllBytes(batch.resolve(file)), file);
        }
        assertEquals(
                "tornado",
                SceneReader.read(batch.resolve("scene.toml"))
                        .particles()
                        .orElseThrow()
                        .engine());
    }

    @Test
    void theSeedsOfADeviceRunAsOneBatchWithTheSameFigures() throws Exception {
        assertSameRuns(new SeedRange(3, 9));
        assertEquals(List.of(7, 7), engines.batches, "one to see whether it can be had, one for the run");
    }

    @Test
    void aSeedOfABatchThatExplodesHasItsSentence() throws Exception {
        assertSameRuns(
                new SeedRange(0, 2),
                "particles.step_size=1",
                "particles.weight_decay=5",
                "particles.steps=600",
                "network.steps=5");
        List<SeedResult> lines =
                lines(plan("tornado", "particles.step_size=1", "particles.weight_decay=5", "particles.steps=600")
                        .withSeeds(new SeedRange(0, 2)));
        of(Side.PARTICLES, lines)
                .forEach(line -> assertTrue(line.error().orElseThrow().contains("step_size")));
    }

    @Test
    void moreSeedsThanFitTogetherAreSeveralBatches() throws Exception {
        RunPlan plan = plan("tornado", "particles.steps=1", "network.steps=0").withSeeds(new SeedRange(0, 1499));
        List<SeedResult> lines = lines(plan);
        assertEquals(List.of(1000, 1000, 500), engines.batches);
        assertEquals(1500, of(Side.PARTICLES, lines).size());
        RunPlan last = plan("vector", "particles.steps=1", "network.steps=0").withSeeds(new SeedRange(1499, 1499));
        assertEquals(
                figures(lines(last)).getFirst(),
                figures(of(Side.PARTICLES, lines)).getLast());
    }

    @Test
    void anEngineThatCannotBeHadEndsTheRunBeforeAnythingIsWritten() throws Exception {
        engines.creations = 0;
        Path out = folder.resolve("out");
        for (RunPlan plan : List.of(
                plan("tornado:1").withOut(out, false),
                plan("tornado:1").withSeeds(new SeedRange(0, 3)).withOut(out, false))) {
            SceneException wrong = assertThrows(SceneException.class, () -> lines(plan));
            assertEquals("engine tornado:1 cannot be had: no device", wrong.getMessage());
            assertFalse(Files.exists(out));
        }
    }

    @Test
    void aDeviceLostInMidRunIsAnErrorOfItsSeeds() throws Exception {
        engines.advances = 1;
        for (RunPlan plan : List.of(plan("tornado"), plan("tornado").withSeeds(new SeedRange(0, 2)))) {
            List<SeedResult> lines = new ArrayList<>();
            RunReport report = new HeadlessRun(plan.withSampleEvery(20).withOut(folder, true), engines).run(lines::add);
            assertFalse(report.succeeded());
            of(Side.PARTICLES, lines)
                    .forEach(line -> assertEquals("device lost", line.error().orElseThrow()));
            of(Side.NETWORK, lines).forEach(line -> assertTrue(line.error().isEmpty()));
        }
    }

    @Test
    void autoFollowsTheRuleAndTheLinesNameWhatItSays() throws Exception {
        List<SeedResult> lines = lines(plan("auto"));
        assertEquals("vector", lines.getFirst().engine());
        assertEquals(figures(lines(plan("vector"))), figures(lines));
    }
}
