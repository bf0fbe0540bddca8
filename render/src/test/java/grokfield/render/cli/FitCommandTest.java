package grokfield.render.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import grokfield.scenes.Scene;
import grokfield.scenes.SceneLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code grokfield fit} as a user and as a program meet it. */
class FitCommandTest {
    private static final List<String> SHORT = List.of(
            "--seeds", "0..5",
            "--held-out", "10..17",
            "--evaluations", "4",
            "--set", "task.modulus=7",
            "--set", "particles.steps=100",
            "--set", "network.steps=30",
            "--set", "network.hidden=8");

    @TempDir
    Path folder;

    private static Invocation fit(String scene, String... more) {
        List<String> all = new ArrayList<>(List.of("fit", scene));
        all.addAll(SHORT);
        all.addAll(List.of(more));
        return Invocation.of(all.toArray(String[]::new));
    }

    @Test
    void jsonHasALineForEachEvaluationAndAResult() {
        Invocation done = fit("circles-and-grids", "--json", "--parameters", "alignment,repulsion");
        assertEquals(0, done.status(), done.err());
        List<JsonObject> lines = done.json();
        assertEquals(5, lines.size());
        for (int i = 0; i < 4; i++) {
            assertEquals(i + 1, lines.get(i).get("evaluation").getAsInt());
            assertTrue(lines.get(i).get("best").getAsDouble()
                    <= lines.get(i).get("distance").getAsDouble());
            assertEquals(
                    Set.of("alignment", "repulsion"),
                    lines.get(i).getAsJsonObject("parameters").keySet());
        }
        JsonObject result = lines.getLast().getAsJsonObject("result");
        assertEquals("energy", result.get("distance").getAsString());
        assertEquals("10..17", result.get("held_out").getAsString());
        for (String side : List.of("before", "after")) {
            JsonObject of = result.getAsJsonObject(side);
            assertTrue(of.get("standard_error").getAsDouble() > 0, side);
            assertEquals(8, of.get("n").getAsInt());
        }
        assertFalse(result.get("cancelled").getAsBoolean());
    }

    @Test
    void theSameCommandPrintsTheSame() {
        String once = fit("circles-and-grids", "--json", "--distance", "shares").out();
        assertEquals(
                once.replaceAll("\"seconds\":[0-9.E-]+", ""),
                fit("circles-and-grids", "--json", "--distance", "shares")
                        .out()
                        .replaceAll("\"seconds\":[0-9.E-]+", ""));
    }

    @Test
    void peopleReadATableAndTheSceneIsWrittenWithItsComments() throws Exception {
        Path own = folder.resolve("own.toml");
        Files.writeString(own, "# mine\n[particles]\nalignment = 0.5 # low\n[network]\n");
        Path file = folder.resolve("fitted.toml");
        Invocation done = fit(own.toString(), "--out", file.toString());
        assertEquals(0, done.status(), done.err());
        assertTrue(done.out().contains("held-out seeds 10..17"), done.out());
        assertTrue(done.out().contains("energy distance"), done.out());
        assertTrue(done.out().contains("wrote " + file), done.out());
        String written = Files.readString(file);
        assertTrue(written.contains("# mine"), written);
        assertTrue(written.contains("# low"), written);
        Scene scene = SceneLibrary.open(file.toString());
        assertEquals(7, scene.task().tokens());
        Invocation again = fit(own.toString(), "--out", file.toString());
        assertEquals(2, again.status());
        assertTrue(again.err().contains("the file is there already; --force writes over it"), again.err());
    }

    @Test
    void aFolderThatIsNotThereIsRefusedBeforeTheFit() {
        Path file = folder.resolve("missing").resolve("fitted.toml");
        Invocation done = fit("circles-and-grids", "--out", file.toString());
        assertEquals(2, done.status());
        assertEquals(
                "grokfield: --out " + file + ": there is no folder " + file.getParent(),
                done.err().strip());
    }

    @Test
    void aResultThatCannotBeWrittenIsPrintedAllTheSame() throws IOException {
        Path file = folder.resolve("fitted.toml");
        Files.createDirectory(folder.resolve(
                ".fitted.toml." + ProcessHandle.current().pid() + ".part")); // where the file would come to be
        Invocation done = fit("circles-and-grids", "--json", "--out", file.toString());
        assertEquals(1, done.status());
        assertTrue(done.json().getLast().has("result"), done.out());
        assertTrue(done.err().contains("cannot write " + file), done.err());
        assertFalse(Files.exists(file));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--parameters|algnment|--parameters algnment: there is no force parameter \"algnment\", the nearest is alignment",
                "--distance|enrgy|--distance enrgy: must be energy, shares, lengths; the nearest is energy",
                "--evaluations|0|--evaluations 0: must be a whole number between 1 and 1000000",
                "--evaluations|many|--evaluations many: must be a whole number between 1 and 1000000",
                "--held-out|7..3|--held-out 7..3: the last seed must not be smaller than the first",
                "--held-out|5..9|held-out seeds 5..9: must have none in common with the fit's seeds 0..5",
                "--out|fitted.txt|--out fitted.txt: a scene file ends in .toml"
            })
    void wrongInputIsOneSentence(String option, String value, String sentence) {
        List<String> all = new ArrayList<>(List.of("fit", "circles-and-grids"));
        all.addAll(List.of("--seeds", "0..5", option, value));
        Invocation done = Invocation.of(all.toArray(String[]::new));
        assertEquals(2, done.status());
        assertEquals("grokfield: " + sentence, done.err().strip());
        assertEquals("", done.out());
    }

    @Test
    void aSceneOfOneSideIsRefused() throws IOException {
        Path own = folder.resolve("alone.toml");
        Files.writeString(own, "[particles]\n");
        Invocation done = Invocation.of("fit", own.toString());
        assertEquals(2, done.status());
        assertTrue(
                done.err().contains("the scene alone has no [network]: there is nothing to fit its particles to"),
                done.err());
    }
}
