package grokfield.render.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import grokfield.sim.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code grokfield run} as a user and as a program meet it. */
class RunCommandTest {
    private static final Set<String> OF_EVERY_LINE = Set.of(
            "seed",
            "side",
            "engine",
            "steps",
            "circularity",
            "frequency",
            "pair_sum_purity",
            "ray_purity",
            "structure",
            "seconds");
    private static final Set<String> OF_NETWORK_LINES =
            Set.of("train_loss", "train_accuracy", "validation_loss", "validation_accuracy");

    @Test
    void jsonHasALineForEachSideOfEachSeedAndASummary() {
        Invocation run = Invocation.of("run", "circles-and-grids", "--seeds", "3..4", "--steps", "20", "--json");
        assertEquals(0, run.status(), run.err());
        assertEquals("", run.err());
        List<JsonObject> lines = run.json();
        assertEquals(5, lines.size());
        assertEquals(
                List.of("3 particles", "3 network", "4 particles", "4 network"),
                lines.subList(0, 4).stream()
                        .map(line -> line.get("seed").getAsLong() + " "
                                + line.get("side").getAsString())
                        .toList());
        for (JsonObject line : lines.subList(0, 4)) {
            assertTrue(line.keySet().containsAll(OF_EVERY_LINE), line.toString());
            assertEquals(
                    line.get("side").getAsString().equals("network"),
                    line.keySet().containsAll(OF_NETWORK_LINES),
                    line.toString());
            assertEquals(20, line.get("steps").getAsLong());
        }
        JsonObject summary = lines.getLast().getAsJsonObject("summary");
        assertEquals(2, summary.getAsJsonObject("particles").get("n").getAsInt());
        assertEquals(2, summary.getAsJsonObject("network").get("n").getAsInt());
    }

    @Test
    void theSameCommandGivesTheSameFigures() {
        String[] command = {"run", "same-start", "--steps", "50", "--json"};
        assertEquals(withoutSeconds(Invocation.of(command)), withoutSeconds(Invocation.of(command)));
    }

    private static List<String> withoutSeconds(Invocation run) {
        assertEquals(0, run.status(), run.err());
        return run.json().stream()
                .map(line -> {
                    line.remove("seconds");
                    if (line.has("summary")) {
                        line.getAsJsonObject("summary").remove("seconds");
                    }
                    return line.toString();
                })
                .toList();
    }

    @Test
    void peopleReadATableAndASummary() {
        Invocation run =
                Invocation.of("run", "clustering-only", "--seeds", "0..1", "--steps", "10", "--engine", "scalar");
        assertEquals(0, run.status(), run.err());
        List<String> lines = run.out().lines().toList();
        assertTrue(lines.getFirst().matches("\\s*seed +side +engine +steps .*"), lines.getFirst());
        assertTrue(lines.get(1).matches("\\s*0 +particles +scalar +10 .*"), lines.get(1));
        assertTrue(run.out().contains("particles: n = 2"), run.out());
        assertTrue(run.out().contains(" ± "), run.out());
        assertFalse(run.out().contains("NaN"), run.out());
    }

    @Test
    void outWritesItsFilesAndKeepsThemFromTheNextRun(@TempDir Path folder) throws IOException {
        String out = folder.resolve("results").toString();
        String[] command = {"run", "circles-and-grids", "--steps", "10", "--out", out};
        assertEquals(0, Invocation.of(command).status());
        for (String name : List.of(
                "scene.toml", "summary.json", "metrics.csv", "metrics.parquet", "particles.npy", "embeddings.npy")) {
            assertTrue(Files.size(Path.of(out, name)) > 0, name);
        }
        Invocation again = Invocation.of(command);
        assertEquals(2, again.status());
        assertTrue(again.err().contains("--force"), again.err());
        Invocation forced = Invocation.of("run", out + "/scene.toml", "--out", out, "--force");
        assertEquals(0, forced.status(), forced.err());
    }

    @Test
    void aSweepHasAValueOnEachLineAndASummaryOfEach() {
        Invocation run = Invocation.of(
                "run",
                "circles-and-grids",
                "--seeds",
                "0..2",
                "--set",
                "network.steps=20",
                "--json",
                "--sweep",
                "network.weight_decay=0.3,1",
                "--attribution-at",
                "10");
        assertEquals(0, run.status(), run.err());
        assertEquals(
                "grokfield: the particles are left out: network.weight_decay changes nothing there",
                run.err().strip());
        List<JsonObject> lines = run.json();
        assertEquals(7, lines.size());
        for (int i = 0; i < 6; i++) {
            JsonObject line = lines.get(i);
            assertEquals(i < 3 ? 0.3 : 1, line.get("sweep_value").getAsDouble());
            assertEquals(i % 3, line.get("seed").getAsInt());
            assertEquals(10, line.get("attribution_step").getAsInt());
            for (String key : List.of("attribution_r2", "attribution_step_r2", "attribution_step_r2_null")) {
                double r2 = line.get(key).getAsDouble();
                assertTrue(r2 > 0 && r2 < 1, key + " " + r2);
            }
        }
        JsonObject summary = lines.getLast().getAsJsonObject("summary");
        assertEquals(6, summary.getAsJsonObject("network").get("n").getAsInt());
        assertEquals(
                "network.weight_decay",
                summary.getAsJsonObject("sweep").get("key").getAsString());
        JsonObject second =
                summary.getAsJsonObject("sweep").getAsJsonArray("values").get(1).getAsJsonObject();
        assertEquals(1, second.get("value").getAsDouble());
        assertEquals(
                3,
                second.getAsJsonObject("network")
                        .getAsJsonObject("attribution_step_r2")
                        .get("n")
                        .getAsInt());
    }

