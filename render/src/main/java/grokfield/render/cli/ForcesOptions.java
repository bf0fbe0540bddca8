package grokfield.render.cli;

import grokfield.render.bench.ForceBenchmarks;
import grokfield.render.bench.ForceChart;
import grokfield.render.bench.ForcePlan;
import grokfield.scenes.AtomicFile;
import grokfield.sim.EngineChoice;
import grokfield.sim.Engines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What {@code bench forces} measures, and where its chart goes. */
final class ForcesOptions {
    private static final String ENGINES = "--engines";
    private static final String TOKENS = "--tokens";
    private static final String CHART = "--chart";
    private static final int FEWEST = 2;
    private static final int MOST = 1024;

    @Option(
            names = ENGINES,
            paramLabel = "A,B",
            description = "forces: only these engines, with their arguments: vector,fast:1e-6,tornado:1.")
    private String engines = "";

    @Option(names = TOKENS, paramLabel = "N,…", description = "forces: only these numbers of tokens.")
    private String tokens = "";

    @Option(names = CHART, paramLabel = "FILE", description = "forces: draw the steps into FILE.svg.")
    private String chart = "";

    /** Refuses options of another part. */
    void check(String part) {
        boolean forces = part.isEmpty() || part.equals("forces");
        boolean given = !engines.isEmpty() || !tokens.isEmpty() || !chart.isEmpty();
        if (given && !forces) {
            throw new InputException(
                    ENGINES + ", " + TOKENS + " and " + CHART + " belong to bench forces, not to bench " + part);
        }
        if (!chart.isEmpty() && !chart.endsWith(".svg")) {
            throw new InputException(CHART + " " + chart + ": must end in .svg");
        }
        if (!chart.isEmpty()) {
            tryChart();
        }
    }

    /** What cannot be written shows before minutes are spent. */
    private void tryChart() {
        try (AtomicFile file = new AtomicFile(Path.of(chart))) {
            file.write(_ -> {});
        } catch (IOException unwritable) {
            throw new FailedException(CHART + " " + chart + ": " + unwritable.getMessage());
        }
    }

    ForcePlan read() {
        ForcePlan plan = ForcePlan.full();
        if (!engines.isEmpty()) {
            plan = plan.withEngines(choices());
        }
        return tokens.isEmpty() ? plan : plan.withTokens(numbers());
    }

    private List<EngineChoice> choices() {
        List<EngineChoice> choices = new ArrayList<>();
        for (String typed : engines.split(",", -1)) {
            try {
                EngineChoice choice = EngineChoice.parse(typed.strip());
                if (choice.name().equals(Engines.AUTO)) {
                    throw new InputException(ENGINES + " " + engines + ": auto is a rule, not an engine");
                }
                Engines.missing(choice.name()).ifPresent(reason -> {
                    throw new InputException(ENGINES + " " + engines + ": " + reason);
                });
                choices.add(choice);
            } catch (IllegalArgumentException wrong) {
                throw new InputException(ENGINES + " " + engines + ": " + wrong.getMessage());
            }
        }
        return choices;
    }

    private List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        for (String typed : tokens.split(",", -1)) {
            if (!typed.strip().matches("\\d{1,4}")
                    || Integer.parseInt(typed.strip()) < FEWEST
                    || Integer.parseInt(typed.strip()) > MOST) {
                throw new InputException(TOKENS + " " + tokens + ": each must be a whole number between " + FEWEST
                        + " and " + MOST + ", was " + typed.strip());
            }
            numbers.add(Integer.parseInt(typed.strip()));
        }
        return numbers;
    }

    /** Draws the chart, if one was asked for. */
    void draw(ForceBenchmarks.Results results) {
        if (chart.isEmpty()) {
            return;
        }
        try {
            AtomicFile.write(Path.of(chart), ForceChart.svg(results.timings()));
        } catch (IOException unwritable) {
            throw new FailedException(CHART + " " + chart + ": cannot be written: " + unwritable.getMessage());
        }
    }
}
