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
    private final List<RunPlan> parts;
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
        this.parts = plan.parts();
        this.factory = factory;
    }

    /** Ends the run soon, from any thread: the seeds that are complete count, and their files are written. */
    public void cancel() {
        cancelled = true;
    }

    /** Whether it was told to end early. */
    public boolean isCancelled() {
        return cancelled;
    }

    /**
     * Runs. A seed that explodes or diverges, or whose engine fails, has a line with its error, and the others go on.
     *
     * @throws SceneException if the engine cannot be had, the start file cannot be used, or the folder holds files that must not give way
     * @throws IOException with a sentence for the user, if a file cannot be written or memory does not suffice
     */
    public RunReport run(Listener listener) throws SceneException, IOException {
        for (RunPlan part : parts) {
            tryEngine(part);
        }
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
        Map<Side, List<SeedResult>> all = empty();
        List<RunReport.SweptValue> swept = new ArrayList<>();
        for (int i = 0; i < parts.size() && (i == 0 || !cancelled); i++) {
            int place = i;
            Optional<Sweep.Value> value =
                    plan.sweep().map(sweep -> sweep.values().get(place));
            Map<Side, List<SeedResult>> lines = empty();
            run(parts.get(i), new Sink(listener, files, value, lines));
            lines.forEach((side, of) -> Objects.requireNonNull(all.get(side)).addAll(of));
            value.ifPresent(of -> swept.add(new RunReport.SweptValue(of, summaries(lines))));
        }
        double seconds = (System.nanoTime() - begin) * 1e-9;
        RunReport report = new RunReport(
                plan.scene().name(),
                plan.seeds(),
                summaries(all),
                plan.sweep().map(sweep -> new RunReport.Swept(sweep.key(), swept)),
                cancelled,
                seconds,
                List.of(),
                remarks());
        return files.isPresent() ? files.get().commit(report) : report;
    }

    private List<String> remarks() {
        return parts.stream()
                .filter(part -> part.sides().contains(Side.NETWORK))
                .flatMap(part -> part.attribution().remark(part.scene()).stream())
                .distinct()
                .toList();
    }

    private Map<Side, List<SeedResult>> empty() {
        Map<Side, List<SeedResult>> lines = new EnumMap<>(Side.class);
        plan.sides().forEach(side -> lines.put(side, new ArrayList<>()));
        return lines;
    }

    private static Map<Side, Summary> summaries(Map<Side, List<SeedResult>> lines) {
        Map<Side, Summary> sides = new EnumMap<>(Side.class);
        lines.forEach((side, of) -> sides.put(side, Summary.of(side, of)));
        return sides;
    }

    /** Where the outcomes of one value go, in order. */
    private record Sink(
            Listener listener,
            Optional<RunFiles> files,
            Optional<Sweep.Value> value,
            Map<Side, List<SeedResult>> lines) {
        void begin() {
            files.ifPresent(of -> of.begin(value));
        }

        void take(SideRecord.Outcome outcome) throws IOException {
            if (files.isPresent()) {
                files.get().add(outcome);
            }
            SeedResult line = value.map(outcome.result()::withSweep).orElse(outcome.result());
            Objects.requireNonNull(lines.get(line.side())).add(line);
            listener.line(line);
        }
    }

    /** One value of a sweep, or the whole run where there is none. */
    private void run(RunPlan part, Sink sink) throws SceneException, IOException {
        sink.begin();
        ended = false;
        int threads = Math.min(RunJobs.count(part), part.cores());
        // With fewer jobs than cores, the engines share the cores that are left.
        try (WorkerPool pool = new WorkerPool("run", threads < part.cores() ? part.cores() : 1);
                RunJobs jobs = new RunJobs(
                        part, threads, new EngineSupply(factory, AutoEngine.BY_RULE, pool), this::advanced)) {
            try {
                collect(part, jobs, LOOKAHEAD * threads, sink);
            } finally {
                ended = true;
            }
        }
    }

    /**
     * Makes the engine once, so that one that cannot be had shows before anything is written.
     *
     * @throws SceneException with the reason
     */
    private void tryEngine(RunPlan part) throws SceneException {
        Scene scene = part.scene();
        if (!part.sides().contains(Side.PARTICLES)) {
            return;
        }
        EngineChoice choice = SideRun.engine(scene);
        if (ALWAYS_THERE.contains(choice.name())) {
            return;
        }
        int dimensions = SideRun.dimensions(scene, Side.PARTICLES);
        try {
            if (RunJobs.isBatched(part)) {
                int states = Math.min(part.seedCount(), EnsembleRun.most(scene));
                factory.createEnsemble(choice, scene.task(), dimensions, states, Workers.CALLER)
                        .close();
            } else {
                factory.create(choice, scene.task(), dimensions, Workers.CALLER).close();
            }
        } catch (EngineException e) {
            throw new SceneException("engine " + choice + " cannot be had: " + e.getMessage(), e);
        }
    }

    private void collect(RunPlan part, RunJobs jobs, int most, Sink sink) throws SceneException, IOException {
        Queue<Future<Optional<SideRecord.Outcome>>> running = new ArrayDeque<>();
        int count = RunJobs.count(part);
        int next = 0;
        do {
            while (next < count && running.size() < most && !cancelled) {
                running.add(jobs.start(next++, sink.files().isPresent()));
            }
            Optional<SideRecord.Outcome> outcome =
                    running.isEmpty() ? Optional.empty() : await(running.remove(), sink.listener());
            if (outcome.isPresent()) {
                sink.take(outcome.get());
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
        double steps = 0;
        for (RunPlan part : parts) {
            for (Side side : part.sides()) {
                steps += SideRun.steps(part.scene(), side);
            }
        }
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
