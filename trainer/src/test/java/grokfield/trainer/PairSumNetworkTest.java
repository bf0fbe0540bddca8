package grokfield.trainer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.Operation;
import grokfield.sim.Randomness;
import grokfield.sim.Task;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PairSumNetworkTest {
    record Case(Task task, int dimensions, int hidden) {
        NetworkSettings settings() {
            return new NetworkSettings("pair-sum", dimensions, 3, hidden, 0.2);
        }

        float[] parameters(Network network) {
            float[] parameters = new float[network.parameterCount()];
            network.initialise(new Randomness(11), parameters);
            return parameters;
        }
    }

    /** Every number of dimensions, hidden units that fill no panel, one, or two, and classes that are not the tokens. */
    static Stream<Case> cases() {
        Task table = Task.table(new int[][] {{0, 1, 2, 3}, {1, 4, 5, 0}, {2, 5, 6, 1}, {3, 0, 1, 2}});
        return Stream.of(
                new Case(Task.of(Operation.ADDITION, 2), 1, 1),
                new Case(Task.of(Operation.ADDITION, 5), 1, 7),
                new Case(Task.of(Operation.ADDITION, 17), 2, 64),
                new Case(Task.of(Operation.MULTIPLICATION, 12), 3, 33),
                new Case(Task.of(Operation.SUM_OF_SQUARES, 9), 5, 40),
                new Case(Task.of(Operation.DISTANCE, 8), 2, 32),
                new Case(table, 2, 19),
                new Case(Task.table(new int[][] {{0, 0, 1}, {0, 1, 1}, {1, 1, 0}}), 3, 5));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientEqualsFiniteDifferences(Case c) {
        Network network = Networks.create("pair-sum", c.task(), c.settings());
        ReferencePairSum reference = new ReferencePairSum(c.task(), c.settings());
        float[] parameters = c.parameters(network);
        int[] pairs = Split.draw(c.task().pairs(), 0.3, 4).training();

        double[] expected = reference.gradient(ReferencePairSum.widened(parameters), pairs);
        Batch batch = network.batch(pairs.length);
        batch.load(pairs, 0, pairs.length);
        float[] gradient = new float[network.parameterCount()];
        Arrays.fill(gradient, Float.NaN);
        batch.gradient(parameters, gradient);

        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertTrue(largest > 1e-3, "a gradient of zero tests nothing");
        assertArrayEquals(expected, ReferencePairSum.widened(gradient), 2e-6 * Math.max(largest, 0.1));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lossesAndPredictionsEqualTheReference(Case c) {
        Network network = Networks.create("pair-sum", c.task(), c.settings());
        ReferencePairSum reference = new ReferencePairSum(c.task(), c.settings());
        float[] parameters = c.parameters(network);
        double[] wide = ReferencePairSum.widened(parameters);
        int pairs = c.task().pairs();
        Batch batch = network.batch(pairs);
        batch.load(IntStream.range(0, pairs).toArray(), 0, pairs);
        double[] losses = new double[pairs];
        int[] predictions = new int[pairs];
        batch.evaluate(parameters, losses, predictions);

        for (int p = 0; p < pairs; p++) {
            assertEquals(reference.loss(wide, p), losses[p], 5e-6, "pair " + p);
            double[] logits = reference.logits(wide, p);
            double best = Arrays.stream(logits).max().orElseThrow();
            assertEquals(best, logits[predictions[p]], 1e-5, "pair " + p);
        }
    }

    @Test
    void extremeLogitsGiveFiniteLossesAndGradients() {
        Case c = new Case(Task.of(Operation.ADDITION, 17), 2, 64);
        Network network = Networks.create("pair-sum", c.task(), c.settings());
        float[] parameters = c.parameters(network);
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] *= 100;
        }
        Batch batch = network.batch(1);
        batch.load(new int[] {40}, 0, 1);
        double[] losses = new double[1];
        batch.evaluate(parameters, losses, new int[1]);
        double expected = new ReferencePairSum(c.task(), c.settings()).loss(ReferencePairSum.widened(parameters), 40);
        assertTrue(expected > 1000, "expected a huge loss, was " + expected);
        assertEquals(expected, losses[0], 1e-5 * expected);
        float[] gradient = new float[parameters.length];
        batch.gradient(parameters, gradient);
        for (float g : gradient) {
            assertTrue(Float.isFinite(g));
        }
    }

    @Test
    void gradientOfABatchLoadedAnewIsThatOfItsExamplesAlone() {
        Case c = new Case(Task.of(Operation.ADDITION, 17), 2, 64);
        Network network = Networks.create("pair-sum", c.task(), c.settings());
        float[] parameters = c.parameters(network);
        int[] order = IntStream.range(0, 153).toArray();
        Batch reused = network.batch(153);
        float[] ignored = new float[parameters.length];
        reused.load(order, 0, 153);
        reused.gradient(parameters, ignored);
        reused.load(order, 60, 71);
        float[] actual = new float[parameters.length];
        reused.gradient(parameters, actual);

        Batch fresh = network.batch(11);
        fresh.load(order, 60, 71);
        float[] expected = new float[parameters.length];
        fresh.gradient(parameters, expected);
        assertArrayEquals(expected, actual);
        assertThrows(IllegalArgumentException.class, () -> fresh.load(order, 0, 12));
    }

    @Test
    void atATieTheLowestClassIsPredicted() {
        Task task = Task.of(Operation.ADDITION, 17);
        Network network = Networks.create("pair-sum", task, NetworkSettings.DEFAULTS);
        Batch batch = network.batch(1);
        batch.load(new int[] {7}, 0, 1);
        int[] predictions = {99};
        double[] losses = new double[1];
        batch.evaluate(new float[network.parameterCount()], losses, predictions);
        assertEquals(0, predictions[0]);
        assertEquals(Math.log(17), losses[0], 1e-6);
    }

    @Test
    void tensorsFollowEachOtherWithoutGaps() {
        Network network = Networks.create("pair-sum", Task.of(Operation.ADDITION, 17), NetworkSettings.DEFAULTS);
        assertEquals(
                List.of("E", "W1", "b1", "W2", "b2"),
                network.tensors().stream().map(Tensor::name).toList());
        assertEquals(
                List.of(List.of(17, 2), List.of(64, 2), List.of(64), List.of(17, 64), List.of(17)),
                network.tensors().stream().map(Tensor::shape).toList());
        int end = 0;
        for (Tensor tensor : network.tensors()) {
            assertEquals(end, tensor.offset());
            assertEquals(DecayGroup.DECAYED, tensor.decayGroup());
            end = tensor.end();
        }
        assertEquals(17 * 2 + 64 * 2 + 64 + 17 * 64 + 17, network.parameterCount());
    }

    @Test
    void embeddingsStartNormalAndLayersUniformByFanIn() {
        NetworkSettings settings = new NetworkSettings("pair-sum", 4, 0, 400, 0);
        Network network = Networks.create("pair-sum", Task.of(Operation.ADDITION, 300), settings);
        float[] parameters = new float[network.parameterCount()];
        network.initialise(new Randomness(5), parameters);
        for (Tensor tensor : network.tensors()) {
            double sum = 0;
            double squares = 0;
            double largest = 0;
            for (int i = tensor.offset(); i < tensor.end(); i++) {
                sum += parameters[i];
                squares += (double) parameters[i] * parameters[i];
                largest = Math.max(largest, Math.abs(parameters[i]));
            }
            boolean embeddings = tensor.name().equals("E");
            double bound = 1 / Math.sqrt(tensor.name().endsWith("1") ? 4 : 400);
            double deviation = embeddings ? 1 : bound / Math.sqrt(3);
            int n = tensor.length();
            assertEquals(0, sum / n, 5 * deviation / Math.sqrt(n), tensor.name());
            assertEquals(1, Math.sqrt(squares / n) / deviation, 5 / Math.sqrt(n), tensor.name());
            assertTrue(embeddings ? largest > 3 : largest <= bound && largest > 0.97 * bound, tensor.name());
        }
    }
}
