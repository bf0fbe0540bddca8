package grokfield.render.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code grokfield run --settle} and {@code --adaptive}. */
class SettleCommandTest {
    private static Invocation run(String... options) {
        List<String> all = new ArrayList<>(
                List.of("run", "clustering-only", "--set", "task.modulus=11", "--set", "network.steps=1", "--json"));
        all.addAll(List.of(options));
        return Invocation.of(all.toArray(String[]::new));
    }

    private static JsonObject particles(Invocation run) {
        assertEquals(0, run.status(), run.err());
        return run.json().getFirst();
    }

    @Test
    void settlingSaysWhetherWhenAndHowFar() {
        Invocation run = run("--settle", "--settle-time", "500");
        JsonObject line = particles(run);
        assertTrue(line.get("settled").getAsBoolean(), line.toString());
        assertTrue(line.get("largest_force").getAsDouble() <= 1e-4);
        assertTrue(line.get("time").getAsDouble() > 1 && line.get("time").getAsDouble() < 500);
        assertTrue(line.get("steps").getAsLong() > 10);
        assertTrue(line.get("settling").getAsString().startsWith("settled after "));
        assertEquals(
                1,
                run.json()
                        .getLast()
                        .getAsJsonObject("summary")
                        .getAsJsonObject("particles")
                        .get("settled")
                        .getAsInt());
    }

    @Test
    void withoutTimeItIsNotSettled() {
        JsonObject line = particles(run("--settle", "1e-5", "--settle-time", "0.5"));
        assertFalse(line.get("settled").getAsBoolean());
        assertEquals(0.5, line.get("time").getAsDouble());
        assertTrue(line.get("settling").getAsString().startsWith("time is up"));
    }

    @Test
    void withoutWeightDecayItSaysBeforehandThatNothingSettles() {
        Invocation run = run("--settle", "--settle-time", "1", "--set", "particles.weight_decay=0");
        assertFalse(particles(run).get("settled").getAsBoolean());
        assertTrue(run.err().contains("at weight_decay 0"), run.err());
    }

    @Test
    void adaptiveStepsGoThroughTheTimeOfTheScenesSteps() {
        JsonObject line = particles(run("--adaptive", "0.01", "--set", "particles.steps=500"));
        assertEquals(10, line.get("time").getAsDouble());
        assertTrue(line.get("steps").getAsLong() < 250, line.toString());
        assertFalse(line.has("settled"));
    }

    @Test
    void fixedStepsHaveTheLinesTheyHad() {
        JsonObject line = particles(run("--set", "particles.steps=10"));
        assertFalse(line.has("time") || line.has("settled"));
    }

    @Test
    void writingFilesChangesNoFigureAndTheSceneSaysHowToRunItAgain(@TempDir Path folder) throws IOException {
        JsonObject without = particles(run("--settle"));
        JsonObject with = particles(run("--settle", "--out", folder.toString()));
        for (JsonObject line : List.of(without, with)) {
            line.remove("seconds");
        }
        assertEquals(without, with);
        String scene = Files.readString(folder.resolve("scene.toml"));
        assertTrue(
                scene.startsWith("# As it was run; to run it again: grokfield run scene.toml --settle 0.0001"), scene);
        List<String> rows = Files.readAllLines(folder.resolve("metrics.csv")).stream()
                .filter(row -> row.contains("particles"))
                .toList();
        assertTrue(rows.size() > 5, rows.toString());
        assertTrue(rows.getLast().startsWith("0,particles," + with.get("steps").getAsLong() + ","), rows.getLast());
    }

    @ParameterizedTest
    @CsvSource({
        "--settle=-1, 'grokfield: --settle -1: bound must be between 1.0E-12 and 10, was -1'",
        "--settle=soon, 'grokfield: --settle soon: must be a number between 1.0E-12 and 10'",
        "--adaptive=7, 'grokfield: --adaptive 7: error must be between 1.0E-6 and 0.5, was 7'",
        "--adaptive=NaN, 'grokfield: --adaptive NaN: error must be between 1.0E-6 and 0.5, was NaN'",
        "--settle-time=5, 'grokfield: --settle-time 5: needs --settle'"
    })
    void wrongValuesAreNamedWithTheirRange(String option, String sentence) {
        Invocation run = run(option);
        assertEquals(2, run.status());
        assertEquals(sentence, run.err().strip());
    }
}
