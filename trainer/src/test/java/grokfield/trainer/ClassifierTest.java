package grokfield.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.Operation;
import grokfield.sim.Points;
import grokfield.sim.Task;
import org.junit.jupiter.api.Test;

class ClassifierTest {
    private static final Task TASK = Task.of(Operation.ADDITION, 17);

    private static Training trained(int steps) throws DivergedException {
        Training training = Training.start(TASK, NetworkSettings.DEFAULTS);
        for (int i = 0; i < steps; i++) {
            training.step(TrainingParameters.DEFAULTS);
        }
        return training;
    }

    @Test
    void atAPairSumItSaysWhatTheNetworkPredicts() throws DivergedException {
        Training training = trained(300);
        Classifier classifier = training.classifier();
        Points sums = Points.pairSums(TASK, training.embeddings());
        int[] predictions = training.predictions();
        for (int p = 0; p < TASK.pairs(); p++) {
            assertEquals(predictions[p], classifier.classOf(sums.get(p, 0), sums.get(p, 1)), "pair " + p);
        }
    }

    @Test
    void everyCellOfAGridHasTheClassTheProbabilityAndTheLeadOfItsCentre() throws DivergedException {
        Training training = trained(100);
        Classifier classifier = training.classifier();
        int columns = 45;
        int rows = 7;
        int[] classes = new int[columns * rows];
        float[] confidence = new float[columns * rows];
        float[] lead = new float[columns * rows];
        classifier.classify(-3, -2, 6, 5, columns, rows, classes, confidence, lead);
        ReferencePairSum reference = new ReferencePairSum(TASK, NetworkSettings.DEFAULTS);
        double[] parameters = ReferencePairSum.widened(training.state().parameters());
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double x = -3 + 9 * (column + 0.5) / columns;
                double y = -2 + 7 * (row + 0.5) / rows;
                // Pair (0, 0) has twice the first embedding for its sum.
                parameters[0] = x / 2;
                parameters[1] = y / 2;
                double[] logits = reference.logits(parameters, 0);
                double total = 0;
                int cell = row * columns + column;
                for (double logit : logits) {
                    total += Math.exp(logit - logits[classes[cell]]);
                }
                assertEquals(1 / total, confidence[cell], 1e-5);
                assertTrue(total < TASK.classes() + 1e-3);
                double next = Double.NEGATIVE_INFINITY;
                for (int k = 0; k < logits.length; k++) {
                    assertTrue(logits[k] <= logits[classes[cell]] + 1e-4);
                    next = k == classes[cell] ? next : Math.max(next, logits[k]);
                }
                assertEquals(logits[classes[cell]] - next, lead[cell], 1e-4);
            }
        }
    }

    @Test
    void itKeepsItsMomentWhileTrainingGoesOn() throws DivergedException {
        Training training = trained(10);
        Classifier classifier = training.classifier();
        float[] before = new float[100];
        classifier.classify(-3, -3, 3, 3, 10, 10, new int[100], before);
        for (int i = 0; i < 50; i++) {
            training.step(TrainingParameters.DEFAULTS);
        }
        float[] after = new float[100];
        classifier.classify(-3, -3, 3, 3, 10, 10, new int[100], after);
        float[] now = new float[100];
        training.classifier().classify(-3, -3, 3, 3, 10, 10, new int[100], now);
        boolean moved = false;
        for (int i = 0; i < 100; i++) {
            assertEquals(before[i], after[i]);
            moved |= now[i] != before[i];
        }
        assertTrue(moved);
    }

    @Test
    void otherThanTwoDimensionsHaveNoPlane() {
        Training training = Training.start(TASK, new NetworkSettings("pair-sum", 3, 0, 64, 0.2));
        assertFalse(training.classifiesPlane());
        Exception problem = assertThrows(UnsupportedOperationException.class, training::classifier);
        assertEquals("decision regions need embeddings of 2 dimensions, these have 3", problem.getMessage());
    }

    @Test
    void arraysThatAreTooShortAreRefused() throws DivergedException {
        Classifier classifier = trained(0).classifier();
        assertThrows(
                IllegalArgumentException.class,
                () -> classifier.classify(0, 0, 1, 1, 5, 5, new int[24], new float[25]));
    }
}
