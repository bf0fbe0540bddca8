package grokfield.sim;

import static grokfield.sim.Cases.addition;
import static grokfield.sim.Cases.assertClose;
import static grokfield.sim.Cases.normal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FewForcesTest {
    private static final ForceParameters DEFAULTS = ForceParameters.DEFAULTS;

    private static List<Task> tasks() {
        List<Task> tasks = new ArrayList<>();
        for (int n : new int[] {2, 3, 5, 6, 12, 16, 17, 24, 31}) {
            for (Operation operation : Operation.values()) {
                tasks.add(Task.of(operation, n));
            }
        }
        return tasks;
    }

    @Test
    void stripsHoldEveryPairOnce() {
        for (Task task : tasks()) {
            FewPairs pairs = new FewPairs(task);
            Set<List<Integer>> seen = new HashSet<>();
            int slot = 0;
            for (int strip = 0; strip < pairs.strips; strip++) {
                assertEquals(slot, pairs.stripStart[strip]);
                for (int i = 0; i < pairs.stripLength[strip]; i++) {
                    seen.add(pairAt(task, pairs, strip, i));
                    slot++;
                }
            }
            assertEquals(task.pairs(), slot);
            assertEquals(task.pairs(), seen.size());
        }
    }

    @Test
    void anOddNumberOfTokensUnderAdditionNeedsOneStripForEachDistance() {
        assertEquals(9, new FewPairs(addition(17)).strips);
    }

    @Test
    void everyCoupleOfAClassMeetsOnce() {
        for (Task task : tasks()) {
            FewPairs pairs = new FewPairs(task);
            int[] classOf = classBySlot(task, pairs);
            Set<List<Integer>> met = new HashSet<>();
            int meetings = 0;
            for (int v = 0; v < pairs.coupleP.length; v++) {
                for (int lane = 0; lane < Lanes.COUNT - pairs.coupleIdle[v]; lane++) {
                    int p = pairs.coupleP[v] + lane;
                    int q = pairs.coupleQ[v] + lane;
                    assertTrue(p < q, "slots " + p + " and " + q);
                    assertEquals(classOf[p], classOf[q]);
                    met.add(List.of(p, q));
                    meetings++;
                }
            }
            assertEquals(meetings, met.size());
            assertEquals(couples(classOf), meetings);
        }
    }

    @Test
    void everyVectorGetsTheSumOfItsLanes() {
        for (int vectors : new int[] {Lanes.COUNT, 3 * Lanes.COUNT}) {
            float[] lanes = new float[vectors * Lanes.COUNT];
            for (int i = 0; i < lanes.length; i++) {
                lanes[i] = i * 37 % 101;
            }
            float[] sums = new LaneSums(vectors).run(lanes);
            for (int v = 0; v < vectors; v++) {
                assertEquals(Lanes.sum(lanes, v * Lanes.COUNT), sums[v], "vector " + v); // whole numbers: exact
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 7, 8, 12, 16, 17, 24, 31})
    void missTheReferenceByRoundingOnly(int n) {
        for (Operation operation : Operation.values()) {
            Task task = Task.of(operation, n);
            for (int seed = 0; seed < 20; seed++) {
                double[] x = normal(n, 2, seed);
                double[] expected = Cases.forces(new ScalarEngine(task, 2), DEFAULTS, x);
                double[] actual = Cases.forces(new VectorEngine(task, 2, Workers.CALLER), DEFAULTS, x);
                assertClose(expected, actual, 1e-6, operation.formula() + ", N " + n + ", seed " + seed);
            }
        }
    }

    private static List<Integer> pairAt(Task task, FewPairs pairs, int strip, int i) {
        int a = (pairs.stripFirst[strip] + i) % task.tokens();
        int b = (pairs.stripSecond[strip] + i) % task.tokens();
        return List.of(Math.min(a, b), Math.max(a, b));
    }

    private static int[] classBySlot(Task task, FewPairs pairs) {
        int[] classOf = new int[pairs.count];
        for (int strip = 0; strip < pairs.strips; strip++) {
            for (int i = 0; i < pairs.stripLength[strip]; i++) {
                List<Integer> pair = pairAt(task, pairs, strip, i);
                for (int p = 0; p < task.pairs(); p++) {
                    if (pair.equals(List.of(task.first(p), task.second(p)))) {
                        classOf[pairs.stripStart[strip] + i] = task.pairClass(p);
                    }
                }
            }
        }
        return classOf;
    }

    private static int couples(int[] classOf) {
        int couples = 0;
        for (int p = 0; p < classOf.length; p++) {
            for (int q = p + 1; q < classOf.length; q++) {
                if (classOf[p] == classOf[q]) {
                    couples++;
                }
            }
        }
        return couples;
    }
}
