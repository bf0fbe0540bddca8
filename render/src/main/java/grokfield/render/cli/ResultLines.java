package grokfield.render.cli;

import grokfield.scenes.Rest;
import grokfield.scenes.SeedResult;
import grokfield.scenes.Side;
import grokfield.scenes.Summary;
import grokfield.sim.Measures;
import grokfield.trainer.TrainingMetrics;
import grokfield.trainer.stats.MeanEstimate;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/** The lines of a run for people: one for a side of a seed, as it comes, and a summary. */
final class ResultLines {
    private static final String FORMAT = "%6s  %-9s  %-9s %7s  %11s  %9s  %15s  %10s  %-14s  %9s  %10s  %7s";

    private ResultLines() {}

    static String headings() {
        return String.format(
                Locale.ROOT,
                FORMAT,
                "seed",
                "side",
                "engine",
                "steps",
                "circularity",
                "frequency",
                "pair-sum purity",
                "ray purity",
                "structure",
                "train",
                "validation",
                "seconds");
    }

    /** One side of one seed; accuracies are shares of 1, and dashes where there is no network. */
    static String line(SeedResult result) {
        String circularity =
                Figures.decimals(3, result.measures().map(Measures::circularity).orElse(Double.NaN));
        String frequency = result.measures()
                .filter(measures -> !Double.isNaN(measures.circularity()))
                .map(measures -> Integer.toString(measures.frequency()))
                .orElse("–");
        String line = String.format(
                Locale.ROOT,
                FORMAT,
                result.seed(),
                result.side().label(),
                result.engine(),
                result.steps(),
                circularity,
                frequency,
                Figures.decimals(
                        3, result.measures().map(Measures::pairSumPurity).orElse(Double.NaN)),
                Figures.decimals(3, result.measures().map(Measures::rayPurity).orElse(Double.NaN)),
                result.measures().map(measures -> measures.structure().label()).orElse("–"),
                Figures.decimals(
                        3, result.training().map(TrainingMetrics::trainAccuracy).orElse(Double.NaN)),
                Figures.decimals(
                        3,
                        result.training()
                                .map(TrainingMetrics::validationAccuracy)
                                .orElse(Double.NaN)),
                Figures.decimals(2, result.seconds()));
        String rest = result.rest()
                .flatMap(Rest::settling)
                .map(outcome -> "\n        " + outcome.sentence())
                .orElse("");
        return result.error().map(sentence -> line + "\n        " + sentence).orElse(line + rest);
    }

    /** Means with standard errors, and the shares of the structures. */
    static void printSummary(PrintWriter out, Side side, Summary summary) {
        String failed = summary.failed() == 0 ? "" : ", " + summary.failed() + " failed";
        out.println();
        out.println(side.label() + ": n = " + summary.n() + failed);
        for (Map.Entry<String, MeanEstimate> measure : summary.measures().entrySet()) {
            MeanEstimate mean = measure.getValue();
            out.println(String.format(
                    Locale.ROOT,
                    "  %-20s %s",
                    measure.getKey().replace('_', ' '),
                    Figures.mean(mean.mean(), mean.standardError())));
        }
        summary.settled()
                .ifPresent(count ->
                        out.println(String.format(Locale.ROOT, "  %-20s %d of %d", "settled", count, summary.n())));
        summary.structures()
                .forEach((structure, share) -> out.println(
                        String.format(Locale.ROOT, "  %-20s %s", structure.label(), Figures.percent(share))));
    }
}
