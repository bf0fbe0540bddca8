package grokfield.sim;

import static grokfield.sim.Cases.addition;
import static grokfield.sim.Cases.assertClose;
import static grokfield.sim.Cases.circle;
import static grokfield.sim.Cases.forces;
import static grokfield.sim.Cases.normal;
import static grokfield.sim.Cases.scaled;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every engine must do; {@link LiteralLaw} says what the forces are. */
@ParameterizedClass
@MethodSource("engines")
record EngineContractTest(String engineName) {
    static Stream<String> engines() {
        return Engines.names().stream();
    }

    private ForceEngine engine(Task task, int dimensions) {
        return Engines.create(engineName, task, dimensions, Workers.CALLER);
    }

    /** Whether the engine can do so many dimensions at all. */
    private boolean fits(int dimensions) {
        return Engines.unfit(EngineChoice.parse(engineName), dimensions).isEmpty();
    }

    /** 2 and 3, or what of them the engine can do. */
    private int[] dimensions() {
        return IntStream.of(2, 3).filter(this::fits).toArray();
    }

    /** The share of the largest force by which an engine may miss the law. */
    private double tolerance() {
        return engineName.equals(Engines.SCALAR) ? 1e-12 : 1e-4;
    }

    private void assertFollowsLaw(Task task, int d, ForceParameters parameters, double[] positions, String what) {
        double[] untouched = positions.clone();
        double[] expected = LiteralLaw.forces(task, d, parameters, positions);
        assertClose(expected, forces(engine(task, d), parameters, positions), tolerance(), what);
        assertArrayEquals(untouched, positions, "positions are read only");
    }

