package grokfield.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.ForceParameters;
import grokfield.sim.Operation;
import grokfield.sim.Points;
import grokfield.sim.Randomness;
import grokfield.sim.Task;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RandomRegressorsTest {
    private static Points target(long seed, int numbers) {
        Randomness randomness = new Randomness(seed);
        double[] values = new double[numbers];
        Arrays.setAll(values, k -> randomness.nextGaussian());
        return Points.copyOf(values, 2);
    }

    @Test
    void theyExplainTheirNumberOverThatOfTheNumbers() {
        for (int count : new int[] {0, 1, 5, 20}) {
            // R² of one draw is Beta(k/2, (n − k)/2); its standard deviation is below 0.09 at n = 34.
            assertEquals(
                    count / 34.0,
                    RandomRegressors.r2(target(1, 34), count, 4000, new Randomness(2)),
                    0.006,
                    "" + count);
        }
    }

    @Test
    void asManyAsThereAreNumbersExplainAll() {
        assertEquals(1, RandomRegressors.r2(target(3, 12), 12, 5, new Randomness(4)), 1e-9);
        assertEquals(1, RandomRegressors.r2(target(3, 12), 40, 5, new Randomness(4)), 1e-9);
    }

    @Test
    void ofNoGradientNothingIsExplained() {
        assertTrue(Double.isNaN(RandomRegressors.r2(Points.copyOf(new double[8], 2), 3, 2, new Randomness(5))));
    }

    @Test
    void noDrawsAndFewerThanNoRegressorsAreRefused() {
        Points target = target(1, 34);
        assertThrows(IllegalArgumentException.class, () -> RandomRegressors.r2(target, 5, 0, new Randomness(2)));
        assertThrows(IllegalArgumentException.class, () -> RandomRegressors.r2(target, -1, 3, new Randomness(2)));
    }

    @Test
    void aReadingIsTheSameEveryTimeAndChangesNothingOfTheTraining() throws DivergedException {
        Task task = Task.of(Operation.ADDITION, 11);
        Training read = Training.start(task, NetworkSettings.DEFAULTS);
        Training unread = Training.start(task, NetworkSettings.DEFAULTS);
        for (int step = 0; step < 20; step++) {
            AttributionReading reading = AttributionReading.of(read, ForceParameters.DEFAULTS);
            assertEquals(reading, AttributionReading.of(read, ForceParameters.DEFAULTS));
            assertTrue(reading.nullR2() < reading.fit().r2(), reading.toString());
            read.step(TrainingParameters.DEFAULTS);
            unread.step(TrainingParameters.DEFAULTS);
        }
        assertEquals(unread.embeddings(), read.embeddings());
    }
}
