package grokfield.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.Operation;
import grokfield.sim.Points;
import grokfield.sim.Task;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitAlignmentTest {
    private final Random random = new Random(11);

    private Points normal(int count, int d) {
        double[] values = new double[count * d];
        Arrays.setAll(values, _ -> random.nextGaussian());
        return Points.copyOf(values, d);
    }

    private static HiddenUnits units(Points weights) {
        double[] ones = new double[weights.count()];
        Arrays.fill(ones, 1);
        return HiddenUnits.of(weights, new double[weights.count()], ones);
    }

    /** Pair sums of a circle: few directions, far apart. */
    private static Points rays(int n, int frequency) {
        double[] circle = new double[2 * n];
        for (int i = 0; i < n; i++) {
            circle[2 * i] = Math.cos(2 * Math.PI * frequency * i / n);
            circle[2 * i + 1] = Math.sin(2 * Math.PI * frequency * i / n);
        }
        return Points.pairSums(Task.of(Operation.ADDITION, n), Points.copyOf(circle, 2));
    }

    @Test
    void unitsAlongPairSumsAreWhollyAligned() {
        assertWhollyAligned(rays(17, 5));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void unitsAlongPairSumsInAnyDimensionAreWhollyAligned(int d) {
        double[] sums = normal(60, d).toArray();
        Arrays.fill(sums, 7 * d, 8 * d, 0); // no direction, no unit
        assertWhollyAligned(Points.copyOf(sums, d));
    }

    private static void assertWhollyAligned(Points sums) {
        double[] weights = sums.toArray();
        for (int k = 0; k < weights.length; k++) {
            weights[k] *= 3;
        }
        UnitAlignment alignment = UnitAlignment.of(units(Points.copyOf(weights, sums.dimensions())), sums);
        assertEquals(1, alignment.cosine(), 1e-12);
        assertEquals(1, alignment.score(), 1e-9);
        assertEquals(0, alignment.widest(), 1e-14);
    }

    @Test
    void unitsHalfwayBetweenRaysAreAsFarOffAsCanBe() {
        Points sums = rays(17, 1); // 34 rays, π/17 apart
        double[] weights = new double[2 * 34];
        for (int h = 0; h < 34; h++) {
            double angle = Math.PI * (h + 0.5) / 17;
            weights[2 * h] = 2 * Math.cos(angle);
            weights[2 * h + 1] = 2 * Math.sin(angle);
        }
        UnitAlignment alignment = UnitAlignment.of(units(Points.copyOf(weights, 2)), sums);
        assertEquals(Math.cos(Math.PI / 34), alignment.cosine(), 1e-12);
        assertEquals(Math.sin(Math.PI / 34) / (Math.PI / 34), alignment.chance(), 1e-12, "34 equal gaps");
        assertTrue(alignment.score() < -1.5, "score " + alignment.score());
        assertEquals(Math.PI / 34, alignment.widest(), 1e-9);
        assertEquals(1, alignment.angles()[UnitAlignment.BINS - 1], 1e-9);
    }

    @Test
    void randomUnitsAreAlignedAsChanceWouldHaveIt() {
        for (int d : new int[] {2, 3, 5}) {
            double sum = 0;
            int trials = 40;
            for (int trial = 0; trial < trials; trial++) {
                Points sums = Points.pairSums(Task.of(Operation.ADDITION, 7), normal(7, d));
                sum += UnitAlignment.of(units(normal(400, d)), sums).score() / trials;
            }
            assertEquals(0, sum, 0.06, "d = " + d);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void theNearestIsTheOneThatComparingWithAllFinds(int d) {
        Points sums = normal(40, d);
        Points weights = normal(50, d);
        assertEquals(
                meanOfMost(weights, sums),
                UnitAlignment.of(units(weights), sums).cosine(),
                1e-12);
    }

    /** Every third of 1025 units is read in more than two dimensions; three in a row that are alike lose nothing by it. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void ofManyUnitsAnEvenShareStandsForAll(int d) {
        Points sums = normal(40, d);
        double[] few = normal(342, d).toArray();
        double[] many = new double[1025 * d];
        for (int k = 0; k < many.length; k++) {
            many[k] = few[k / d / 3 * d + k % d];
        }
        UnitAlignment alignment = UnitAlignment.of(units(Points.copyOf(many, d)), sums);
        Points read =
                Points.copyOf(d == 2 ? many : few, d); // in the plane all are read: of the last ones there are two
        assertEquals(meanOfMost(read, sums), alignment.cosine(), 1e-12);
        assertEquals(1, Arrays.stream(alignment.angles()).sum(), 1e-9);
    }

    /** The mean, by the lengths of the weight vectors, of the largest cosine. */
    private static double meanOfMost(Points weights, Points sums) {
        double mean = 0;
        double strengths = 0;
        for (int h = 0; h < weights.count(); h++) {
            double most = -1;
            double norm = Math.sqrt(dot(weights, h, weights, h));
            for (int p = 0; p < sums.count(); p++) {
                most = Math.max(most, dot(weights, h, sums, p) / norm / Math.sqrt(dot(sums, p, sums, p)));
            }
            mean += most * norm;
            strengths += norm;
        }
        return mean / strengths;
    }

    private static double dot(Points a, int i, Points b, int j) {
        double sum = 0;
        for (int k = 0; k < a.dimensions(); k++) {
            sum += a.get(i, k) * b.get(j, k);
        }
        return sum;
    }

    @Test
    void theOffsetIsTheBoundarysDistanceInRadiiOfThePairSums() {
        Points sums = Points.copyOf(new double[] {4, 0, 0, 4, -4, 0}, 2);
        HiddenUnits units =
                HiddenUnits.of(Points.copyOf(new double[] {2, 0, 0, -2}, 2), new double[] {-4, 4}, new double[] {1, 3});
        assertEquals(0.5, UnitAlignment.of(units, sums).offset(), 1e-12); // |b| / |w| = 2, R = 4
    }

    @Test
    void aUnitThatSaysNothingDoesNotCount() {
        Points sums = rays(5, 1);
        HiddenUnits units = HiddenUnits.of(
                Points.copyOf(new double[] {1, 0, 0, 0, 0.3, 0.7}, 2), new double[3], new double[] {1, 1, 0});
        assertEquals(1, UnitAlignment.of(units, sums).cosine(), 1e-12, "token 0's double lies on the x axis");
    }

    @Test
    void whereEverythingIsZeroNothingIsDefined() {
        UnitAlignment none = UnitAlignment.of(units(Points.copyOf(new double[4], 2)), Points.copyOf(new double[6], 2));
        assertTrue(Double.isNaN(none.cosine()) && Double.isNaN(none.score()) && Double.isNaN(none.offset()));
    }

    @Test
    void theUnitsOfATrainedNetworkAreItsRows() {
        Task task = Task.of(Operation.ADDITION, 5);
        Training training = Training.start(task, NetworkSettings.DEFAULTS);
        HiddenUnits units = training.hiddenUnits().orElseThrow();
        assertEquals(64, units.count());
        TensorNorm w1 = training.norms().get(1);
        TensorNorm b1 = training.norms().get(2);
        TensorNorm w2 = training.norms().get(3);
        double weights = 0;
        double biases = 0;
        double outgoing = 0;
        for (int h = 0; h < units.count(); h++) {
            weights += units.norm(h) * units.norm(h);
            biases += units.bias(h) * units.bias(h);
            outgoing += units.outgoing(h) * units.outgoing(h);
        }
        assertEquals(w1.norm(), Math.sqrt(weights), 1e-9);
        assertEquals(b1.norm(), Math.sqrt(biases), 1e-9);
        assertEquals(w2.norm(), Math.sqrt(outgoing), 1e-9);
    }

    @Test
    void otherDimensionsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> UnitAlignment.of(units(normal(3, 2)), normal(3, 3)));
    }
}
