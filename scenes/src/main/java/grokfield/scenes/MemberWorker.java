package grokfield.scenes;

import grokfield.sim.EngineChoice;
import grokfield.sim.EngineException;
import grokfield.sim.ForceEngine;
import grokfield.sim.Measures;
import grokfield.sim.Points;
import grokfield.sim.StructureMeasures;
import grokfield.sim.UnstableException;
import grokfield.sim.Workers;
import grokfield.trainer.DivergedException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What one worker thread of an ensemble has of its own: an engine, scratch for measures, and how it spends a turn. */
final class MemberWorker implements AutoCloseable {
    private static final long TURN = 2_000_000; // ns
    private static final long CHUNK = 250_000; // ns between two looks at the clock
    private static final long MEASURES_PAUSE = 1_000_000_000; // ns between two looks at a member beside its samples
    private static final long MEASURES_COST = 100; // or so many times what a look costs

    private final EnsemblePlan plan;
    private final EngineFactory factory;
    private final EnsemblePace.Turn rest;
    private final BooleanSupplier stops;
    private final Map<Side, StructureMeasures> measures = new EnumMap<>(Side.class);
    private final Map<Side, Long> stepCost = new EnumMap<>(Side.class); // ns
    private @Nullable ForceEngine engine;

    /** @param stops whether a turn is to end at once */
    MemberWorker(EnsemblePlan plan, EngineFactory factory, EnsemblePace.Turn rest, BooleanSupplier stops) {
        this.plan = plan;
        this.factory = factory;
        this.rest = rest;
        this.stops = stops;
    }

    /**
     * Takes a member on for a turn.
     *
     * @param before as it was seen last; null before its first turn
     * @return as it is now
     * @throws SceneException if its start or its engine cannot be had
     */
    EnsembleMember turn(MemberRun run, @Nullable EnsembleMember before) throws SceneException, InterruptedException {
        synchronized (run) {
            run.begin();
            if (run.side == Side.PARTICLES && run.step() < run.last) {
                makeEngine();
            }
            Optional<String> error = Optional.empty();
            long begin = System.nanoTime();
            long end = begin + TURN;
            try {
                boolean sampled = before == null; // the start itself
                while (!sampled && System.nanoTime() < end && !stops.getAsBoolean()) {
                    chunk(run);
                    sampled = run.step() % run.interval == 0 || run.step() >= run.last;
                }
            } catch (UnstableException | DivergedException e) {
                error = Optional.of(String.valueOf(e.getMessage()));
            } catch (EngineException e) {
                error = Optional.of(String.valueOf(e.getMessage()));
                close(); // the next member takes a new one, as the next seed of a run does
            }
            boolean ended = run.step() >= run.last || error.isPresent();
            EnsembleMember now = look(run, before, ended, error);
            if (ended) {
                run.end();
            }
            return now;
        }
    }

    private void chunk(MemberRun run) throws UnstableException, DivergedException, InterruptedException {
        long cost = Math.max(1, stepCost.getOrDefault(run.side, CHUNK));
        int steps = (int) Math.clamp(CHUNK / cost, 1, run.untilNextSample());
        long begin = System.nanoTime();
        run.advance(this::engine, steps);
        long spent = System.nanoTime() - begin;
        stepCost.put(run.side, (cost + spent / steps) / 2);
        rest.worked(spent);
    }

    /** One that cannot be had is a matter of the whole ensemble; one that fails later, of a member. */
    private void makeEngine() throws SceneException {
        if (engine != null) {
            return;
        }
        Scene scene = plan.scene();
        EngineChoice choice = SideRun.engine(scene);
        int dimensions = SideRun.dimensions(scene, Side.PARTICLES);
        try {
            engine = factory.create(choice, scene.task(), dimensions, Workers.CALLER);
        } catch (EngineException e) {
            throw new SceneException("engine " + choice + " cannot be had: " + e.getMessage(), e);
        }
    }

    private ForceEngine engine() {
        return Objects.requireNonNull(engine);
    }

    /** Measures cost as much as some steps: they are taken where samples are due, and now and then where those are rare. */
    private EnsembleMember look(MemberRun run, @Nullable EnsembleMember before, boolean ended, Optional<String> error)
            throws InterruptedException {
        long step = run.step();
        long now = System.nanoTime();
        boolean sampled = step % run.interval == 0 || ended;
        boolean isOld = now - run.measuredAt > Math.max(MEASURES_PAUSE, MEASURES_COST * run.measureCost);
        Points positions = run.positions();
        if (before != null && !ended && !sampled && !isOld) {
            return member(run, positions, before.measuredStep(), before.measures(), before.network(), false, error);
        }
        if (before != null && !ended && before.measuredStep() == step) {
            return before;
        }
        Measures looks = measures.computeIfAbsent(
                        run.side, side -> new StructureMeasures(plan.scene().task(), positions.dimensions()))
                .measure(positions.toArray());
        Optional<NetworkReading> reading = run.reading();
        run.measuredAt = System.nanoTime();
        run.measureCost = run.measuredAt - now;
        rest.worked(run.measureCost);
        if (sampled && error.isEmpty()) {
            run.samples.add(new MeasureRow(seed(run), run.side, step, Optional.of(looks), reading));
        }
        return member(run, positions, step, looks, reading, ended, error);
    }

    private EnsembleMember member(
            MemberRun run,
            Points positions,
            long measuredStep,
            Measures looks,
            Optional<NetworkReading> reading,
            boolean ended,
            Optional<String> error) {
        return new EnsembleMember(
                run.side, seed(run), run.group, run.step(), positions, measuredStep, looks, reading, ended, error);
    }

    private long seed(MemberRun run) {
        return plan.seeds().first() + run.seed;
    }

    @Override
    public void close() {
        ForceEngine there = engine;
        engine = null;
        if (there != null) {
            there.close();
        }
    }
}
