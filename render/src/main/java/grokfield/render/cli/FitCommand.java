package grokfield.render.cli;

import grokfield.scenes.Fit;
import grokfield.scenes.FitDistance;
import grokfield.scenes.FitPlan;
import grokfield.scenes.FitResult;
import grokfield.scenes.FitStep;
import grokfield.scenes.Nearest;
import grokfield.scenes.Scene;
import grokfield.scenes.SceneException;
import grokfield.scenes.SceneLibrary;
import grokfield.scenes.SceneWriter;
import grokfield.scenes.SeedRange;
import grokfield.scenes.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code grokfield fit}: the forces that make the particles' ensemble most like the network's. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Find the force parameters that make the particles' ensemble most like the network's, and say on seeds that the"
                    + " search has not seen how like it has become.",
            "A minute or two on two cores as it stands; it grows with evaluations, seeds and steps. Ctrl+C keeps the best so"
                    + " far. The same command gives the same figures (but the seconds)."
        },
        footer = {
            "",
            "Examples:",
            "  grokfield fit circles-and-grids --out fitted.toml",
            "  grokfield fit circles-and-grids --set network.weight_decay=2 --distance shares --json",
            "  grokfield fit circles-and-grids --parameters alignment --evaluations 30"
        })
final class FitCommand implements Callable<Integer> {
    private static final long JUDGING_SECONDS = 6; // after Ctrl+C

    private final Console console;

    @Mixin
    private final SceneOptions scene = new SceneOptions();

    @Option(names = "--seeds", paramLabel = "A..B", description = "The seeds that the search sees; 0..39 if left out.")
    private String seeds = "";

    @Option(
            names = "--held-out",
            paramLabel = "C..D",
            description = "The seeds that judge its result, none of them the search's; 1000..1099 if left out.")
    private String heldOut = "";

    @Option(
            names = "--distance",
            paramLabel = "energy|shares|lengths",
            description =
                    "What is made small: the energy distance of circularity and both purities (energy), the difference of"
                            + " the shares of structures (shares), or energy with the mean radius over its side's average (lengths).")
    private String distance = FitDistance.ENERGY.label();

    @Option(
            names = "--parameters",
            paramLabel = "A,B,…",
            description = "The force parameters that move; alignment,weight_decay,attraction,repulsion if left out.")
    private String parameters = "";

    @Option(names = "--evaluations", paramLabel = "N", description = "How many values are tried; 100 if left out.")
    private String evaluations = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Write the scene with the fitted forces there.")
    private String out = "";

    @Option(names = "--force", description = "Write over FILE.")
    private boolean force;

    @Option(names = "--json", description = "Print one JSON object a line on standard output, and nothing else.")
    private boolean json;

    FitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws SceneException {
        FitPlan plan = plan();
        Path target = target();
        Fit fit = new Fit(plan);
        plan.note().ifPresent(console::say);
        CountDownLatch done = new CountDownLatch(1);
        try (Interrupt _ = new Interrupt(() -> end(fit, done))) {
            FitResult result;
            try {
                result = follow(fit);
            } finally {
                done.countDown();
            }
            print(result);
            write(result, target);
            return result.cancelled() ? ExitStatus.FAILED : ExitStatus.DONE;
        } catch (IOException unwritable) {
            throw new FailedException(String.valueOf(unwritable.getMessage()));
        }
    }

    /** Ctrl+C: the best so far is judged if that does not take long. */
    private static void end(Fit fit, CountDownLatch done) {
        fit.finish();
        try {
            if (!done.await(JUDGING_SECONDS, TimeUnit.SECONDS)) {
                fit.cancel();
            }
        } catch (InterruptedException e) {
            fit.cancel();
            Thread.currentThread().interrupt();
        }
    }

    private FitResult follow(Fit fit) throws SceneException, IOException {
        try (Progress progress = Progress.on(console, "fit")) {
            return fit.run(new Lines(progress));
        }
    }

