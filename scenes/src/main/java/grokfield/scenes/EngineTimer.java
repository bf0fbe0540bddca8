package grokfield.scenes;

import grokfield.sim.EngineChoice;
import grokfield.sim.ForceEngine;
import grokfield.sim.ForceParameters;
import grokfield.sim.ParticleState;
import grokfield.sim.UnstableException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;

/**
 * Times engines on a copy of a world's state. Each warms up by itself while the world goes on; then they take turns, a few
 * milliseconds each, while the world waits for that turn, so that every engine has the cores to itself and whatever else the machine does
 * meets all of them.
 */
final class EngineTimer {
    private static final double ROUND = 2e6; // ns, aimed at
    private static final int MOST_STEPS = 1000; // in a round
    private static final int ROUNDS = 5;
    private static final long PAUSE = 10; // ms between two rounds, for the world
    private static final int STEADY_ROUNDS = 4; // without a better one, before an engine counts as warm
    private static final double BETTER = 0.97;
    private static final long LONGEST_WARM_UP = 6_000_000_000L; // ns
    private static final double LONGEST_REST =
            5e7; // ns between two rounds of warming up, which take no more than half a core
    private static final double HOPELESS = 4; // times the best on one core; no long turns are spent on it
    private static final double LONG = 2e7; // ns

    private final ForceParameters parameters;
    private final ParticleState start;
    private final ParticleState scratch;
    private final Lock floor;
    private final BooleanSupplier stale;

    /** How long an engine warms up at the least. */
    record Effort(int rounds, long nanos) {
        /** For a kernel that may be interpreted at first, a hundred times slower, and seem steady before it is compiled well. */
        static final Effort FRESH = new Effort(30, 600_000_000);

        /** For one that was compiled before. */
        static final Effort AGAIN = new Effort(4, 20_000_000);

        /** For an engine that is taken whatever its time, so that its first step in the world is no slow one. */
        static final Effort PICKED = new Effort(1, 0);
    }

    /** An engine under test and the time of a step, in ns. */
    static final class Contender {
        private final EngineChoice choice;
        private final ForceEngine engine;
        private final GatedWorkers workers;
        private int steps = 1; // of a round
        private double nanos = Double.POSITIVE_INFINITY;
        private boolean warm;

        /** @param workers what the engine was made with */
        Contender(EngineChoice choice, ForceEngine engine, GatedWorkers workers) {
            this.choice = choice;
            this.engine = engine;
            this.workers = workers;
        }

        EngineChoice choice() {
            return choice;
        }

        ForceEngine engine() {
            return engine;
        }

        double nanos() {
            return nanos;
        }

        /** From now on it uses every core. */
        void release() {
            workers.open();
        }

        /** Whether it got no faster any more, so that its time is to be believed. */
        boolean isWarm() {
            return warm;
        }
    }

    /**
     * @param state not written
     * @param floor who holds it has the cores for its steps
     * @param stale whether nobody waits for the result any more
     */
    EngineTimer(ForceParameters parameters, ParticleState state, Lock floor, BooleanSupplier stale) {
        this.parameters = parameters;
        this.start = state;
        this.scratch = new ParticleState(state.positions(), state.dimensions(), state.step());
        System.arraycopy(state.pinned(), 0, scratch.pinned(), 0, scratch.tokens());
        this.floor = floor;
        this.stale = stale;
    }

    /**
     * Runs an engine on this thread until it gets no faster, for some seconds at most, and rests as long.
     *
     * @param effort the least that it is given
     */
    void warmUp(Contender contender, Effort effort) throws InterruptedException {
        int steady = 0;
        int rounds = 0;
        double spent = 0;
        do {
            double nanos = round(contender);
            double took = nanos * contender.steps;
            contender.steps = Math.clamp((long) (ROUND / nanos), 1, MOST_STEPS);
            steady = nanos < BETTER * contender.nanos ? 0 : steady + 1;
            contender.nanos = Math.min(contender.nanos, nanos);
            rounds++;
            spent += took;
            contender.warm = steady >= STEADY_ROUNDS && rounds >= effort.rounds() && spent >= effort.nanos();
            TimeUnit.NANOSECONDS.sleep((long) Math.min(took, LONGEST_REST));
        } while (!contender.warm && spent < LONGEST_WARM_UP && !stale.getAsBoolean());
    }

    /** An engine that was warm failed in its turn. */
    static final class FailedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Contender contender;
        private final RuntimeException reason;

        FailedException(Contender contender, RuntimeException reason) {
            super(reason);
            this.contender = contender;
            this.reason = reason;
        }

        Contender contender() {
            return contender;
        }

        RuntimeException reason() {
            return reason;
        }
    }

    /** Lets warm engines take turns, and gives each its median; one that is far behind and slow keeps its time from warming up. */
    void compare(List<Contender> contenders) throws InterruptedException, FailedException {
        double best = contenders.stream().mapToDouble(Contender::nanos).min().orElse(0);
        List<Contender> close = contenders.stream()
                .filter(c -> c.nanos <= Math.max(LONG, HOPELESS * best))
                .toList();
        close.forEach(Contender::release);
        if (close.size() < 2) {
            return;
        }
        double[][] times = new double[close.size()][ROUNDS];
        for (int r = 0; r < ROUNDS; r++) {
            for (int c = 0; c < close.size() && !stale.getAsBoolean(); c++) {
                floor.lockInterruptibly();
                try {
                    times[c][r] = round(close.get(c));
                } catch (RuntimeException failed) {
                    throw new FailedException(close.get(c), failed);
                } finally {
                    floor.unlock();
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE);
            }
        }
        for (int c = 0; c < close.size(); c++) {
            Arrays.sort(times[c]);
            close.get(c).nanos = times[c][ROUNDS / 2];
            close.get(c).warm = true;
        }
    }

    /** Some steps from the start, in ns a step. */
    private double round(Contender contender) {
        System.arraycopy(start.positions(), 0, scratch.positions(), 0, start.positions().length);
        scratch.setStep(start.step());
        long begin = System.nanoTime();
        long failing = 0;
        try {
            contender.engine.advance(parameters, scratch, contender.steps);
        } catch (UnstableException explodes) {
            failing = 1; // it was computed all the same, and the world will say so itself
        }
        long taken = scratch.step() - start.step() + failing;
        return (double) (System.nanoTime() - begin) / Math.max(1, taken);
    }
}
