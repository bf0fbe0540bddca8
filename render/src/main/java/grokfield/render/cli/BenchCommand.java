package grokfield.render.cli;

import grokfield.render.bench.BenchmarkException;
import grokfield.render.bench.Effort;
import grokfield.render.bench.EnsembleBenchmarks;
import grokfield.render.bench.EnsembleTiming;
import grokfield.render.bench.ForceBenchmarks;
import grokfield.render.bench.FrameBenchmark;
import grokfield.render.bench.FrameTiming;
import grokfield.render.bench.RecordBenchmark;
import grokfield.render.bench.RecordTiming;
import grokfield.render.bench.TrainingBenchmarks;
import grokfield.render.bench.TrainingTiming;
import grokfield.render.window.NoDisplayException;
import grokfield.render.window.NoOpenGlException;
import grokfield.scenes.Nearest;
import grokfield.scenes.SceneException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code grokfield bench}: what a step and a frame cost here. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measure what steps and frames cost on this machine: medians, and ratios within one run.",
            "Let nothing else run beside it. Training, frame and record take a minute each, ensemble two or three, forces some six."
        },
        footer = {
            "",
            "Examples:",
            "  grokfield bench",
            "  grokfield bench forces --json",
            "  grokfield bench forces --engines vector,scalar --tokens 17,59 --chart forces.svg"
        })
final class BenchCommand implements Callable<Integer> {
    private static final List<String> PARTS = List.of("forces", "training", "ensemble", "frame", "record");
    private static final int RECORD_ROUNDS = 5;
    private static final int RECORD_FRAMES = 120;

    private static final double WARM_UP_SECONDS = 10;
    private static final double SECONDS = 20;

    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "forces|training|ensemble|frame|record",
            description = "What to measure; everything if left out.")
    private String part = "";

    @Mixin
    private final ForcesOptions forces = new ForcesOptions();

    @Option(names = "--json", description = "Print one JSON object a line on standard output.")
    private boolean json;

    BenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws BenchmarkException, SceneException {
        if (!part.isEmpty() && !PARTS.contains(part)) {
            throw new InputException("there is no benchmark " + part + ": the nearest of " + String.join(", ", PARTS)
                    + " is " + Nearest.to(part, PARTS) + ".");
        }
        forces.check(part);
        if (part.isEmpty() || part.equals("forces")) {
            measureForces();
        }
        if (part.isEmpty() || part.equals("training")) {
            printTraining(TrainingBenchmarks.run(Effort.FULL, console::say));
        }
        if (part.isEmpty() || part.equals("ensemble")) {
            measureEnsemble();
        }
        if (part.isEmpty() || part.equals("frame")) {
            printFrame(measureFrame());
        }
        if (part.isEmpty() || part.equals("record")) {
            printRecord(measureRecord());
        }
        return ExitStatus.DONE;
    }

    private void measureEnsemble() throws BenchmarkException, SceneException {
        List<EnsembleTiming> timings = EnsembleBenchmarks.run(EnsembleBenchmarks.FULL, console::say);
        EnsembleReport report = new EnsembleReport(console.out(), json);
        report.print(timings);
        try {
            report.print(EnsembleBenchmarks.frames(WARM_UP_SECONDS, SECONDS, console::say));
        } catch (NoDisplayException | NoOpenGlException impossible) {
            throw WindowRun.failure(impossible);
        }
    }

    private FrameTiming measureFrame() throws SceneException {
        try {
            return FrameBenchmark.run(WARM_UP_SECONDS, SECONDS, console::say);
        } catch (NoDisplayException | NoOpenGlException impossible) {
            throw WindowRun.failure(impossible);
        }
    }

    private List<RecordTiming> measureRecord() throws BenchmarkException, SceneException {
        try {
            return RecordBenchmark.run(RECORD_ROUNDS, RECORD_FRAMES, console::say);
        } catch (NoDisplayException | NoOpenGlException impossible) {
            throw WindowRun.failure(impossible);
        }
    }

    private void printRecord(List<RecordTiming> timings) {
        if (json) {
            for (RecordTiming timing : timings) {
                console.out()
                        .println(new Json()
                                .put("bench", "record")
                                .put("size", timing.size())
                                .put("encoder", timing.encoder())
                                .put("renderer", timing.renderer())
                                .put("drawn_per_second", timing.drawn())
                                .put("recorded_per_second", timing.recorded())
                                .put("ratio", timing.ratio())
                                .put("milliseconds_of_the_drawing_thread", timing.threadMilliseconds()));
            }
            return;
        }
        Table table = new Table("size", "encoder", "drawn/s", "recorded/s", "ratio", "ms of the drawing thread");
        for (RecordTiming timing : timings) {
            table.add(
                    timing.size(),
                    timing.encoder(),
                    Figures.three(timing.drawn()),
                    Figures.three(timing.recorded()),
                    Figures.decimals(2, timing.ratio()),
                    Figures.three(timing.threadMilliseconds()));
        }
        table.print(console.out());
        if (timings.isEmpty()) {
            console.say("no encoder of H.264 works here; grokfield doctor says why");
        }
    }

    private void printFrame(FrameTiming timing) {
        if (json) {
            Json line = new Json()
                    .put("bench", "frame")
                    .put("renderer", timing.renderer())
                    .put("frames_per_second", timing.framesPerSecond())
                    .put("milliseconds_median", timing.median())
                    .put("milliseconds_99_percent", timing.slowest());
            timing.phases()
                    .forEach((phase, time) ->
                            line.put("milliseconds_" + phase.name().toLowerCase(Locale.ROOT), time));
            console.out()
                    .println(line.put("particle_steps_per_second", timing.particleSteps())
                            .put("network_steps_per_second", timing.networkSteps()));
            return;
        }
        Table table = new Table("frame", "ms (median)");
        table.add("whole", Figures.three(timing.median()));
        table.add("whole, 99th percentile", Figures.three(timing.slowest()));
        timing.phases().forEach((phase, time) -> table.add(phase.name().toLowerCase(Locale.ROOT), Figures.three(time)));
        table.print(console.out());
        console.out()
                .println(Figures.three(timing.framesPerSecond()) + " frames a second, with "
                        + Figures.three(timing.particleSteps()) + " steps a second of the particles and "
                        + Figures.three(timing.networkSteps()) + " of the network; " + timing.renderer());
    }

    private void measureForces() throws BenchmarkException {
        ForceBenchmarks.Results results = ForceBenchmarks.run(forces.read(), Effort.MANY, console::say);
        if (json) {
            ForcesReport.printJson(console.out(), results);
        } else {
            ForcesReport.print(console.out(), results);
        }
        forces.draw(results);
    }

    private void printTraining(List<TrainingTiming> timings) {
        if (json) {
            for (TrainingTiming timing : timings) {
                console.out()
                        .println(new Json()
                                .put("bench", "training")
                                .put("seeds", timing.seeds())
                                .put("cores", timing.cores())
                                .put("microseconds_per_step", timing.microseconds())
                                .put("speedup", timing.speedup()));
            }
            return;
        }
        Table table = new Table("training", "seeds", "cores", "µs a step of one seed", "× one seed on one core");
        for (TrainingTiming timing : timings) {
            table.add(
                    "pair-sum",
                    Integer.toString(timing.seeds()),
                    Integer.toString(timing.cores()),
                    Figures.three(timing.microseconds()),
                    Figures.three(timing.speedup()));
        }
        table.print(console.out());
    }
}
