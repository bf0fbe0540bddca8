package grokfield.scenes;

import grokfield.sim.Engines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * The jobs of a headless run, one for each side of each seed, in the order of seeds and particles before network. The particles of many
 * seeds on a device are one job in truth, from which each seed takes its part.
 */
final class RunJobs implements AutoCloseable {
    private final RunPlan plan;
    private final EngineSupply engines;
    private final SideRun.Watch watch;
    private final List<Side> sides;
    private final ExecutorService cores;
    private final ExecutorService device = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("run-device").factory());
    private final Map<Integer, CompletableFuture<Optional<List<SideRecord.Outcome>>>> batches = new HashMap<>();

    /** @param threads how many sides run at once on the processor */
    RunJobs(RunPlan plan, int threads, EngineSupply engines, SideRun.Watch watch) {
        this.plan = plan;
        this.engines = engines;
        this.watch = watch;
        this.sides = plan.sides();
        this.cores = Executors.newFixedThreadPool(threads);
    }

    /** How many jobs a run has. */
    static int count(RunPlan plan) {
        return plan.seedCount() * plan.sides().size();
    }

    /** Whether the particles of all seeds go together. */
    static boolean isBatched(RunPlan plan) {
        return plan.sides().contains(Side.PARTICLES)
                && plan.seedCount() > 1
                && plan.stepping() instanceof Stepping.Fixed
                && SideRun.engine(plan.scene()).name().equals(Engines.TORNADO);
    }

    /**
     * Starts a job, or takes its part of one that runs already.
     *
     * @param sampled whether samples are taken
     * @return its outcome; empty if it was cancelled
     */
    Future<Optional<SideRecord.Outcome>> start(int job, boolean sampled) {
        Side side = sides.get(job % sides.size());
        int seed = job / sides.size();
        long interval = sampled ? plan.interval(SideRun.steps(plan.scene(), side)) : 0;
        if (side == Side.PARTICLES && isBatched(plan)) {
            return part(seed, interval);
        }
        SideRun run = new SideRun(plan.sceneOf(seed), side, plan, interval, engines, watch);
        return submit(cores, run::run);
    }

    private Future<Optional<SideRecord.Outcome>> part(int seed, long interval) {
        int most = EnsembleRun.most(plan.scene());
        int first = seed - seed % most;
        int end = Math.min(first + most, plan.seedCount());
        CompletableFuture<Optional<List<SideRecord.Outcome>>> batch = batches.computeIfAbsent(first, start -> {
            List<Scene> scenes =
                    IntStream.range(start, end).mapToObj(plan::sceneOf).toList();
            return submit(device, new EnsembleRun(scenes, interval, engines, watch)::run);
        });
        if (seed == end - 1) {
            batches.remove(first);
        }
        return batch.thenApply(outcomes -> outcomes.map(list -> list.get(seed - first)));
    }

    private <T> CompletableFuture<Optional<T>> submit(Executor executor, Callable<T> work) {
        CompletableFuture<Optional<T>> future = new CompletableFuture<>();
        executor.execute(() -> {
            try {
                watch.advanced(0);
                future.complete(Optional.of(work.call()));
            } catch (CancellationException e) {
                future.complete(Optional.empty());
            } catch (Throwable e) { // whatever it is, whoever waits must get it
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    /** Waits for the jobs to end. */
    @Override
    public void close() {
        cores.close();
        device.close();
    }
}
