package grokfield.sim;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Explicit steps of a length that the error allows, for going forward fast; the fixed step of {@link Euler} stays the
 * reference. The method is the embedded pair of Bogacki and Shampine (A 3(2) pair of Runge–Kutta formulas, 1989): order
 * 3, three evaluations of the forces a step, and a formula of order 2 inside it that estimates the error. A step counts
 * if no coordinate of a particle that may move is off by more than the allowed share of the shorter softening; else it is
 * tried again, shorter. So is a step that leaves the finite numbers.
 *
 * <p>Belongs to one thread, keeps scratch memory, and allocates nothing in a step. What it does depends on the state, the
 * parameters and the engine alone.
 */
public final class AdaptiveSteps {
    /** The allowed error of a step, as a share of the shorter softening. */
    public static final Parameter ERROR = Parameter.real(
                    "steps",
                    "error",
                    "",
                    "softenings",
                    1e-6,
                    0.5,
                    0.03,
                    "How far a coordinate may be off after a step, as a share of the shorter softening.")
            .onLogScale();

    /** A law that asks for shorter steps than this, in units of 1/decay, gets nowhere. */
    private static final double SHORTEST = 1e-10;

    /**
     * The difference of the two formulas only estimates what a step is off by, and too low where pair sums pass each other
     * within the step, for there the angles have kinks. Taken three times it holds in all but a few steps of a hundred.
     */
    private static final double DOUBT = 3;

    private static final double CAUTION = 0.9;
    private static final double MOST_GROWTH = 5;
    private static final double MOST_SHRINKING = 0.2;

    private final int dimensions; // d
    private final double[] first; // (N, d), the forces where the step begins
    private final double[] second; // (N, d), the forces of the stages
    private final double[] third;
    private final double[] last; // (N, d), the forces where the step ends
    private final double[] there; // (N, d), positions of a stage, and at the end of the step
    private final double[] known; // (N, d), the positions that {@code first} belongs to
    private @Nullable ForceParameters knownParameters;
    private @Nullable ForceEngine knownEngine;
    private double next; // the length to try, in units of 1/decay; 0 before the first step
    private int worst; // the coordinate with the largest error of the last try

    /** Steps for states of shape (N, d). */
    public AdaptiveSteps(int tokens, int dimensions) {
        this.dimensions = dimensions;
        int n = tokens * dimensions;
        first = new double[n];
        second = new double[n];
        third = new double[n];
        last = new double[n];
        there = new double[n];
        known = new double[n];
        Arrays.fill(known, Double.NaN);
    }

    /**
     * The forces at a state, shape (N, d); evaluated only if the state, the parameters or the engine are others than the last
     * step left them. The array is overwritten by the next step.
     *
     * @throws EngineException if the engine cannot go on
     */
    public double[] forces(ForceEngine engine, ForceParameters parameters, ParticleState state) {
        boolean same = engine.equals(knownEngine)
                && parameters.equals(knownParameters)
                && Arrays.equals(known, state.positions());
        if (!same) {
            knownEngine = null; // if the engine throws, nothing is known
            engine.forces(parameters, state.positions(), first);
            remember(engine, parameters, state);
        }
        return first;
    }

    /**
     * Takes one step; pinned particles stay.
     *
     * @param error as {@link #ERROR}
     * @param most the longest step allowed, in units of 1/decay
     * @throws UnstableException if no step is short enough; the state is then that before the call
     * @throws EngineException if the engine cannot go on; the state is then that before the call
     */
    public void step(ForceEngine engine, ForceParameters parameters, ParticleState state, double error, double most)
            throws UnstableException {
        step(engine, parameters, state, error, Double.POSITIVE_INFINITY, most);
    }

