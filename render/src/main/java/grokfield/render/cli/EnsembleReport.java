package grokfield.render.cli;

import grokfield.render.bench.EnsembleTiming;
import grokfield.render.bench.FrameTiming;
import java.io.PrintWriter;
import java.util.List;

/** What {@code bench ensemble} prints. */
final class EnsembleReport {
    private final PrintWriter out;
    private final boolean json;

    EnsembleReport(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void print(List<EnsembleTiming> timings) {
        if (json) {
            for (EnsembleTiming timing : timings) {
                out.println(new Json()
                        .put("bench", "ensemble")
                        .put("side", timing.side().label())
                        .put("seeds", timing.seeds())
                        .put("steps", timing.steps())
                        .put("cores", timing.cores())
                        .put("seconds", timing.seconds())
                        .put("speedup", timing.speedup()));
            }
            return;
        }
        Table table = new Table("ensemble", "seeds", "steps", "cores", "s to the end", "× one core");
        for (EnsembleTiming timing : timings) {
            table.add(
                    timing.side().label(),
                    Integer.toString(timing.seeds()),
                    Long.toString(timing.steps()),
                    Integer.toString(timing.cores()),
                    Figures.three(timing.seconds()),
                    Figures.three(timing.speedup()));
        }
        table.print(out);
    }

    void print(FrameTiming frames) {
        if (json) {
            out.println(new Json()
                    .put("bench", "ensemble-frames")
                    .put("renderer", frames.renderer())
                    .put("frames_per_second", frames.framesPerSecond())
                    .put("milliseconds_median", frames.median())
                    .put("milliseconds_99_percent", frames.slowest()));
            return;
        }
        out.println("the window beside an ensemble: " + Figures.three(frames.framesPerSecond())
                + " frames a second, median " + Figures.three(frames.median()) + " ms, 99th percentile "
                + Figures.three(frames.slowest()) + " ms; " + frames.renderer());
    }
}
