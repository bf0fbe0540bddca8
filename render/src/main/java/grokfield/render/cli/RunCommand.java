package grokfield.render.cli;

import grokfield.scenes.AttributionChoice;
import grokfield.scenes.HeadlessRun;
import grokfield.scenes.RunPlan;
import grokfield.scenes.RunReport;
import grokfield.scenes.Scene;
import grokfield.scenes.SceneException;
import grokfield.scenes.SceneLibrary;
import grokfield.scenes.SeedRange;
import grokfield.scenes.SeedResult;
import grokfield.scenes.Settings;
import grokfield.scenes.Side;
import grokfield.scenes.Stepping;
import grokfield.scenes.Sweep;
import grokfield.sim.Settling;
import grokfield.trainer.Attribution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code grokfield run}: particles and network without a window. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Run particles and network without a window: one line for each side of each seed, then a summary.",
            "The same command gives the same figures (but the seconds), whatever the number of cores."
        },
        footer = {
            "",
            "Examples:",
            "  grokfield run circles-and-grids",
            "  grokfield run circles-and-grids --seeds 0..99 --set particles.alignment=4 --json",
            "  grokfield run circles-and-grids --seeds 0..9 --settle",
            "  grokfield run circles-and-grids --seeds 0..99 --sweep network.weight_decay=0,0.3,0.6,1 --out sweep",
            "  grokfield run my-scene.toml --steps 1000 --engine scalar --out results"
        })
