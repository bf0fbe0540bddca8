package grokfield.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.Operation;
import grokfield.sim.Task;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private static final Task TASK = Task.of(Operation.ADDITION, 17);

    @Test
    void theDefaultsLearnTheTrainingPairs() throws DivergedException {
        Training training = Training.start(TASK, NetworkSettings.DEFAULTS);
        double before = training.metrics().trainLoss();
        for (int i = 0; i < 1000; i++) {
            training.step(TrainingParameters.DEFAULTS);
        }
        assertEquals(1000, training.step());
        assertTrue(before > 2.5, "loss before " + before);
        assertTrue(training.metrics().trainAccuracy() > 0.7, training.metrics()::toString);
    }
}
