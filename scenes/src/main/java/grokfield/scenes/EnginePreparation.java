package grokfield.scenes;

import grokfield.scenes.EngineTimer.Contender;
import grokfield.scenes.EngineTimer.Effort;
import grokfield.sim.EngineChoice;
import grokfield.sim.Engines;
import grokfield.sim.ForceEngine;
import grokfield.sim.ForceParameters;
import grokfield.sim.ParticleState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes, warms up and times engines beside a world, on a thread of its own. The world goes on with the engine that it has, looks in
 * between two steps, and takes over what is ready. One wish at a time: a newer one replaces an older.
 */
final class EnginePreparation implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EnginePreparation.class);
    private static final int WARM_UPS = 2; // after which an engine counts as compiled
    private static final double WORTH_A_CHANGE = 0.9; // of the running engine's time
    private static final long PATIENCE = 3; // s for an engine that is being made while the world closes

    private final EngineMaker maker;
    private final Lock floor;
    private final Runnable ready;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("grokfield-engines").factory());
    private final AtomicReference<@Nullable Outcome> outcome = new AtomicReference<>();
    private volatile long newest = -1;
    private volatile boolean closed;

    // Owned by this thread.
    private final Map<EngineChoice, Integer> warmUps = new HashMap<>();

    /**
     * What the world wants.
     *
     * @param number larger than every earlier one's
     * @param wanted an engine, or {@code auto} to time them
     * @param running the engine that the world has
     * @param known the time of a step of engines that need not be timed, in ns
     * @param without engines that failed or are not worth a try
     * @param state a copy of the world's
     */
    record Wish(
            long number,
            EngineChoice wanted,
            EngineChoice running,
            Map<EngineChoice, Double> known,
            Set<EngineChoice> without,
            ForceParameters parameters,
            ParticleState state) {}

    /**
     * What came of it.
     *
     * @param choice what is to run
     * @param engine the engine, warm; empty if the world's own is to go on
     * @param nanos the time of a step of every engine that was timed; one that was still getting faster has none yet
     * @param failures why an engine could not be had, one clause each
     */
    record Outcome(
            long number,
            EngineChoice choice,
            Optional<ForceEngine> engine,
            Map<EngineChoice, Double> nanos,
            Map<EngineChoice, String> failures) {}

    /**
     * @param floor who holds it has the cores for its steps
     * @param ready called on this thread when there is something to take
     */
    EnginePreparation(EngineMaker maker, Lock floor, Runnable ready) {
        this.maker = maker;
        this.floor = floor;
        this.ready = ready;
    }

    /** Begins with a wish and forgets the one before. Never waits. */
    void ask(Wish wish) {
        newest = wish.number();
        thread.execute(() -> serve(wish));
    }

    /** What is ready, if anything is; the caller then owns the engine. Never waits. */
    @Nullable
    Outcome take() {
        return outcome.get() == null ? null : outcome.getAndSet(null);
    }

    private boolean isStale(Wish wish) {
        return closed || wish.number() != newest;
    }

    private void serve(Wish wish) {
        if (isStale(wish)) {
            return;
        }
        try {
            hand(wish.wanted().name().equals(Engines.AUTO) ? fastest(wish) : single(wish));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        } catch (RuntimeException e) {
            log.error("no engine could be prepared for {}", wish.wanted(), e);
            hand(new Outcome(wish.number(), wish.running(), Optional.empty(), Map.of(), Map.of()));
        }
    }

    private void hand(Outcome next) {
        release(outcome.getAndSet(next));
        if (closed) {
            release(outcome.getAndSet(null));
        } else {
            ready.run();
        }
    }

    private Outcome single(Wish wish) throws InterruptedException {
        Map<EngineChoice, String> failures = new LinkedHashMap<>();
        EngineTimer timer = timer(wish);
        Optional<Contender> picked = contender(wish.wanted(), timer, Effort.PICKED, failures);
        picked.ifPresent(Contender::release);
        return new Outcome(wish.number(), wish.wanted(), picked.map(Contender::engine), Map.of(), failures);
    }

    private Outcome fastest(Wish wish) throws InterruptedException {
        Map<EngineChoice, String> failures = new LinkedHashMap<>();
        List<EngineChoice> choices = maker.candidates().stream()
                .filter(choice -> !wish.without().contains(choice))
                .toList();
        if (choices.equals(List.of(wish.running()))) {
            return new Outcome(wish.number(), wish.running(), Optional.empty(), wish.known(), failures);
        }
        EngineTimer timer = timer(wish);
        List<Contender> contenders = new ArrayList<>();
        try {
            for (EngineChoice choice : choices) {
                if (!wish.known().containsKey(choice) && !isStale(wish)) {
                    Effort effort = warmUps.getOrDefault(choice, 0) < WARM_UPS ? Effort.FRESH : Effort.AGAIN;
                    contender(choice, timer, effort, failures).ifPresent(contenders::add);
                }
            }
            takeTurns(timer, contenders, failures);
            return choose(wish, contenders, failures);
        } finally {
            contenders.forEach(contender -> quietly(contender.choice(), contender.engine()::close));
        }
    }

    /** The winner leaves the contenders, so that it is not closed with them. */
    private static Outcome choose(Wish wish, List<Contender> contenders, Map<EngineChoice, String> failures) {
        Map<EngineChoice, Double> nanos = new LinkedHashMap<>(wish.known());
        contenders.stream()
                .filter(Contender::isWarm)
                .forEach(contender -> nanos.put(contender.choice(), contender.nanos()));
        EngineChoice best = wish.running();
        double bestNanos = WORTH_A_CHANGE * nanos.getOrDefault(best, Double.POSITIVE_INFINITY);
        for (Map.Entry<EngineChoice, Double> timed : nanos.entrySet()) {
            if (timed.getValue() < bestNanos && !timed.getKey().equals(wish.running())) {
                best = timed.getKey();
                bestNanos = timed.getValue();
            }
        }
        Optional<ForceEngine> engine = Optional.empty();
        for (Contender contender : List.copyOf(contenders)) {
            if (contender.choice().equals(best) && !best.equals(wish.running())) {
                contenders.remove(contender);
                contender.release();
                engine = Optional.of(contender.engine());
            }
        }
        return new Outcome(wish.number(), best, engine, nanos, failures);
    }

    private EngineTimer timer(Wish wish) {
        return new EngineTimer(wish.parameters(), wish.state(), floor, () -> isStale(wish));
    }

    /** A warm engine, or its failure. */
    private Optional<Contender> contender(
            EngineChoice choice, EngineTimer timer, Effort effort, Map<EngineChoice, String> failures)
            throws InterruptedException {
        GatedWorkers workers = new GatedWorkers(maker.workers());
        ForceEngine engine;
        try {
            engine = maker.make(choice, workers);
        } catch (RuntimeException failed) {
            failures.put(choice, EngineFault.reason(failed));
            return Optional.empty();
        }
        Contender contender = new Contender(choice, engine, workers);
        try {
            if (!EngineFactory.isHeavy(choice, maker.task())) {
                timer.warmUp(contender, effort);
            }
            if (contender.isWarm()) {
                warmUps.merge(choice, 1, Integer::sum);
            }
            return Optional.of(contender);
        } catch (InterruptedException closing) {
            quietly(choice, engine::close);
            throw closing;
        } catch (RuntimeException failed) {
            failures.put(choice, EngineFault.reason(failed));
            quietly(choice, engine::close);
            return Optional.empty();
        }
    }

    /** Engines that fail in their turn drop out, and the others begin again. */
    private static void takeTurns(EngineTimer timer, List<Contender> contenders, Map<EngineChoice, String> failures)
            throws InterruptedException {
        while (true) {
            try {
                timer.compare(contenders);
                return;
            } catch (EngineTimer.FailedException failed) {
                Contender contender = failed.contender();
                failures.put(contender.choice(), EngineFault.reason(failed.reason()));
                contenders.remove(contender);
                quietly(contender.choice(), contender.engine()::close);
            }
        }
    }

    /** Closes an engine; one that fails even then has nothing more to tell. */
    static void quietly(EngineChoice choice, Runnable close) {
        try {
            close.run();
        } catch (RuntimeException e) {
            log.warn("engine {} could not be closed", choice, e);
        }
    }

    private static void release(@Nullable Outcome unused) {
        if (unused != null) {
            unused.engine().ifPresent(engine -> quietly(unused.choice(), engine::close));
        }
    }

    /** Ends the thread and closes what nobody took. */
    @Override
    public void close() {
        closed = true;
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(PATIENCE, TimeUnit.SECONDS)) {
                log.warn("an engine is still being made; it is closed when it is there");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        release(outcome.getAndSet(null));
    }
}
