package grokfield.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImperfectionsTest {
    private static Points normal(int tokens, int dimensions, long seed) {
        Randomness randomness = new Randomness(seed);
        double[] values = new double[tokens * dimensions];
        Arrays.setAll(values, k -> randomness.nextGaussian());
        return Points.copyOf(values, dimensions);
    }

    @Test
    void theirNumberIsWhatPurityLacks() {
        for (Operation operation : Operation.values()) {
            for (int tokens = 2; tokens < 24; tokens++) {
                Task task = Task.of(operation, tokens);
                Points positions = normal(tokens, 1 + tokens % 3, tokens);
                Imperfections imperfections = Imperfections.of(task, positions);
                Measures measures = StructureMeasures.of(task, positions);
                assertEquals(measures.imperfections(), imperfections.count());
                assertEquals((1 - measures.pairSumPurity()) * task.pairs(), imperfections.count(), 1e-9);
            }
        }
    }

    @Test
    void eachHasANearestPairSumOfAnotherClassAndNoOtherPairDoes() {
        Task task = Task.of(Operation.ADDITION, 17);
        Points positions = normal(17, 2, 1);
        Points sums = Points.pairSums(task, positions);
        Imperfections imperfections = Imperfections.of(task, positions);
        int found = 0;
        for (int p = 0; p < task.pairs(); p++) {
            int nearest = nearest(sums, p);
            if (task.pairClass(nearest) != task.pairClass(p)) {
                assertEquals(p, imperfections.pair(found));
                assertEquals(nearest, imperfections.neighbour(found++));
            }
        }
        assertNotEquals(0, found);
        assertEquals(found, imperfections.count());
    }

    private static int nearest(Points sums, int p) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int q = 0; q < sums.count(); q++) {
            double distance = Math.hypot(sums.get(q, 0) - sums.get(p, 0), sums.get(q, 1) - sums.get(p, 1));
            if (q != p && distance < least) {
                least = distance;
                best = q;
            }
        }
        return best;
    }

    @Test
    void aPerfectLineOfTokensUnderPlainAdditionHasNoneInside() {
        // Tokens on a line: pair sums of one a + b coincide, so only the four sums that one pair alone has can be
        // imperfect.
        int n = 9;
        double[] line = new double[n];
        Arrays.setAll(line, i -> i);
        Task task = Task.of(Operation.ADDITION, n);
        Imperfections imperfections = Imperfections.of(task, Points.copyOf(line, 1));
        int[] ends = {task.pairOf(0, 0), task.pairOf(0, 1), task.pairOf(n - 2, n - 1), task.pairOf(n - 1, n - 1)};
        Arrays.sort(ends);
        assertArrayEquals(
                ends,
                IntStream.range(0, imperfections.count())
                        .map(imperfections::pair)
                        .toArray());
    }

    @Test
    void whatIsNotFiniteHasNone() {
        double[] values = new double[10];
        values[3] = Double.NaN;
        Task task = Task.of(Operation.ADDITION, 5);
        assertEquals(0, Imperfections.of(task, Points.copyOf(values, 2)).count());
    }

    @Test
    void positionsThatDoNotFitTheTaskAreRefused() {
        Task task = Task.of(Operation.ADDITION, 5);
        assertThrows(IllegalArgumentException.class, () -> Imperfections.of(task, normal(6, 2, 1)));
    }
}
