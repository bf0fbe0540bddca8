package grokfield.sim;

import java.util.Locale;
import java.util.Optional;

/**
 * Goes on in adaptive steps until a state is at rest: until the largest force is below a bound, or a time is up. The
 * largest force is that of {@code docs/law.md}, Rest: particles that are pinned do not count, nor does turning as a whole.
 *
 * <p>No engine computes forces to more than its precision, and at a settled state large pair forces cancel. So the forces of
 * a turned copy are compared now and then: an engine that gives them otherwise than turned does not know them any better,
 * and a bound below that is given up with a sentence. Belongs to one thread.
 */
public final class Settling {
    /** The bound below which the largest force counts as none. */
    public static final Parameter BOUND = Parameter.real(
                    "settle",
                    "bound",
                    "",
                    "embedding units · decay",
                    1e-12,
                    10,
                    1e-4,
                    "The largest force at which the particles count as settled.")
            .onLogScale();

    /** The time within which a state must settle. */
    public static final Parameter TIME = Parameter.real(
            "settle", "time", "", "1/decay", 1e-3, 1e9, 1000, "The time after which settling is given up.");

    /** How settling ended. */
    public enum End {
        /** The largest force is below the bound. */
        SETTLED,
        /** The time was up before. */
        TIME_UP,
        /** The forces are too small for the engine to tell them from none, and still above the bound. */
        UNRESOLVED
    }

    /** A step may be off by this share of the way that the largest force goes in it, or errors would keep up the unrest. */
    private static final double ERROR_SHARE = 0.1;

    /** What is not this many times above the engine's own error is not resolved. */
    private static final double RESOLVED = 4;

    private static final int STEPS_A_LOOK = 40; // between two looks at the engine's own error
    private static final double ANGLE = 1; // radians that the copy is turned by

    private final double bound;
    private final double error;
    private final double until;
    private final AdaptiveSteps steps;
    private final LargestForce largest;
    private final ParticleState turned; // scratch
    private final double[] turnedForces; // (N, d)
    private final double begun;
    private final long firstStep;
    private double greatest;
    private double force = Double.NaN;
    private double resolution;
    private long looked = -1;
    private Optional<End> end = Optional.empty();

    /**
     * Begins at a state.
     *
     * @param bound as {@link #BOUND}
     * @param error as {@link AdaptiveSteps#ERROR}
     * @param time how long at most, in units of 1/decay
     */
    public Settling(ParticleState state, double bound, double error, double time) {
        this.bound = bound;
        this.error = error;
        begun = state.time();
        until = begun + time;
        firstStep = state.step();
        steps = new AdaptiveSteps(state.tokens(), state.dimensions());
        largest = new LargestForce(state.tokens(), state.dimensions());
        turned = new ParticleState(state.positions(), state.dimensions(), 0);
        turnedForces = new double[state.positions().length];
    }

    /** Why nothing can settle under these parameters, one clause; empty if something may. */
    public static Optional<String> hopeless(ForceParameters parameters) {
        return parameters.weightDecay() == 0 && parameters.repulsion() + parameters.alignment() > 0
                ? Optional.of(
                        "at weight_decay 0 nothing holds the particles together, so they go on outward and do not settle")
                : Optional.empty();
    }

    /**
     * Takes steps.
     *
     * @param mostSteps how many at most
     * @return how it ended, once it has
     * @throws UnstableException if no step is short enough; the state is then that before the failing step
     * @throws EngineException if the engine cannot go on; the state is then that before the failing step
     */
    public Optional<End> advance(ForceEngine engine, ForceParameters parameters, ParticleState state, int mostSteps)
            throws UnstableException {
        long lastStep = state.step() + mostSteps;
        look(engine, parameters, state);
        while (end.isEmpty() && state.step() < lastStep && state.time() < until) {
            double floor = Math.max(force, Math.max(bound, RESOLVED * resolution));
            steps.step(engine, parameters, state, error, ERROR_SHARE * floor, until - state.time());
            AdaptiveSteps.roundUp(state, until);
            look(engine, parameters, state);
        }
        return end;
    }

