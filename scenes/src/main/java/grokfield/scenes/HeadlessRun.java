package grokfield.scenes;

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
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

    private final RunPlan plan;
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
        this.plan = plan;
    }

    /** Ends the run soon, from any thread: the seeds that are complete count, and their files are written. */
    public void cancel() {
        cancelled = true;
    }

    /**
     * Runs. A seed that explodes or diverges has a line with its error, and the others go on.
     *
     * @throws SceneException if the start file cannot be used, or the folder holds files that must not give way
     * @throws IOException with a sentence for the user, if a file cannot be written or memory does not suffice
     */
    public RunReport run(Listener listener) throws SceneException, IOException {
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
        int threads = Math.min(jobs(), plan.cores());
        // With fewer jobs than cores, the engines share the cores that are left.
        try (WorkerPool pool = new WorkerPool("run", threads < plan.cores() ? plan.cores() : 1);
                ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            try {
                collect(executor, threads, pool, listener, files, lines);
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

    private int jobs() {
        return plan.seedCount() * sides(plan.scene()).size();
    }

    private void collect(
            ExecutorService executor,
            int threads,
            Workers workers,
            Listener listener,
            Optional<RunFiles> files,
            Map<Side, List<SeedResult>> lines)
            throws SceneException, IOException {
        Queue<Future<Optional<SideRun.Outcome>>> running = new ArrayDeque<>();
        int next = 0;
        do {
            while (next < jobs() && running.size() < LOOKAHEAD * threads && !cancelled) {
                SideRun run = sideRun(next++, workers, files.isPresent());
                running.add(executor.submit(() -> orNothing(run)));
            }
            Optional<SideRun.Outcome> outcome =
                    running.isEmpty() ? Optional.empty() : await(running.remove(), listener);
            if (outcome.isPresent()) {
                if (files.isPresent()) {
                    files.get().add(outcome.get());
                }
                SeedResult line = outcome.get().result();
                Objects.requireNonNull(lines.get(line.side())).add(line);
                listener.line(line);
            }
        } while (!running.isEmpty() || (next < jobs() && !cancelled));
    }

    private SideRun sideRun(int job, Workers workers, boolean sampled) {
        List<Side> sides = sides(plan.scene());
        Side side = sides.get(job % sides.size());
        Scene scene = plan.sceneOf(job / sides.size());
        long interval = sampled ? plan.interval(SideRun.steps(scene, side)) : 0;
        return new SideRun(scene, side, interval, workers, this::advanced);
    }

    private void advanced(long steps) {
        done.add(steps);
        if (cancelled || ended) {
            throw new CancellationException();
        }
    }

    /** A run to its end; nothing if it is cancelled before. */
    private Optional<SideRun.Outcome> orNothing(SideRun run) throws SceneException {
        try {
            advanced(0);
            return Optional.of(run.run());
        } catch (CancellationException e) {
            return Optional.empty();
        }
    }

    private Optional<SideRun.Outcome> await(Future<Optional<SideRun.Outcome>> job, Listener listener)
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