    private FitPlan plan() throws SceneException {
        Scene read = SceneLibrary.open(scene.scene(), Settings.of(scene.settings()));
        if (!read.timeline().isEmpty()) {
            console.say(
                    "the timeline of " + read.name() + " is left out: a fit keeps the scene's own values throughout");
        }
        FitPlan plan = FitPlan.of(read).withDistance(distance());
        if (!seeds.isEmpty()) {
            plan = plan.withSeeds(SeedRange.parse(seeds));
        }
        if (!heldOut.isEmpty()) {
            plan = plan.withHeldOut(SeedRange.parse("--held-out", heldOut));
        }
        if (!parameters.isEmpty()) {
            plan = plan.withParameters(FitPlan.parameters(parameters));
        }
        return evaluations.isEmpty() ? plan : plan.withEvaluations(count());
    }

    private FitDistance distance() {
        return FitDistance.byLabel(distance)
                .orElseThrow(() -> new InputException("--distance " + distance + ": must be "
                        + String.join(", ", FitDistance.labels()) + "; the nearest is "
                        + Nearest.to(distance, FitDistance.labels())));
    }

    private int count() {
        try {
            int count = Integer.parseInt(evaluations);
            if (count >= 1 && count <= FitPlan.MOST_EVALUATIONS) {
                return count;
            }
        } catch (NumberFormatException noNumber) {
            // The sentence below says what it must be.
        }
        throw new InputException(
                "--evaluations " + evaluations + ": must be a whole number between 1 and " + FitPlan.MOST_EVALUATIONS);
    }

    private Path target() {
        Path file = Path.of(out);
        if (out.isEmpty()) {
            return file;
        }
        if (!out.endsWith(".toml")) {
            throw new InputException("--out " + out + ": a scene file ends in .toml");
        }
        if (Files.exists(file) && !force) {
            throw new InputException("--out " + out + ": the file is there already; --force writes over it");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InputException("--out " + out + ": there is no folder " + folder);
        }
        // A new file comes to be beside and takes the name at the end.
        if (!Files.isWritable(folder)) {
            throw new InputException("--out " + out + ": the folder " + folder + " cannot be written to");
        }
        if (Files.isDirectory(file)) {
            throw new InputException("--out " + out + ": a folder of that name is in the way");
        }
        return file;
    }

    /** The result is written with the comments of the scene's own file, if it has one. */
    private void write(FitResult result, Path target) throws SceneException, IOException {
        if (out.isEmpty() || result.evaluations() == 0) {
            return;
        }
        if (SceneLibrary.names().contains(scene.scene())) {
            SceneWriter.write(result.scene(), target);
        } else {
            SceneWriter.update(Path.of(scene.scene()), result.scene(), target);
        }
        if (!json) {
            console.out().println("wrote " + out);
        }
    }

    private void print(FitResult result) {
        if (result.cancelled()) {
            console.say(FitLines.cancelled(result));
        }
        if (json) {
            console.out().println(result.toJson());
            return;
        }
        FitLines.print(console.out(), result);
        console.out().println(Figures.decimals(1, result.seconds()) + " s");
    }

    /** Prints what comes. */
    private final class Lines implements Fit.Listener {
        private final Progress progress;
        private Fit.Stage said = Fit.Stage.NETWORK;

        Lines(Progress progress) {
            this.progress = progress;
            say(said);
        }

        private void say(Fit.Stage stage) {
            said = stage;
            if (!console.interactive() && !json) {
                console.say(stage.label());
            }
        }

        @Override
        public void evaluated(FitStep step) {
            progress.makeRoom();
            if (json) {
                console.out().println(step.toJson());
            } else if (step.isBest()) {
                console.out().println(FitLines.step(step));
            }
        }

        @Override
        public void progress(Fit.Stage stage, double share) {
            if (stage != said) {
                say(stage);
            }
            progress.at(share);
        }
    }
}
