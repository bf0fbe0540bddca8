package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import grokfield.sim.Structure;
import grokfield.trainer.stats.Correlation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
    private static final String SCENE = "circles-and-grids";
    private static final List<String> SHORT =
            List.of("particles.steps=60", "network.steps=40", "task.modulus=7", "network.hidden=8");

    @TempDir
    Path folder;

    private static RunPlan plan(String sweep, String... settings) throws SceneException {
        List<String> all = new ArrayList<>(SHORT);
        all.addAll(List.of(settings));
        Settings read = Settings.of(all);
        return RunPlan.of(SceneLibrary.open(SCENE, read)).withSweep(Sweep.read(sweep, SCENE, read));
    }

    private static JsonObject withoutSeconds(SeedResult line) {
        JsonObject json = line.toJson();
        json.remove("seconds");
        return json;
    }

    @Test
    void everyValueRunsEverySeedAsARunOfItsOwnWould() throws Exception {
        RunPlan plan = plan("network.weight_decay=0,0.3,1").withSeeds(SeedRange.parse("2..4"));
        List<SeedResult> lines = new ArrayList<>();
        RunReport report = new HeadlessRun(plan).run(lines::add);
        List<JsonObject> expected = new ArrayList<>();
        for (String value : List.of("0", "0.3", "1")) {
            List<String> settings = new ArrayList<>(SHORT);
            settings.add("network.weight_decay=" + value);
            RunPlan alone = RunPlan.of(SceneLibrary.open(SCENE, settings)).withSeeds(SeedRange.parse("2..4"));
            RunReport of = new HeadlessRun(alone).run(line -> {
                if (line.side() == Side.NETWORK) {
                    JsonObject json = withoutSeconds(line);
                    json.addProperty("sweep_value", Double.parseDouble(value));
                    expected.add(json);
                }
            });
            RunReport.SweptValue swept = report.swept().orElseThrow().values().get(expected.size() / 3 - 1);
            assertEquals(value, swept.value().text());
            assertEquals(of.sides().get(Side.NETWORK), swept.sides().get(Side.NETWORK));
        }
        assertEquals(expected, lines.stream().map(SweepTest::withoutSeconds).toList());
        assertEquals(9, Objects.requireNonNull(report.sides().get(Side.NETWORK)).n());
    }

    @Test
    void pooledCorrelationsAreThoseOfAllLinesTogether() throws Exception {
        RunPlan plan = plan("network.weight_decay=0.3,1", "network.steps=800", "network.hidden=64", "task.modulus=17")
                .withSeeds(SeedRange.parse("0..9"));
        List<SeedResult> lines = new ArrayList<>();
        RunReport report = new HeadlessRun(plan).run(lines::add);
        Map<String, Correlation> pooled =
                Objects.requireNonNull(report.sides().get(Side.NETWORK)).correlations();
        assertEquals(
                Correlation.of(
                        lines.stream()
                                .mapToDouble(
                                        line -> line.measures().orElseThrow().pairSumPurity())
                                .toArray(),
                        lines.stream()
                                .mapToDouble(
                                        line -> line.training().orElseThrow().validationAccuracy())
                                .toArray()),
                pooled.get("pair_sum_purity_validation_accuracy"));
        List<SeedResult> grids = lines.stream()
                .filter(line -> List.of(Structure.GRID, Structure.IMPERFECT_GRID)
                        .contains(line.measures().orElseThrow().structure()))
                .toList();
        assertTrue(grids.size() > 3 && grids.size() < lines.size(), "grids: " + grids.size());
        assertEquals(
                Correlation.of(
                        grids.stream()
                                .mapToDouble(
                                        line -> line.measures().orElseThrow().imperfections())
                                .toArray(),
                        grids.stream()
                                .mapToDouble(
                                        line -> line.training().orElseThrow().validationAccuracy())
                                .toArray()),
                pooled.get("imperfections_validation_accuracy"));
        JsonObject json = report.toJson().getAsJsonObject("summary");
        assertEquals(2, json.getAsJsonObject("sweep").getAsJsonArray("values").size());
        JsonObject correlation = json.getAsJsonObject("network")
                .getAsJsonObject("correlations")
                .getAsJsonObject("pair_sum_purity_validation_accuracy");
        assertEquals(20, correlation.get("n").getAsInt());
        assertTrue(correlation.get("low").getAsDouble() <= correlation.get("r").getAsDouble());
    }

    @Test
    void filesHoldEveryValueAndCanBeReadBack() throws Exception {
        RunPlan plan = plan("particles.alignment=0,4")
                .withSeeds(SeedRange.parse("0..2"))
                .withOut(folder, false);
        List<SeedResult> lines = new ArrayList<>();
        RunReport report = new HeadlessRun(plan).run(lines::add);
        assertEquals(List.of(), report.remarks());
        Npy positions = Npy.read(folder.resolve("particles.npy"));
        assertEquals(List.of(2, 3, 7, 2), positions.shape());
        assertFalse(Files.exists(folder.resolve("embeddings.npy")));
        RunPlan alone = RunPlan.of(SceneLibrary.open(
                        SCENE,
                        List.of("particles.steps=60", "network.steps=40", "task.modulus=7", "particles.alignment=4")))
                .withSeeds(SeedRange.parse("0..2"))
                .withOut(folder.resolve("alone"), false);
        new HeadlessRun(alone).run(line -> {});
        assertArrayEquals(
                Npy.read(folder.resolve("alone/particles.npy")).values(),
                Arrays.copyOfRange(positions.values(), 42, 84));
        List<List<String>> rows = ParquetTest.read(folder.resolve("metrics.parquet"));
        assertEquals("sweep_value", rows.getFirst().getFirst());
        assertEquals("0.0", rows.get(1).getFirst());
        assertEquals("4.0", rows.getLast().getFirst());
        assertEquals(1 + 2 * 3 * 61, rows.size());
        assertEquals(
                rows.size(), Files.readAllLines(folder.resolve("metrics.csv")).size());
        String scene = Files.readString(folder.resolve("scene.toml"));
        assertTrue(scene.contains("--sweep 'particles.alignment=0,4'"), scene);
        assertTrue(scene.contains("[network]"), scene);
        assertEquals(report.toJson(), JsonParser.parseString(Files.readString(folder.resolve("summary.json"))));
        // The folder can be run again.
        Sweep again = Sweep.read(
                "particles.alignment=0,4", folder.resolve("scene.toml").toString(), Settings.NONE);
        List<SeedResult> second = new ArrayList<>();
        new HeadlessRun(RunPlan.of(again.values().getFirst().scene())
                        .withSweep(again)
                        .withSeeds(SeedRange.parse("0..2")))
                .run(second::add);
        assertEquals(
                lines.stream().map(SweepTest::withoutSeconds).toList(),
                second.stream().map(SweepTest::withoutSeconds).toList());
    }

    @Test
    void aCancelledSweepKeepsTheSeedsThatAreComplete() throws Exception {
        RunPlan plan = plan("network.weight_decay=0,1,2", "network.steps=300")
                .withSeeds(SeedRange.parse("0..29"))
                .withOut(folder, false);
        HeadlessRun run = new HeadlessRun(plan);
        List<SeedResult> lines = new ArrayList<>();
        RunReport report = run.run(line -> {
            lines.add(line);
            if (lines.size() == 35) { // the sixth seed of the second value
                run.cancel();
            }
        });
        assertTrue(report.cancelled());
        assertFalse(report.succeeded());
        assertTrue(lines.size() >= 35 && lines.size() < 60, "lines: " + lines.size());
        List<RunReport.SweptValue> values = report.swept().orElseThrow().values();
        assertEquals(
                List.of("0", "1"), values.stream().map(v -> v.value().text()).toList());
        assertEquals(
                30,
                Objects.requireNonNull(values.get(0).sides().get(Side.NETWORK)).n());
        int begun = lines.size() - 30;
        assertEquals(
                begun,
                Objects.requireNonNull(values.get(1).sides().get(Side.NETWORK)).n());
        Npy positions = Npy.read(folder.resolve("embeddings.npy"));
        assertEquals(List.of(2, 30, 7, 2), positions.shape());
        Set<Integer> reached = lines.stream()
                .map(line ->
                        (int) line.seed() + (line.sweep().orElseThrow().text().equals("1") ? 30 : 0))
                .collect(Collectors.toSet());
        for (int row = 0; row < 60; row++) {
            assertEquals(!reached.contains(row), Double.isNaN(positions.values()[row * 14]), "row " + row);
        }
        long ends = ParquetTest.read(folder.resolve("metrics.parquet")).stream()
                .filter(row -> row.get(3).equals("300"))
                .count();
        assertEquals(lines.size(), ends);
    }

    @Test
    void positionsWhoseShapeChangesAreLeftOutAndThatIsSaid() throws Exception {
        RunReport report = new HeadlessRun(plan("task.modulus=5,7").withOut(folder, false)).run(line -> {});
        assertEquals(
                List.of(
                        "particles.npy was not written, as its shape changes with task.modulus",
                        "embeddings.npy was not written, as its shape changes with task.modulus"),
                report.remarks());
        assertFalse(Files.exists(folder.resolve("particles.npy")));
        assertTrue(Files.exists(folder.resolve("metrics.parquet")));
    }

    @Test
    void theSideThatAKeyDoesNotChangeIsLeftOutUnlessItFollowsTheOther() throws Exception {
        Settings none = Settings.NONE;
        assertEquals(
                Optional.of(Side.PARTICLES),
                Sweep.read("network.weight_decay=0,1", SCENE, none).leftOut());
        assertEquals(
                Optional.of(Side.NETWORK),
                Sweep.read("particles.alignment=0,1", SCENE, none).leftOut());
        assertEquals(
                Optional.empty(), Sweep.read("task.modulus=5,7", SCENE, none).leftOut());
        assertEquals(
                Optional.empty(),
                Sweep.read("network.seed=0,1", "same-start", none).leftOut());
    }

    @Test
    void particlesThatStartAtTheNetworkDoSoThoughItIsNotRun() throws Exception {
        assertEveryValueIsAsInARun("same-start", "particles.alignment", Side.PARTICLES);
    }

    @Test
    void aSceneWithATimelineOfBothSidesCanBeSwept() throws Exception {
        assertEveryValueIsAsInARun("weight-decay-lesson", "particles.alignment", Side.PARTICLES);
        assertEveryValueIsAsInARun("grids-to-circles", "network.weight_decay", Side.NETWORK);
    }

    private static void assertEveryValueIsAsInARun(String name, String key, Side side)
            throws SceneException, IOException {
        Settings settings = Settings.of(List.of("particles.steps=20", "network.steps=10"));
        Sweep sweep = Sweep.read(key + "=1,4", name, settings);
        List<JsonObject> lines = new ArrayList<>();
        SeedRange seeds = new SeedRange(0, 1);
        RunPlan plan = RunPlan.of(SceneLibrary.open(name, settings)).withSeeds(seeds);
        RunReport report = new HeadlessRun(plan.withSweep(sweep)).run(line -> lines.add(withoutSeconds(line)));
        assertEquals(Set.of(side), report.sides().keySet());
        List<JsonObject> expected = new ArrayList<>();
        for (Sweep.Value value : sweep.values()) {
            RunPlan alone = RunPlan.of(value.scene()).withSeeds(seeds);
            new HeadlessRun(alone).run(line -> {
                if (line.side() == side) {
                    expected.add(withoutSeconds(line.withSweep(value)));
                }
            });
        }
        assertEquals(expected, lines);
    }

    @Test
    void theLawOfASideThatIsLeftOutStillExplainsTheGradient() throws Exception {
        List<Double> r2 = new ArrayList<>();
        for (String softening : List.of("0.3", "3")) {
            RunPlan plan = plan("network.weight_decay=0.3", "particles.repulsion_softening=" + softening);
            new HeadlessRun(plan)
                    .run(line -> r2.add(line.toJson().get("attribution_r2").getAsDouble()));
        }
        assertFalse(r2.get(0).equals(r2.get(1)), r2.toString());
    }

    @Test
    void badSweepsAreOneSentence() {
        Map<String, String> bad = Map.of(
                "network.weight_decay",
                        "--sweep network.weight_decay: must be a key with values, such as"
                                + " network.weight_decay=0,0.3,1",
                "=1,2", "--sweep =1,2: must be a key with values, such as network.weight_decay=0,0.3,1",
                "network.weight_decay=",
                        "--sweep network.weight_decay=: must be a key with values, such as"
                                + " network.weight_decay=0,0.3,1",
                "network.weight_decay=0,,1", "--sweep network.weight_decay=0,,1: a value is missing",
                "network.weight_decay=0,1,0", "--sweep network.weight_decay=0,1,0: 0 stands there twice",
                "network.weight_decay=0,-1",
                        "--sweep network.weight_decay=-1: weight_decay must be between 0 and 5, was -1");
        bad.forEach((typed, sentence) -> assertEquals(
                sentence,
                assertThrows(SceneException.class, () -> Sweep.read(typed, SCENE, Settings.NONE))
                        .getMessage()));
        SceneException unknown =
                assertThrows(SceneException.class, () -> Sweep.read("network.wieght_decay=0,1", SCENE, Settings.NONE));
        assertTrue(String.valueOf(unknown.getMessage()).contains("weight_decay"), unknown.getMessage());
    }
}
