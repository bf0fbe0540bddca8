package grokfield.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class EnginesTest {
    private static final Task TASK = Cases.addition(5);

    @Test
    void everyNameMakesTheEngineOfThatName() {
        assertEquals(
                List.of("scalar", "vector", "fast"),
                Engines.names().stream()
                        .filter(name -> !name.equals(Engines.TORNADO)) // where there is an SDK for it
                        .toList());
        for (String name : Engines.names()) {
            try (ForceEngine engine = Engines.create(name, TASK, 2, Workers.CALLER)) {
                assertEquals(name, engine.name());
            }
        }
    }

    @Test
    void autoFollowsAFixedRule() {
        for (int n : new int[] {2, 17, 59, 79}) {
            assertEquals("vector", ruled(n, 2));
        }
        for (int n : new int[] {80, 113, 509}) {
            assertEquals("fast", ruled(n, 2));
            assertEquals("vector", ruled(n, 3));
        }
    }

    private static String ruled(int n, int dimensions) {
        return Engines.ruled(EngineChoice.of(Engines.AUTO), Cases.addition(n), dimensions)
                .toString();
    }

    @Test
    void anUnknownEngineIsRefusedWithTheKnownOnes() {
        IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class,
                () -> Engines.create("warp", TASK, 2, Workers.CALLER).close());
        assertEquals("engine must be one of auto, scalar, vector, fast, tornado, was warp", thrown.getMessage());
    }
}
