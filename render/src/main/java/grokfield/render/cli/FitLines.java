package grokfield.render.cli;

import grokfield.scenes.FitDistances;
import grokfield.scenes.FitResult;
import grokfield.scenes.FitRow;
import grokfield.scenes.FitStep;
import grokfield.sim.ForceParameters;
import grokfield.sim.Parameter;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
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
        for (FitRow row : FitRow.of(result)) {
            String mark = row.kind() == FitRow.Kind.DISTANCE ? " *" : "";
            table.add(row.label(), text(row, row.network()) + mark, text(row, row.before()), text(row, row.after()));
        }
        out.println();
        table.print(out);
        FitDistances.Figure gain = result.distances().gain();
        out.println("* the network's seeds " + result.plan().seeds() + " against its own held-out seeds: chance alone");
        if (Double.isFinite(gain.value())) {
            out.println("the distance fell by " + figure(gain.value(), gain.standardError()) + " over "
                    + result.evaluations() + " evaluations");
        }
    }

    private static String text(FitRow row, FitRow.Cell cell) {
        if (row.kind() == FitRow.Kind.PARAMETER) {
            return Double.isNaN(cell.value()) ? "" : Parameter.format(cell.value());
        }
        return switch (row.kind()) {
            case DISTANCE -> figure(cell.value(), cell.standardError());
            case SHARE -> Figures.percent(cell.value());
            default -> Figures.mean(cell.value(), cell.standardError());
        };
    }

    private static String figure(double value, double standardError) {
        return Double.isFinite(value) && !Double.isNaN(standardError)
                ? Figures.decimals(4, value) + " ± " + Figures.decimals(4, standardError)
                : Figures.decimals(4, value);
    }
}
