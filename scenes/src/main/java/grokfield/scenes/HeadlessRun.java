package grokfield.scenes;

import grokfield.sim.EngineChoice;
import grokfield.sim.EngineException;
import grokfield.sim.Engines;
import grokfield.sim.WorkerPool;
import grokfield.sim.Workers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/**
 * Runs particles and network of a scene for one or many seeds without a window. The seeds are spread over the cores; the
 * results depend neither on the number of cores nor on which seed ends first, and come in the order of seeds, particles
 * before network.
 */
public final class HeadlessRun {
    private static final long PROGRESS_MILLISECONDS = 100;
    private static final int LOOKAHEAD = 8; // jobs per thread that may be done before their turn

    private static final Set<String> ALWAYS_THERE = Set.of(Engines.SCALAR, Engines.VECTOR);

    private final RunPlan plan;
    private final EngineFactory factory;
    private final LongAdder done = new LongAdder();
    private volatile boolean cancelled;
    private volatile boolean ended; // no job is to go on, as nobody waits for it any more

    /** Who follows a run. All calls come from the thread that called {@link #run}. */
    public interface Listener {
        /** One side of one seed has ended; in order. */
        void line(SeedResult result);

        /** Called every tenth of a second or so with the share of all steps that are done, 0 … 1. */
        default void progress(double share) {}
    }

    public HeadlessRun(RunPlan plan) {
        this(plan, EngineFactory.STANDARD);
    }

    HeadlessRun(RunPlan plan, EngineFactory factory) {
        this.plan = plan;
        this.factory = factory;
    }

    /** Ends the run soon, from any thread: the seeds that are complete count, and their files are written. */
    public void cancel() {
        cancelled = true;
    }

    /**
     * Runs. A seed that explodes or diverges, or whose engine fails, has a line with its error, and the others go on.
     *
     * @throws SceneException if the engine cannot be had, the start file cannot be used, or the folder holds files that must not give way
     * @throws IOException with a sentence for the user, if a file cannot be written or memory does not suffice
     */
    public RunReport run(Listener listener) throws SceneException, IOException {
        tryEngine();
        Optional<Path> out = plan.out();
        if (out.isEmpty()) {
            return run(listener, Optional.empty());
        }
        try (RunFiles files = new RunFiles(plan, out.get())) {
            return run(listener, Optional.of(files));
        }
    }

    /** The sides of a scene, particles first. */
    static List<Side> sides(Scene scene) {
        List<Side> sides = new ArrayList<>();
        scene.particles().ifPresent(particles -> sides.add(Side.PARTICLES));
        scene.network().ifPresent(network -> sides.add(Side.NETWORK));
        return sides;
    }

    private RunReport run(Listener listener, Optional<RunFiles> files) throws SceneException, IOException {
        long begin = System.nanoTime();
        Map<Side, List<SeedResult>> lines = new EnumMap<>(Side.class);
        sides(plan.scene()).forEach(side -> lines.put(side, new ArrayList<>()));
        int threads = Math.min(RunJobs.count(plan), plan.cores());
        // With fewer jobs than cores, the engines share the cores that are left.
        try (WorkerPool pool = new WorkerPool("run", threads < plan.cores() ? plan.cores() : 1);
                RunJobs jobs = new RunJobs(
                        plan, threads, new EngineSupply(factory, AutoEngine.BY_RULE, pool), this::advanced)) {
            try {
                collect(jobs, LOOKAHEAD * threads, listener, files, lines);
            } finally {
                ended = true;
            }
        }
        Map<Side, Summary> sides = new EnumMap<>(Side.class);
        lines.forEach((side, of) -> sides.put(side, Summary.of(side, of)));
        double seconds = (System.nanoTime() - begin) * 1e-9;
        RunReport report = new RunReport(plan.scene().name(), plan.seeds(), sides, cancelled, seconds, List.of());
        return files.isPresent() ? report.withFiles(files.get().commit(report)) : report;
    }

    /**
     * Makes the engine once, so that one that cannot be had shows before anything is written.
     *
     * @throws SceneException with the reason
     */
    private void tryEngine() throws SceneException {
        Scene scene = plan.scene();
        if (scene.particles().isEmpty()) {
            return;
        }
        EngineChoice choice = SideRun.engine(scene);
        if (ALWAYS_THERE.contains(choice.name())) {
            return;
        }
        int dimensions = SideRun.dimensions(scene, Side.PARTICLES);
        try {
            if (RunJobs.isBatched(plan)) {
                int states = Math.min(plan.seedCount(), EnsembleRun.most(scene));
                factory.createEnsemble(choice, scene.task(), dimensions, states, Workers.CALLER)
                        .close();
            } else {
                factory.create(choice, scene.task(), dimensions, Workers.CALLER).close();
            }
        } catch (EngineException e) {
            throw new SceneException("engine " + choice + " cannot be had: " + e.getMessage(), e);
        }
    }

    private void collect(
            RunJobs jobs, int most, Listener listener, Optional<RunFiles> files, Map<Side, List<SeedResult>> lines)
            throws SceneException, IOException {
        Queue<Future<Optional<SideRecord.Outcome>>> running = new ArrayDeque<>();
        int count = RunJobs.count(plan);
        int next = 0;
        do {
            while (next < count && running.size() < most && !cancelled) {
                running.add(jobs.start(next++, files.isPresent()));
            }
            Optional<SideRecord.Outcome> outcome =
                    running.isEmpty() ? Optional.empty() : await(running.remove(), listener);
            if (outcome.isPresent()) {
                if (files.isPresent()) {
                    files.get().add(outcome.get());
                }
                SeedResult line = outcome.get().result();
                Objects.requireNonNull(lines.get(line.side())).add(line);
                listener.line(line);
            }
        } while (!running.isEmpty() || (next < count && !cancelled));
    }

    private void advanced(long steps) {
        done.add(steps);
        if (cancelled || ended) {
            throw new CancellationException();
        }
    }

    private Optional<SideRecord.Outcome> await(Future<Optional<SideRecord.Outcome>> job, Listener listener)
            throws SceneException, IOException {
        while (true) {
            try {
                return job.get(PROGRESS_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                listener.progress(share());
            } catch (InterruptedException e) {
                cancel();
            } catch (ExecutionException e) {
                throw failure(e);
            }
        }
    }

    private double share() {
        Scene scene = plan.scene();
        double steps = sides(scene).stream()
                .mapToDouble(side -> SideRun.steps(scene, side))
                .sum();
        return steps == 0 ? 1 : Math.min(1, done.sum() / (steps * plan.seedCount()));
    }

    private static IOException failure(ExecutionException thrown) throws SceneException {
        Throwable cause = thrown.getCause();
        if (cause instanceof OutOfMemoryError) {
            long megabytes = Runtime.getRuntime().maxMemory() >> 20;
            return new IOException("the run needs more than the " + megabytes + " MB of memory that Java has", cause);
        }
        if (cause instanceof SceneException unusable) {
            throw unusable;
        }
        if (cause instanceof RuntimeException unexpected) {
            throw unexpected;
        }
        throw new IllegalStateException(thrown);
    }
}
