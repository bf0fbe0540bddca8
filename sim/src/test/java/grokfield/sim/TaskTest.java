package grokfield.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskTest {
    @Test
    void pairsComeInTheOrderOfTheLaw() {
        Task task = Task.of(Operation.ADDITION, 3);
        assertEquals(6, task.pairs());
        int[][] expected = {{0, 0, 0}, {0, 1, 1}, {0, 2, 2}, {1, 1, 2}, {1, 2, 0}, {2, 2, 1}};
        for (int p = 0; p < 6; p++) {
            assertEquals(expected[p][0], task.first(p));
            assertEquals(expected[p][1], task.second(p));
            assertEquals(expected[p][2], task.pairClass(p));
        }
    }

    @Test
    void everyPairIsFoundByItsTokensInAnyOrder() {
        for (int n : new int[] {2, 3, 17, 100}) {
            Task task = Task.of(Operation.ADDITION, n);
            assertEquals(n * (n + 1) / 2, task.pairs());
            for (int p = 0; p < task.pairs(); p++) {
                assertTrue(task.first(p) <= task.second(p));
                assertEquals(p, task.pairOf(task.first(p), task.second(p)));
                assertEquals(p, task.pairOf(task.second(p), task.first(p)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a+b,17,16,16,15",
        "a+b,12,5,7,0",
        "a*b,17,16,16,1",
        "a*b,1024,1023,1023,1",
        "a^2+b^2,17,3,4,8",
        "a^2+b^2,1024,1023,1022,5",
        "|a-b|,17,3,16,13",
        "|a-b|,2,1,1,0"
    })
    void operationsAreTakenModuloTheNumberOfTokens(String formula, int n, int a, int b, int expected) {
        Task task = Task.of(Operation.byFormula(formula).orElseThrow(), n);
        assertEquals(expected, task.pairClass(task.pairOf(a, b)));
        assertEquals(n, task.classes());
        assertEquals(formula, task.operation());
        assertEquals(formula.equals("a+b"), task.isModularAddition());
    }

    @Test
    void everyOperationIsCommutativeAndStaysInRange() {
        for (Operation operation : Operation.values()) {
            for (int n : new int[] {2, 3, 10, 17}) {
                for (int a = 0; a < n; a++) {
                    for (int b = 0; b < n; b++) {
                        int c = operation.classOf(a, b, n);
                        assertEquals(c, operation.classOf(b, a, n));
                        assertTrue(c >= 0 && c < n);
                    }
                }
            }
        }
        assertTrue(Operation.byFormula("a-b").isEmpty());
    }

    @Test
    void aTableHasAsManyClassesAsItsLargestEntrySays() {
        Task task = Task.table(new int[][] {{0, 3}, {3, 1}});
        assertEquals(4, task.classes());
        assertEquals(2, task.tokens());
        assertEquals(3, task.pairClass(task.pairOf(1, 0)));
        assertFalse(task.isModularAddition());
        assertEquals(task, Task.table(new int[][] {{0, 3}, {3, 1}}));
        assertNotEquals(task, Task.table(new int[][] {{0, 3}, {3, 2}}));
    }

    @Test
    void tablesThatMeanNothingAreRefusedWithTheirPlace() {
        refuses("must be symmetric: row 0 column 1 has 1, row 1 column 0 has 2", new int[][] {{0, 1}, {2, 0}});
        refuses("must be square: row 1 has 1 entries, not 2", new int[][] {{0, 1}, {1}});
        refuses("must be square: row 0 has 3 entries, not 2", new int[][] {{0, 1, 2}, {1, 0}});
        refuses("row 1 column 1 has -1", new int[][] {{0, 1}, {1, -1}});
        refuses("row 0 column 0 has 4", new int[][] {{4, 1}, {1, 0}});
        refuses("at least 2 rows, has 1", new int[][] {{0}});
        refuses("at least 2 rows, has 0", new int[0][]);
    }

    private static void refuses(String sentence, int[][] table) {
        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, () -> Task.table(table));
        assertTrue(thrown.toString().contains(sentence), thrown.toString());
    }

    @Test
    void aModulusBelowTwoIsRefused() {
        IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> Task.of(Operation.ADDITION, 1));
        assertEquals("modulus must be at least 2, was 1", thrown.getMessage());
    }

    @Test
    void aMillionParticlesAreRefusedWithWhatTheyWouldCost() {
        String sentence = Cost.of(1_000_000).refusal().orElseThrow();
        assertEquals(
                "1000000 particles make 5.0e+11 pairs and 2.5e+23 pair interactions:"
                        + " about 7.9e+05 years a step and 200 TB of memory",
                sentence);
        IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> Task.of(Operation.ADDITION, 1_000_000));
        assertEquals(sentence, thrown.getMessage());
    }

    @Test
    void everythingASceneMayAskForIsAllowed() {
        for (int n : new int[] {2, 17, 113, 1024}) {
            assertTrue(Cost.of(n).refusal().isEmpty(), Cost.of(n).sentence());
        }
        assertEquals(23409, Cost.of(17).interactions());
    }
}
