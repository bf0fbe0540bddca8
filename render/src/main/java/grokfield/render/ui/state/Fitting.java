package grokfield.render.ui.state;

import grokfield.scenes.Fit;
import grokfield.scenes.FitDistance;
import grokfield.scenes.FitPlan;
import grokfield.scenes.FitResult;
import grokfield.scenes.FitStep;
import grokfield.scenes.Scene;
import grokfield.scenes.SceneException;
import grokfield.scenes.SeedRange;
import grokfield.sim.ForceParameters;
import grokfield.sim.Parameter;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fit of the window: what the user has chosen for it, the one that is under way on a thread of its own, and the last result. Used by
 * the window's thread.
 */
public final class Fitting implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Fitting.class);
    private static final int EVALUATIONS_KEPT = 1024;

    /** The column of {@link #steps}. */
    public static final int BEST = 0;

    private final Set<Parameter> parameters = new LinkedHashSet<>(FitPlan.PARAMETERS);
    private final History steps = new History(EVALUATIONS_KEPT, 1);
    private FitDistance distance = FitDistance.ENERGY;
    private String seeds = FitPlan.SEEDS.toString();
    private String heldOut = FitPlan.HELD_OUT.toString();
    private int evaluations = FitPlan.EVALUATIONS;
    private Optional<Work> work = Optional.empty();
    private Optional<Fitted> fitted = Optional.empty();
    private String problem = "";

    /** What came of a fit, and where its scene came from. */
    public record Fitted(FitResult result, Origin origin) {}

    /** One fit on its thread. What it says comes through the queue and the volatile fields. */
    private static final class Work {
        private final FitPlan plan;
        private final Fit fit;
        private final Origin origin;
        private final long begun = System.nanoTime();
        private final Queue<FitStep> arriving = new ConcurrentLinkedQueue<>();
        private volatile Fit.Stage stage = Fit.Stage.NETWORK;
        private volatile double share;
        private volatile Optional<FitResult> result = Optional.empty();
        private volatile String problem = "";
        private volatile boolean over;

        Work(FitPlan plan, Origin origin) throws SceneException {
            this.plan = plan;
            fit = new Fit(plan);
            this.origin = origin;
        }

        void run() {
            try {
                result = Optional.of(fit.run(new Fit.Listener() {
                    @Override
                    public void evaluated(FitStep step) {
                        arriving.add(step);
                    }

                    @Override
                    public void progress(Fit.Stage now, double done) {
                        stage = now;
                        share = done;
                    }
                }));
            } catch (SceneException | IOException e) {
                problem = String.valueOf(e.getMessage());
            } catch (RuntimeException e) {
                log.error("the fit failed", e);
                problem = "The fit failed: " + e;
            } finally {
                over = true;
            }
        }
    }

    /**
     * How far the fit is.
     *
     * @param share of all its work, 0 … 1
     * @param seconds since it began
     */
    public record Progress(Fit.Stage stage, double share, double seconds) {}

    // What the user chooses.

    public FitDistance distance() {
        return distance;
    }

    public void setDistance(FitDistance wanted) {
        distance = wanted;
    }

    /** Whether the fit moves a parameter. */
    public boolean moves(Parameter parameter) {
        return parameters.contains(parameter);
    }

    public void setMoves(Parameter parameter, boolean wanted) {
        if (wanted) {
            parameters.add(parameter);
        } else {
            parameters.remove(parameter);
        }
    }

    /** The search's seeds as they were typed. */
    public String seeds() {
        return seeds;
    }

    public void setSeeds(String typed) {
        seeds = typed;
    }

    /** The held-out seeds as they were typed. */
    public String heldOut() {
        return heldOut;
    }

    public void setHeldOut(String typed) {
        heldOut = typed;
    }

    public int evaluations() {
        return evaluations;
    }

    public void setEvaluations(int wanted) {
        evaluations = Math.clamp(wanted, 1, FitPlan.MOST_EVALUATIONS);
    }

    // What it does.

    /**
     * Begins a fit of a scene; what is wrong with the choices becomes the {@link #problem}.
     *
     * @param origin where the scene came from; the fit may outlast its being on show
     */
    public void start(Scene scene, Origin origin) {
        if (work.isPresent()) {
            return;
        }
        problem = "";
        try {
            // One core is left to the window.
            int cores = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
            List<Parameter> moved =
                    ForceParameters.ALL.stream().filter(parameters::contains).toList();
            FitPlan plan = FitPlan.of(scene)
                    .withDistance(distance)
                    .withParameters(moved)
                    .withSeeds(SeedRange.parse("seeds", seeds))
                    .withHeldOut(SeedRange.parse("held-out seeds", heldOut))
                    .withEvaluations(evaluations)
                    .withCores(cores);
            Work begun = new Work(plan, origin);
            work = Optional.of(begun);
            fitted = Optional.empty();
            steps.clear();
            Thread.ofPlatform().daemon().name("grokfield-fit").start(begun::run);
        } catch (SceneException e) {
            problem = String.valueOf(e.getMessage());
        }
    }

    /** Ends the search; the best so far is still judged on the held-out seeds. */
    public void finish() {
        work.ifPresent(now -> now.fit.finish());
    }

    /** Ends the fit; the best so far counts. */
    public void cancel() {
        work.ifPresent(now -> now.fit.cancel());
    }

    /** Takes over what has come; once each frame. */
    void settle() {
        if (work.isEmpty()) {
            return;
        }
        Work now = work.get();
        boolean over = now.over; // before the last steps are taken
        for (FitStep step = now.arriving.poll(); step != null; step = now.arriving.poll()) {
            steps.add(step.number(), step.best());
        }
        if (over) {
            fitted = now.result.filter(found -> found.evaluations() > 0).map(found -> new Fitted(found, now.origin));
            problem = now.problem;
            work = Optional.empty();
        }
    }

    /** How far the fit is; empty if none is under way. */
    public Optional<Progress> progress() {
        return work.map(now -> new Progress(now.stage, now.share, (System.nanoTime() - now.begun) * 1e-9));
    }

    /** The smallest distance so far, over the evaluations of the fit. */
    public History steps() {
        return steps;
    }

    /** What the fit that is under way, or the last one, was to do. */
    public Optional<FitPlan> plan() {
        return work.map(now -> now.plan)
                .or(() -> fitted.map(last -> last.result().plan()));
    }

    /** The last result, and where its scene came from. */
    public Optional<Fitted> fitted() {
        return fitted;
    }

    /** The last result. */
    public Optional<FitResult> result() {
        return fitted.map(Fitted::result);
    }

    /** What went wrong, one sentence; empty if nothing did. */
    public String problem() {
        return problem;
    }

    @Override
    public void close() {
        cancel();
    }
}
