package grokfield.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParameterTest {
    @Test
    void defaultsAreThoseOfTheLaw() {
        assertEquals(new ForceParameters(2, 1, 1, 0.3, 2, 0.1, 1, 0.02), ForceParameters.DEFAULTS);
        for (Parameter parameter : ForceParameters.ALL) {
            assertEquals(parameter.defaultValue(), ForceParameters.DEFAULTS.get(parameter), parameter.key());
            assertTrue(parameter.check(parameter.defaultValue()).isEmpty());
        }
    }

    @Test
    void everyParameterIsReadAndChangedByItself() {
        Set<ForceParameters> changed = new HashSet<>();
        for (Parameter parameter : ForceParameters.ALL) {
            double value = (parameter.defaultValue() + parameter.maximum()) / 2;
            ForceParameters other = ForceParameters.DEFAULTS.with(parameter, value);
            for (Parameter any : ForceParameters.ALL) {
                assertEquals(any.equals(parameter) ? value : any.defaultValue(), other.get(any));
            }
            changed.add(other);
        }
        assertEquals(8, changed.size());
    }

    @Test
    void aValueOutOfRangeIsRefusedWithTheRange() {
        assertEquals(
                "weight_decay must be between 0 and 5, was -1",
                ForceParameters.WEIGHT_DECAY.check(-1).orElseThrow());
        assertEquals(
                "step_size must be between 1.0E-6 and 10, was NaN",
                ForceParameters.STEP_SIZE.check(Double.NaN).orElseThrow());
        assertThrows(
                IllegalArgumentException.class, () -> ForceParameters.DEFAULTS.with(ForceParameters.ALIGNMENT, 21));
        Parameter whole = Parameter.whole("network", "hidden", "H", 1, 4096, 64, "Neurons.");
        assertEquals(
                "hidden must be a whole number between 1 and 4096, was 1.5",
                whole.check(1.5).orElseThrow());
        assertThrows(IllegalArgumentException.class, () -> ForceParameters.DEFAULTS.get(whole));
    }

    @Test
    void clampGivesTheNearestAllowedValue() {
        assertEquals(5, ForceParameters.WEIGHT_DECAY.clamp(7));
        assertEquals(0, ForceParameters.WEIGHT_DECAY.clamp(-7));
        assertEquals(1, ForceParameters.WEIGHT_DECAY.clamp(Double.NaN));
        assertEquals(3, Parameter.whole("s", "k", "", 1, 9, 2, "").clamp(2.6));
    }

    @Test
    void namesDeriveFromTheKey() {
        assertEquals("particles.attraction_softening", ForceParameters.ATTRACTION_SOFTENING.qualifiedName());
        assertEquals("attraction softening", ForceParameters.ATTRACTION_SOFTENING.label());
        assertEquals("17", Parameter.format(17));
        assertEquals("0.3", Parameter.format(0.3));
    }
}
