package grokfield.sim;

import static grokfield.sim.Cases.addition;
import static grokfield.sim.Cases.circle;
import static grokfield.sim.Cases.normal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructureMeasuresTest {
    private static Measures of(Task task, int d, double... positions) {
        return StructureMeasures.of(task, Points.copyOf(positions, d));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 7, 12, 16, 17, 59})
    void aPerfectCircleHasOneFrequency(int n) {
        for (int k = 1; k <= (n - 1) / 2; k++) {
            Measures measures = of(addition(n), 2, circle(n, k, 4));
            assertEquals(1, measures.circularity(), 1e-12);
            assertEquals(k, measures.frequency());
            assertEquals(Structure.CIRCLE, measures.structure());
            assertEquals(4, measures.meanRadius(), 1e-12);
            assertEquals(k, of(addition(n), 2, circle(n, n - k, 4)).frequency(), "the other way round");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 11, 17, 59, 113})
    void everyRayOfAPerfectCircleOfPrimeSizeHoldsOneClass(int n) {
        assertEquals(1, of(addition(n), 2, circle(n, 3, 5)).rayPurity());
    }

    @Test
    void aShiftAndAScaleDoNotChangeCircularity() {
        double[] x = normal(12, 2, 4);
        Measures plain = of(addition(12), 2, x);
        double[] moved = x.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] = 1e-9 * x[i] + (i % 2 == 0 ? 3e-9 : -5e-9);
        }
        Measures changed = of(addition(12), 2, moved);
        assertEquals(plain.circularity(), changed.circularity(), 1e-12);
        assertEquals(plain.frequency(), changed.frequency());
    }

    @Test
    void pointsOfOneCosineOnALineHaveCircularityOne() {
        double[] x = new double[17];
        for (int i = 0; i < 17; i++) {
            x[i] = Math.cos(2 * Math.PI * 4 * i / 17);
        }
        assertEquals(1, of(addition(17), 1, x).circularity(), 1e-12);
    }

    @Test
    void circularityIsUndefinedBelowFiveTokensAndForACollapsedSet() {
        for (int n = 2; n <= 4; n++) {
            Measures measures = of(addition(n), 2, normal(n, 2, 1));
            assertTrue(Double.isNaN(measures.circularity()));
            assertEquals(0, measures.frequency());
        }
        double[] collapsed = new double[34];
        java.util.Arrays.fill(collapsed, 0.1);
        assertTrue(Double.isNaN(of(addition(17), 2, collapsed).circularity()));
        assertTrue(Double.isNaN(of(addition(17), 2, new double[34]).circularity()));
        assertEquals(Structure.UNORDERED, of(addition(17), 2, new double[34]).structure());
    }

    @Test
    void halfTheEvenTokensIsNoFrequency() {
        double[] zigzag = {1, -1, 1, -1, 1, -1};
        assertTrue(Double.isNaN(of(addition(6), 1, zigzag).circularity()));
    }

    @Test
    void tiesGoToTheLowestPair() {
        // All three pair sums coincide: (0,0) and (1,1) of class 0 both find another, (0,1) of class 1 between them.
        // (0,0) finds (0,1): wrong. (0,1) finds (0,0): wrong. (1,1) finds (0,0): right.
        assertEquals(1.0 / 3, of(addition(2), 2, 3, 4, 3, 4).pairSumPurity());
        // Pair sums 0, 1, 2 on a line: the middle one is as near to either.
        assertEquals(0, of(addition(2), 1, 0, 1).pairSumPurity());
    }

    @Test
    void aPairSumAtTheOriginHasNoDirectionAndCountsAsWrong() {
        // Pair sums (2,0), (0,0), (−2,0) of classes 0, 1, 0: the outer two find each other past the origin.
        assertEquals(2.0 / 3, of(addition(2), 2, 1, 0, -1, 0).rayPurity());
        assertEquals(0, of(addition(3), 2, new double[6]).rayPurity());
    }

    @Test
    void fourTokensOnASquareByHand() {
        // Tokens at 0, 1, 10, 11 on a line. Pair sums: 0 1 10 11 | 2 11 12 | 20 21 | 22, classes 0 1 2 3 | 2 3 0 | 0 1
        // | 2.
        // Nearest: 00→01 wrong, 01→00 wrong, 02→03 wrong, 03→12 right, 11→01 wrong, 12→03 right, 13→03 wrong,
        // 22→23 wrong, 23→22 wrong, 33→23 wrong.
        assertEquals(0.2, of(addition(4), 1, 0, 1, 10, 11).pairSumPurity());
    }

    @Test
    void measuresOfPositionsThatAreNotFiniteAreUndefined() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            double[] x = normal(17, 2, 1);
            x[5] = bad;
            Measures measures = of(addition(17), 2, x);
            assertTrue(Double.isNaN(measures.circularity()));
            assertTrue(Double.isNaN(measures.pairSumPurity()));
            assertTrue(Double.isNaN(measures.rayPurity()));
            assertTrue(Double.isNaN(measures.meanRadius()));
            assertEquals(0, measures.frequency());
        }
    }

    @Test
    void aWrongNumberOfPositionsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> of(addition(5), 2, new double[8]));
    }

    @Test
    void oneObjectMeasuresManySetsLikeAFreshOne() {
        StructureMeasures reused = new StructureMeasures(addition(17), 2);
        for (int seed = 0; seed < 5; seed++) {
            double[] x = normal(17, 2, seed);
            assertEquals(of(addition(17), 2, x), reused.measure(x));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void randomSetsAreMeasuredAsTheDefinitionsSay(int d) {
        for (int n : new int[] {2, 3, 5, 6, 11, 17, 24}) {
            for (Operation operation : Operation.values()) {
                assertMatchesDefinitions(Task.of(operation, n), d, normal(n, d, n));
            }
        }
        assertMatchesDefinitions(addition(59), d, normal(59, d, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void setsFullOfTiesAreMeasuredAsTheDefinitionsSay(int d) {
        Randomness randomness = new Randomness(d);
        for (int round = 0; round < 40; round++) {
            int n = 2 + randomness.nextInt(20);
            int side = 1 + randomness.nextInt(6);
            double[] x = new double[n * d];
            for (int i = 0; i < x.length; i++) {
                x[i] = randomness.nextInt(side) - side / 2;
            }
            assertMatchesDefinitions(addition(n), d, x);
        }
    }

    @Test
    void aLargeCollapsedSetIsMeasuredQuickly() {
        // M = 31 375 coinciding pair sums: comparing all with all would take a billion comparisons.
        double[] x = new double[2 * 250];
        java.util.Arrays.fill(x, 1);
        assertEquals(1.0 / 31375, of(addition(250), 2, x).pairSumPurity(), 0.01);
    }

    private static void assertMatchesDefinitions(Task task, int d, double[] x) {
        Measures measures = of(task, d, x);
        double[][] sums = new double[task.pairs()][d];
        for (int p = 0; p < sums.length; p++) {
            for (int k = 0; k < d; k++) {
                sums[p][k] = x[task.first(p) * d + k] + x[task.second(p) * d + k];
            }
        }
        assertEquals(purity(task, sums), measures.pairSumPurity(), task + " pair sums");
        assertEquals(purity(task, units(sums, Cases.largest(x))), measures.rayPurity(), task + " rays");
        assertEquals(circularity(task.tokens(), d, x), measures.circularity(), 1e-11, task + " circularity");
    }

    /** Nearest by angle is nearest on the unit sphere; empty rows have no direction. */
    private static double[][] units(double[][] sums, double scale) {
        double[][] units = new double[sums.length][];
        for (int p = 0; p < sums.length; p++) {
            double norm2 = 0;
            for (double s : sums[p]) {
                norm2 += s / scale * (s / scale);
            }
            units[p] = new double[norm2 > 0 ? sums[p].length : 0];
            for (int k = 0; k < units[p].length; k++) {
                units[p][k] = sums[p][k] / scale / Math.sqrt(norm2);
            }
        }
        return units;
    }

    private static double purity(Task task, double[][] points) {
        int right = 0;
        for (int p = 0; p < points.length; p++) {
            int nearest = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int q = 0; q < points.length; q++) {
                double d2 = 0;
                for (int k = 0; k < Math.min(points[p].length, points[q].length); k++) {
                    d2 += (points[q][k] - points[p][k]) * (points[q][k] - points[p][k]);
                }
                if (q != p && points[p].length > 0 && points[q].length > 0 && d2 < least) {
                    least = d2;
                    nearest = q;
                }
            }
            right += nearest >= 0 && task.pairClass(nearest) == task.pairClass(p) ? 1 : 0;
        }
        return (double) right / points.length;
    }

    /** By the sums of the discrete Fourier transform themselves. */
    private static double circularity(int n, int d, double[] x) {
        double most = 0;
        double all = 0;
        for (int k = 1; k <= (n - 1) / 2; k++) {
            double energy = 0;
            for (int axis = 0; axis < d; axis++) {
                double mean = 0;
                for (int i = 0; i < n; i++) {
                    mean += x[i * d + axis] / n;
                }
                for (int bin : new int[] {k, n - k}) {
                    double re = 0;
                    double im = 0;
                    for (int i = 0; i < n; i++) {
                        re += (x[i * d + axis] - mean) * Math.cos(2 * Math.PI * bin * i / n);
                        im -= (x[i * d + axis] - mean) * Math.sin(2 * Math.PI * bin * i / n);
                    }
                    energy += re * re + im * im;
                }
            }
            most = Math.max(most, energy);
            all += energy;
        }
        return n < 5 || all < 1e-20 ? Double.NaN : most / all;
    }
}
