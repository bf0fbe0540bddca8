package grokfield.scenes;

import grokfield.sim.ForceParameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Finds the forces that make the particles' ensemble most like the network's ({@code docs/fitting.md}). The network's seeds are run once;
 * then a search tries force parameters, each on the same seeds, so that chance is the same for all; at last seeds that the search has not
 * seen say how far it has come. The result depends on the plan alone, not on the number of cores.
 */
public final class Fit {
    /** Larger than any distance of two ensembles whose measures lie in 0 … 1. */
    private static final double RULED_OUT = 10;

    /** What a network's step costs in steps of the particles, roughly: for the progress alone. */
    private static final double NETWORK_STEP = 5;

    private final FitPlan plan;
    private final Scene target;
    private final Side targetSide;
    private final AtomicReference<@Nullable Running> running = new AtomicReference<>();
    private volatile boolean finishing;
    private volatile boolean cancelled;

    // Owned by the thread that runs the fit.
    private final List<FitStep> steps = new ArrayList<>();
    private ForceParameters best;
    private double bestDistance = Double.NaN;
    private double leastObjective = Double.POSITIVE_INFINITY;
    private double doneWork;
    private final double allWork;
    private long begin;

    /** What a fit is at. */
    public enum Stage {
        NETWORK("running the network"),
        SEARCH("searching"),
        HELD_OUT("judging on held-out seeds");

        private final String label;

        Stage(String label) {
            this.label = label;
        }

        /** For people. */
        public String label() {
            return label;
        }
    }

    private record Running(HeadlessRun run, Stage stage) {}

    /** Who follows a fit. All calls come from the thread that called {@link #run}. */
    public interface Listener {
        /** Some values have been tried. */
        default void evaluated(FitStep step) {}

        /** Called every tenth of a second or so with the share of all the work that is done, 0 … 1. */
        default void progress(Stage stage, double share) {}
    }

    /**
     * A fit that has not begun.
     *
     * @throws SceneException with a sentence, if such a fit cannot be
     */
    public Fit(FitPlan plan) throws SceneException {
        this(plan, plan.scene(), Side.NETWORK);
    }

    /**
     * @param target a scene
     * @param targetSide the side of it that the particles are to be like
     */
    Fit(FitPlan plan, Scene target, Side targetSide) throws SceneException {
        plan.check();
        this.plan = plan;
        this.target = target;
        this.targetSide = targetSide;
        best = plan.scene().particles().orElseThrow().forces();
        allWork = targetWork(plan.seeds())
                + targetWork(plan.heldOut())
                + plan.evaluations() * particleWork(plan.seeds())
                + 2 * particleWork(plan.heldOut());
    }

    /** Ends the search soon, from any thread: the best values so far are judged on the held-out seeds, and count. */
    public void finish() {
        finishing = true;
        Running now = running.get();
        if (now != null && now.stage() == Stage.SEARCH) {
            now.run().cancel();
        }
    }

    /** Ends the fit soon, from any thread: the best values so far count, and what was not judged yet is not. */
    public void cancel() {
        cancelled = true;
        finishing = true;
        Running now = running.get();
        if (now != null) {
            now.run().cancel();
        }
    }

    /**
     * Fits.
     *
     * @throws SceneException if the engine cannot be had, or the network cannot be run
     * @throws IOException with a sentence for the user, if memory does not suffice
     */
    public FitResult run(Listener listener) throws SceneException, IOException {
        begin = System.nanoTime();
        Optional<FitSample> network = Optional.empty();
        Optional<FitSample> before = Optional.empty();
        Optional<FitSample> after = Optional.empty();
        double itself = Double.NaN;
        try {
            FitSample wanted = target(plan.seeds(), listener);
            whole(wanted, plan.seeds());
            FitSample judge = target(plan.heldOut(), listener);
            whole(judge, plan.heldOut());
            network = Optional.of(judge);
            itself = plan.distance().between(wanted, judge);
            search(wanted, listener);
            before = Optional.of(judged(plan.scene().particles().orElseThrow().forces(), listener));
            after = Optional.of(judged(best, listener));
        } catch (CancellationException e) {
            cancelled = true; // what is there counts
        }
        FitDistances distances = FitDistances.of(plan.distance(), network, before, after);
        return new FitResult(plan, best, steps.size(), network, before, after, itself, distances, finishing, since());
    }