    /**
     * Takes one step whose error is also bounded in proportion to its length, as a way to rest needs it.
     *
     * @param speed the error that a step may add per time, in embedding units
     */
    void step(
            ForceEngine engine,
            ForceParameters parameters,
            ParticleState state,
            double error,
            double speed,
            double most)
            throws UnstableException {
        forces(engine, parameters, state);
        double length = error * Math.min(parameters.attractionSoftening(), parameters.repulsionSoftening());
        double wanted = next > 0 ? next : parameters.stepSize();
        while (true) {
            double h = Math.min(wanted, most);
            double miss = attempt(engine, parameters, state, h) / Math.min(length, speed * h);
            boolean good = miss <= 1; // false for NaN
            double factor = Double.isFinite(miss)
                    ? Math.clamp(
                            CAUTION / Math.cbrt(Math.max(miss, 1e-9)), MOST_SHRINKING, good ? MOST_GROWTH : CAUTION)
                    : MOST_SHRINKING;
            if (good) {
                // A step that was cut short says nothing against a longer one.
                next = h < wanted ? Math.max(wanted, h * factor) : h * factor;
                accept(engine, parameters, state, h);
                return;
            }
            wanted = h * factor;
            if (wanted < SHORTEST) {
                next = 0;
                throw UnstableException.shrunk(
                        state.step() + 1,
                        worst / dimensions,
                        SHORTEST,
                        Stability.advice(parameters, state.positions()));
            }
        }
    }

    /**
     * Steps until a state's time has come, the last step cut to fit.
     *
     * @param time in units of 1/decay
     * @param mostSteps after which to return even so
     * @throws UnstableException as {@link #step} does; the state is then that before the failing step
     */
    public void advanceTo(
            double time,
            int mostSteps,
            ForceEngine engine,
            ForceParameters parameters,
            ParticleState state,
            double error)
            throws UnstableException {
        for (int i = 0; i < mostSteps && state.time() < time; i++) {
            step(engine, parameters, state, error, time - state.time());
            roundUp(state, time);
        }
    }

    /** Puts a state's time to one that it has come to but for rounding. */
    static void roundUp(ParticleState state, double time) {
        if (Math.abs(time - state.time()) < SHORTEST * Math.max(1, Math.abs(time))) {
            state.setTime(time);
        }
    }

    /** Tries a step: positions in {@code there}, forces in {@code last}. Returns the largest error, in embedding units. */
    private double attempt(ForceEngine engine, ForceParameters parameters, ParticleState state, double h) {
        double[] x = state.positions();
        boolean[] pinned = state.pinned();
        for (int k = 0; k < x.length; k++) {
            there[k] = pinned[k / dimensions] ? x[k] : x[k] + h / 2 * first[k];
        }
        engine.forces(parameters, there, second);
        for (int k = 0; k < x.length; k++) {
            there[k] = pinned[k / dimensions] ? x[k] : x[k] + 3 * h / 4 * second[k];
        }
        engine.forces(parameters, there, third);
        for (int k = 0; k < x.length; k++) {
            there[k] = pinned[k / dimensions] ? x[k] : x[k] + h / 9 * (2 * first[k] + 3 * second[k] + 4 * third[k]);
        }
        engine.forces(parameters, there, last);
        return error(pinned, h);
    }

    /** The largest difference of the two formulas over what may move; NaN or infinite if anything is not finite. */
    private double error(boolean[] pinned, double h) {
        double largest = 0;
        for (int k = 0; k < there.length; k++) {
            if (pinned[k / dimensions]) {
                continue;
            }
            double difference =
                    DOUBT * h * (-5.0 / 72 * first[k] + 1.0 / 12 * second[k] + 1.0 / 9 * third[k] - 1.0 / 8 * last[k]);
            double error = Math.abs(difference) + 0 * there[k]; // a position that is not finite gives NaN
            if (!(error <= largest)) {
                largest = error;
                worst = k;
                if (!Double.isFinite(error)) {
                    return error;
                }
            }
        }
        return largest;
    }

    private void accept(ForceEngine engine, ForceParameters parameters, ParticleState state, double h) {
        System.arraycopy(there, 0, state.positions(), 0, there.length);
        System.arraycopy(last, 0, first, 0, last.length);
        remember(engine, parameters, state);
        state.count(1, h);
    }

    private void remember(ForceEngine engine, ForceParameters parameters, ParticleState state) {
        System.arraycopy(state.positions(), 0, known, 0, known.length);
        knownParameters = parameters;
        knownEngine = engine;
    }
}
