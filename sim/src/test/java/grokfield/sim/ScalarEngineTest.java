package grokfield.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarEngineTest {
    /** A seeded run is the same bits on every machine: whoever changes the arithmetic must mean to. */
    @ParameterizedTest
    @CsvSource({"a+b,17,2,318080968", "a+b,12,3,-24441303", "a*b,11,2,582303326"})
    void aSeededRunGivesTheSameBitsEverywhere(String formula, int n, int d, int expected) throws UnstableException {
        Task task = Task.of(Operation.byFormula(formula).orElseThrow(), n);
        ParticleState state = ParticleState.normal(n, d, 42);
        new ScalarEngine(task, d).advance(ForceParameters.DEFAULTS, state, 100);
        assertEquals(expected, Arrays.hashCode(state.positions()));
    }
}
