package grokfield.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlingTest {
    private static final double ERROR = AdaptiveSteps.ERROR.defaultValue();

    private static Settling settle(ForceEngine engine, ForceParameters parameters, ParticleState state, double bound)
            throws UnstableException {
        Settling settling = new Settling(state, bound, ERROR, 2000);
        settling.advance(engine, parameters, state, Integer.MAX_VALUE);
        return settling;
    }

    private static ForceParameters aligned(double alignment) {
        return ForceParameters.DEFAULTS.with(ForceParameters.ALIGNMENT, alignment);
    }

    @ParameterizedTest
    @CsvSource({"17,2,0,0", "17,2,2,1", "17,2,8,2", "12,2,4,3", "7,3,2,4", "5,4,8,5", "6,1,2,6", "2,2,2,7"})
    void aSettledStateHasForcesBelowTheBound(int n, int d, double alignment, long seed) throws UnstableException {
        ForceEngine engine = new ScalarEngine(Cases.addition(n), d);
        ForceParameters parameters = aligned(alignment);
        ParticleState state = ParticleState.normal(n, d, seed);
        Settling settling = new Settling(state, 1e-5, ERROR, 5000);
        Optional<Settling.End> end = settling.advance(engine, parameters, state, Integer.MAX_VALUE);
        assertEquals(Optional.of(Settling.End.SETTLED), end, settling.sentence(engine, parameters, state));
        double[] forces = Cases.forces(engine, parameters, state.positions());
        assertTrue(new LargestForce(n, d).of(state, forces) <= 1e-5);
        assertEquals(1, settling.progress());
        assertTrue(settling.sentence(engine, parameters, state).startsWith("settled after "));
    }

    @ParameterizedTest
    @CsvSource({"0,1", "0,2", "0,3", "2,0", "2,1", "2,2", "2,3", "2,4", "4,1", "4,2", "8,0", "8,3"}) // done by time 60
    void theStructureIsThatOfTwentyThousandFixedSteps(double alignment, long seed) throws UnstableException {
        Task task = Cases.addition(17);
        ForceEngine engine = new VectorEngine(task, 2, Workers.CALLER);
        ParticleState slow = ParticleState.normal(17, 2, seed);
        engine.advance(aligned(alignment).with(ForceParameters.STEP_SIZE, 0.003), slow, 20_000);
        ParticleState quick = ParticleState.normal(17, 2, seed);
        Settling settling = new Settling(quick, 1e-5, 1e-4, 2000);
        settling.advance(engine, aligned(alignment), quick, Integer.MAX_VALUE);
        Measures expected = StructureMeasures.of(task, Points.copyOf(slow.positions(), 2));
        Measures actual = StructureMeasures.of(task, Points.copyOf(quick.positions(), 2));
        assertEquals(expected.circularity(), actual.circularity(), 1e-3);
        assertEquals(expected.pairSumPurity(), actual.pairSumPurity(), 0.02);
        assertEquals(expected.structure(), actual.structure());
        assertTrue(settling.steps(quick) < 3000, settling.steps(quick) + " steps");
    }

    @Test
    void aStructureThatTurnsAsAWholeIsSettled() throws UnstableException {
        ForceEngine engine = new ScalarEngine(Cases.addition(17), 2);
        ParticleState state = ParticleState.normal(17, 2, 2);
        Settling settling = settle(engine, aligned(2), state, 1e-6);
        double[] forces = Cases.forces(engine, aligned(2), state.positions());
        assertTrue(settling.largestForce() <= 1e-6);
        assertTrue(settling.turning() > 1e-3, "turning " + settling.turning());
        assertTrue(Cases.largest(forces) > 1000 * settling.largestForce());
    }

    @Test
    void withoutWeightDecayNothingSettlesAndThatIsSaid() throws UnstableException {
        ForceParameters parameters = ForceParameters.DEFAULTS.with(ForceParameters.WEIGHT_DECAY, 0);
        assertTrue(Settling.hopeless(parameters).isPresent());
        assertFalse(Settling.hopeless(ForceParameters.DEFAULTS).isPresent());
        ForceEngine engine = new ScalarEngine(Cases.addition(9), 2);
        ParticleState state = ParticleState.normal(9, 2, 1);
        Settling settling = new Settling(state, 1e-4, ERROR, 50);
        assertEquals(Optional.of(Settling.End.TIME_UP), settling.advance(engine, parameters, state, Integer.MAX_VALUE));
        assertEquals(50, state.time());
        assertTrue(settling.largestForce() > 1e-4);
        String sentence = settling.sentence(engine, parameters, state);
        assertTrue(sentence.startsWith("time is up") && sentence.contains("weight_decay 0"), sentence);
    }

    @Test
    void aBoundThatTheEngineCannotResolveIsGivenUpWithASentence() throws UnstableException {
        ForceEngine engine = new VectorEngine(Cases.addition(17), 2, Workers.CALLER);
        ParticleState state = ParticleState.normal(17, 2, 1);
        Settling settling = new Settling(state, 1e-12, ERROR, 1e6);
        assertEquals(Optional.of(Settling.End.UNRESOLVED), settling.advance(engine, aligned(8), state, 100_000));
        assertTrue(settling.largestForce() < 1e-3, "largest force " + settling.largestForce());
        assertTrue(settling.sentence(engine, aligned(8), state).contains("engine scalar"));
    }

    @Test
    void aPinnedParticleDoesNotCountAndStopsTheTurning() throws UnstableException {
        ForceEngine engine = new ScalarEngine(Cases.addition(17), 2);
        ParticleState state = ParticleState.normal(17, 2, 2);
        state.positions()[0] = 9;
        state.pinned()[0] = true;
        Settling settling = settle(engine, aligned(2), state, 1e-5);
        assertTrue(settling.largestForce() <= 1e-5, settling.sentence(engine, aligned(2), state));
        assertEquals(0, settling.turning());
        double[] forces = Cases.forces(engine, aligned(2), state.positions());
        assertTrue(Math.hypot(forces[0], forces[1]) > 0.1, "the pinned one is pulled");
        for (int i = 1; i < 17; i++) {
            assertTrue(Math.hypot(forces[2 * i], forces[2 * i + 1]) <= 1e-5);
        }
    }

    @Test
    void slicesGoTheSameWayAsOneCall() throws UnstableException {
        ForceEngine engine = new ScalarEngine(Cases.addition(11), 2);
        ParticleState whole = ParticleState.normal(11, 2, 3);
        settle(engine, aligned(4), whole, 1e-4);
        ParticleState sliced = ParticleState.normal(11, 2, 3);
        Settling settling = new Settling(sliced, 1e-4, ERROR, 2000);
        double progress = 0;
        while (settling.advance(engine, aligned(4), sliced, 7).isEmpty()) {
            progress = Math.max(progress, settling.progress());
        }
        assertTrue(progress > 0.3 && progress < 1, "progress " + progress);
        org.junit.jupiter.api.Assertions.assertArrayEquals(whole.positions(), sliced.positions());
        assertEquals(whole.step(), sliced.step());
    }
}