    @Test
    void isCalledByItsName() {
        assertEquals(engineName, engine(addition(5), 2).name());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 16})
    void forcesFollowTheLawInAnyDimension(int d) {
        assumeTrue(fits(d), engineName + " does not do " + d + " dimensions");
        for (int n : new int[] {2, 3, 4, 5, 12, 17, 24}) {
            for (int seed = 0; seed < 3; seed++) {
                double[] x = scaled(normal(n, d, seed), Math.pow(8, seed - 1));
                assertFollowsLaw(addition(n), d, ForceParameters.DEFAULTS, x, "N " + n + ", seed " + seed);
            }
        }
    }

    @Test
    void forcesFollowTheLawForEveryOperation() {
        for (Operation operation : Operation.values()) {
            for (int d : dimensions()) {
                assertFollowsLaw(
                        Task.of(operation, 13), d, ForceParameters.DEFAULTS, normal(13, d, 7), operation.formula());
            }
        }
    }

    @Test
    void forcesFollowTheLawForTablesWithClassesOfAnySize() {
        Randomness randomness = new Randomness(5);
        for (int classes : new int[] {1, 2, 5, 100}) {
            int n = 14;
            int[][] table = new int[n][n];
            for (int a = 0; a < n; a++) {
                for (int b = a; b < n; b++) {
                    table[a][b] = randomness.nextInt(classes);
                    table[b][a] = table[a][b];
                }
            }
            for (int d : dimensions()) {
                assertFollowsLaw(
                        Task.table(table), d, ForceParameters.DEFAULTS, normal(n, d, classes), classes + " classes");
            }
        }
    }

    @Test
    void forcesFollowTheLawForAnyParameters() {
        Randomness randomness = new Randomness(11);
        for (int draw = 0; draw < 40; draw++) {
            ForceParameters parameters = Cases.drawn(randomness);
            int d = dimensions()[draw % dimensions().length];
            double[] x = scaled(normal(12, d, draw), 3);
            assertFollowsLaw(addition(12), d, parameters, x, parameters.toString());
        }
    }

    @Test
    void forcesFollowTheLawOnPerfectCircles() {
        // At even N the pair sums of antipodal particles lie at the origin, where a direction means nothing.
        for (int n : new int[] {5, 12, 17, 18}) {
            for (double r : new double[] {0.05, 1, 10}) {
                assertFollowsLaw(addition(n), 2, ForceParameters.DEFAULTS, circle(n, 5, r), "N " + n + ", r " + r);
            }
        }
    }

    @Test
    void forcesFollowTheLawWhereParticlesCoincide() {
        for (int d : dimensions()) {
            double[] x = normal(11, d, 3);
            for (int k = 0; k < d; k++) {
                x[4 * d + k] = x[k];
                x[7 * d + k] = -x[k];
                x[9 * d + k] = 0;
                x[10 * d + k] = 0;
            }
            assertFollowsLaw(addition(11), d, ForceParameters.DEFAULTS, x, "some coincide, some oppose");
            double[] one = new double[11 * d];
            java.util.Arrays.fill(one, 2);
            assertFollowsLaw(addition(11), d, ForceParameters.DEFAULTS, one, "all coincide");
        }
    }

    @Test
    void noForceActsWhereAllParticlesAreAtTheOrigin() {
        for (int d : dimensions()) {
            double[] at = forces(engine(addition(7), d), ForceParameters.DEFAULTS, new double[7 * d]);
            assertEquals(0, Cases.largest(at));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-30, 1e-6, 1e-3, 1e3, 1e7, 1e9, 1e40, 1e150})
    void forcesFollowTheLawForTinyClustersAndForOutliers(double size) {
        for (int d : dimensions()) {
            assertFollowsLaw(addition(9), d, ForceParameters.DEFAULTS, scaled(normal(9, d, 2), size), "all");
            double[] x = normal(9, d, 4);
            for (int k = 0; k < d; k++) {
                x[5 * d + k] *= size;
            }
            assertFollowsLaw(addition(9), d, ForceParameters.DEFAULTS, x, "one");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void withoutAlignmentTheMotionIsAGradientFlow(int d) {
        assumeTrue(fits(d), engineName + " does not do " + d + " dimensions");
        Task task = addition(7);
        ForceParameters parameters = Cases.withoutAlignment();
        double[] x = normal(7, d, 21);
        double h = 1e-5;
        double[] downhill = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double[] ahead = x.clone();
            double[] behind = x.clone();
            ahead[i] += h;
            behind[i] -= h;
            downhill[i] = (LiteralLaw.potential(task, d, parameters, behind)
                            - LiteralLaw.potential(task, d, parameters, ahead))
                    / (2 * h);
        }
        assertClose(downhill, forces(engine(task, d), parameters, x), Math.max(tolerance(), 1e-8), "−∇U");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void withoutAlignmentThePotentialFalls(int d) throws UnstableException {
        assumeTrue(fits(d), engineName + " does not do " + d + " dimensions");
        Task task = addition(7);
        ForceParameters parameters = Cases.withoutAlignment().with(ForceParameters.STEP_SIZE, 0.002);
        ParticleState state = ParticleState.normal(7, d, 4);
        ForceEngine engine = engine(task, d);
        double before = LiteralLaw.potential(task, d, parameters, state.positions());
        for (int round = 0; round < 40; round++) {
            engine.advance(parameters, state, 5);
            double after = LiteralLaw.potential(task, d, parameters, state.positions());
            assertTrue(after < before, "round " + round + ": " + before + " → " + after);
            before = after;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void turningAndMirroringThePositionsTurnsAndMirrorsTheForces(int d) {
        assumeTrue(fits(d), engineName + " does not do " + d + " dimensions");
        Randomness randomness = new Randomness(31);
        for (int round = 0; round < 5; round++) {
            double[] x = normal(12, d, round);
            double[][] turn = reflection(d, randomness);
            if (round % 2 == 0) {
                turn = product(turn, reflection(d, randomness)); // two reflections make a rotation
            }
            ForceEngine engine = engine(addition(12), d);
            assertClose(
                    apply(turn, forces(engine, ForceParameters.DEFAULTS, x)),
                    forces(engine, ForceParameters.DEFAULTS, apply(turn, x)),
                    tolerance(),
                    "round " + round);
        }
    }

    @Test
    void relabellingTokensPermutesTheirTrajectories() throws UnstableException {
        int n = 12;
        int steps = engineName.equals(Engines.SCALAR) ? 100 : 1; // rounding grows along a trajectory
        for (int[] map : List.of(new int[] {5, 0}, new int[] {7, 0}, new int[] {1, 4}, new int[] {11, 3})) {
            double[] x = normal(n, 2, 8);
            double[] relabelled = relabel(x, map);
            ParticleState first = new ParticleState(x, 2, 0);
            ParticleState second = new ParticleState(relabelled, 2, 0);
            engine(addition(n), 2).advance(ForceParameters.DEFAULTS, first, steps);
            engine(addition(n), 2).advance(ForceParameters.DEFAULTS, second, steps);
            double share = engineName.equals(Engines.SCALAR) ? 1e-9 : 1e-5;
            assertClose(relabel(first.positions(), map), second.positions(), share, "i → " + map[0] + "i + " + map[1]);
        }
    }

    @Test
    void aloneWeightDecayShrinksEveryPositionByTheSameFactor() throws UnstableException {
        for (int d : dimensions()) {
            ForceParameters parameters = new ForceParameters(0, 1, 0, 0.3, 0, 0.1, 1.7, 0.03);
            double[] x = normal(17, d, 3);
            ParticleState state = new ParticleState(x, d, 0);
            engine(addition(17), d).advance(parameters, state, 50);
            assertClose(scaled(x, Math.pow(1 - 1.7 * 0.03, 50)), state.positions(), 1e-13, "d " + d);
        }
    }

    @Test
    void circleKeepsItsShapeUnderTheForce() throws UnstableException {
        for (int n : new int[] {5, 12, 17}) {
            for (int k : new int[] {1, n - 2 - n % 2 + 1, 5 % n == 0 ? 2 : 5}) {
                ParticleState state = new ParticleState(circle(n, k, 3), 2, 0);
                engine(addition(n), 2).advance(ForceParameters.DEFAULTS, state, 20);
                double radius = Math.hypot(state.positions()[0], state.positions()[1]);
                assertTrue(Math.abs(radius - 3) > 1e-3, "the radius changes");
                assertClose(circle(n, k, radius), state.positions(), tolerance(), "N " + n + ", k " + k);
            }
        }
    }

    @Test
    void pinnedParticlesFeelForcesButStay() throws UnstableException {
        double[] x = normal(9, 2, 6);
        ParticleState state = new ParticleState(x, 2, 0);
        state.pinned()[3] = true;
        engine(addition(9), 2).advance(ForceParameters.DEFAULTS, state, 10);
        for (int i = 0; i < 9; i++) {
            boolean stayed = state.positions()[2 * i] == x[2 * i] && state.positions()[2 * i + 1] == x[2 * i + 1];
            assertEquals(i == 3, stayed, "particle " + i);
        }
    }

    @Test
    void manyStepsAreTheSameBitsAsOneAtATime() throws UnstableException {
        for (int d : dimensions()) {
            ParticleState together = ParticleState.normal(17, d, 9);
            ParticleState apart = ParticleState.normal(17, d, 9);
            engine(addition(17), d).advance(ForceParameters.DEFAULTS, together, 25);
            for (int s = 0; s < 25; s++) {
                engine(addition(17), d).advance(ForceParameters.DEFAULTS, apart, 1); // an engine keeps no history
            }
            assertArrayEquals(together.positions(), apart.positions());
            assertEquals(25, together.step());
            assertEquals(25, apart.step());
            assertEquals(25 * ForceParameters.DEFAULTS.stepSize(), together.time(), 1e-12);
            assertEquals(together.time(), apart.time(), 1e-12);
        }
    }

    @Test
    void anExplodingStepIsTakenBackAndNamed() {
        ForceParameters wild = new ForceParameters(2, 1, 1, 0.3, 2, 0.1, 5, 1000);
        ParticleState state = ParticleState.normal(5, 2, 1);
        state.setStep(100);
        ForceEngine engine = engine(addition(5), 2);
        UnstableException thrown = assertThrows(UnstableException.class, () -> engine.advance(wild, state, 1000));
        assertEquals(state.step() + 1, thrown.step());
        assertTrue(state.step() > 100 && state.step() < 300, "stopped at " + state.step());
        assertTrue(thrown.toString().contains("lower step_size below 0.4"), thrown.toString());
        double[] before = state.positions().clone();
        assertTrue(Points.copyOf(before, 2).isFinite());
        UnstableException again = assertThrows(UnstableException.class, () -> engine.advance(wild, state, 1));
        assertEquals(thrown.step(), again.step());
        assertEquals(thrown.particle(), again.particle());
        assertArrayEquals(before, state.positions());
    }

    @Test
    void aPositionThatIsNotFiniteIsReported() {
        double[] x = normal(6, 2, 1);
        x[7] = Double.NaN;
        ParticleState state = new ParticleState(x, 2, 0);
        ForceEngine engine = engine(addition(6), 2);
        assertThrows(UnstableException.class, () -> engine.advance(ForceParameters.DEFAULTS, state, 1));
        assertEquals(0, state.step());
        assertArrayEquals(x, state.positions());
    }

    @Test
    void dimensionsBelowOneAreRefused() {
        IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class, () -> engine(addition(5), 0).close());
        assertEquals("dimensions must be at least 1, was 0", thrown.getMessage());
    }

    /** Token map[0]·i + map[1] of the result is token i of x. */
    private static double[] relabel(double[] x, int[] map) {
        int n = x.length / 2;
        double[] y = new double[x.length];
        for (int i = 0; i < n; i++) {
            int to = (map[0] * i + map[1]) % n;
            y[2 * to] = x[2 * i];
            y[2 * to + 1] = x[2 * i + 1];
        }
        return y;
    }

    /** I − 2vvᵀ for a random unit vector v. */
    private static double[][] reflection(int d, Randomness randomness) {
        double[] v = new double[d];
        double norm2 = 0;
        for (int k = 0; k < d; k++) {
            v[k] = randomness.nextGaussian();
            norm2 += v[k] * v[k];
        }
        double[][] matrix = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                matrix[i][j] = (i == j ? 1 : 0) - 2 * v[i] * v[j] / norm2;
            }
        }
        return matrix;
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] c = new double[a.length][];
        for (int i = 0; i < a.length; i++) {
            c[i] = new double[a.length];
            for (int j = 0; j < a.length; j++) {
                for (int k = 0; k < a.length; k++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c;
    }

    private static double[] apply(double[][] matrix, double[] x) {
        int d = matrix.length;
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < d; k++) {
                y[i] += matrix[i % d][k] * x[i / d * d + k];
            }
        }
        return y;
    }
}