final class RunCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final SceneOptions scene = new SceneOptions();

    @Option(
            names = "--seeds",
            paramLabel = "A..B",
            description = "The seeds of both sides, both ends included; each side's own if left out.")
    private String seeds = "";

    @Option(names = "--steps", paramLabel = "N", description = "The steps of both sides.")
    private String steps = "";

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            description = "The force engine: auto, or one that grokfield doctor lists, such as scalar or tornado:1.")
    private String engine = "";

    @Option(
            names = "--sweep",
            paramLabel = "KEY=V1,V2,…",
            description = {
                "Run every seed at every value of one key, such as network.weight_decay=0,0.3,1.",
                "A side that the key does not change is left out."
            })
    private String sweep = "";

    @Option(
            names = "--attribution",
            paramLabel = "components|none",
            description =
                    "Whether to explain the network's gradient by the five components of the law, which is done with up to "
                            + Attribution.MOST_TOKENS + " tokens; components if left out.")
    private String attribution = "components";

    @Option(
            names = "--attribution-at",
            paramLabel = "STEP",
            description = "Explain the gradient at this step too, on each line and in the summary.")
    private String attributionAt = "";

    @Mixin
    private final SteppingOptions stepping = new SteppingOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Write scene.toml, summary.json, metrics.csv, metrics.parquet, particles.npy and embeddings.npy there.")
    private String out = "";

    @Option(
            names = "--sample-every",
            paramLabel = "N",
            description = "Steps between two rows of the metrics; a hundredth of the run if left out.")
    private String sampleEvery = "";

    @Option(names = "--force", description = "Write over the files of an earlier run in DIR.")
    private boolean force;

    @Option(names = "--json", description = "Print one JSON object a line on standard output, and nothing else.")
    private boolean json;

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws SceneException {
        HeadlessRun run = new HeadlessRun(plan());
        try (Interrupt _ = new Interrupt(run::cancel)) {
            RunReport report = follow(run);
            print(report);
            return report.succeeded() ? ExitStatus.DONE : ExitStatus.FAILED;
        } catch (IOException unwritable) {
            throw new FailedException(String.valueOf(unwritable.getMessage()));
        }
    }

    private RunReport follow(HeadlessRun run) throws SceneException, IOException {
        try (Progress progress = Progress.on(console, "run")) {
            return run.run(new Lines(progress));
        }
    }

    private RunPlan plan() throws SceneException {
        RunPlan plan = RunPlan.of(read());
        if (!sweep.isEmpty()) {
            plan = plan.withSweep(swept());
        }
        plan = plan.withAttribution(explained(plan.scene()));
        if (!seeds.isEmpty()) {
            plan = plan.withSeeds(SeedRange.parse(seeds));
        }
        Optional<Stepping> wanted = stepping.read();
        if (wanted.isPresent()) {
            plan = plan.withStepping(checked(plan.scene(), wanted.get()));
        }
        if (!sampleEvery.isEmpty()) {
            plan = plan.withSampleEvery(wholeNumber("--sample-every", sampleEvery, 1));
        }
        return out.isEmpty() ? plan : plan.withOut(Path.of(out), force);
    }

    private Stepping checked(Scene read, Stepping wanted) {
        Scene.Particles particles = read.particles()
                .orElseThrow(() -> new InputException(
                        wanted.options().strip() + ": the scene " + read.name() + " has no particles"));
        if (wanted instanceof Stepping.Settle) {
            Settling.hopeless(particles.forces()).ifPresent(console::say);
        }
        return wanted;
    }

    private Sweep swept() throws SceneException {
        Sweep swept = Sweep.read(sweep, scene.scene(), settings());
        swept.leftOut()
                .ifPresent(side -> console.say("the " + side.label() + (side == Side.NETWORK ? " is" : " are")
                        + " left out: " + swept.key() + " changes nothing there"));
        return swept;
    }

    private AttributionChoice explained(Scene read) {
        AttributionChoice choice = switch (attribution) {
            case "components" -> AttributionChoice.DEFAULT;
            case "none" -> AttributionChoice.DEFAULT.withSamples(false);
            default -> throw new InputException("--attribution " + attribution + ": must be components or none");
        };
        if (attributionAt.isEmpty()) {
            return choice;
        }
        long step = wholeNumber("--attribution-at", attributionAt, 0);
        Scene.Network network = read.network()
                .orElseThrow(() -> new InputException(
                        "--attribution-at " + step + ": the scene " + read.name() + " has no network"));
        if (step > network.steps()) {
            throw new InputException(
                    "--attribution-at " + step + ": the network takes only " + network.steps() + " steps");
        }
        return choice.withStep(step);
    }

    private Settings settings() throws SceneException {
        Settings settings = Settings.of(scene.settings());
        if (!steps.isEmpty()) {
            settings = settings.withForBothSides("--steps", steps, "steps");
        }
        return engine.isEmpty() ? settings : settings.with("--engine", engine, "particles.engine");
    }

    private Scene read() throws SceneException {
        Scene read = SceneLibrary.open(scene.scene(), settings());
        if (!read.timeline().isEmpty()) {
            console.say(
                    "the timeline of " + read.name() + " is left out: a run keeps the scene's own values throughout");
        }
        return read;
    }

    private static long wholeNumber(String option, String typed, long least) {
        try {
            long number = Long.parseLong(typed);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            throw new InputException(option + " " + typed + ": must be a whole number of at least " + least);
        }
        throw new InputException(option + " " + typed + ": must be at least " + least);
    }

    private void print(RunReport report) {
        report.remarks().forEach(console::say);
        if (json) {
            console.out().println(report.toJson());
            return;
        }
        report.swept().ifPresent(this::printValues);
        report.sides().forEach((side, summary) -> ResultLines.printSummary(console.out(), side, summary));
        console.out().println();
        if (report.cancelled()) {
            console.say("stopped early: only the seeds above count");
        }
        console.out()
                .println(Optional.of(report.files())
                        .filter(files -> !files.isEmpty())
                        .map(files -> Figures.decimals(1, report.seconds()) + " s; wrote " + files.size()
                                + " files into " + out)
                        .orElse(Figures.decimals(1, report.seconds()) + " s"));
    }

    private void printValues(RunReport.Swept swept) {
        for (RunReport.SweptValue value : swept.values()) {
            console.out().println();
            console.out().println(swept.key() + " = " + value.value().text());
            value.sides().forEach((side, summary) -> ResultLines.printSummary(console.out(), side, summary));
        }
        console.out().println();
        console.out().println("all values together");
    }

    /** Prints what comes. */
    private final class Lines implements HeadlessRun.Listener {
        private final Progress progress;
        private boolean begun;
        private Sweep.@Nullable Value newest;

        Lines(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void line(SeedResult result) {
            progress.makeRoom();
            if (!begun && !json) {
                console.out().println(ResultLines.headings());
            }
            begun = true;
            if (!json) {
                result.sweep().filter(value -> !value.equals(newest)).ifPresent(this::head);
            }
            console.out().println(json ? result.toJson().toString() : ResultLines.line(result));
        }

        private void head(Sweep.Value value) {
            newest = value;
            console.out().println(sweep.substring(0, sweep.indexOf('=')).strip() + " = " + value.text());
        }

        @Override
        public void progress(double share) {
            progress.at(share);
        }
    }
}
