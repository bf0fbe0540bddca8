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
        Points sums = rays(17, 5);
        double[] weights = sums.toArray();
        for (int k = 0; k < weights.length; k++) {
            weights[k] *= 3;
        }
        UnitAlignment alignment = UnitAlignment.of(units(Points.copyOf(weights, 2)), sums);
        assertEquals(1, alignment.cosine(), 1e-12);
        assertEquals(1, alignment.score(), 1e-9);
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

    @Test
    void theNearestIsTheOneThatComparingWithAllFinds() {
        Points sums = normal(40, 2);
        Points weights = normal(50, 2);
        double mean = 0;
        double strengths = 0;
        for (int h = 0; h < 50; h++) {
            double most = -1;
            double norm = Math.hypot(weights.get(h, 0), weights.get(h, 1));
            for (int p = 0; p < 40; p++) {
                double dot = weights.get(h, 0) * sums.get(p, 0) + weights.get(h, 1) * sums.get(p, 1);
                most = Math.max(most, dot / norm / Math.hypot(sums.get(p, 0), sums.get(p, 1)));
            }
            mean += most * norm;
            strengths += norm;
        }
        assertEquals(mean / strengths, UnitAlignment.of(units(weights), sums).cosine(), 1e-12);
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
