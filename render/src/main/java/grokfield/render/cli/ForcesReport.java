package grokfield.render.cli;

import grokfield.render.bench.ForceBenchmarks;
import grokfield.render.bench.ForceTiming;
import grokfield.render.bench.Peak;
import java.io.PrintWriter;

/** The figures of {@code bench forces}: for people, or one object a line. */
final class ForcesReport {
    private static final String NONE = "–";

    private ForcesReport() {}

    static void printJson(PrintWriter out, ForceBenchmarks.Results results) {
        for (Peak peak : results.peaks()) {
            out.println(new Json()
                    .put("bench", "peak")
                    .put("cores", peak.cores())
                    .put("operations_per_second", peak.operationsPerSecond())
                    .put("bytes_per_second", peak.bytesPerSecond()));
        }
        for (ForceTiming timing : results.timings()) {
            out.println(new Json()
                    .put("bench", "forces")
                    .put("engine", timing.engine())
                    .put("tokens", timing.tokens())
                    .put("states", timing.states())
                    .put("cores", timing.cores())
                    .put("start", timing.start())
                    .put("microseconds_per_step", timing.microseconds())
                    .put("interactions_per_second", timing.interactionsPerSecond())
                    .put("effective", timing.effective())
                    .put("baseline", ForceBenchmarks.BASELINE)
                    .put("ratio", timing.ratio())
                    .put("operations_per_interaction", ForceTiming.OPERATIONS)
                    .put("peak_share", timing.peakShare())
                    .put("error_against_scalar", timing.error())
                    .put("particles_compared", timing.compared())
                    .put("not_run", timing.notRun().orElse(null)));
        }
    }

    static void print(PrintWriter out, ForceBenchmarks.Results results) {
        for (Peak peak : results.peaks()) {
            out.println("peak on " + peak.cores() + (peak.cores() == 1 ? " core: " : " cores: ")
                    + Figures.scientific(peak.operationsPerSecond()) + " operations a second, copies "
                    + Figures.three(peak.bytesPerSecond() * 1e-9) + " GB/s");
        }
        Table table = new Table(
                "engine",
                "N",
                "states",
                "cores",
                "start",
                "µs a step",
                "interactions/s",
                "× " + ForceBenchmarks.BASELINE,
                "of peak",
                "error",
                "");
        for (ForceTiming timing : results.timings()) {
            boolean run = timing.notRun().isEmpty();
            table.add(
                    timing.engine(),
                    Integer.toString(timing.tokens()),
                    Integer.toString(timing.states()),
                    Integer.toString(timing.cores()),
                    timing.start(),
                    Figures.three(timing.microseconds()),
                    Figures.scientific(timing.interactionsPerSecond()) + (run && timing.effective() ? "*" : ""),
                    Figures.three(timing.ratio()),
                    Figures.percent(timing.peakShare()),
                    error(timing),
                    timing.notRun().map(reason -> "not run: " + reason).orElse(""));
        }
        table.print(out);
        out.println("µs a step: of one state, median, wall time over all states. An interaction counts as "
                + ForceTiming.OPERATIONS + " operations, M² of them a step, M = N(N+1)/2.");
        out.println(
                "*: effective, for an engine that sums many at once or uses their symmetry; its share of the peak may pass 100 %. × "
                        + ForceBenchmarks.BASELINE + ": the time over its time with the same states on all cores.");
        out.println("start: normal, where scenes begin, or circle, what alignment leads to. error: against "
                + "double precision, relative to the largest force; over all particles, or over so many in brackets.");
    }

    private static String error(ForceTiming timing) {
        if (timing.notRun().isPresent()) {
            return NONE;
        }
        String error = timing.error() == 0 ? "0" : Figures.scientific(timing.error());
        return timing.compared() == timing.tokens() ? error : error + " (" + timing.compared() + ")";
    }
}
