package grokfield.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The identities of the law ({@code docs/law.md}), on the reference engine, over random states and parameters. */
class LawTest {
    private static final int TRIALS = 12;

    private static ScalarEngine addition(int tokens, int dimensions) {
        return new ScalarEngine(Task.of(Operation.ADDITION, tokens), dimensions);
    }

    /** U of the clustering part, from its formula. */
    private static double potential(Task task, ForceParameters f, double[] x, int d) {
        double pairs = 0;
        for (int p = 0; p < task.pairs(); p++) {
            for (int q = p + 1; q < task.pairs(); q++) {
                double square = 0;
                for (int k = 0; k < d; k++) {
                    double difference = x[task.first(p) * d + k]
                            + x[task.second(p) * d + k]
                            - x[task.first(q) * d + k]
                            - x[task.second(q) * d + k];
                    square += difference * difference;
                }
                pairs += task.pairClass(p) == task.pairClass(q)
                        ? f.attraction() / 2 * Math.log(square + f.attractionSoftening() * f.attractionSoftening())
                        : -f.repulsion() / 2 * Math.log(square + f.repulsionSoftening() * f.repulsionSoftening());
            }
        }
        double squares = 0;
        for (double coordinate : x) {
            squares += coordinate * coordinate;
        }
        return pairs / task.tokens() + f.weightDecay() / 2 * squares;
    }

    @ParameterizedTest
    @CsvSource({"7, 2", "8, 2", "6, 3", "5, 4"})
    void withoutAlignmentTheForcesAreMinusTheGradientOfThePotential(int tokens, int d) {
        Task task = Task.of(Operation.ADDITION, tokens);
        ScalarEngine engine = new ScalarEngine(task, d);
        Randomness randomness = new Randomness(tokens * 31L + d);
        for (int trial = 0; trial < TRIALS; trial++) {
            ForceParameters f = Cases.drawn(randomness)
                    .with(ForceParameters.ALIGNMENT, 0)
                    .with(ForceParameters.REPULSION_SOFTENING, 0.5)
                    .with(ForceParameters.ATTRACTION_SOFTENING, 0.5);
            double[] x = Cases.normal(tokens, d, trial);
            double[] forces = Cases.forces(engine, f, x);
            double h = 1e-5;
            for (int k = 0; k < x.length; k++) {
                double[] up = x.clone();
                double[] down = x.clone();
                up[k] += h;
                down[k] -= h;
                double slope = (potential(task, f, up, d) - potential(task, f, down, d)) / (2 * h);
                assertEquals(-slope, forces[k], 1e-6 * Math.max(1, Cases.largest(forces)));
            }
        }
    }

