package grokfield.render.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ResultsCommandTest {
    @Test
    void theTablesAreWholeAndAgreeWithTheRunThatTheyName() {
        Invocation results = Invocation.of("results", "--seeds", "1..3");
        assertEquals(0, results.status(), results.err());
        List<String> lines = results.out().lines().toList();
        for (String line : lines) {
            if (line.startsWith("|")) {
                assertEquals(6, line.split("\\|", -1).length - 1, line);
            }
        }
        Matcher command = Pattern.compile("`grokfield (run .+) --out DIR`").matcher(results.out());
        assertTrue(command.find(), results.out());
        Invocation run = Invocation.of((command.group(1) + " --json").split(" ", -1));
        JsonArray values = run.json()
                .getLast()
                .getAsJsonObject("summary")
                .getAsJsonObject("sweep")
                .getAsJsonArray("values");
        double r2 = values.get(1)
                .getAsJsonObject()
                .getAsJsonObject("network")
                .getAsJsonObject("attribution_step_r2")
                .get("mean")
                .getAsDouble();
        String row = lines.stream()
                .filter(line -> line.startsWith("| attribution R² at step 50 | 0.3 |"))
                .findFirst()
                .orElseThrow();
        assertTrue(row.contains("| " + Figures.decimals(3, r2) + " |"), row + " " + r2);
    }

    @Test
    void badSeedsAreOneSentence() {
        Invocation wrong = Invocation.of("results", "--seeds", "x");
        assertEquals(2, wrong.status());
        assertTrue(wrong.err().startsWith("grokfield: --seeds x: must be FIRST..LAST"), wrong.err());
    }
}
