package grokfield.trainer.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.Randomness;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnergyDistanceTest {
    private static double[][] normal(Randomness randomness, int rows, int columns, double shift) {
        double[][] sample = new double[rows][columns];
        for (double[] row : sample) {
            for (int k = 0; k < columns; k++) {
                row[k] = shift + randomness.nextGaussian();
            }
        }
        return sample;
    }

    @Test
    void twoPairsOfNumbersHaveTheDistanceThatHandsCompute() {
        double[][] a = {{0}, {1}};
        double[][] b = {{2}, {4}};
        // E|X−Y| = (2+4+1+3)/4 = 2.5; with itself E|X−X'| = 1/2, E|Y−Y'| = 1; without 1 and 2.
        assertEquals(3.5, EnergyDistance.between(a, b), 1e-12);
        assertEquals(2.0, EnergyDistance.unbiased(a, b), 1e-12);
    }

    @Test
    void distanceIsThatOfTheDefinitionInAnyDimension() {
        Randomness randomness = new Randomness(5);
        for (int trial = 0; trial < 20; trial++) {
            double[][] a = normal(randomness, 3 + trial, 1 + trial % 4, 0);
            double[][] b = normal(randomness, 9, 1 + trial % 4, 1);
            double expected = 2 * mean(a, b) - mean(a, a) - mean(b, b);
            assertEquals(expected, EnergyDistance.between(a, b), 1e-12);
            assertEquals(expected, EnergyDistance.between(b, a), 1e-12);
            assertTrue(expected >= 0);
        }
    }

    private static double mean(double[][] a, double[][] b) {
        double sum = 0;
        for (double[] x : a) {
            for (double[] y : b) {
                double squares = 0;
                for (int k = 0; k < x.length; k++) {
                    squares += Math.pow(x[k] - y[k], 2);
                }
                sum += Math.sqrt(squares);
            }
        }
        return sum / a.length / b.length;
    }

    @Test
    void aSampleIsNoDistanceFromItself() {
        double[][] sample = normal(new Randomness(6), 12, 3, 0);
        assertEquals(0, EnergyDistance.between(sample, sample), 1e-13);
    }

    @Test
    void theUnbiasedFormIsZeroOnAverageForOneDistribution() {
        Randomness randomness = new Randomness(7);
        double[] values = new double[3000];
        for (int trial = 0; trial < values.length; trial++) {
            values[trial] = EnergyDistance.unbiased(normal(randomness, 6, 2, 0), normal(randomness, 9, 2, 0));
        }
        MeanEstimate mean = MeanEstimate.of(values);
        assertEquals(0, mean.mean(), 4 * mean.standardError());
    }

    @Test
    void rowsWithSomethingUndefinedDoNotCount() {
        double[][] a = {{0, 1}, {Double.NaN, 3}, {1, 1}, {2, Double.POSITIVE_INFINITY}};
        double[][] b = {{2, 1}, {4, 1}};
        assertEquals(3.5, EnergyDistance.between(a, b), 1e-12);
        assertTrue(Double.isNaN(EnergyDistance.between(new double[][] {{Double.NaN, 1}}, b)));
        assertTrue(Double.isNaN(EnergyDistance.unbiased(new double[][] {{1, 1}}, b)));
    }

    @Test
    void leavingOutEachOfTheSameThingsIsLeavingOutTheirRows() {
        Randomness randomness = new Randomness(9);
        double[][] a = normal(randomness, 8, 3, 0);
        double[][] b = normal(randomness, 8, 3, 0.5);
        a[2][1] = Double.NaN; // a thing that one sample lacks
        double[] without = EnergyDistance.unbiasedWithoutEach(a, b);
        assertEquals(8, without.length);
        for (int i = 0; i < 8; i++) {
            assertEquals(EnergyDistance.unbiased(without(a, i), without(b, i)), without[i], 1e-12);
        }
        assertThrows(IllegalArgumentException.class, () -> EnergyDistance.unbiasedWithoutEach(a, without(b, 0)));
    }

    private static double[][] without(double[][] rows, int left) {
        return IntStream.range(0, rows.length)
                .filter(i -> i != left)
                .mapToObj(i -> rows[i])
                .toArray(double[][]::new);
    }

    @Test
    void rowsOfDifferentLengthAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> EnergyDistance.between(new double[][] {{1, 2}}, new double[][] {{1}}));
    }

    @Test
    void moreRowsThanCanBeComparedAreRefusedBeforeAnythingIsBuilt() {
        double[][] many = new double[46_339][];
        Arrays.fill(many, new double[] {1});
        double[][] two = {{1}, {2}};
        IllegalArgumentException wrong =
                assertThrows(IllegalArgumentException.class, () -> EnergyDistance.between(many, two));
        assertEquals(
                "46341 rows cannot be compared: the distances of at most 46340 fit into an array", wrong.getMessage());
    }

    @Test
    void differentSamplesAreToldApartAndLikeOnesAreNot() {
        Randomness randomness = new Randomness(8);
        double[][] here = normal(randomness, 40, 2, 0);
        TwoSampleTest apart = TwoSampleTest.permutation(here, normal(randomness, 30, 2, 2), 499, 1);
        assertEquals(1.0 / 500, apart.p(), 1e-12);
        assertEquals(499, apart.permutations());
        TwoSampleTest same = TwoSampleTest.permutation(here, here, 199, 1);
        assertEquals(1, same.p());
        assertEquals(0, same.distance(), 1e-13);
    }

    @Test
    void ofLikeSamplesOneInTwentyIsCalledDifferent() {
        Randomness randomness = new Randomness(9);
        int called = 0;
        int trials = 1000;
        for (int trial = 0; trial < trials; trial++) {
            double[][] a = normal(randomness, 10, 2, 0);
            double[][] b = normal(randomness, 12, 2, 0);
            called += TwoSampleTest.permutation(a, b, 99, trial).p() <= 0.05 ? 1 : 0;
        }
        assertEquals(0.05, (double) called / trials, 0.03); // over four standard errors
    }

    @Test
    void theSameSeedGivesTheSameChance() {
        Randomness randomness = new Randomness(10);
        double[][] a = normal(randomness, 15, 2, 0);
        double[][] b = normal(randomness, 15, 2, 0.5);
        assertEquals(TwoSampleTest.permutation(a, b, 99, 4), TwoSampleTest.permutation(a, b, 99, 4));
    }

    @Test
    void nothingIsTestedWithoutRowsOrPermutations() {
        double[][] some = {{1}, {2}};
        assertTrue(Double.isNaN(
                TwoSampleTest.permutation(new double[0][], some, 9, 1).p()));
        assertThrows(IllegalArgumentException.class, () -> TwoSampleTest.permutation(some, some, 0, 1));
    }
}