    private void search(FitSample wanted, Listener listener) throws SceneException, IOException {
        FitSpace space = new FitSpace(best, plan.parameters());
        try {
            new FitSearch(
                            place -> evaluate(space.at(place), wanted, listener),
                            plan.evaluations(),
                            plan.seeds().first())
                    .from(space.place(best));
        } catch (CancellationException e) {
            if (cancelled) {
                throw e;
            }
        } catch (Broken e) {
            e.rethrow();
        }
    }

    /** What the search makes small. */
    private double evaluate(ForceParameters forces, FitSample wanted, Listener listener) {
        if (finishing) {
            throw new CancellationException();
        }
        FitSample sample;
        try {
            sample = particles(forces, plan.seeds(), Stage.SEARCH, listener);
        } catch (SceneException | IOException e) {
            throw new Broken(e);
        }
        int failed = sample.failed();
        double distance = failed > 0 ? Double.NaN : plan.distance().between(sample, wanted);
        double objective = failed > 0
                ? RULED_OUT + (double) failed / sample.seeds().size()
                : plan.distance().objective(sample, wanted);
        boolean better = failed == 0 && objective < leastObjective;
        if (better) {
            leastObjective = objective;
            bestDistance = distance;
            best = forces;
        }
        FitStep step = new FitStep(
                steps.size() + 1, plan.parameters(), forces, distance, bestDistance, better, failed, since());
        steps.add(step);
        listener.evaluated(step);
        return objective;
    }

    private FitSample judged(ForceParameters forces, Listener listener) throws SceneException, IOException {
        return particles(forces, plan.heldOut(), Stage.HELD_OUT, listener);
    }

    private FitSample target(SeedRange seeds, Listener listener) throws SceneException, IOException {
        return ensemble(target, targetSide, seeds, Stage.NETWORK, targetWork(seeds), listener);
    }

    private FitSample particles(ForceParameters forces, SeedRange seeds, Stage stage, Listener listener)
            throws SceneException, IOException {
        return ensemble(plan.with(forces), Side.PARTICLES, seeds, stage, particleWork(seeds), listener);
    }

    /**
     * Runs one side of a scene over many seeds.
     *
     * @throws CancellationException if it was ended before all seeds were there
     */
    private FitSample ensemble(Scene scene, Side side, SeedRange seeds, Stage stage, double work, Listener listener)
            throws SceneException, IOException {
        HeadlessRun run = new HeadlessRun(RunPlan.of(scene)
                .withSide(side)
                .withSeeds(seeds)
                .withCores(plan.cores())
                .withAttribution(AttributionChoice.DEFAULT.withSamples(false)));
        List<SeedResult> lines = new ArrayList<>();
        running.set(new Running(run, stage));
        if (cancelled || (stage == Stage.SEARCH && finishing)) {
            run.cancel(); // asked before this one could be told
        }
        RunReport report = run.run(new HeadlessRun.Listener() {
            @Override
            public void line(SeedResult result) {
                lines.add(result);
            }

            @Override
            public void progress(double share) {
                listener.progress(stage, (doneWork + share * work) / allWork);
            }
        });
        running.set(null);
        if (report.cancelled()) {
            throw new CancellationException();
        }
        doneWork += work;
        listener.progress(stage, doneWork / allWork);
        return FitSample.of(lines);
    }

    private static void whole(FitSample network, SeedRange seeds) throws SceneException {
        if (network.failed() > 0) {
            throw new SceneException("the network diverges for " + network.failed() + " of the seeds " + seeds
                    + ": lower its learning rate first");
        }
    }

    private double targetWork(SeedRange seeds) {
        double step = targetSide == Side.NETWORK ? NETWORK_STEP : 1;
        return step * seeds.count() * SideRun.steps(target, targetSide);
    }

    private double particleWork(SeedRange seeds) {
        return (double) seeds.count() * plan.scene().particles().orElseThrow().steps();
    }

    private double since() {
        return (System.nanoTime() - begin) * 1e-9;
    }

    /** A failure on its way through the search. */
    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(Exception cause) {
            super(cause);
        }

        void rethrow() throws SceneException, IOException {
            switch (getCause()) {
                case SceneException unusable -> throw unusable;
                case IOException failed -> throw failed;
                case null, default -> throw this;
            }
        }
    }
}
