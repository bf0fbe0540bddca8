package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import grokfield.sim.Engines;
import grokfield.sim.ForceEngine;
import grokfield.sim.ParticleState;
import grokfield.sim.Workers;
import grokfield.trainer.Attribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadlessRunTest {
    private static final Gson GSON = new GsonBuilder().serializeNulls().create();
    private static final List<String> SHORT =
            List.of("particles.steps=60", "network.steps=40", "task.modulus=7", "network.hidden=8");

    @TempDir
    Path folder;

    private static Scene scene(String... settings) throws SceneException {
        List<String> all = new ArrayList<>(SHORT);
        all.addAll(List.of(settings));
        return SceneLibrary.open("circles-and-grids", all);
    }

    private static List<SeedResult> lines(RunPlan plan) throws Exception {
        List<SeedResult> lines = new ArrayList<>();
        new HeadlessRun(plan).run(lines::add);
        return lines;
    }

    /** The lines without their seconds, the only thing that may differ. */
    private static List<String> bits(List<SeedResult> lines) {
        return lines.stream()
                .map(line -> {
                    JsonObject json = line.toJson();
                    json.remove("seconds");
                    return GSON.toJson(json);
                })
                .toList();
    }

    @Test
    void linesComeInTheOrderOfSeedsParticlesFirst() throws Exception {
        List<SeedResult> lines = lines(RunPlan.of(scene()).withSeeds(new SeedRange(3, 12)));
        List<String> order =
                lines.stream().map(line -> line.seed() + line.side().label()).toList();
        List<String> expected = new ArrayList<>();
        for (int seed = 3; seed <= 12; seed++) {
            expected.addAll(List.of(seed + "particles", seed + "network"));
        }
        assertEquals(expected, order);
    }

    @Test
    void theSameRunGivesTheSameBitsOnAnyNumberOfCores() throws Exception {
        for (String engine : Engines.names()) {
            RunPlan plan = RunPlan.of(scene("particles.engine=" + engine)).withSeeds(SeedRange.parse("0..5"));
            List<String> one = bits(lines(plan.withCores(1)));
            assertEquals(one, bits(lines(plan.withCores(2))), engine);
            assertEquals(one, bits(lines(plan.withCores(2))), engine);
            RunPlan single = RunPlan.of(scene("particles.engine=" + engine));
            assertEquals(bits(lines(single.withCores(1))), bits(lines(single.withCores(4))), engine);
            assertEquals(one.subList(0, 2), bits(lines(single.withCores(4))), engine);
        }
    }

    @Test
    void samplingChangesNoBit() throws Exception {
        RunPlan plan = RunPlan.of(scene()).withSeeds(SeedRange.parse("0..1"));
        assertEquals(bits(lines(plan)), bits(lines(plan.withOut(folder, false).withSampleEvery(7))));
    }

    @Test
    void withoutASeedRangeEachSideUsesItsOwnSeed() throws Exception {
        Scene scene = scene("particles.seed=4", "network.seed=9");
        assertEquals(
                List.of(4L, 9L),
                lines(RunPlan.of(scene)).stream().map(SeedResult::seed).toList());
        assertEquals(
                bits(lines(RunPlan.of(scene).withSeeds(new SeedRange(4, 4)))).getFirst(),
                bits(lines(RunPlan.of(scene))).getFirst());
    }

    @Test
    void aLineHasEveryMeasureAndNullForWhatIsUndefined() throws Exception {
        List<SeedResult> lines = lines(RunPlan.of(scene("task.modulus=4", "network.validation_share=0")));
        String particles = GSON.toJson(lines.get(0).toJson());
        String network = GSON.toJson(lines.get(1).toJson());
        Set<String> common = Set.of(
                "seed",
                "side",
                "engine",
                "steps",
                "circularity",
                "frequency",
                "pair_sum_purity",
                "ray_purity",
                "mean_radius",
                "structure",
                "imperfections",
                "seconds");
        Set<String> training = Set.of(
                "train_loss",
                "train_accuracy",
                "validation_loss",
                "validation_accuracy",
                "attribution_r2",
                "attribution_r2_adjusted",
                "attribution_r2_null",
                "attribution_attraction",
                "attribution_repulsion",
                "attribution_alignment_same",
                "attribution_alignment_different",
                "attribution_weight_decay",
                "mean_abs_E",
                "mean_abs_W1",
                "mean_abs_b1",
                "mean_abs_W2",
                "mean_abs_b2");
        assertEquals(common, JsonParser.parseString(particles).getAsJsonObject().keySet());
        Set<String> all = new HashSet<>(common);
        all.addAll(training);
        assertEquals(all, JsonParser.parseString(network).getAsJsonObject().keySet());
        assertTrue(particles.contains("\"circularity\":null,\"frequency\":null"), particles);
        assertTrue(network.contains("\"validation_loss\":null,\"validation_accuracy\":null"), network);
        assertTrue(particles.contains("\"engine\":\"scalar\"") || particles.contains("\"engine\":\"vector\""));
    }

    @Test
    void aSideThatTheSceneLeavesOutHasNoLineNoSummaryAndNoFile() throws Exception {
        Path file = folder.resolve("one.toml");
        Files.writeString(file, "[particles]\nsteps = 5\n");
        List<SeedResult> lines = new ArrayList<>();
        RunReport report = new HeadlessRun(RunPlan.of(SceneReader.read(file)).withOut(folder.resolve("out"), false))
                .run(lines::add);
        assertEquals(1, lines.size());
        assertFalse(report.toJson().getAsJsonObject("summary").has("network"));
        assertEquals(
                Set.of("scene.toml", "summary.json", "metrics.csv", "metrics.parquet", "particles.npy"),
                names(folder.resolve("out")));
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new HashSet<>(
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void theSummaryHasMeansStandardErrorsAndShares() throws Exception {
        List<SeedResult> lines = new ArrayList<>();
        RunReport report = new HeadlessRun(RunPlan.of(scene()).withSeeds(SeedRange.parse("0..4"))).run(lines::add);
        JsonObject summary = report.toJson().getAsJsonObject("summary");
        for (Side side : Side.values()) {
            JsonObject of = summary.getAsJsonObject(side.label());
            assertEquals(5, of.get("n").getAsInt());
            double[] purities = lines.stream()
                    .filter(line -> line.side() == side)
                    .mapToDouble(line -> line.measures().orElseThrow().pairSumPurity())
                    .toArray();
            double mean = Arrays.stream(purities).sum() / 5;
            double variance =
                    Arrays.stream(purities).map(p -> (p - mean) * (p - mean)).sum() / 4;
            JsonObject purity = of.getAsJsonObject("pair_sum_purity");
            assertEquals(mean, purity.get("mean").getAsDouble(), 1e-15);
            assertEquals(Math.sqrt(variance / 5), purity.get("standard_error").getAsDouble(), 1e-15);
            double shares = 0;
            for (String name : List.of("circle", "grid", "imperfect grid", "unordered")) {
                shares += of.getAsJsonObject("structures").get(name).getAsDouble();
            }
            assertEquals(1, shares, 1e-15);
        }
        RunReport single = new HeadlessRun(RunPlan.of(scene())).run(line -> {});
        assertTrue(single.toJson()
                .getAsJsonObject("summary")
                .getAsJsonObject("network")
                .getAsJsonObject("train_loss")
                .get("standard_error")
                .isJsonNull());
    }

    @Test
    void theFilesOfARunCanBeReadAndRunAgain() throws Exception {
        RunPlan plan = RunPlan.of(scene("particles.alignment=4"))
                .withSeeds(SeedRange.parse("2..4"))
                .withOut(folder.resolve("a/b"), false);
        List<SeedResult> lines = new ArrayList<>();
        RunReport report = new HeadlessRun(plan).run(lines::add);
        Path out = folder.resolve("a/b");
        assertEquals(
                Set.of(
                        "scene.toml",
                        "summary.json",
                        "metrics.csv",
                        "metrics.parquet",
                        "particles.npy",
                        "embeddings.npy"),
                names(out));
        assertEquals(6, report.files().size());
        assertEquals(List.of(), report.remarks());
        assertEquals(List.of(3, 7, 2), Npy.read(out.resolve("particles.npy")).shape());
        assertEquals(List.of(3, 7, 2), Npy.read(out.resolve("embeddings.npy")).shape());
        Scene again = SceneReader.read(out.resolve("scene.toml"));
        assertNotEquals("auto", again.particles().orElseThrow().engine());
        assertEquals(bits(lines), bits(lines(RunPlan.of(again).withSeeds(SeedRange.parse("2..4")))));
        assertEquals(report.toJson(), JsonParser.parseString(Files.readString(out.resolve("summary.json"))));
    }

    @Test
    void metricsAreSampledFromTheStartToTheLastStep() throws Exception {
        RunPlan plan = RunPlan.of(scene()).withOut(folder, false).withSampleEvery(25);
        List<SeedResult> lines = lines(plan);
        List<String> rows = Files.readAllLines(folder.resolve("metrics.csv"));
        int columns = rows.getFirst().split(",", -1).length;
        assertEquals(27, columns);
        List<String> steps = rows.stream()
                .skip(1)
                .map(row -> row.split(",", -1)[1] + " " + row.split(",", -1)[2])
                .toList();
        assertEquals(
                List.of(
                        "particles 0",
                        "particles 25",
                        "particles 50",
                        "particles 60",
                        "network 0",
                        "network 25",
                        "network 40"),
                steps);
        for (String row : rows) {
            assertEquals(columns, row.split(",", -1).length, row);
        }
        String circularity =
                Double.toString(lines.get(1).measures().orElseThrow().circularity());
        assertEquals(circularity, rows.getLast().split(",", -1)[3]);
    }

    @Test
    void withoutAnIntervalMetricsAreSampledAHundredTimes() throws Exception {
        lines(RunPlan.of(scene("particles.steps=1000", "network.steps=0")).withOut(folder, false));
        assertEquals(
                1 + 101 + 1, Files.readAllLines(folder.resolve("metrics.csv")).size());
    }

    @Test
    void theFinalPositionsAreThoseOfThePlainLoop() throws Exception {
        Scene scene = scene("particles.engine=scalar");
        lines(RunPlan.of(scene).withOut(folder, false).withSampleEvery(7));
        ParticleState state = ParticleState.normal(7, 2, 0);
        try (ForceEngine engine = Engines.create("scalar", scene.task(), 2, Workers.CALLER)) {
            engine.advance(scene.particles().orElseThrow().forces(), state, 60);
        }
        assertArrayEquals(
                state.positions(), Npy.read(folder.resolve("particles.npy")).values());
    }

    @Test
    void theArrayOfOneSeedServesAsAStart() throws Exception {
        lines(RunPlan.of(scene()).withOut(folder.resolve("first"), false));
        Path positions = folder.resolve("first/particles.npy");
        Scene next = scene("particles.start=" + positions, "particles.steps=0");
        RunPlan plan = RunPlan.of(next).withOut(folder.resolve("second"), false);
        lines(plan);
        assertArrayEquals(
                Npy.read(positions).values(),
                Npy.read(folder.resolve("second/particles.npy")).values());
        // The folder stands on its own: its scene starts from the copy beside it.
        Files.delete(positions);
        Files.move(folder.resolve("second"), folder.resolve("third"));
        Scene moved = SceneReader.read(folder.resolve("third/scene.toml"));
        assertEquals(List.of(7, 2), Npy.read(folder.resolve("third/start.npy")).shape());
        assertArrayEquals(
                Npy.read(folder.resolve("third/particles.npy")).values(),
                Starts.positions(moved).toArray());
    }

    @Test
    void aSceneThatStartsAtTheNetworkBeginsAtItsFirstEmbeddings() throws Exception {
        Scene scene = SceneLibrary.open("same-start", List.of("particles.steps=0", "network.steps=0"));
        lines(RunPlan.of(scene).withSeeds(SeedRange.parse("5..6")).withOut(folder, false));
        assertArrayEquals(
                Npy.read(folder.resolve("embeddings.npy")).values(),
                Npy.read(folder.resolve("particles.npy")).values());
    }

    @Test
    void aSeedThatExplodesHasItsSentenceAndTheOthersGoOn() throws Exception {
        // Two particles far out, so that a step of repulsion without softening to speak of still fits, decay does not.
        Path start = folder.resolve("start.csv");
        Files.writeString(start, "1e308,1e308\n-1e308,1e308\n");
        Scene scene = scene(
                "task.modulus=2",
                "particles.start=" + start,
                "particles.weight_decay=5",
                "particles.step_size=0.1",
                "particles.attraction=20");
        Path out = folder.resolve("out");
        List<SeedResult> lines = new ArrayList<>();
        RunReport report = new HeadlessRun(RunPlan.of(scene).withOut(out, false)).run(lines::add);
        assertFalse(report.succeeded());
        JsonObject line = lines.getFirst().toJson();
        assertTrue(line.get("error").getAsString().contains("step 1 "), line.toString());
        assertTrue(GSON.toJson(line).contains("\"structure\":null"));
        assertTrue(lines.get(1).error().isEmpty());
        assertEquals(1, summary(report, Side.PARTICLES).failed());
        assertEquals(0, summary(report, Side.PARTICLES).n());
        assertEquals(1, summary(report, Side.NETWORK).n());
        assertTrue(Double.isNaN(Npy.read(out.resolve("particles.npy")).values()[0]));
        assertFalse(Files.readString(out.resolve("metrics.csv")).contains("NaN"));
        assertFalse(Files.readString(out.resolve("summary.json")).contains("NaN"));
    }

    private static Summary summary(RunReport report, Side side) {
        return Objects.requireNonNull(report.sides().get(side));
    }

    @Test
    void cancellingLeavesCompleteFilesOfTheSeedsThatAreDone() throws Exception {
        Scene scene = scene("particles.steps=2000");
        HeadlessRun run = new HeadlessRun(
                RunPlan.of(scene).withSeeds(SeedRange.parse("0..9999")).withOut(folder, false));
        List<SeedResult> lines = new ArrayList<>();
        RunReport report = run.run(line -> {
            lines.add(line);
            if (lines.size() == 4) {
                run.cancel();
            }
        });
        assertTrue(report.cancelled());
        assertFalse(report.succeeded());
        int seeds = (int) lines.stream().filter(l -> l.side() == Side.PARTICLES).count();
        assertTrue(seeds >= 2 && seeds < 1000, "seeds: " + seeds);
        long last = lines.stream()
                .filter(l -> l.side() == Side.PARTICLES)
                .mapToLong(SeedResult::seed)
                .max()
                .orElseThrow();
        assertEquals(last + 1, (long)
                Npy.read(folder.resolve("particles.npy")).shape().getFirst());
        assertEquals(
                Set.of(
                        "scene.toml",
                        "summary.json",
                        "metrics.csv",
                        "metrics.parquet",
                        "particles.npy",
                        "embeddings.npy"),
                names(folder));
    }

    @Test
    void aTaskTooLargeForAttributionHasNoneAndThatIsSaid() throws Exception {
        List<SeedResult> lines = new ArrayList<>();
        for (int modulus : new int[] {Attribution.MOST_TOKENS, Attribution.MOST_TOKENS + 1}) {
            Scene scene = scene("task.modulus=" + modulus, "network.steps=0", "network.hidden=2");
            RunReport report = new HeadlessRun(RunPlan.of(scene).withSide(Side.NETWORK)).run(lines::add);
            assertEquals(modulus == Attribution.MOST_TOKENS, report.remarks().isEmpty(), report.toString());
        }
        assertFalse(lines.get(0).toJson().get("attribution_r2").isJsonNull());
        assertTrue(lines.get(1).toJson().get("attribution_r2").isJsonNull());
    }

    @Test
    void aSeedThatWasCancelledLeavesItsPlaceInTheArrayToNobody() throws Exception {
        Scene scene = scene("particles.steps=20");
        RunPlan plan = RunPlan.of(scene)
                .withSide(Side.PARTICLES)
                .withSeeds(SeedRange.parse("0..2"))
                .withCores(2);
        new HeadlessRun(plan.withOut(folder.resolve("whole"), false)).run(line -> {});
        FakeEngines engines = new FakeEngines();
        HeadlessRun run = new HeadlessRun(plan.withOut(folder.resolve("cut"), false), engines);
        CompletableFuture<FakeEngines.Recorded> last = new CompletableFuture<>();
        engines.advancing = (engine, parameters, state) -> {
            if (isStart(state, scene, 2)) {
                last.complete(engine);
            } else if (isStart(state, scene, 1)) {
                while (last.join().closed.get() == 0) {
                    Thread.onSpinWait();
                }
                run.cancel();
            }
        };
        List<Long> seeds = new ArrayList<>();
        run.run(line -> seeds.add(line.seed()));
        assertEquals(List.of(0L, 2L), seeds);
        double[] expected =
                Npy.read(folder.resolve("whole/particles.npy")).values().clone();
        Arrays.fill(expected, expected.length / 3, 2 * expected.length / 3, Double.NaN);
        assertArrayEquals(
                expected, Npy.read(folder.resolve("cut/particles.npy")).values());
    }

    private static boolean isStart(ParticleState state, Scene scene, long seed) {
        return state.step() == 0
                && Arrays.equals(
                        state.positions(),
                        ParticleState.normal(scene.task().tokens(), state.dimensions(), seed)
                                .positions());
    }

    @Test
    void anEarlierRunIsNotOverwrittenUnlessAskedFor() throws Exception {
        lines(RunPlan.of(scene()).withOut(folder, false));
        String before = Files.readString(folder.resolve("summary.json"));
        SceneException refused = assertThrows(
                SceneException.class, () -> lines(RunPlan.of(scene()).withOut(folder, false)));
        assertEquals(
                "--out " + folder + ": holds scene.toml of an earlier run; choose another folder, or add --force to"
                        + " write over it",
                refused.getMessage());
        assertEquals(before, Files.readString(folder.resolve("summary.json")));
        lines(RunPlan.of(scene("particles.steps=1")).withOut(folder, true));
        assertNotEquals(before, Files.readString(folder.resolve("summary.json")));
    }

    @Test
    void aFolderThatCannotBeMadeIsASentence() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertEquals(
                "--out " + file + ": is a file, not a folder",
                assertThrows(
                                SceneException.class,
                                () -> lines(RunPlan.of(scene()).withOut(file, false)))
                        .getMessage());
        IOException below =
                assertThrows(IOException.class, () -> lines(RunPlan.of(scene()).withOut(file.resolve("x"), false)));
        assertTrue(String.valueOf(below.getMessage()).startsWith("cannot make the folder "), below.getMessage());
    }

    @Test
    void seedRangesAreChecked() throws Exception {
        assertEquals(new SeedRange(0, 99), SeedRange.parse("0..99"));
        assertEquals(new SeedRange(7, 7), SeedRange.parse("7"));
        Map<String, String> bad = Map.of(
                "9..1", "--seeds 9..1: the last seed must not be smaller than the first",
                "a", "--seeds a: must be FIRST..LAST, such as 0..99",
                "-1..2", "--seeds -1..2: must be FIRST..LAST, such as 0..99",
                "0..1000000", "--seeds 0..1000000: a run takes at most 1000000 seeds");
        bad.forEach((text, sentence) -> assertEquals(
                sentence,
                assertThrows(SceneException.class, () -> SeedRange.parse(text)).getMessage()));
    }
}
