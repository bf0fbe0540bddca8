package grokfield.trainer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.Randomness;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdamWTest {
    private static final int LENGTH = 37; // full lanes and a rest, whatever the lanes

    private static List<Tensor> tensors() {
        Tensor first = Tensor.after(0, "decayed", DecayGroup.DECAYED, LENGTH);
        return List.of(first, Tensor.after(first.end(), "free", DecayGroup.NOT_DECAYED, LENGTH));
    }

    private static float[] filled(float value) {
        float[] values = new float[2 * LENGTH];
        Arrays.fill(values, value);
        return values;
    }

    @Test
    void firstStepMovesByTheLearningRateAgainstTheSignOfTheGradient() {
        AdamW optimiser = new AdamW(tensors());
        float[] updated = new float[2 * LENGTH];
        // By hand: m / (1 − β₁) = g, v / (1 − β₂) = g², so the move is η g / |g| = 0.1, and decay keeps 1 − 0.1 · 0.5.
        assertTrue(optimiser.step(filled(2), filled(-0.25f), updated, new TrainingParameters(0.1, 0.5)));
        assertEquals(2 * 0.95 + 0.1, updated[0], 1e-6);
        assertEquals(2 * 0.95 + 0.1, updated[LENGTH - 1], 1e-6);
        assertEquals(2 + 0.1, updated[LENGTH], 1e-6);
        assertEquals(2 + 0.1, updated[2 * LENGTH - 1], 1e-6);
        assertEquals(0.1 * -0.25, optimiser.firstMoments()[0], 1e-8);
        assertEquals(0.001 * 0.0625, optimiser.secondMoments()[0], 1e-10);
    }

    @Test
    void decayActsOnItsGroupAloneAndNotThroughTheMoments() {
        AdamW optimiser = new AdamW(tensors());
        float[] updated = new float[2 * LENGTH];
        assertTrue(optimiser.step(filled(3), filled(0), updated, new TrainingParameters(0.01, 2)));
        for (int i = 0; i < LENGTH; i++) {
            assertEquals(3 * (1 - 0.01f * 2), updated[i], 1e-6);
            assertEquals(3, updated[LENGTH + i]);
        }
        assertArrayEquals(new float[2 * LENGTH], optimiser.firstMoments());
        assertArrayEquals(new float[2 * LENGTH], optimiser.secondMoments());
    }

    /** The formulas of Loshchilov and Hutter, algorithm 2, in double, with rates that change on the way. */
    @Test
    void manyStepsFollowTheFormulasInDouble() {
        Randomness randomness = new Randomness(2);
        AdamW optimiser = new AdamW(tensors());
        int n = 2 * LENGTH;
        float[] w = new float[n];
        double[] expected = new double[n];
        double[] m = new double[n];
        double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            w[i] = (float) randomness.nextGaussian();
            expected[i] = w[i];
        }
        for (int t = 1; t <= 300; t++) {
            TrainingParameters rates = new TrainingParameters(t < 100 ? 0.01 : 0.003, t < 200 ? 1 : 0.2);
            float[] g = new float[n];
            for (int i = 0; i < n; i++) {
                g[i] = (float) (0.01 * i * randomness.nextGaussian());
                m[i] = 0.9 * m[i] + 0.1 * g[i];
                v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
                double moved = rates.learningRate()
                        * (m[i] / (1 - Math.pow(0.9, t)))
                        / (Math.sqrt(v[i] / (1 - Math.pow(0.999, t))) + 1e-8);
                double decay = i < LENGTH ? rates.learningRate() * rates.weightDecay() * expected[i] : 0;
                expected[i] -= moved + decay;
            }
            float[] updated = new float[n];
            assertTrue(optimiser.step(w, g, updated, rates));
            w = updated;
        }
        assertEquals(300, optimiser.steps());
        assertArrayEquals(expected, ReferencePairSum.widened(w), 2e-5);
    }

    @Test
    void whatOnlyShrinksBecomesZeroAndNeverSubnormal() {
        AdamW optimiser = new AdamW(tensors());
        float[] w = filled(1);
        float[] updated = new float[2 * LENGTH];
        optimiser.step(w, filled(1e-3f), updated, new TrainingParameters(0.5, 1));
        for (int t = 0; t < 2000; t++) {
            w = updated.clone();
            optimiser.step(w, filled(0), updated, new TrainingParameters(0.5, 1));
            for (int i = 0; i < LENGTH; i++) {
                assertTrue(updated[i] == 0 || Math.abs(updated[i]) >= Float.MIN_NORMAL);
            }
        }
        assertEquals(0, updated[0]);
        assertEquals(0, updated[LENGTH - 1]);
        assertEquals(0, optimiser.firstMoments()[3]);
    }

    @Test
    void aStepThatLeavesTheFiniteNumbersIsRefusedWherever() {
        for (int at : new int[] {0, LENGTH - 1, LENGTH, 2 * LENGTH - 1}) {
            for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, 1e30f}) {
                AdamW optimiser = new AdamW(tensors());
                float[] updated = new float[2 * LENGTH];
                optimiser.step(filled(1), filled(1), updated, TrainingParameters.DEFAULTS);
                float[] m = optimiser.firstMoments();
                float[] v = optimiser.secondMoments();
                float[] g = filled(1);
                g[at] = bad;
                assertFalse(optimiser.step(filled(1), g, updated, TrainingParameters.DEFAULTS), bad + " at " + at);
                assertEquals(1, optimiser.steps());
                assertArrayEquals(m, optimiser.firstMoments());
                assertArrayEquals(v, optimiser.secondMoments());
            }
        }
    }
}
