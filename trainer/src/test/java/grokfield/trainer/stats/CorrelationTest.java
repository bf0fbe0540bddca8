package grokfield.trainer.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.Randomness;
import org.junit.jupiter.api.Test;

class CorrelationTest {
    /** Anscombe's first quartet (1973), whose r = 0.81642 and p = 0.00217 every textbook gives. */
    private static final double[] X = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};

    private static final double[] Y = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};

    @Test
    void anscombesQuartetHasItsKnownCorrelation() {
        Correlation correlation = Correlation.of(X, Y);
        assertEquals(11, correlation.n());
        assertEquals(0.8164205163448, correlation.r(), 1e-12);
        assertEquals(0.00217, correlation.p(), 5e-6);
        assertEquals(0.4243912, correlation.low(), 1e-7); // as cor.test of R says
        assertEquals(0.9506933, correlation.high(), 1e-7);
    }

    @Test
    void signTurnsWithOneMeasureAndNothingElseMatters() {
        double[] other = new double[Y.length];
        for (int i = 0; i < Y.length; i++) {
            other[i] = 7 - 3 * Y[i];
        }
        Correlation turned = Correlation.of(X, other);
        Correlation straight = Correlation.of(X, Y);
        assertEquals(-straight.r(), turned.r(), 1e-12);
        assertEquals(-straight.high(), turned.low(), 1e-12);
        assertEquals(straight.p(), turned.p(), 1e-12);
    }

    @Test
    void pairsWithAnUndefinedValueDoNotCount() {
        double[] x = {10, Double.NaN, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
        double[] y = {8.04, 1, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
        assertEquals(Correlation.of(X, Y), Correlation.of(x, y));
        assertEquals(Correlation.of(X, Y), Correlation.of(y, x));
    }

    @Test
    void aPerfectLineIsOneWithoutDoubt() {
        Correlation line = Correlation.of(new double[] {1, 2, 3, 4, 5}, new double[] {3, 5, 7, 9, 11});
        assertEquals(1, line.r(), 1e-15);
        assertEquals(1, line.high(), 1e-12);
        assertEquals(0, line.p(), 1e-9);
    }

    @Test
    void whatDoesNotVaryHasNoCorrelation() {
        Correlation flat = Correlation.of(X, new double[X.length]);
        assertTrue(Double.isNaN(flat.r()) && Double.isNaN(flat.low()) && Double.isNaN(flat.p()));
        assertTrue(Double.isNaN(Correlation.of(new double[] {0.1, 0.1, 0.1}, new double[] {1, 2, 4})
                .r()));
    }

    @Test
    void fewValuesHaveNoInterval() {
        Correlation three = Correlation.of(new double[] {1, 2, 4}, new double[] {1, 3, 2});
        assertEquals(3, three.n());
        assertTrue(Double.isFinite(three.r()) && Double.isNaN(three.low()) && Double.isNaN(three.high()));
        assertTrue(Double.isNaN(Correlation.of(new double[1], new double[1]).r()));
        assertEquals(0, Correlation.of(new double[0], new double[0]).n());
    }

    @Test
    void theIntervalHoldsTheTruthNineteenTimesOfTwenty() {
        Randomness randomness = new Randomness(1);
        double truth = 0.6;
        int held = 0;
        int trials = 2000;
        for (int trial = 0; trial < trials; trial++) {
            double[] x = new double[40];
            double[] y = new double[40];
            for (int i = 0; i < x.length; i++) {
                x[i] = randomness.nextGaussian();
                y[i] = truth * x[i] + Math.sqrt(1 - truth * truth) * randomness.nextGaussian();
            }
            Correlation correlation = Correlation.of(x, y);
            held += correlation.low() <= truth && truth <= correlation.high() ? 1 : 0;
        }
        assertEquals(0.95, (double) held / trials, 0.02); // four standard errors
    }

    @Test
    void measuresOfDifferentLengthAreNotPaired() {
        assertThrows(IllegalArgumentException.class, () -> Correlation.of(new double[3], new double[2]));
    }
}
