package grokfield.render.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import grokfield.scenes.SceneLibrary;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every command has in common: help, version, messages, exit statuses. */
class ProgramTest {
    @Test
    void versionNamesProgramCommitAndJdk() {
        Invocation version = Invocation.of("--version");
        assertEquals(0, version.status());
        assertTrue(
                version.out().matches("Grokfield \\d+\\.\\d+\\.\\d+ \\(commit \\S+\\), JDK \\d+\\S*\\R"),
                version.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "run", "scenes", "doctor", "bench", "record"})
    void everyCommandHasHelpWithExamples(String command) {
        Invocation help = Invocation.of(command, "--help");
        assertEquals(0, help.status());
        assertTrue(help.out().contains("Usage: grokfield " + command), help.out());
        assertTrue(help.out().contains("Examples:"), help.out());
        assertTrue(help.err().isEmpty());
    }

    @Test
    void helpListsEveryCommand() {
        String help = Invocation.of("--help").out();
        for (String command : List.of("open", "run", "scenes", "doctor", "bench", "record")) {
            assertTrue(help.contains("  " + command + " "), command + " is missing from: " + help);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rnu, grokfield: unknown command rnu: the nearest is run.",
        "scene, grokfield: unknown command scene: the nearest is scenes.",
        "doctr, grokfield: unknown command doctr: the nearest is doctor."
    })
    void anUnknownCommandNamesTheNearest(String typed, String sentence) {
        Invocation wrong = Invocation.of(typed);
        assertEquals(2, wrong.status());
        assertTrue(wrong.err().startsWith(sentence), wrong.err());
        assertIsOneLine(wrong);
    }

    @ParameterizedTest
    @CsvSource({
        "scenes, --jsn, unknown option --jsn: the nearest is --json.",
        "bench, --jason, unknown option --jason: the nearest is --json.",
        "doctor, --hepl, unknown option --hepl: the nearest is --help."
    })
    void anUnknownOptionNamesTheNearest(String command, String option, String sentence) {
        Invocation wrong = Invocation.of(command, option);
        assertEquals(2, wrong.status());
        assertTrue(wrong.err().startsWith("grokfield: " + command + ": " + sentence), wrong.err());
        assertIsOneLine(wrong);
    }

    @Test
    void anUnknownBenchmarkNamesTheNearest() {
        Invocation wrong = Invocation.of("bench", "force");
        assertEquals(2, wrong.status());
        assertTrue(wrong.err().contains("there is no benchmark force"), wrong.err());
        assertTrue(wrong.err().contains("is forces"), wrong.err());
        assertIsOneLine(wrong);
    }

    @Test
    void anArgumentTooManyIsWrongInput() {
        Invocation wrong = Invocation.of("scenes", "all");
        assertEquals(2, wrong.status());
        assertTrue(wrong.err().contains("all is not expected"), wrong.err());
        assertIsOneLine(wrong);
    }

    @Test
    void scenesListsEverySceneOnALine() {
        Invocation scenes = Invocation.of("scenes");
        assertEquals(0, scenes.status());
        List<String> lines = scenes.out().lines().toList();
        assertEquals(SceneLibrary.names().size(), lines.size());
        for (int i = 0; i < lines.size(); i++) {
            assertTrue(lines.get(i).startsWith(SceneLibrary.names().get(i) + " "), lines.get(i));
            assertTrue(lines.get(i).endsWith("."), lines.get(i));
        }
    }

    @Test
    void scenesAsJsonNamesEveryScene() {
        List<String> names = Invocation.of("scenes", "--json").json().stream()
                .map((JsonObject scene) -> scene.get("scene").getAsString())
                .toList();
        assertEquals(SceneLibrary.names(), names);
    }

    @Test
    void doctorAsJsonSaysOfEverythingHowItStands() {
        List<JsonObject> findings = Invocation.of("doctor", "--json").json();
        for (JsonObject finding : findings) {
            assertEquals(Set.of("subject", "health", "found", "advice"), finding.keySet());
        }
        assertTrue(findings.stream()
                .anyMatch(finding -> finding.get("subject").getAsString().equals("JDK")));
    }

    private static void assertIsOneLine(Invocation wrong) {
        assertEquals(1, wrong.err().lines().count(), wrong.err());
        assertFalse(wrong.err().contains("\tat "), wrong.err());
        assertTrue(wrong.out().isEmpty(), wrong.out());
    }
}