    @Test
    void withoutAlignmentThePotentialFallsAtSmallSteps() throws UnstableException {
        Task task = Task.of(Operation.ADDITION, 9);
        ForceParameters f =
                ForceParameters.DEFAULTS.with(ForceParameters.ALIGNMENT, 0).with(ForceParameters.STEP_SIZE, 0.0005);
        ScalarEngine engine = new ScalarEngine(task, 2);
        for (int seed = 0; seed < TRIALS; seed++) {
            ParticleState state = ParticleState.normal(9, 2, seed);
            double before = potential(task, f, state.positions(), 2);
            for (int i = 0; i < 20; i++) {
                engine.advance(f, state, 5);
                double after = potential(task, f, state.positions(), 2);
                assertTrue(after < before, "seed " + seed + ": U rose from " + before + " to " + after);
                before = after;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void turningOrMirroringThePositionsTurnsTheForces(int d) {
        ScalarEngine engine = addition(11, d);
        Randomness randomness = new Randomness(d);
        for (int trial = 0; trial < TRIALS; trial++) {
            ForceParameters f = Cases.drawn(randomness);
            double angle = 7 * randomness.nextDouble();
            boolean mirrored = trial % 2 == 1;
            double[] x = Cases.normal(11, d, trial);
            double[] turned = turn(Cases.forces(engine, f, x), d, angle, mirrored);
            double[] ofTurned = Cases.forces(engine, f, turn(x, d, angle, mirrored));
            assertEquals(0, largestDifference(turned, ofTurned), 1e-10 * Math.max(1, Cases.largest(turned)));
        }
    }

    private static double largestDifference(double[] a, double[] b) {
        double largest = 0;
        for (int k = 0; k < a.length; k++) {
            largest = Math.max(largest, Math.abs(a[k] - b[k]));
        }
        return largest;
    }

    /** Rotation in the first and last coordinate; mirrored in the first. */
    private static double[] turn(double[] x, int d, double angle, boolean mirrored) {
        double[] turned = x.clone();
        for (int i = 0; i < x.length; i += d) {
            double first = mirrored ? -x[i] : x[i];
            double last = x[i + d - 1];
            turned[i] = Math.cos(angle) * first - Math.sin(angle) * last;
            turned[i + d - 1] = Math.sin(angle) * first + Math.cos(angle) * last;
        }
        return turned;
    }

    @ParameterizedTest
    @CsvSource({"5, 2, 0", "12, 5, 0", "12, 1, 5", "17, 3, 0", "17, 1, 4", "17, 16, 9"})
    void relabellingPermutesTheTrajectoriesAndChangesNothingElse(int n, int u, int t) throws UnstableException {
        ScalarEngine engine = addition(n, 2);
        double[] x = Cases.normal(n, 2, 3);
        double[] relabelled = new double[2 * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(x, 2 * i, relabelled, 2 * ((u * i + t) % n), 2);
        }
        ParticleState one = new ParticleState(x, 2, 0);
        ParticleState other = new ParticleState(relabelled, 2, 0);
        engine.advance(ForceParameters.DEFAULTS, one, 40);
        engine.advance(ForceParameters.DEFAULTS, other, 40);
        for (int i = 0; i < n; i++) {
            int j = (u * i + t) % n;
            assertEquals(one.positions()[2 * i], other.positions()[2 * j], 1e-9);
            assertEquals(one.positions()[2 * i + 1], other.positions()[2 * j + 1], 1e-9);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1, 5})
    void aloneEveryRadiusShrinksByTheDecayOfAStep(double decay) throws UnstableException {
        ForceParameters f = new ForceParameters(0, 1, 0, 0.3, 0, 0.1, decay, 0.02);
        ParticleState state = ParticleState.normal(17, 2, 1);
        double[] before = state.positions().clone();
        addition(17, 2).advance(f, state, 1);
        for (int k = 0; k < before.length; k++) {
            assertEquals(before[k] * (1 - decay * 0.02), state.positions()[k], 1e-15 * Math.abs(before[k]));
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 1", "5, 2", "12, 1", "12, 5", "17, 1", "17, 7"})
    void aPerfectCircleKeepsItsShapeUnderTheForce(int n, int frequency) {
        for (double radius : List.of(0.5, 3.0, 12.5)) {
            double[] circle = Cases.circle(n, frequency, radius);
            double[] forces = Cases.forces(addition(n, 2), ForceParameters.DEFAULTS, circle);
            double outward = (forces[0] * circle[0] + forces[1] * circle[1]) / radius;
            double scale = Math.max(1, Cases.largest(forces));
            for (int i = 0; i < n; i++) {
                double x = circle[2 * i] / radius;
                double y = circle[2 * i + 1] / radius;
                assertEquals(outward, forces[2 * i] * x + forces[2 * i + 1] * y, 1e-9 * scale, "radial");
                assertEquals(0, forces[2 * i + 1] * x - forces[2 * i] * y, 1e-9 * scale, "tangential");
            }
        }
    }

    @Test
    void theForceIsContinuousWhereAPairSumCrossesTheOrigin() {
        ScalarEngine engine = addition(6, 2);
        double[] x = Cases.normal(6, 2, 5);
        x[6] = -x[0];
        x[7] = -x[1];
        double[] at = Cases.forces(engine, ForceParameters.DEFAULTS, x);
        for (double shift : List.of(1e-7, -1e-7)) {
            double[] near = x.clone();
            near[6] += shift;
            near[7] -= shift / 3;
            assertEquals(0, largestDifference(at, Cases.forces(engine, ForceParameters.DEFAULTS, near)), 1e-4);
        }
    }
}
