package grokfield.trainer.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.Randomness;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimatesTest {
    @Test
    void wilsonsIntervalHasItsKnownValues() {
        // Newcombe (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
        assertWilson(81, 263, 0.2553, 0.3662);
        assertWilson(15, 148, 0.0624, 0.1605);
        assertWilson(0, 20, 0.0000, 0.1611);
        assertWilson(1, 29, 0.0061, 0.1718);
    }

    private static void assertWilson(int count, int n, double low, double high) {
        Proportion share = Proportion.of(count, n);
        assertEquals((double) count / n, share.share());
        assertEquals(low, share.low(), 5e-5);
        assertEquals(high, share.high(), 5e-5);
    }

    @Test
    void sharesOfTheOthersAreTheMirrorImage() {
        for (int count = 0; count <= 12; count++) {
            Proportion share = Proportion.of(count, 12);
            Proportion others = Proportion.of(12 - count, 12);
            assertEquals(1 - share.high(), others.low(), 1e-12);
            assertTrue(0 <= share.low() && share.low() <= share.share());
            assertTrue(share.share() <= share.high() && share.high() <= 1);
        }
    }

    @Test
    void ofNobodyNothingIsKnown() {
        Proportion none = Proportion.of(0, 0);
        assertTrue(Double.isNaN(none.share()));
        assertEquals(0, none.low());
        assertEquals(1, none.high());
    }

    @Test
    void impossibleSharesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Proportion.of(3, 2));
        assertThrows(IllegalArgumentException.class, () -> Proportion.of(-1, 2));
    }

    @Test
    void meansHaveTheirStandardErrorAndLeaveOutWhatIsUndefined() {
        MeanEstimate estimate = MeanEstimate.of(
                new double[] {2, Double.NaN, 4, 4, 4, Double.NEGATIVE_INFINITY, 5, 5, 7, 9, Double.POSITIVE_INFINITY});
        assertEquals(8, estimate.n());
        assertEquals(5, estimate.mean(), 1e-15);
        assertEquals(Math.sqrt(32.0 / 7 / 8), estimate.standardError(), 1e-15);
        assertEquals(5 - 2.364624 * estimate.standardError(), estimate.low(), 1e-5); // t of 7 degrees of freedom
        assertEquals(5 + 2.364624 * estimate.standardError(), estimate.high(), 1e-5);
        assertTrue(Double.isNaN(MeanEstimate.of(new double[0]).mean()));
        MeanEstimate one = MeanEstimate.of(new double[] {3});
        assertEquals(3, one.mean());
        assertTrue(Double.isNaN(one.standardError()));
    }

    @Test
    void everyValueIsInOneBinOrOutside() {
        double[] values = {0, 0.1, 0.25, 0.2500001, 0.5, 0.999, 1, -0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY};
        Histogram histogram = Histogram.of(values, 0, 1, 4);
        assertEquals(List.of(2, 2, 1, 2), histogram.counts());
        assertEquals(3, histogram.outside());
        assertEquals(0.75, histogram.edge(3));
        Randomness randomness = new Randomness(3);
        double[] many = new double[1000];
        java.util.Arrays.setAll(many, i -> randomness.nextGaussian());
        Histogram normal = Histogram.of(many, -1, 2, 7);
        assertEquals(
                1000,
                normal.outside()
                        + normal.counts().stream().mapToInt(Integer::intValue).sum());
        assertThrows(IllegalArgumentException.class, () -> Histogram.of(values, 1, 1, 4));
        assertThrows(IllegalArgumentException.class, () -> Histogram.of(values, 0, 1, 0));
    }
}
