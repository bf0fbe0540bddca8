package grokfield.render.cli;

import grokfield.scenes.HeadlessRun;
import grokfield.scenes.Results;
import grokfield.scenes.SceneException;
import grokfield.scenes.SeedRange;
import grokfield.scenes.SeedResult;
import grokfield.sim.Structure;
import grokfield.trainer.stats.Correlation;
import grokfield.trainer.stats.MeanEstimate;
import grokfield.trainer.stats.Proportion;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code grokfield results}: the figures of the README. */
@Command(
        name = "results",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Train the networks of the README's results section and print its tables as Markdown.",
            "The same seeds give the same figures. A hundred seeds take some minutes."
        },
        footer = {"", "Examples:", "  grokfield results", "  grokfield results --seeds 0..399"})
final class ResultsCommand implements Callable<Integer> {
    private static final String R2 = "attribution_step_r2";
    private static final String NULL_R2 = "attribution_step_r2_null";

    private final Console console;

    @Option(
            names = "--seeds",
            paramLabel = "A..B",
            description = "The seeds at every weight decay, both ends included; 0..99 if left out.")
    private String seeds = "0..99";

    ResultsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws SceneException {
        SeedRange range = SeedRange.parse(seeds);
        HeadlessRun run = new HeadlessRun(Results.plan(range));
        try (Interrupt _ = new Interrupt(run::cancel);
                Progress progress = Progress.on(console, "results")) {
            Results results = Results.of(run, new HeadlessRun.Listener() {
                @Override
                public void line(SeedResult result) {}

                @Override
                public void progress(double share) {
                    progress.at(share);
                }
            });
            progress.makeRoom();
            if (run.isCancelled()) {
                console.say("stopped early: nothing is printed, as not all seeds count");
                return ExitStatus.FAILED;
            }
            print(results, range);
            return ExitStatus.DONE;
        } catch (IOException e) {
            throw new FailedException(String.valueOf(e.getMessage()));
        }
    }

    private void print(Results results, SeedRange range) {
        say("| figure | weight decay | value | 95 % interval | n |");
        say("|---|---|---|---|---|");
        correlation("correlation of pair-sum purity with validation accuracy", "0, 0.3", results.purity("0", "0.3"));
        correlation(
                "correlation of imperfections with validation accuracy, grids and imperfect grids",
                "0.3, 0.6, 1",
                results.imperfections("0.3", "0.6", "1"));
        for (String decay : new String[] {"0.3", "1"}) {
            String step = "attribution R² at step " + Results.YOUNG;
            mean(step, decay, results.mean(decay, R2, range.count()));
            if (range.count() > Results.FEW) {
                String few = step + ", seeds " + range.first() + ".." + (range.first() + Results.FEW - 1) + " alone";
                mean(few, decay, results.mean(decay, R2, Results.FEW));
            }
            mean(
                    "the same with five random regressors in place of the forces",
                    decay,
                    results.mean(decay, NULL_R2, range.count()));
        }
        say("");
        say("| weight decay | validation accuracy | grids | imperfect grids | circles |");
        say("|---|---|---|---|---|");
        for (String decay : Results.decays()) {
            MeanEstimate accuracy = results.mean(decay, "validation_accuracy", range.count());
            say("| " + decay + " | " + Figures.mean(accuracy.mean(), accuracy.standardError()) + " | "
                    + share(results.share(decay, Structure.GRID)) + " | "
                    + share(results.share(decay, Structure.IMPERFECT_GRID)) + " | "
                    + share(results.share(decay, Structure.CIRCLE)) + " |");
        }
        say("");
        say("± is one standard error; shares have their 95 % interval. The same run with files:");
        say("`" + Results.command(range) + " --out DIR`");
    }

    private void correlation(String figure, String decay, Correlation of) {
        row(figure, decay, of.r(), of.low(), of.high(), of.n());
    }

    private void mean(String figure, String decay, MeanEstimate of) {
        row(figure, decay, of.mean(), of.low(), of.high(), of.n());
    }

    private void row(String figure, String decay, double value, double low, double high, int n) {
        say("| " + figure + " | " + decay + " | " + minus(value) + " | " + minus(low) + " … " + minus(high) + " | " + n
                + " |");
    }

    private static String share(Proportion share) {
        return String.format(
                Locale.ROOT, "%s (%.0f … %.0f)", Figures.percent(share.share()), 100 * share.low(), 100 * share.high());
    }

    private static String minus(double value) {
        return Figures.decimals(3, value).replace('-', '−');
    }

    private void say(String line) {
        console.out().println(line);
    }
}
