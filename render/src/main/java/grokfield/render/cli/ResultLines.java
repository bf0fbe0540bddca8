package grokfield.render.cli;

import grokfield.scenes.Rest;
import grokfield.scenes.SeedResult;
import grokfield.scenes.Side;
import grokfield.scenes.Summary;
import grokfield.sim.Measures;
import grokfield.trainer.TrainingMetrics;
import grokfield.trainer.stats.Correlation;
import grokfield.trainer.stats.MeanEstimate;
import grokfield.trainer.stats.Proportion;
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

    /** Means with standard errors, the shares of the structures and correlations, both with 95 % intervals. */
    static void printSummary(PrintWriter out, Side side, Summary summary) {
        String failed = summary.failed() == 0 ? "" : ", " + summary.failed() + " failed";
        out.println();
        out.println(side.label() + ": n = " + summary.n() + failed);
        for (Map.Entry<String, MeanEstimate> measure : summary.measures().entrySet()) {
            MeanEstimate mean = measure.getValue();
            if (mean.n() > 0) {
                print(out, words(measure.getKey()), Figures.mean(mean.mean(), mean.standardError()));
            }
        }
        summary.settled().ifPresent(count -> print(out, "settled", count + " of " + summary.n()));
        summary.structures().forEach((structure, share) -> print(out, structure.label(), share(share)));
        summary.correlations().forEach((name, correlation) -> {
            if (Double.isFinite(correlation.low())) {
                print(out, correlated(name), correlation(correlation));
            }
        });
    }

    private static void print(PrintWriter out, String name, String figure) {
        out.println(String.format(Locale.ROOT, "  %-34s %s", name, figure));
    }

    private static String words(String name) {
        return name.replace('_', ' ');
    }

    private static String correlated(String name) {
        return words(name).replace(" validation accuracy", " × accuracy") + ", r";
    }

    /** A share with its 95 % interval. */
    static String share(Proportion share) {
        return share.n() < 2
                ? Figures.percent(share.share())
                : String.format(
                        Locale.ROOT,
                        "%s  (%.0f … %s)",
                        Figures.percent(share.share()),
                        100 * share.low(),
                        Figures.percent(share.high()));
    }

    /** A correlation with its 95 % interval and the number of seeds. */
    static String correlation(Correlation correlation) {
        return String.format(
                Locale.ROOT,
                "%.3f  (%s … %s, n = %d)",
                correlation.r(),
                Figures.decimals(3, correlation.low()),
                Figures.decimals(3, correlation.high()),
                correlation.n());
    }
}
