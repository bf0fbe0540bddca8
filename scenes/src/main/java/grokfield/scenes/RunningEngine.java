package grokfield.scenes;

import grokfield.scenes.StoredState.HeldEngine;
import grokfield.sim.EngineChoice;
import grokfield.sim.EngineException;
import grokfield.sim.Engines;
import grokfield.sim.ForceEngine;
import grokfield.sim.ForceParameters;
import grokfield.sim.ParticleState;
import grokfield.sim.Settling;
import grokfield.sim.Stability;
import grokfield.sim.UnstableException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine of a world, whichever it is just now. It gives way between two steps: to one that was prepared beside the world, or, when it
 * fails, to the next that can be had, which begins where the failing call began. Owned by the world's thread.
 */
final class RunningEngine implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RunningEngine.class);
    private static final EngineChoice AUTO = EngineChoice.of(Engines.AUTO);

    private final EngineMaker maker;
    private final boolean timed;
    private final EnginePreparation preparation;
    private final ReentrantLock floor = new ReentrantLock(true); // fair, or the world would keep it
    private final TimingSchedule schedule = new TimingSchedule();
    private final EngineTimes times = new EngineTimes();
    private final Set<EngineChoice> failed = new HashSet<>(); // since an engine was last picked
    private double[] lastGood = {}; // (N, d)

    private EngineChoice wanted;
    private Running running;
    private Optional<String> fault = Optional.empty();
    private Optional<EngineChoice> preparing = Optional.empty();
    private boolean unasked; // the wanted engine has not been asked for yet
    private boolean asking; // an answer is still to come
    private boolean exact; // the fixed rule holds just now
    private long wishes;

    private record Running(EngineChoice choice, ForceEngine engine) {}

    /** Something to do with an engine. */
    interface Use<T, X extends Exception> {
        T with(ForceEngine engine) throws X;
    }

    /**
     * Begins with an engine that can be had at once.
     *
     * @param wanted an engine, or {@code auto}
     * @param timed whether {@code auto} measures; if not, it follows the fixed rule
     * @param ready called on another thread when {@link #prepare} has something to take over
     * @throws EngineException if no engine can be had
     */
    RunningEngine(EngineMaker maker, EngineChoice wanted, boolean timed, Runnable ready) {
        this.maker = maker;
        this.timed = timed;
        this.wanted = wanted;
        preparation = new EnginePreparation(maker, floor, ready);
        unasked = timed && wanted.name().equals(Engines.TORNADO); // its first kernels take a second or two
        List<String> sentences = new ArrayList<>();
        running = firstOf(rule(unasked ? AUTO : wanted), sentences);
        tell(sentences, "runs instead");
    }

    // What the world does with its engine.

    /** As {@link ForceEngine#advance}, by whichever engine can. */
    void advance(ForceParameters parameters, ParticleState state, int steps) throws UnstableException {
        long step = state.step();
        lastGood = lastGood.length == state.positions().length ? lastGood : new double[state.positions().length];
        System.arraycopy(state.positions(), 0, lastGood, 0, lastGood.length);
        double time = state.time();
        use(step, engine -> {
            long begin = System.nanoTime();
            try {
                engine.advance(parameters, state, steps);
            } catch (RuntimeException e) {
                System.arraycopy(lastGood, 0, state.positions(), 0, lastGood.length);
                state.setStep(step);
                state.setTime(time);
                throw e;
            }
            schedule.cost().count(steps, System.nanoTime() - begin);
            return true;
        });
    }

    /** As {@link Settling#advance}, by whichever engine can; a state is never left half way. */
    Optional<Settling.End> settle(Settling settling, ForceParameters parameters, ParticleState state, int steps)
            throws UnstableException {
        return use(state.step(), engine -> settling.advance(engine, parameters, state, steps));
    }

    /** How settling stands or ended, one clause. */
    String sentence(Settling settling, ForceParameters parameters, ParticleState state) {
        return use(state.step(), engine -> settling.sentence(engine, parameters, state));
    }

    /** As {@link ForceEngine#forces}, by whichever engine can. */
    void forces(ForceParameters parameters, ParticleState state, double[] forces) {
        use(state.step(), engine -> {
            engine.forces(parameters, state.positions(), forces);
            return true;
        });
    }

    /** As {@link Stability#largestStableStep}, by whichever engine can. */
    double largestStableStep(ForceParameters parameters, ParticleState state) {
        return use(state.step(), engine -> Stability.largestStableStep(engine, parameters, state.positions()));
    }

    /**
     * Does something with the engine that runs; where the engine fails, again with the next that can be had. So it must
     * leave a state from which it may begin again.
     *
     * @param step for the sentence about a failure
     */
    <T, X extends Exception> T use(long step, Use<T, X> use) throws X {
        floor.lock();
        try {
            while (true) {
                try {
                    return use.with(running.engine());
                } catch (RuntimeException e) {
                    replace(step, e);
                }
            }
        } finally {
            floor.unlock();
        }
    }

    // Choosing.

    EngineChoice wanted() {
        return wanted;
    }

    /** The user picks an engine, or {@code auto}; it is prepared beside the world. What failed before may be tried again. */
    void want(EngineChoice choice) {
        wanted = choice;
        failed.clear();
        fault = Optional.empty();
        forgetWish();
        unasked = true;
        schedule.now();
    }

    /** The state is another one. */
    void restarted() {
        schedule.restarted(System.nanoTime());
    }

    /**
     * Between two steps: takes over what was prepared, and asks for what is due.
     *
     * @param exactly whether the next steps are to be the same on every machine; then the fixed rule holds, at once
     * @return whether {@link #status} changed
     */
    boolean prepare(boolean exactly, ForceParameters parameters, ParticleState state) {
        exact = exactly;
        if (exact) {
            return settle();
        }
        boolean changed = takeOver();
        return ask(parameters, state) || changed;
    }

    private boolean settle() {
        boolean changed = preparing.isPresent();
        forgetWish();
        unasked = false;
        List<EngineChoice> order = rule(wanted);
        if (order.stream()
                .filter(choice -> !failed.contains(choice))
                .findFirst()
                .equals(Optional.of(running.choice()))) {
            return changed;
        }
        List<String> sentences = new ArrayList<>();
        swap(firstOf(order, sentences));
        tell(sentences, "goes on");
        schedule.restarted(System.nanoTime());
        return true;
    }

    private boolean takeOver() {
        EnginePreparation.Outcome outcome = preparation.take();
        if (outcome == null) {
            return false;
        }
        if (outcome.number() != wishes) {
            outcome.engine().ifPresent(engine -> EnginePreparation.quietly(outcome.choice(), engine::close));
            return false;
        }
        asking = false;
        preparing = Optional.empty();
        times.add(outcome.nanos());
        outcome.engine().ifPresent(engine -> swap(new Running(outcome.choice(), engine)));
        List<String> sentences = new ArrayList<>();
        outcome.failures().forEach((choice, reason) -> {
            failed.add(choice);
            sentences.add(cannotRun(choice, reason));
        });
        tell(sentences, "goes on");
        return true;
    }

    private boolean ask(ForceParameters parameters, ParticleState state) {
        if (timed && wanted.equals(AUTO)) {
            long now = System.nanoTime();
            if (!asking && schedule.isDue(now)) {
                schedule.asked(now);
                wish(AUTO, parameters, state);
            }
            return false;
        }
        if (!unasked) {
            return false;
        }
        unasked = false;
        EngineChoice target = maker.ruled(wanted);
        if (!target.equals(running.choice())) {
            preparing = Optional.of(target);
            wish(target, parameters, state);
        }
        return true;
    }

    private void wish(EngineChoice choice, ForceParameters parameters, ParticleState state) {
        asking = true;
        ParticleState copy = new ParticleState(state.positions(), state.dimensions(), state.step());
        System.arraycopy(state.pinned(), 0, copy.pinned(), 0, copy.tokens());
        preparation.ask(
                new EnginePreparation.Wish(++wishes, choice, running.choice(), known(), hopeless(), parameters, copy));
    }

    /** A second engine on the same device would want its memory twice: what its steps take is known anyway. */
    private Map<EngineChoice, Double> known() {
        double time = time();
        return running.choice().name().equals(Engines.TORNADO) && !Double.isNaN(time)
                ? Map.of(running.choice(), time)
                : Map.of();
    }

    /**
     * What is not measured again. The rule's engine always is: in some launches its kernels are compiled well only after half a
     * minute, and it is the one to come back to.
     */
    private Set<EngineChoice> hopeless() {
        Set<EngineChoice> hopeless = new HashSet<>(times.noRivals(time()));
        hopeless.remove(maker.ruled(AUTO));
        hopeless.addAll(failed);
        return hopeless;
    }

    /** What a step takes now, in ns; NaN while nobody knows. */
    private double time() {
        double latest = schedule.cost().latest();
        return Double.isNaN(latest) ? times.of(running.choice()) : latest;
    }

    /** What was asked for is wanted no more; if it comes, it is closed. */
    private void forgetWish() {
        wishes++;
        asking = false;
        preparing = Optional.empty();
    }

    // Repeating a recorded run.

    /** What runs, and what is wanted. */
    HeldEngine held() {
        return new HeldEngine(running.choice().toString(), wanted.toString());
    }

    /**
     * Runs an engine at once, as it ran when these steps were recorded; {@link #prepare} goes on choosing.
     *
     * @return whether it can be had; if not, what runs goes on
     */
    boolean hold(HeldEngine recorded) {
        wanted = EngineChoice.parse(recorded.wanted());
        forgetWish();
        unasked = true; // for the time after what was recorded
        EngineChoice choice = EngineChoice.parse(recorded.running());
        if (choice.equals(running.choice())) {
            return true;
        }
        try {
            swap(new Running(choice, maker.make(choice)));
            return true;
        } catch (RuntimeException e) {
            tell(List.of(cannotRun(choice, EngineFault.reason(e))), "goes on, with other bits than were recorded");
            return false;
        }
    }

    // Changing.

    private void swap(Running next) {
        Running old = running;
        running = next;
        schedule.cost().restart();
        EnginePreparation.quietly(old.choice(), old.engine()::close);
    }

    private void replace(long step, RuntimeException e) {
        EngineChoice lost = running.choice();
        failed.add(lost);
        List<String> sentences =
                new ArrayList<>(List.of(lost + " stopped at step " + step + ": " + EngineFault.reason(e)));
        List<EngineChoice> order = new ArrayList<>();
        if (timed && !exact) {
            order.addAll(times.fastestFirst());
        }
        order.addAll(rule(AUTO));
        swap(firstOf(order, sentences));
        tell(sentences, "goes on");
        schedule.now();
    }

    /** What is wanted, by the fixed rule, and what can always be had. */
    private List<EngineChoice> rule(EngineChoice choice) {
        return List.of(
                maker.ruled(choice),
                maker.ruled(AUTO),
                EngineChoice.of(Engines.VECTOR),
                EngineChoice.of(Engines.SCALAR));
    }

    /**
     * Makes the first engine of an order that can be had.
     *
     * @param sentences takes one for each that cannot
     * @throws EngineException if none can
     */
    private Running firstOf(List<EngineChoice> order, List<String> sentences) {
        for (EngineChoice choice : order) {
            if (failed.contains(choice)) {
                continue;
            }
            try {
                return new Running(choice, maker.make(choice));
            } catch (RuntimeException e) {
                failed.add(choice);
                sentences.add(cannotRun(choice, EngineFault.reason(e)));
            }
        }
        throw new EngineException(String.join("; ", sentences) + "; no engine is left");
    }

    private static String cannotRun(EngineChoice choice, String reason) {
        return choice + " cannot run: " + reason;
    }

    private void tell(List<String> sentences, String then) {
        if (!sentences.isEmpty()) {
            String sentence = String.join("; ", sentences) + "; " + running.choice() + " " + then;
            log.warn("{}", sentence);
            fault = Optional.of(sentence);
        }
    }

    /** What runs, and why. */
    EngineStatus status() {
        return new EngineStatus(
                running.choice().toString(),
                running.engine().description(),
                wanted.equals(AUTO) ? Optional.of(reason()) : Optional.empty(),
                preparing.map(EngineChoice::toString),
                fault);
    }

    private String reason() {
        return !timed || exact || times.isTooFewToChoose()
                ? Engines.AUTO
                : Engines.AUTO + ": " + times.describe(failed) + " a step";
    }

    /** Ends the preparation and closes the engine; after the world's thread has ended. */
    @Override
    public void close() {
        preparation.close();
        EnginePreparation.quietly(running.choice(), running.engine()::close);
    }
}
