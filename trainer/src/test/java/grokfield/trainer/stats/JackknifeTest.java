package grokfield.trainer.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.Randomness;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JackknifeTest {
    private static double[] sample(int n) {
        Randomness randomness = new Randomness(5);
        double[] sample = new double[n];
        Arrays.setAll(sample, i -> randomness.nextGaussian());
        return sample;
    }

    /** Of a mean, the jackknife is the standard error exactly. */
    @Test
    void theErrorOfAMeanIsItsStandardError() {
        double[] sample = sample(30);
        double sum = Arrays.stream(sample).sum();
        double error = Jackknife.standardError(30, i -> (sum - sample[i]) / 29);
        assertEquals(MeanEstimate.of(sample).standardError(), error, 1e-14);
    }

    /** The variance of the variance of N(0, 1) is 2/(n − 1). */
    @Test
    void theErrorOfAVarianceIsAboutThatOfItsTheory() {
        double[] sample = sample(2000);
        double sum = Arrays.stream(sample).sum();
        double squares = Arrays.stream(sample).map(x -> x * x).sum();
        double error = Jackknife.standardError(2000, i -> {
            double mean = (sum - sample[i]) / 1999;
            return (squares - sample[i] * sample[i]) / 1999 - mean * mean;
        });
        assertEquals(Math.sqrt(2.0 / 1999), error, 0.1 * error);
    }

    @Test
    void oneSampleHasNoError() {
        assertTrue(Double.isNaN(Jackknife.standardError(1, i -> 0)));
        assertTrue(Double.isNaN(Jackknife.standardError(3, i -> i == 1 ? Double.NaN : 0)));
    }
}
