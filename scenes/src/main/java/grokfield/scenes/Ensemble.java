package grokfield.scenes;

import grokfield.scenes.EnsembleSnapshot.Moment;
import grokfield.scenes.EnsembleSnapshot.Status;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many seeds of a scene, advanced together on threads of their own beside the window. Commands come in from any thread and
 * never wait; immutable snapshots go out. Every member takes the bits that {@code run} gives its seed.
 */
public final class Ensemble implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Ensemble.class);

    private final EnsemblePlan plan;
    private final EngineFactory factory;
    private final List<Side> sides;
    private final MemberQueue queue;
    private final EnsemblePace pace = new EnsemblePace();
    private final AtomicReferenceArray<@Nullable EnsembleMember> members; // by group, side, seed
    private final List<MemberRun> runs = new ArrayList<>(); // the same order
    private final AtomicLong version = new AtomicLong();
    private final AtomicLong steps = new AtomicLong(); // of all members
    private final double allSteps;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<@Nullable EnsembleSnapshot> newest = new AtomicReference<>();
    private final EnsembleReporter reporter;
    private final long begun = System.nanoTime();

    // Written under this lock.
    private volatile Status status = Status.RUNNING;
    private Optional<String> failure = Optional.empty();
    private int alive;
    private long restedNanos; // paused so far
    private long pausedAt;
    private long endedAt;

    private Ensemble(EnsemblePlan plan, EngineFactory factory) {
        this.plan = plan;
        this.factory = factory;
        sides = plan.sides();
        queue = new MemberQueue(plan.order());
        members = new AtomicReferenceArray<>(Math.toIntExact(plan.members()));
        for (int group = 0; group < plan.groups(); group++) {
            Scene scene = plan.scene(group);
            for (Side side : sides) {
                for (int seed = 0; seed < plan.seeds().count(); seed++) {
                    runs.add(new MemberRun(plan, scene, side, group, seed));
                }
            }
        }
        runs.forEach(queue::add);
        allSteps = runs.stream().mapToDouble(run -> run.last).sum();
        reporter = new EnsembleReporter(plan.groups(), this::snapshot);
        alive = (int) Math.min(plan.cores(), plan.members());
        for (int i = 0; i < alive; i++) {
            threads.add(Thread.ofPlatform()
                    .daemon()
                    .name("grokfield-ensemble-" + (i + 1))
                    .unstarted(this::work));
        }
    }

    /**
     * Starts an ensemble.
     *
     * @throws SceneException with the sentence of {@link EnsemblePlan#refusal}
     */
    public static Ensemble start(EnsemblePlan plan) throws SceneException {
        return start(plan, EngineFactory.STANDARD);
    }

    static Ensemble start(EnsemblePlan plan, EngineFactory factory) throws SceneException {
        Optional<String> refusal = plan.refusal();
        if (refusal.isPresent()) {
            throw new SceneException(refusal.get());
        }
        Ensemble ensemble = new Ensemble(plan, factory);
        ensemble.threads.forEach(Thread::start);
        ensemble.reporter.start();
        return ensemble;
    }

    /** What is being done. */
    public EnsemblePlan plan() {
        return plan;
    }

    /** How it is now; the same object as long as nothing changes. */
    public EnsembleSnapshot snapshot() {
        EnsembleSnapshot before = newest.get();
        long now = version.get();
        if (before != null && before.version() == now) {
            return before;
        }
        @Nullable EnsembleMember[] copy = new EnsembleMember[members.length()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = members.get(i);
        }
        EnsembleSnapshot fresh = new EnsembleSnapshot(plan, copy, moment(now));
        newest.set(fresh);
        return fresh;
    }

    /** What the members at one value of the axis have in common, if one has begun; a little behind the snapshot while it runs. */
    public Optional<EnsembleFigures> figures(int group) {
        return reporter.figures(group);
    }

    private synchronized Moment moment(long number) {
        double progress = allSteps == 0 ? (status == Status.ENDED ? 1 : 0) : Math.min(1, steps.get() / allSteps);
        return new Moment(status, progress, nanos() * 1e-9, number, failure);
    }

    private long nanos() {
        long until = status == Status.PAUSED ? pausedAt : endedAt != 0 ? endedAt : System.nanoTime();
        return until - begun - restedNanos;
    }

    /** Tells that a frame was drawn, so that the workers know how much they may work. Called by the thread that draws. */
    public void frame(long now) {
        pace.frame(now);
    }

    /** Lets everything stand until {@link #resume}. */
    public synchronized void pause() {
        if (status == Status.RUNNING) {
            pausedAt = System.nanoTime();
            become(Status.PAUSED);
        }
    }

    /** Goes on after a pause. */
    public synchronized void resume() {
        if (status == Status.PAUSED) {
            restedNanos += System.nanoTime() - pausedAt;
            become(Status.RUNNING);
        }
    }

    /** Gives the rest up and keeps what is there. */
    public synchronized void cancel() {
        end(Status.CANCELLED, Optional.empty());
    }

    private void become(Status next) {
        status = next;
        queue.hold(next == Status.PAUSED);
        version.incrementAndGet();
    }

    /** Whether it is paused and no turn is under way any more. */
    boolean isAtRest() {
        return queue.isAtRest();
    }

    private synchronized void end(Status how, Optional<String> why) {
        if (status == Status.RUNNING || status == Status.PAUSED) {
            if (status == Status.PAUSED) {
                restedNanos += System.nanoTime() - pausedAt;
            }
            endedAt = System.nanoTime();
            failure = why;
            become(how);
            queue.close();
        }
    }

    /**
     * The complete states of one seed, for a session to go on from.
     *
     * @param seed counted from 0
     * @return by side; a side whose member has not begun is left out
     */
    public CompletableFuture<Map<Side, WorldState>> capture(int group, int seed) {
        Executor beside =
                task -> Thread.ofPlatform().daemon().name("grokfield-capture").start(task);
        return CompletableFuture.supplyAsync(() -> states(group, seed), beside);
    }

    /**
     * The samples of one member so far: its start, every 25th of its steps, and its end.
     *
     * @param seed counted from 0
     */
    List<MeasureRow> samples(int group, Side side, int seed) {
        MemberRun run = runs.get(index(group, side, seed));
        synchronized (run) {
            return List.copyOf(run.samples);
        }
    }

    private Map<Side, WorldState> states(int group, int seed) {
        Map<Side, WorldState> states = new EnumMap<>(Side.class);
        for (Side side : sides) {
            int index = index(group, side, seed);
            MemberRun run = runs.get(index);
            synchronized (run) {
                if (members.get(index) != null) {
                    states.put(side, run.state());
                }
            }
        }
        return states;
    }

    private int index(int group, Side side, int seed) {
        return (group * sides.size() + sides.indexOf(side)) * plan.seeds().count() + seed;
    }

    private void work() {
        try (MemberWorker worker = new MemberWorker(plan, factory, pace.new Turn(), this::stops)) {
            for (MemberRun run = queue.take(); run != null; run = queue.take()) {
                turn(worker, run);
            }
        } catch (InterruptedException e) {
            cancel();
        } catch (SceneException e) {
            end(Status.FAILED, Optional.of(String.valueOf(e.getMessage())));
        } catch (OutOfMemoryError e) {
            long megabytes = Runtime.getRuntime().maxMemory() >> 20;
            end(
                    Status.FAILED,
                    Optional.of("the ensemble needs more than the " + megabytes + " MB of memory that Java has"));
        } catch (RuntimeException | Error e) {
            log.error("an ensemble failed", e);
            end(Status.FAILED, Optional.of("the ensemble failed: " + e));
        } finally {
            if (leave()) {
                reporter.end(snapshot());
            }
        }
    }

    private void turn(MemberWorker worker, MemberRun run) throws SceneException, InterruptedException {
        int index = index(run.group, run.side, run.seed);
        EnsembleMember before = members.get(index);
        boolean goesOn = false;
        try {
            EnsembleMember now = worker.turn(run, before);
            goesOn = !now.ended();
            members.set(index, now);
            // A member that stopped early has done all that it will do.
            steps.addAndGet((goesOn ? now.step() : run.last) - (before == null ? 0 : before.step()));
            version.incrementAndGet();
        } finally {
            queue.giveBack(run, goesOn);
        }
    }

    private boolean stops() {
        return status != Status.RUNNING;
    }

    /** A worker has nothing more to do. Returns whether it was the last. */
    private synchronized boolean leave() {
        alive--;
        if (alive == 0) {
            end(Status.ENDED, Optional.empty());
        }
        return alive == 0;
    }

    /** Waits until it has ended, been cancelled or failed. */
    public void await() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Gives up what is under way and waits for the threads. */
    @Override
    public void close() {
        cancel();
        threads.forEach(Thread::interrupt);
        try {
            await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
