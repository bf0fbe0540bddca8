package grokfield.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdaptiveStepsTest {
    private static final double LENGTH = 0.3; // the shorter softening at the defaults

    private static ScalarEngine scalar(int n, int d) {
        return new ScalarEngine(Cases.addition(n), d);
    }

    private static double[] adaptive(double[] from, ForceParameters parameters, double error, double time)
            throws UnstableException {
        ParticleState state = new ParticleState(from, 2, 0);
        int n = from.length / 2;
        new AdaptiveSteps(n, 2).advanceTo(time, Integer.MAX_VALUE, scalar(n, 2), parameters, state, error);
        assertEquals(time, state.time());
        return state.positions();
    }

    private static double distance(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }

    /** The classical method of Runge and Kutta, in steps far below what the methods under test take. */
    private static double[] fine(double[] from, ForceParameters parameters, double time) {
        ForceEngine engine = scalar(from.length / 2, 2);
        int steps = 100;
        double h = time / steps;
        double[] x = from.clone();
        for (int i = 0; i < steps; i++) {
            double[] k1 = Cases.forces(engine, parameters, x);
            double[] k2 = Cases.forces(engine, parameters, along(x, h / 2, k1));
            double[] k3 = Cases.forces(engine, parameters, along(x, h / 2, k2));
            double[] k4 = Cases.forces(engine, parameters, along(x, h, k3));
            for (int j = 0; j < x.length; j++) {
                x[j] += h / 6 * (k1[j] + 2 * k2[j] + 2 * k3[j] + k4[j]);
            }
        }
        return x;
    }

    private static double[] along(double[] x, double by, double[] direction) {
        double[] there = x.clone();
        for (int i = 0; i < there.length; i++) {
            there[i] += by * direction[i];
        }
        return there;
    }

    @Test
    void theMethodIsOfThirdOrder() throws UnstableException {
        double[] x = Cases.scaled(Cases.normal(7, 2, 3), 3);
        ForceParameters smooth = Cases.withoutAlignment(); // the angles of alignment have kinks
        double[] exact = fine(x, smooth, 0.08);
        double[] misses = new double[2];
        for (int halving = 0; halving < 2; halving++) {
            ParticleState state = new ParticleState(x, 2, 0);
            AdaptiveSteps steps = new AdaptiveSteps(7, 2);
            int count = 4 << halving;
            for (int i = 0; i < count; i++) {
                steps.step(scalar(7, 2), smooth, state, 0.5, 0.08 / count);
            }
            assertEquals(count, state.step(), "no step was shortened");
            misses[halving] = distance(exact, state.positions());
        }
        double order = Math.log(misses[0] / misses[1]) / Math.log(2);
        assertTrue(order > 2.6 && order < 3.6, "order " + order + ", misses " + misses[0] + ", " + misses[1]);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.01, 1e-3, 1e-4})
    void stepsStayWithinTheirError(double error) throws UnstableException {
        int over = 0;
        for (int seed = 0; seed < 8; seed++) {
            ForceEngine engine = scalar(7, 2);
            ParticleState state = ParticleState.normal(7, 2, seed);
            AdaptiveSteps steps = new AdaptiveSteps(7, 2);
            for (int i = 0; i < 25; i++) {
                double[] before = state.positions().clone();
                double time = state.time();
                steps.step(engine, ForceParameters.DEFAULTS, state, error, 1);
                double[] exact = fine(before, ForceParameters.DEFAULTS, state.time() - time);
                double miss = distance(exact, state.positions()) / LENGTH;
                over += miss <= error ? 0 : 1;
                assertTrue(miss <= 3 * error, "seed " + seed + ", step " + i + " was off by " + miss);
            }
        }
        assertTrue(over <= 2, over + " of 200 steps were off by more than was allowed");
    }

    @Test
    void asTheErrorShrinksTheWayIsTheReferences() throws UnstableException {
        double[] x = Cases.normal(11, 2, 5);
        double[] exact = fine(x, ForceParameters.DEFAULTS, 1);
        double coarse = distance(exact, adaptive(x, ForceParameters.DEFAULTS, 0.1, 1));
        double fine = distance(exact, adaptive(x, ForceParameters.DEFAULTS, 1e-6, 1));
        assertTrue(fine < 1e-4 && fine < coarse, "coarse " + coarse + ", fine " + fine);
    }

    @Test
    void withoutAlignmentEnergyFallsInEveryStep() throws UnstableException {
        Task task = Cases.addition(13);
        ForceParameters parameters = Cases.withoutAlignment();
        ParticleState state = ParticleState.normal(13, 2, 1);
        AdaptiveSteps steps = new AdaptiveSteps(13, 2);
        ForceEngine engine = new ScalarEngine(task, 2);
        double energy = energy(task, parameters, state.positions());
        for (int i = 0; i < 200; i++) {
            steps.step(engine, parameters, state, AdaptiveSteps.ERROR.defaultValue(), 10);
            double next = energy(task, parameters, state.positions());
            assertTrue(next < energy + 1e-3, "step " + i + ": " + energy + " → " + next);
            energy = next;
        }
    }

    /** U of {@code docs/law.md}, Identities. */
    private static double energy(Task task, ForceParameters p, double[] x) {
        double energy = 0;
        for (int a = 0; a < task.pairs(); a++) {
            for (int b = 0; b < a; b++) {
                double dx = x[2 * task.first(a)] + x[2 * task.second(a)] - x[2 * task.first(b)] - x[2 * task.second(b)];
                double dy = x[2 * task.first(a) + 1]
                        + x[2 * task.second(a) + 1]
                        - x[2 * task.first(b) + 1]
                        - x[2 * task.second(b) + 1];
                double square = dx * dx + dy * dy;
                energy += task.pairClass(a) == task.pairClass(b)
                        ? p.attraction() / 2 * Math.log(square + p.attractionSoftening() * p.attractionSoftening())
                        : -p.repulsion() / 2 * Math.log(square + p.repulsionSoftening() * p.repulsionSoftening());
            }
        }
        energy /= task.tokens();
        for (double coordinate : x) {
            energy += p.weightDecay() / 2 * coordinate * coordinate;
        }
        return energy;
    }

    @Test
    void pinnedParticlesStayAndDoNotShortenTheSteps() throws UnstableException {
        double[] x = Cases.normal(9, 2, 2);
        ParticleState state = new ParticleState(x, 2, 0);
        state.pinned()[4] = true;
        AdaptiveSteps steps = new AdaptiveSteps(9, 2);
        steps.advanceTo(2, Integer.MAX_VALUE, scalar(9, 2), ForceParameters.DEFAULTS, state, 0.01);
        assertEquals(x[8], state.positions()[8]);
        assertEquals(x[9], state.positions()[9]);
        assertTrue(distance(x, state.positions()) > 0.1);
    }

    @Test
    void theSameStateGoesTheSameWayHoweverTheTimeIsCut() throws UnstableException {
        double[] x = Cases.normal(17, 2, 4);
        assertArrayEquals(
                adaptive(x, ForceParameters.DEFAULTS, 0.01, 3), adaptive(x, ForceParameters.DEFAULTS, 0.01, 3));
    }

    @Test
    void aChangeBetweenStepsIsNoticed() throws UnstableException {
        ForceEngine engine = scalar(9, 2);
        double[] x = Cases.normal(9, 2, 2);
        ParticleState state = new ParticleState(x, 2, 0);
        AdaptiveSteps steps = new AdaptiveSteps(9, 2);
        steps.step(engine, ForceParameters.DEFAULTS, state, 0.01, 0.01);
        state.positions()[3] = 4;
        assertArrayEquals(
                Cases.forces(engine, ForceParameters.DEFAULTS, state.positions()),
                steps.forces(engine, ForceParameters.DEFAULTS, state));
        ForceParameters other = ForceParameters.DEFAULTS.with(ForceParameters.ALIGNMENT, 7);
        assertArrayEquals(Cases.forces(engine, other, state.positions()), steps.forces(engine, other, state));
    }

    @Test
    void aLawThatIsStiffBeyondTheFixedStepIsFollowed() throws UnstableException {
        ForceParameters stiff = ForceParameters.DEFAULTS
                .with(ForceParameters.REPULSION_SOFTENING, 0.01)
                .with(ForceParameters.REPULSION, 10)
                .with(ForceParameters.STEP_SIZE, 10);
        ParticleState state = ParticleState.normal(9, 2, 1);
        new AdaptiveSteps(9, 2).advanceTo(5, Integer.MAX_VALUE, scalar(9, 2), stiff, state, 0.01);
        assertTrue(Cases.largest(state.positions()) < 100);
    }

    @Test
    void forcesThatAreNotFiniteAreReportedAndLeaveTheStateAlone() {
        ForceEngine broken = new ForceEngine() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public void forces(ForceParameters parameters, double[] positions, double[] forces) {
                java.util.Arrays.fill(forces, 1);
                forces[6] = Double.NaN;
            }

            @Override
            public void advance(ForceParameters parameters, ParticleState state, int steps) {
                throw new UnsupportedOperationException();
            }
        };
        double[] x = Cases.normal(9, 2, 2);
        ParticleState state = new ParticleState(x, 2, 41);
        UnstableException thrown = assertThrows(
                UnstableException.class,
                () -> new AdaptiveSteps(9, 2).step(broken, ForceParameters.DEFAULTS, state, 0.01, 1));
        assertEquals(3, thrown.particle());
        assertEquals(42, thrown.step());
        assertArrayEquals(x, state.positions());
        assertEquals(41, state.step());
    }

    @Test
    void aStepAllocatesNothing() throws UnstableException {
        ForceEngine engine = scalar(9, 2);
        ParticleState state = ParticleState.normal(9, 2, 2);
        AdaptiveSteps steps = new AdaptiveSteps(9, 2);
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 50; i++) {
                steps.step(engine, ForceParameters.DEFAULTS, state, 0.01, 0.05);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertTrue(least < 50, least + " bytes");
    }

    @Test
    void itTakesAFractionOfTheReferencesEvaluationsToTheSamePlace() throws UnstableException {
        for (double alignment : List.of(0.0, 8.0)) {
            ForceParameters parameters = ForceParameters.DEFAULTS.with(ForceParameters.ALIGNMENT, alignment);
            ParticleState state = ParticleState.normal(17, 2, 1);
            new AdaptiveSteps(17, 2).advanceTo(60, Integer.MAX_VALUE, scalar(17, 2), parameters, state, 0.01);
            assertTrue(3 * state.step() < 1500, state.step() + " steps; fixed ones are 3000");
        }
    }
}
