package grokfield.render.bench;

import grokfield.sim.EngineChoice;
import grokfield.sim.Engines;
import grokfield.sim.ForceEngine;
import grokfield.sim.ForceParameters;
import grokfield.sim.Operation;
import grokfield.sim.Task;
import grokfield.sim.WorkerPool;
import java.util.HashMap;
import java.util.Map;

/** How far the forces of engines are from the law's in double precision. */
final class ForceError {
    /** Up to here every particle is compared with {@code scalar}; beyond, a few with exact sums of their own. */
    private static final int MOST_TOKENS = 113;

    /** Interactions that exact sums may cost. */
    private static final double MOST_INTERACTIONS = 6e8;

    private static final int MOST_PARTICLES = 4;

    /** What was found: the largest difference relative to the largest force, over so many particles. */
    record Miss(double error, int compared) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sample(int[] particles, double[] forces) {} // forces (count, 2)

    private record State(int tokens, ForceCase.Start start) {}

    private record Key(EngineChoice engine, State state) {}

    private final Map<State, Sample> exact = new HashMap<>();
    private final Map<Key, Miss> known = new HashMap<>();

    /** The error of a case; the number of cores changes nothing, and a state goes the same way alone and among many. */
    Miss of(ForceCase wanted) {
        State state = new State(wanted.tokens(), wanted.start());
        return known.computeIfAbsent(
                new Key(wanted.engine(), state),
                key -> compare(exact.computeIfAbsent(state, ForceError::sample), forces(wanted.engine(), state)));
    }

    private static Miss compare(Sample sample, double[] forces) {
        double largest = 0;
        for (double force : forces) {
            largest = Math.max(largest, Math.abs(force));
        }
        double difference = 0;
        for (int i = 0; i < sample.particles().length; i++) {
            for (int k = 0; k < 2; k++) {
                double force = forces[2 * sample.particles()[i] + k];
                difference = Math.max(difference, Math.abs(force - sample.forces()[2 * i + k]));
            }
        }
        return new Miss(difference / largest, sample.particles().length);
    }

    private static Sample sample(State state) {
        if (state.tokens() <= MOST_TOKENS) {
            int[] all = new int[state.tokens()];
            for (int i = 0; i < all.length; i++) {
                all[i] = i;
            }
            return new Sample(all, forces(EngineChoice.of(Engines.SCALAR), state));
        }
        Task task = Task.of(Operation.ADDITION, state.tokens());
        DirectSum sum = new DirectSum(task, ForceParameters.DEFAULTS, positions(state));
        double one = (double) task.tokens() * task.pairs();
        int count = Math.clamp((long) (MOST_INTERACTIONS / one), 1, MOST_PARTICLES);
        int[] particles = new int[count];
        double[] forces = new double[2 * count];
        for (int i = 0; i < count; i++) {
            particles[i] = (int) ((long) i * state.tokens() / count);
            System.arraycopy(sum.force(particles[i]), 0, forces, 2 * i, 2);
        }
        return new Sample(particles, forces);
    }

    private static double[] positions(State state) {
        return ForceCase.positions(state.start(), state.tokens(), 0);
    }

    private static double[] forces(EngineChoice choice, State state) {
        Task task = Task.of(Operation.ADDITION, state.tokens());
        try (WorkerPool workers = new WorkerPool("bench", Runtime.getRuntime().availableProcessors());
                ForceEngine engine = Engines.create(choice, task, 2, workers)) {
            double[] forces = new double[2 * state.tokens()];
            engine.forces(ForceParameters.DEFAULTS, positions(state), forces);
            return forces;
        }
    }
}
