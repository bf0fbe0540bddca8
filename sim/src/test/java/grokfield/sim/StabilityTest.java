package grokfield.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StabilityTest {
    @Test
    void aloneWeightDecayIsStableUpToTwoOverItself() {
        for (String name : Engines.names()) {
            ForceEngine engine = Engines.create(name, Cases.addition(9), 2, Workers.CALLER);
            ForceParameters parameters = new ForceParameters(0, 1, 0, 0.3, 0, 0.1, 4, 0.02);
            double limit = Stability.largestStableStep(engine, parameters, Cases.normal(9, 2, 1));
            assertEquals(0.5, limit, 1e-6, name);
        }
    }

    @Test
    void withoutForcesEveryStepIsStable() {
        ForceEngine engine = new ScalarEngine(Cases.addition(5), 2);
        ForceParameters parameters = new ForceParameters(0, 1, 0, 0.3, 0, 0.1, 0, 0.02);
        assertEquals(Double.POSITIVE_INFINITY, Stability.largestStableStep(engine, parameters, Cases.normal(5, 2, 1)));
        assertEquals(
                Double.POSITIVE_INFINITY,
                Stability.largestStableStep(
                        engine, ForceParameters.DEFAULTS, new double[] {Double.NaN, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
    }

    @ParameterizedTest
    @CsvSource({"0,7", "8,7", "0,11", "8,11"})
    void aSettledSetStaysBelowTheLimitAndLeavesAboveIt(double alignment, int n) throws UnstableException {
        ForceParameters parameters = ForceParameters.DEFAULTS.with(ForceParameters.ALIGNMENT, alignment);
        ForceEngine engine = new ScalarEngine(Cases.addition(n), 2);
        ParticleState settled = ParticleState.normal(n, 2, 3);
        engine.advance(parameters, settled, 4000);
        double[] x = settled.positions().clone();
        double limit = Stability.largestStableStep(engine, parameters, x);
        assertArrayEquals(x, settled.positions(), "positions are read only");
        double below = restlessness(engine, parameters.with(ForceParameters.STEP_SIZE, 0.9 * limit), x);
        double above = restlessness(engine, parameters.with(ForceParameters.STEP_SIZE, 1.15 * limit), x);
        assertTrue(below < 1e-3 && above > 0.1, "limit " + limit + ", below " + below + ", above " + above);
    }

    /** The largest force after a small disturbance has had 600 steps to die or to grow. */
    private static double restlessness(ForceEngine engine, ForceParameters parameters, double[] settled)
            throws UnstableException {
        ParticleState state = new ParticleState(settled, 2, 0);
        Randomness randomness = new Randomness(1);
        for (int i = 0; i < settled.length; i++) {
            state.positions()[i] += 1e-3 * randomness.nextGaussian();
        }
        engine.advance(parameters, state, 600);
        return Cases.largest(Cases.forces(engine, parameters, state.positions()));
    }

    @Test
    void theDefaultsAreStableAllAlongARun() throws UnstableException {
        ForceEngine engine = new VectorEngine(Cases.addition(17), 2, Workers.CALLER);
        for (double alignment : new double[] {0, 2, 8}) {
            ForceParameters parameters = ForceParameters.DEFAULTS.with(ForceParameters.ALIGNMENT, alignment);
            ParticleState state = ParticleState.normal(17, 2, 0);
            while (state.step() < 1000) {
                double limit = Stability.largestStableStep(engine, parameters, state.positions());
                assertTrue(limit > 1.5 * parameters.stepSize(), "limit " + limit + " at step " + state.step());
                engine.advance(parameters, state, 25);
            }
        }
    }

    @Test
    void theLimitIsCrossedBeforeAStepSizeExplodes() {
        ForceParameters parameters = ForceParameters.DEFAULTS.with(ForceParameters.STEP_SIZE, 2.5);
        ForceEngine engine = new ScalarEngine(Cases.addition(7), 2);
        ParticleState state = ParticleState.normal(7, 2, 0);
        assertTrue(Stability.largestStableStep(engine, parameters, state.positions()) < 2.5);
        UnstableException thrown =
                assertThrows(UnstableException.class, () -> engine.advance(parameters, state, 100_000));
        assertTrue(thrown.toString().endsWith("lower step_size below 2"), thrown.toString());
    }
}