    /** How large the forces are now, and whether that is the end. */
    private void look(ForceEngine engine, ForceParameters parameters, ParticleState state) {
        double[] forces = steps.forces(engine, parameters, state);
        force = largest.of(state, forces);
        greatest = Math.max(greatest, force);
        boolean due = looked < 0 || state.step() >= looked + STEPS_A_LOOK;
        boolean doubtful = force < RESOLVED * resolution && state.step() != looked;
        if (due || doubtful) {
            looked = state.step();
            resolution = resolution(engine, parameters, state, forces);
        }
        if (force <= bound) {
            end = Optional.of(End.SETTLED);
        } else if (force < RESOLVED * resolution) {
            end = Optional.of(End.UNRESOLVED);
        } else if (state.time() >= until) {
            end = Optional.of(End.TIME_UP);
        } else {
            end = Optional.empty();
        }
    }

    /** The engine's own error: how much the forces of a turned copy differ from the turned forces; 0 for d = 1. */
    private double resolution(ForceEngine engine, ForceParameters parameters, ParticleState state, double[] forces) {
        int d = state.dimensions();
        if (d == 1) {
            return 0;
        }
        System.arraycopy(state.positions(), 0, turned.positions(), 0, turnedForces.length);
        turn(turned.positions(), d, ANGLE);
        engine.forces(parameters, turned.positions(), turnedForces);
        turn(turnedForces, d, -ANGLE);
        double difference = 0;
        for (int k = 0; k < forces.length; k++) {
            difference = Math.max(difference, Math.abs(turnedForces[k] - forces[k]));
        }
        return difference;
    }

    /** Turns rows in the plane of the first two axes. */
    private static void turn(double[] rows, int d, double angle) {
        double cosine = Math.cos(angle);
        double sine = Math.sin(angle);
        for (int row = 0; row < rows.length; row += d) {
            double x = rows[row];
            double y = rows[row + 1];
            rows[row] = cosine * x - sine * y;
            rows[row + 1] = sine * x + cosine * y;
        }
    }

    /** The bound on the largest force. */
    public double bound() {
        return bound;
    }

    /** The largest force where the last call ended; NaN before the first. */
    public double largestForce() {
        return force;
    }

    /** How fast the whole turns, which does not count as unrest: radians per time, not below 0. */
    public double turning() {
        return largest.turning();
    }

    /** The size below which the engine cannot tell a force from none, where it was last looked at. */
    public double resolution() {
        return RESOLVED * resolution;
    }

    /** How far the largest force has come from its greatest to the bound, on a logarithmic scale; 0 … 1. */
    public double progress() {
        if (force <= bound) {
            return 1;
        }
        double way = Math.log(greatest / bound);
        return way > 0 && Double.isFinite(way) ? Math.clamp(Math.log(greatest / force) / way, 0, 1) : 0;
    }

    /** The time that has passed, in units of 1/decay. */
    public double time(ParticleState state) {
        return state.time() - begun;
    }

    /** The steps that were taken. */
    public long steps(ParticleState state) {
        return state.step() - firstStep;
    }

    /** How far it has come, for the user: time, steps and largest force. */
    public String extent(ParticleState state) {
        return String.format(
                Locale.ROOT, "%.4g units of time, %d steps: largest force %.2g", time(state), steps(state), force);
    }

    /** How it stands or ended, one clause for the user. */
    public String sentence(ForceEngine engine, ForceParameters parameters, ParticleState state) {
        String where = extent(state);
        if (end.isEmpty()) {
            return "settling for " + where;
        }
        return switch (end.get()) {
            case SETTLED -> "settled after " + where;
            case TIME_UP ->
                "time is up: not settled after " + where
                        + hopeless(parameters).map(reason -> "; " + reason).orElse("");
            case UNRESOLVED ->
                "as settled as " + engine.name() + " can tell after " + where
                        + String.format(
                                Locale.ROOT,
                                "; below %.1g the engine's own error weighs more, so a bound of %s cannot be met: raise it, or take engine "
                                        + Engines.SCALAR,
                                resolution(),
                                Parameter.format(bound));
        };
    }
}
