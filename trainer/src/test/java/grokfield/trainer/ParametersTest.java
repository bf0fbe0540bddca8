package grokfield.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.ForceParameters;
import grokfield.sim.Operation;
import grokfield.sim.Parameter;
import grokfield.sim.Task;
import org.junit.jupiter.api.Test;

class ParametersTest {
    @Test
    void defaultsOfTheRecordsAreThoseOfTheDescriptions() {
        for (Parameter parameter : TrainingParameters.ALL) {
            assertEquals(parameter.defaultValue(), TrainingParameters.DEFAULTS.get(parameter), parameter.key());
            assertTrue(parameter.live());
        }
        for (Parameter parameter : NetworkSettings.ALL) {
            assertEquals(parameter.defaultValue(), NetworkSettings.DEFAULTS.get(parameter), parameter.key());
            assertFalse(parameter.live());
        }
    }

    @Test
    void withChangesOneValueAndChecksItsRange() {
        for (Parameter parameter : TrainingParameters.ALL) {
            TrainingParameters changed = TrainingParameters.DEFAULTS.with(parameter, parameter.maximum());
            for (Parameter other : TrainingParameters.ALL) {
                double expected = other.equals(parameter) ? parameter.maximum() : other.defaultValue();
                assertEquals(expected, changed.get(other));
            }
        }
        for (Parameter parameter : NetworkSettings.ALL) {
            NetworkSettings changed = NetworkSettings.DEFAULTS.with(parameter, parameter.maximum());
            for (Parameter other : NetworkSettings.ALL) {
                double expected = other.equals(parameter) ? parameter.maximum() : other.defaultValue();
                assertEquals(expected, changed.get(other));
            }
        }
        Exception problem = assertThrows(
                IllegalArgumentException.class,
                () -> TrainingParameters.DEFAULTS.with(TrainingParameters.WEIGHT_DECAY, -1));
        assertEquals("weight_decay must be between 0 and 5, was -1", problem.getMessage());
    }

    @Test
    void aParameterOfTheOtherSideIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> TrainingParameters.DEFAULTS.get(ForceParameters.ALIGNMENT));
        assertThrows(
                IllegalArgumentException.class, () -> TrainingParameters.DEFAULTS.with(ForceParameters.ALIGNMENT, 1));
        assertThrows(IllegalArgumentException.class, () -> NetworkSettings.DEFAULTS.with(ForceParameters.ALIGNMENT, 1));
    }

    @Test
    void settingsOutsideTheirRangeAreRefused() {
        Exception problem =
                assertThrows(IllegalArgumentException.class, () -> new NetworkSettings("pair-sum", 0, 0, 64, 0.2));
        assertEquals("dimensions must be a whole number between 1 and 16, was 0", problem.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new NetworkSettings("pair-sum", 2, -1, 64, 0.2));
        assertThrows(IllegalArgumentException.class, () -> new NetworkSettings("pair-sum", 2, 0, 5000, 0.2));
        assertThrows(IllegalArgumentException.class, () -> new NetworkSettings("pair-sum", 2, 0, 64, Double.NaN));
    }

    @Test
    void anUnknownKindIsRefusedByTheKnownOnes() {
        Exception problem = assertThrows(
                IllegalArgumentException.class,
                () -> Networks.create("pairsum", Task.of(Operation.ADDITION, 5), NetworkSettings.DEFAULTS));
        assertEquals("kind must be pair-sum, was pairsum", problem.getMessage());
    }
}
