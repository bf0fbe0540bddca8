package grokfield.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverlayTest {
    private final Randomness random = new Randomness(2026);

    private static Points normal(Randomness random, int n, int d) {
        double[] values = new double[n * d];
        for (int k = 0; k < values.length; k++) {
            values[k] = random.nextGaussian();
        }
        return Points.copyOf(values, d);
    }

    /** A random orthogonal matrix by Gram and Schmidt; half of them are reflections. */
    private static double[] orthogonal(Randomness random, int d) {
        double[] q = normal(random, d, d).toArray();
        for (int row = 0; row < d; row++) {
            for (int other = 0; other < row; other++) {
                double dot = 0;
                for (int k = 0; k < d; k++) {
                    dot += q[row * d + k] * q[other * d + k];
                }
                for (int k = 0; k < d; k++) {
                    q[row * d + k] -= dot * q[other * d + k];
                }
            }
            double length = 0;
            for (int k = 0; k < d; k++) {
                length += q[row * d + k] * q[row * d + k];
            }
            for (int k = 0; k < d; k++) {
                q[row * d + k] /= Math.sqrt(length);
            }
        }
        return q;
    }

    /** By Laplace's expansion along the first row. */
    private static double determinant(double[] m, int d) {
        if (d == 1) {
            return m[0];
        }
        double sum = 0;
        for (int column = 0; column < d; column++) {
            double[] minor = new double[(d - 1) * (d - 1)];
            int at = 0;
            for (int k = d; k < d * d; k++) {
                if (k % d != column) {
                    minor[at++] = m[k];
                }
            }
            sum += (column % 2 == 0 ? 1 : -1) * m[column] * determinant(minor, d - 1);
        }
        return sum;
    }

    private static Points relabelled(Points points, Relabelling relabelling) {
        int n = points.count();
        int d = points.dimensions();
        double[] values = new double[n * d];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < d; k++) {
                values[relabelling.of(i, n) * d + k] = points.get(i, k);
            }
        }
        return Points.copyOf(values, d);
    }

    /** RMS distance of partners over the RMS radius of the second set, by the definition. */
    private static double residual(Overlay overlay, Points first, Points second) {
        Points moved = overlay.similarity().apply(first);
        int n = first.count();
        int d = first.dimensions();
        double distance = 0;
        double radius = 0;
        for (int k = 0; k < d; k++) {
            double middle = 0;
            for (int i = 0; i < n; i++) {
                middle += second.get(i, k) / n;
            }
            for (int i = 0; i < n; i++) {
                distance += Math.pow(
                        moved.get(i, k) - second.get(overlay.relabelling().of(i, n), k), 2);
                radius += Math.pow(second.get(i, k) - middle, 2);
            }
        }
        return Math.sqrt(distance / radius);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 9, 16, 17, 59, 64, 113, 200})
    void aMovedAndRelabelledSetIsFoundAgain(int n) {
        Task task = Task.of(Operation.ADDITION, n);
        for (int d = 1; d <= 4; d++) {
            Points first = normal(random, n, d);
            double[] shift = normal(random, 1, d).toArray();
            Similarity moved =
                    new Similarity(orthogonal(random, d), 0.1 + 3 * random.nextDouble(), new double[d], shift);
            int factor = n - 1; // coprime to every N
            Points second = relabelled(moved.apply(first), new Relabelling(factor, random.nextInt(n)));
            Overlay best = Overlay.best(task, first, second);
            if (d <= 3 && n > d + 1) { // else other names fit too, and it may be mirrored or not
                assertEquals(
                        determinant(moved.rotation(), d) < 0,
                        best.similarity().isReflection(),
                        "N = " + n + ", d = " + d);
            }
            assertEquals(0, best.residual(), 1e-6, "N = " + n + ", d = " + d);
            assertEquals(0, residual(best, first, second), 1e-6, "N = " + n + ", d = " + d);
        }
    }

    @Test
    void theResidualIsThatOfItsDefinitionAndTheSmallestOfAllRelabellings() {
        for (int trial = 0; trial < 60; trial++) {
            int n = 5 + random.nextInt(12);
            int d = 2 + random.nextInt(2);
            Points first = normal(random, n, d);
            Points second = normal(random, n, d);
            Overlay best = Overlay.best(Task.of(Operation.ADDITION, n), first, second);
            assertEquals(residual(best, first, second), best.residual(), 1e-9);
            for (int factor = 1; factor < n; factor++) {
                for (int shift = 0; shift < n; shift++) {
                    Relabelling other = new Relabelling(factor, shift);
                    if (coprime(factor, n)) {
                        Overlay there = new Procrustes(first, second).overlay(other);
                        assertTrue(best.residual() <= there.residual() + 1e-9, n + " " + other);
                    }
                }
            }
        }
    }

    /** Of such sets some singular values are 0, and many relabellings fit equally. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 9, 16, 17})
    void ofEquallyGoodRelabellingsTheFirstIsTakenForLinesPlanesAndCirclesInSpace(int n) {
        double[] line = normal(random, n, 1).toArray();
        double[] flat = normal(random, n, 2).toArray();
        double[] circle = Cases.circle(n, 1, 2);
        double[] flatter = flat.clone();
        for (int k = 1; k < flatter.length; k += 2) {
            flatter[k] *= 1e-7;
        }
        for (double[] there : new double[][] {line, flat, circle, flatter}) {
            Points second = inSpace(there, there.length / n, 3);
            assertFirstOfTheBest(inSpace(line, 1, 3), second);
            assertFirstOfTheBest(inSpace(flat, 2, 3), second);
            assertFirstOfTheBest(inSpace(circle, 2, 3), second);
            assertFirstOfTheBest(normal(random, n, 3), second);
        }
        assertTrue(Overlay.best(Cases.addition(n), inSpace(circle, 2, 3), inSpace(circle, 2, 3))
                .relabelling()
                .isNone());
        Points two = normal(random, 2, 3);
        assertTrue(Overlay.best(Cases.addition(2), two, normal(random, 2, 3))
                .relabelling()
                .isNone());
    }

    /** Points of few dimensions turned anyhow into more. */
    private Points inSpace(double[] values, int few, int d) {
        double[] q = orthogonal(random, d);
        double[] turned = new double[values.length / few * d];
        for (int k = 0; k < turned.length; k++) {
            for (int axis = 0; axis < few; axis++) {
                turned[k] += values[k / d * few + axis] * q[d * axis + k % d];
            }
        }
        return Points.copyOf(turned, d);
    }

    /** By the singular value decompositions of all relabellings. */
    private static void assertFirstOfTheBest(Points first, Points second) {
        int n = first.count();
        Procrustes procrustes = new Procrustes(first, second);
        Overlay expected = procrustes.overlay(Relabelling.NONE);
        for (int factor = 1; factor < n; factor++) {
            for (int shift = 0; shift < n && coprime(factor, n); shift++) {
                Overlay there = procrustes.overlay(new Relabelling(factor, shift));
                expected = Math.pow(there.residual(), 2) < Math.pow(expected.residual(), 2) - 1e-12 ? there : expected;
            }
        }
        Overlay best = Overlay.best(Cases.addition(n), first, second);
        assertEquals(expected.relabelling(), best.relabelling(), "N = " + n);
        assertEquals(expected.residual(), best.residual(), 0);
    }

    private static boolean coprime(int a, int b) {
        return BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).intValue() == 1;
    }

    @Test
    void noOtherTurnStretchOrShiftFitsBetter() {
        for (int trial = 0; trial < 40; trial++) {
            int d = 2 + trial % 2;
            Points first = normal(random, 11, d);
            Points second = normal(random, 11, d);
            Overlay best = Overlay.named(first, second);
            Similarity similarity = best.similarity();
            for (int other = 0; other < 30; other++) {
                double[] shift = similarity.onto().clone();
                shift[0] += 0.1 * random.nextGaussian();
                Similarity tried = new Similarity(
                        orthogonal(random, d),
                        similarity.scale() * (0.5 + random.nextDouble()),
                        similarity.from(),
                        shift);
                Overlay worse = new Overlay(tried, Relabelling.NONE, 0);
                assertTrue(residual(worse, first, second) >= best.residual() - 1e-9);
            }
        }
    }

    @Test
    void itDoesNotMatterWhichSetLiesOverWhich() {
        Points first = normal(random, 13, 2);
        Points second = normal(random, 13, 2);
        assertEquals(
                Overlay.named(first, second).residual(),
                Overlay.named(second, first).residual(),
                1e-12);
    }

    @Test
    void circlesOfAnyFrequencyLieOnEachOther() {
        int n = 17;
        double[] once = new double[2 * n];
        double[] fivefold = new double[2 * n];
        for (int i = 0; i < n; i++) {
            double angle = 2 * Math.PI * i / n;
            once[2 * i] = 3 * Math.cos(angle);
            once[2 * i + 1] = 3 * Math.sin(angle);
            fivefold[2 * i] = 0.2 * Math.cos(5 * angle + 1);
            fivefold[2 * i + 1] = -0.2 * Math.sin(5 * angle + 1) + 7;
        }
        Points first = Points.copyOf(once, 2);
        Points second = Points.copyOf(fivefold, 2);
        Overlay best = Overlay.best(Task.of(Operation.ADDITION, n), first, second);
        assertEquals(0, best.residual(), 1e-6);
        assertFalse(best.relabelling().isNone());
        assertTrue(Overlay.named(first, second).residual() > 0.9, "under their own names they have nothing in common");
    }

    @Test
    void otherTasksKeepTheirNames() {
        Points first = normal(random, 7, 2);
        Points second = relabelled(first, new Relabelling(3, 2));
        Overlay best = Overlay.best(Task.of(Operation.MULTIPLICATION, 7), first, second);
        assertTrue(best.relabelling().isNone());
        assertEquals(Overlay.named(first, second).residual(), best.residual(), 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 1e-30, -1e6})
    void aSinglePlaceHasNoResidual(double at) {
        for (int d = 1; d <= 4; d++) {
            double[] values = new double[17 * d];
            Arrays.fill(values, at);
            Points place = Points.copyOf(values, d);
            Points others = normal(random, 17, d);
            Overlay onto = Overlay.best(Cases.addition(17), others, place);
            assertTrue(Double.isNaN(onto.residual()));
            assertEquals(at, onto.similarity().apply(others).get(3, 0), 1e-12 * Math.abs(at), "all lie on the place");
            Overlay of = Overlay.best(Cases.addition(17), place, others);
            assertTrue(Double.isNaN(of.residual()));
            assertTrue(of.similarity().apply(place).isFinite());
        }
    }

    @Test
    void tinySetsKeepTheirShapes() {
        Points first = normal(random, 9, 3);
        Points second = normal(random, 9, 3);
        double expected = Overlay.best(Cases.addition(9), first, second).residual();
        Points tiny = Points.copyOf(Cases.scaled(first.toArray(), 1e-90), 3);
        assertEquals(expected, Overlay.best(Cases.addition(9), tiny, second).residual(), 1e-9);
        assertEquals(expected, Overlay.best(Cases.addition(9), second, tiny).residual(), 1e-9);
    }

    @Test
    void setsOnALineAreLaidOverEachOther() {
        double[] line = new double[18];
        double[] steep = new double[18];
        for (int i = 0; i < 9; i++) {
            double at = random.nextGaussian();
            line[2 * i] = at;
            steep[2 * i] = 0.6 * at + 1;
            steep[2 * i + 1] = 0.8 * at - 2;
        }
        Overlay best = Overlay.named(Points.copyOf(line, 2), Points.copyOf(steep, 2));
        assertEquals(0, best.residual(), 1e-7);
    }

    /** N points that take up fewer dimensions than they have: what the rest is turned into is free. */
    @ParameterizedTest
    @CsvSource({"2, 1, 2", "2, 1, 3", "3, 2, 3", "9, 1, 2", "9, 1, 3", "9, 2, 3", "9, 3, 5"})
    void flatSetsAreNotMirroredWhereTurningThemDoes(int n, int flat, int d) {
        for (int trial = 0; trial < 20; trial++) {
            Points first = inSpace(normal(random, n, flat).toArray(), flat, d);
            Points second = inSpace(normal(random, n, flat).toArray(), flat, d);
            Overlay named = Overlay.named(first, second);
            assertFalse(named.similarity().isReflection());
            assertEquals(named.residual(), residual(named, first, second), 1e-7);
        }
    }

    @Test
    void aSinglePlaceIsNotMirrored() {
        Points place = Points.copyOf(new double[15], 3);
        assertFalse(Overlay.named(place, normal(random, 5, 3)).similarity().isReflection());
        assertFalse(Overlay.named(normal(random, 5, 3), place).similarity().isReflection());
    }

    @Test
    void differentShapesAreSaid() {
        IllegalArgumentException wrong = assertThrows(
                IllegalArgumentException.class, () -> Overlay.named(normal(random, 5, 2), normal(random, 5, 3)));
        assertTrue(String.valueOf(wrong.getMessage()).contains("(5, 2)"), wrong.getMessage());
    }

    @Test
    void whatIsNoRelabellingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Relabelling(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Relabelling(1, -1));
        Points points = normal(random, 6, 2);
        for (Relabelling none :
                new Relabelling[] {new Relabelling(2, 0), new Relabelling(7, 0), new Relabelling(5, 6)}) {
            IllegalArgumentException wrong =
                    assertThrows(IllegalArgumentException.class, () -> Overlay.under(none, points, points));
            assertTrue(String.valueOf(wrong.getMessage()).contains("6 tokens"), wrong.getMessage());
        }
        assertEquals(
                new Relabelling(5, 5),
                Overlay.under(new Relabelling(5, 5), points, points).relabelling());
    }
}
