package grokfield.scenes;

import grokfield.sim.EngineChoice;
import grokfield.sim.EngineException;
import grokfield.sim.Engines;
import grokfield.sim.EnsembleEngine;
import grokfield.sim.ForceEngine;
import grokfield.sim.ForceParameters;
import grokfield.sim.ParticleState;
import grokfield.sim.Task;
import grokfield.sim.UnstableException;
import grokfield.sim.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Engines that keep a record of how they are used and fail when told to. {@code tornado} is a device made of the engine
 * {@code vector}, so that what it computes can be compared bit by bit.
 */
final class FakeEngines implements EngineFactory {
    static final int NEVER = Integer.MAX_VALUE;

    /** The calls after which {@code tornado} fails. */
    volatile int creations = NEVER;

    volatile int advances = NEVER;
    volatile int evaluations = NEVER;

    /** Whether every evaluation of forces, and so every snapshot, ends in a fault that nobody foresaw. */
    volatile boolean broken;

    /** What every step of {@code vector} waits, in ns. */
    volatile long slowness;

    /** What the creation of {@code tornado} waits for. */
    volatile CountDownLatch gate = new CountDownLatch(0);

    /** What every evaluation of forces waits for, and so every snapshot. */
    volatile CountDownLatch forcesGate = new CountDownLatch(0);

    /** How many evaluations have come to {@link #forcesGate}. */
    final AtomicInteger evaluated = new AtomicInteger();

    /** Who is told before every advance. */
    interface Advancing {
        void before(Recorded engine, ForceParameters parameters, ParticleState state);
    }

    /** Told before every advance. */
    volatile Advancing advancing = (engine, parameters, state) -> {};

    final List<Recorded> made = Collections.synchronizedList(new ArrayList<>());
    /** The sizes of the ensembles that were made. */
    final List<Integer> batches = Collections.synchronizedList(new ArrayList<>());

    private final AtomicInteger tornados = new AtomicInteger();

    @Override
    public List<String> names() {
        return List.of(Engines.SCALAR, Engines.VECTOR, Engines.TORNADO);
    }

    @Override
    public ForceEngine create(EngineChoice choice, Task task, int dimensions, Workers workers) {
        boolean device = choice.name().equals(Engines.TORNADO);
        if (device) {
            await(gate);
            if (tornados.incrementAndGet() > creations) {
                throw new EngineException("no device");
            }
        }
        String inside = device ? Engines.VECTOR : choice.name();
        Recorded engine = new Recorded(choice, Engines.create(inside, task, dimensions, workers));
        made.add(engine);
        return engine;
    }

    @Override
    public EnsembleEngine createEnsemble(EngineChoice choice, Task task, int dimensions, int states, Workers workers) {
        boolean device = choice.name().equals(Engines.TORNADO);
        if (device && tornados.incrementAndGet() > creations) {
            throw new EngineException("no device");
        }
        EnsembleEngine inside = Engines.createEnsemble(
                device ? EngineChoice.of(Engines.VECTOR) : choice, task, dimensions, states, workers);
        batches.add(states);
        return new Batch(inside, device ? advances : NEVER);
    }

    /** An ensemble that fails after so many calls. */
    private static final class Batch implements EnsembleEngine {
        private final EnsembleEngine inside;
        private int left;

        Batch(EnsembleEngine inside, int calls) {
            this.inside = inside;
            this.left = calls;
        }

        @Override
        public String name() {
            return inside.name();
        }

        @Override
        public List<Optional<UnstableException>> advance(
                ForceParameters parameters, List<ParticleState> states, int steps) {
            if (left-- <= 0) {
                throw new EngineException("device lost");
            }
            return inside.advance(parameters, states, steps);
        }

        @Override
        public void close() {
            inside.close();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the gate stayed shut");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted", e);
        }
    }

    /** An engine that remembers who used it. */
    final class Recorded implements ForceEngine {
        final EngineChoice choice;
        final Set<Thread> users = Collections.synchronizedSet(new HashSet<>());
        final AtomicInteger closed = new AtomicInteger();
        final AtomicBoolean misused = new AtomicBoolean();
        private final ForceEngine inside;
        private final AtomicBoolean busy = new AtomicBoolean();
        private int advanced;
        private int evaluated;

        Recorded(EngineChoice choice, ForceEngine inside) {
            this.choice = choice;
            this.inside = inside;
            users.add(Thread.currentThread());
        }

        private boolean isDevice() {
            return choice.name().equals(Engines.TORNADO);
        }

        private void enter() {
            users.add(Thread.currentThread());
            if (!busy.compareAndSet(false, true) || closed.get() > 0) {
                misused.set(true);
            }
        }

        @Override
        public String name() {
            return choice.name();
        }

        @Override
        public void forces(ForceParameters parameters, double[] positions, double[] forces) {
            enter();
            try {
                FakeEngines.this.evaluated.incrementAndGet();
                await(forcesGate);
                if (broken) {
                    throw new IllegalStateException("broken");
                }
                if (isDevice() && evaluated++ >= evaluations) {
                    throw new EngineException("out of memory");
                }
                inside.forces(parameters, positions, forces);
            } finally {
                busy.set(false);
            }
        }

        @Override
        public void advance(ForceParameters parameters, ParticleState state, int steps) throws UnstableException {
            enter();
            try {
                advancing.before(this, parameters, state);
                if (choice.name().equals(Engines.VECTOR)) {
                    LockSupport.parkNanos(steps * slowness);
                }
                if (isDevice() && advanced++ >= advances) {
                    Arrays.fill(state.positions(), Double.NaN); // worse than promised
                    state.setStep(state.step() + 1);
                    throw new EngineException("device lost");
                }
                inside.advance(parameters, state, steps);
            } finally {
                busy.set(false);
            }
        }

        @Override
        public void close() {
            users.add(Thread.currentThread());
            closed.incrementAndGet();
        }
    }
}
