package grokfield.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.Operation;
import grokfield.sim.Parameter;
import grokfield.sim.Points;
import grokfield.sim.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private static final Task TASK = Task.of(Operation.ADDITION, 17);
    private static final TrainingParameters DEFAULTS = TrainingParameters.DEFAULTS;

    private static Training started(long seed) {
        return Training.start(TASK, NetworkSettings.DEFAULTS.withSeed(seed));
    }

    private static Training advance(Training training, int steps, TrainingParameters p) throws DivergedException {
        for (int i = 0; i < steps; i++) {
            training.step(p);
        }
        return training;
    }

    @Test
    void theDefaultsLearnTheTrainingPairs() throws DivergedException {
        Training training = started(0);
        double before = training.metrics().trainLoss();
        advance(training, 1500, DEFAULTS);
        assertEquals(1500, training.step());
        assertTrue(before > 2.5, "loss before " + before);
        assertTrue(training.metrics().trainAccuracy() > 0.8, training.metrics()::toString);
    }

    /** Fifty steps beside the same training in double, gradients by finite differences: far apart from float rounding. */
    @Test
    void stepsFollowAPlainTrainingInDouble() throws DivergedException {
        Task task = Task.of(Operation.ADDITION, 7);
        NetworkSettings settings = new NetworkSettings("pair-sum", 2, 1, 12, 0.2);
        Training training = Training.start(task, settings);
        ReferencePairSum reference = new ReferencePairSum(task, settings);
        double[] w = ReferencePairSum.widened(training.state().parameters());
        double[] m = new double[w.length];
        double[] v = new double[w.length];
        for (int t = 1; t <= 50; t++) {
            double[] g = reference.gradient(w, training.split().training());
            for (int i = 0; i < w.length; i++) {
                m[i] = 0.9 * m[i] + 0.1 * g[i];
                v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
                double root = Math.sqrt(v[i] / (1 - Math.pow(0.999, t)));
                w[i] = w[i] * (1 - 0.01) - 0.01 * m[i] / (1 - Math.pow(0.9, t)) / (root + 1e-8);
            }
            training.step(DEFAULTS);
        }
        float[] actual = training.state().parameters();
        for (int i = 0; i < w.length; i++) {
            assertEquals(w[i], actual[i], 2e-3, "parameter " + i);
        }
        double expected = reference.meanLoss(w, training.split().training());
        assertEquals(expected, training.metrics().trainLoss(), 1e-3);
    }

    @Test
    void startingAgainGivesTheSameBits() throws DivergedException {
        assertEquals(
                advance(started(4), 80, DEFAULTS).state(),
                advance(started(4), 80, DEFAULTS).state());
        assertNotEquals(started(4).state().parameters()[0], started(5).state().parameters()[0]);
    }

    @Test
    void aRestoredStateGoesOnWithTheSameBits() throws DivergedException {
        Training training = advance(started(2), 40, DEFAULTS);
        training.setPinned(3, true);
        TrainingState saved = training.state();
        TrainingState rebuilt = new TrainingState(
                saved.settings(),
                saved.parameters(),
                saved.firstMoments(),
                saved.secondMoments(),
                saved.step(),
                saved.randomState(),
                saved.pinned());
        Training restored = Training.restore(TASK, rebuilt);
        assertEquals(saved, restored.state());
        TrainingParameters other = new TrainingParameters(0.02, 0.3);
        assertEquals(
                advance(training, 40, other).state(),
                advance(restored, 40, other).state());
        assertEquals(saved, Training.restore(TASK, saved).state(), "a state is immutable");
        assertEquals(training.metrics(), restored.metrics());
    }

    @Test
    void aStateOfAnotherTaskIsRefused() {
        TrainingState state = started(0).state();
        Task other = Task.of(Operation.ADDITION, 19);
        assertThrows(IllegalArgumentException.class, () -> Training.restore(other, state));
        float[] broken = state.parameters();
        broken[7] = Float.NaN;
        Exception problem = assertThrows(
                IllegalArgumentException.class,
                () -> new TrainingState(
                        state.settings(), broken, state.firstMoments(), state.secondMoments(), 0, 0, state.pinned()));
        assertEquals("the parameters must be finite, one was NaN", problem.getMessage());
    }

    @Test
    void runsInParallelHaveTheBitsOfRunsAlone() throws Exception {
        List<Future<TrainingState>> together = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            for (int seed = 0; seed < 8; seed++) {
                Training training = started(seed);
                together.add(pool.submit(() -> advance(training, 60, DEFAULTS).state()));
            }
        }
        for (int seed = 0; seed < 8; seed++) {
            assertEquals(
                    advance(started(seed), 60, DEFAULTS).state(),
                    together.get(seed).get());
        }
    }

    @Test
    void aDivergingStepNamesItselfAndKeepsTheStateBefore() {
        Training training = started(0);
        TrainingParameters wild = new TrainingParameters(1, 5);
        AtomicReference<TrainingState> before = new AtomicReference<>(training.state());
        // The factor 1 − ηλ = −4 of every step overflows.
        DivergedException problem = assertThrows(DivergedException.class, () -> {
            for (int i = 0; i < 1000; i++) {
                before.set(training.state());
                training.step(wild);
            }
        });
        assertEquals(training.step() + 1, problem.step());
        assertEquals(
                "step " + problem.step() + " of training left the finite numbers: lower learning_rate or weight_decay,"
                        + " whose product must stay below 2, was 5",
                problem.getMessage());
        assertEquals(before.get(), training.state());
        assertTrue(training.embeddings().isFinite());
    }

    @Test
    void anOverflowWithoutDecayBlamesTheLearningRate() {
        Training training = started(0);
        training.setEmbedding(0, new double[] {3e38, 3e38});
        DivergedException problem =
                assertThrows(DivergedException.class, () -> training.step(new TrainingParameters(0.5, 1)));
        assertEquals("step 1 of training left the finite numbers: lower learning_rate below 0.5", problem.getMessage());
    }

    @Test
    void aPinnedEmbeddingStaysWhileTheOthersMove() throws DivergedException {
        Training training = started(0);
        training.setEmbedding(5, new double[] {1.5, -0.25});
        training.setPinned(5, true);
        Points before = training.embeddings();
        advance(training, 20, DEFAULTS);
        Points after = training.embeddings();
        for (int token = 0; token < 17; token++) {
            boolean stayed = before.get(token, 0) == after.get(token, 0) && before.get(token, 1) == after.get(token, 1);
            assertEquals(token == 5, stayed, "token " + token);
        }
        assertEquals(1.5, after.get(5, 0));
        assertEquals(-0.25, after.get(5, 1));
        training.setPinned(5, false);
        training.step(DEFAULTS);
        assertNotEquals(1.5, training.embeddings().get(5, 0));
    }

    @Test
    void badEmbeddingsAreRefused() {
        Training training = started(0);
        assertThrows(IllegalArgumentException.class, () -> training.setEmbedding(17, new double[2]));
        assertThrows(IllegalArgumentException.class, () -> training.setEmbedding(0, new double[3]));
        assertThrows(IllegalArgumentException.class, () -> training.setEmbedding(0, new double[] {0, 1e300}));
        assertThrows(IllegalArgumentException.class, () -> training.setPinned(-1, true));
    }

    @Test
    void aChangedParameterActsAtTheNextStep() throws DivergedException {
        TrainingState state = advance(started(0), 30, DEFAULTS).state();
        for (Parameter parameter : TrainingParameters.ALL) {
            Training same = Training.restore(TASK, state);
            Training changed = Training.restore(TASK, state);
            same.step(DEFAULTS);
            changed.step(DEFAULTS.with(parameter, parameter.maximum()));
            assertNotEquals(same.state(), changed.state(), parameter.key());
        }
        // Without decay and with it, a step differs by the decay alone: w ηλ.
        Training without = Training.restore(TASK, state);
        Training with = Training.restore(TASK, state);
        without.step(new TrainingParameters(0.01, 0));
        with.step(new TrainingParameters(0.01, 2));
        float[] start = state.parameters();
        for (int i = 0; i < start.length; i++) {
            double decay = without.state().parameters()[i] - with.state().parameters()[i];
            assertEquals(0.02 * start[i], decay, 1e-6, "parameter " + i);
        }
    }

    @Test
    void withoutValidationPairsTheirMeasuresAreUndefined() throws DivergedException {
        Training training = Training.start(TASK, new NetworkSettings("pair-sum", 2, 0, 64, 0));
        training.step(DEFAULTS);
        TrainingMetrics metrics = training.metrics();
        assertTrue(Double.isNaN(metrics.validationLoss()));
        assertTrue(Double.isNaN(metrics.validationAccuracy()));
        assertTrue(metrics.trainLoss() > 0);
        for (int pair = 0; pair < TASK.pairs(); pair++) {
            assertFalse(training.isValidation(pair));
        }
    }

    @Test
    void metricsAreTheMeansOfTheReferenceOnEachSide() throws DivergedException {
        Training training = advance(started(3), 25, DEFAULTS);
        ReferencePairSum reference = new ReferencePairSum(TASK, training.settings());
        double[] parameters = ReferencePairSum.widened(training.state().parameters());
        int[] predictions = training.predictions();
        double[] loss = new double[2];
        double[] right = new double[2];
        for (int p = 0; p < TASK.pairs(); p++) {
            int side = training.isValidation(p) ? 1 : 0;
            loss[side] += reference.loss(parameters, p);
            right[side] += predictions[p] == TASK.pairClass(p) ? 1 : 0;
        }
        TrainingMetrics metrics = training.metrics();
        assertEquals(loss[0] / 122, metrics.trainLoss(), 1e-5);
        assertEquals(loss[1] / 31, metrics.validationLoss(), 1e-5);
        assertEquals(right[0] / 122, metrics.trainAccuracy());
        assertEquals(right[1] / 31, metrics.validationAccuracy());
    }

    @Test
    void theNegativeGradientIsThatOfTheTrainingLossAndChangesNothing() throws DivergedException {
        Training training = advance(started(1), 10, DEFAULTS);
        TrainingState before = training.state();
        Points arrows = training.negativeGradient();
        assertEquals(before, training.state());
        ReferencePairSum reference = new ReferencePairSum(TASK, training.settings());
        double[] expected = reference.gradient(
                ReferencePairSum.widened(before.parameters()), training.split().training());
        for (int token = 0; token < 17; token++) {
            for (int axis = 0; axis < 2; axis++) {
                assertEquals(-expected[token * 2 + axis], arrows.get(token, axis), 1e-6);
            }
        }
    }

    @Test
    void normsAreThoseOfTheNumbers() {
        Training training = started(0);
        float[] parameters = training.state().parameters();
        for (int i = 0; i < training.network().tensors().size(); i++) {
            Tensor tensor = training.network().tensors().get(i);
            TensorNorm norm = training.norms().get(i);
            assertEquals(tensor.name(), norm.name());
            double absolute = 0;
            double squares = 0;
            for (int j = tensor.offset(); j < tensor.end(); j++) {
                absolute += Math.abs(parameters[j]);
                squares += Math.pow(parameters[j], 2);
            }
            assertEquals(absolute / tensor.length(), norm.meanAbsolute(), 1e-9);
            assertEquals(Math.sqrt(squares), norm.norm(), 1e-9);
        }
    }
}