    @Test
    void peopleReadASweepValueByValue() {
        Invocation run = Invocation.of(
                "run", "clustering-only", "--seeds", "0..1", "--steps", "10", "--sweep", "particles.attraction=1,2.5");
        assertEquals(0, run.status(), run.err());
        assertEquals(2, run.out().split("particles.attraction = 2.5", -1).length - 1, run.out());
        assertTrue(run.out().contains("all values together"), run.out());
        assertFalse(run.out().contains("NaN"), run.out());
    }

    @Test
    void thereIsNoAttributionWithoutANetwork(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("one.toml"), "[particles]\nsteps = 5\n");
        Invocation run = Invocation.of("run", file.toString(), "--attribution-at", "5");
        assertEquals(2, run.status());
        assertEquals(
                "grokfield: --attribution-at 5: the scene one has no network",
                run.err().strip());
    }

    @Test
    void attributionCanBeLeftOut() {
        Invocation run = Invocation.of(
                "run",
                "circles-and-grids",
                "--set",
                "network.steps=5",
                "--set",
                "particles.steps=5",
                "--json",
                "--attribution",
                "none");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.json().get(1).get("attribution_r2").isJsonNull());
        assertFalse(run.json().get(1).get("mean_abs_b1").isJsonNull());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run | run: SCENE is missing.",
                "run circle-and-grids | the nearest is circles-and-grids",
                "run no/such/file.toml | no/such/file.toml: ",
                "run n-59 --seed 3 | run: unknown option --seed: the nearest is --seeds.",
                "run n-59 --seeds 3..1 | --seeds 3..1: the last seed must not be smaller than the first",
                "run n-59 --steps many | --steps many: ",
                "run n-59 --steps -1 | --steps -1: ",
                "run n-59 --engine vectr | is vector",
                "run n-59 --set particles.alignmnt=3 | the nearest is alignment",
                "run n-59 --set network.weight_decay=-1 | must be between 0 and 5, was -1",
                "run n-59 --set task.modulus=1 | --set task.modulus=1: ",
                "run n-59 --sample-every 0 | --sample-every 0: must be at least 1",
                "run n-59 --sample-every x | --sample-every x: must be a whole number",
                "run n-59 --sweep network.weight_decay | --sweep network.weight_decay: must be a key with values",
                "run n-59 --sweep network.weight_decay=0,9 | must be between 0 and 5, was 9",
                "run n-59 --sweep network.wait_decay=0,1 | the nearest is weight_decay",
                "run n-59 --attribution all | --attribution all: must be components or none",
                "run n-59 --attribution-at x | --attribution-at x: must be a whole number of at least 0",
                "run circles-and-grids --attribution-at 4001 | --attribution-at 4001: the network takes only 4000 steps",
                "run n-59 alignment-only | run: too many arguments: alignment-only",
                "open circle-and-grids | the nearest is circles-and-grids",
                "open n-59 --set particles.alignment=x | --set particles.alignment=x: "
            })
    void wrongInputIsOneSentenceAndStatusTwo(String command, String sentence) {
        Invocation wrong = Invocation.of(command.split(" ", -1));
        assertEquals(2, wrong.status(), wrong.err());
        assertTrue(wrong.err().startsWith("grokfield: ") && wrong.err().contains(sentence.strip()), wrong.err());
        assertEquals(1, wrong.err().lines().count(), wrong.err());
        assertEquals("", wrong.out());
    }

    @Test
    void anEngineThatCannotBeHadIsOneSentenceAndWritesNothing(@TempDir Path folder) {
        Assumptions.assumeTrue(Engines.missing(Engines.TORNADO).isPresent(), "skipped: tornado is there");
        Path out = folder.resolve("out");
        Invocation run =
                Invocation.of("run", "n-59", "--engine", "tornado", "--seeds", "0..3", "--out", out.toString());
        assertEquals(2, run.status(), run.err());
        assertTrue(run.err().startsWith("grokfield: engine tornado cannot be had: no TornadoVM"), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertEquals("", run.out());
        assertFalse(Files.exists(out));
    }

    /** At Δt = 1 and λ = 5 decay alone multiplies every coordinate by −4 in a step. */
    @Test
    void aRunThatExplodesFailsAndSaysWhatToLower() {
        String[] command = {
            "run",
            "alignment-only",
            "--steps",
            "600",
            "--set",
            "particles.step_size=1",
            "--set",
            "particles.weight_decay=5"
        };
        Invocation people = Invocation.of(command);
        assertEquals(1, people.status(), people.out());
        assertTrue(people.out().contains("lower step_size"), people.out());
        Invocation json = Invocation.of(
                Stream.concat(Stream.of(command), Stream.of("--json")).toArray(String[]::new));
        assertEquals(1, json.status());
        assertTrue(json.json().getFirst().get("error").getAsString().contains("lower step_size"), json.out());
        assertTrue(json.json().getFirst().get("structure").isJsonNull(), json.out());
    }

    @Test
    void aTimelineIsLeftOutAndThatIsSaidOnce() {
        Invocation run = Invocation.of(
                "run", "grids-to-circles", "--seeds", "0..1", "--steps", "5", "--json", "--engine", "scalar");
        assertEquals(0, run.status(), run.err());
        assertEquals(
                List.of("grokfield: the timeline of grids-to-circles is left out: a run keeps the scene's own values"
                        + " throughout"),
                run.err().lines().toList());
        assertEquals(5, run.json().size());
    }
}
