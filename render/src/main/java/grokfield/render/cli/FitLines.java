package grokfield.render.cli;

import grokfield.scenes.FitDistances;
import grokfield.scenes.FitResult;
import grokfield.scenes.FitSample;
import grokfield.scenes.FitStep;
import grokfield.sim.ForceParameters;
import grokfield.sim.Measures;
import grokfield.sim.Parameter;
import grokfield.sim.Structure;
import grokfield.trainer.stats.MeanEstimate;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The lines of a fit for people: one for each better find, and the held-out seeds before and after. */
final class FitLines {
    private FitLines() {}

    /** {@code evaluation 12: distance 0.083 with alignment 3.2, weight decay 1.4}. */
    static String step(FitStep step) {
        return String.format(
                Locale.ROOT,
                "evaluation %4d: distance %s with %s",
                step.number(),
                Figures.decimals(4, step.distance()),
                values(step.parameters(), step.forces()));
    }

    private static String values(List<Parameter> parameters, ForceParameters forces) {
        return parameters.stream()
                .map(parameter -> parameter.label() + " " + Parameter.format(forces.get(parameter)))
                .collect(Collectors.joining(", "));
    }

    /** What is to be said of a fit that was ended early. */
    static String cancelled(FitResult result) {
        if (result.evaluations() == 0) {
            return "stopped before anything was tried: there is no result";
        }
        String kept = "stopped early: the best of " + result.evaluations() + " evaluations counts";
        return result.after().isPresent() ? kept : kept + ", not judged on the held-out seeds";
    }

    /** A table of the held-out seeds, and what was found. */
    static void print(PrintWriter out, FitResult result) {
        Table table = new Table("held-out seeds " + result.plan().heldOut(), "network", "before", "after");
        FitDistances.Figure before = result.distances().before();
        FitDistances.Figure after = result.distances().after();
        table.add(
                result.plan().distance().label() + " distance",
                Figures.decimals(4, result.itself()) + " *",
                figure(before),
                figure(after));
        for (Structure structure : Structure.values()) {
            row(table, result, structure.label(), sample -> Figures.percent(sample.share(structure)));
        }
        mean(table, result, "circularity", Measures::circularity);
        mean(table, result, "pair-sum purity", Measures::pairSumPurity);
        mean(table, result, "ray purity", Measures::rayPurity);
        mean(table, result, "mean radius", Measures::meanRadius);
        ForceParameters own = result.plan().scene().particles().orElseThrow().forces();
        for (Parameter parameter : result.plan().parameters()) {
            table.add(
                    parameter.label(),
                    "",
                    Parameter.format(own.get(parameter)),
                    Parameter.format(result.forces().get(parameter)));
        }
        out.println();
        table.print(out);
        FitDistances.Figure gain = result.distances().gain();
        out.println("* the network's seeds " + result.plan().seeds() + " against its own held-out seeds: chance alone");
        if (Double.isFinite(gain.value())) {
            out.println("the distance fell by " + figure(gain) + " over " + result.evaluations() + " evaluations");
        }
    }

    private static String figure(FitDistances.Figure figure) {
        return Double.isFinite(figure.value())
                ? Figures.decimals(4, figure.value()) + " ± " + Figures.decimals(4, figure.standardError())
                : Figures.decimals(4, figure.value());
    }

    private static void mean(
            Table table, FitResult result, String label, java.util.function.ToDoubleFunction<Measures> measure) {
        row(table, result, label, sample -> {
            MeanEstimate mean = sample.mean(measure);
            return Figures.mean(mean.mean(), mean.standardError());
        });
    }

    private static void row(Table table, FitResult result, String label, Function<FitSample, String> cell) {
        table.add(label, cell(result.network(), cell), cell(result.before(), cell), cell(result.after(), cell));
    }

    private static String cell(Optional<FitSample> sample, Function<FitSample, String> cell) {
        return sample.map(cell).orElse("–");
    }
}
