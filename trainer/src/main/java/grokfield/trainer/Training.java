package grokfield.trainer;

import grokfield.sim.Points;
import grokfield.sim.Randomness;
import grokfield.sim.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One run of full-batch training. Belongs to one thread and shares nothing with other runs, so that several seeds train
 * at once without waiting for each other. The same task, settings and parameters give the same bits; starting again is a
 * reset.
 */
public final class Training {
    private final Task task;
    private final NetworkSettings settings;
    private final Network network;
    private final Split split;
    private final AdamW optimiser;
    private final Randomness randomness;
    private final Batch trainingBatch;
    private final Batch allBatch;
    private final boolean[] pinned; // (N)
    private final float[] gradient;
    private final double[] losses; // (examples)
    private final int[] predictions; // (examples)
    private float[] parameters;
    // The parameters after the step that is being computed: they replace the others only if the step is finite.
    private float[] nextParameters;

    private Training(Task task, NetworkSettings settings, Randomness randomness) {
        this.task = task;
        this.settings = settings;
        this.randomness = randomness;
        network = Networks.create(settings.kind(), task, settings);
        int examples = network.examples().count();
        split = Split.draw(examples, settings.validationShare(), settings.seed());
        optimiser = new AdamW(network.tensors());
        trainingBatch = network.batch(split.trainingCount());
        trainingBatch.load(split.training(), 0, split.trainingCount());
        allBatch = network.batch(examples);
        int[] all = new int[examples];
        Arrays.setAll(all, i -> i);
        allBatch.load(all, 0, examples);
        pinned = new boolean[task.tokens()];
        gradient = new float[network.parameterCount()];
        losses = new double[examples];
        predictions = new int[examples];
        parameters = new float[network.parameterCount()];
        nextParameters = new float[network.parameterCount()];
    }

    /**
     * A run before its first step.
     *
     * @throws IllegalArgumentException if the settings name an unknown kind of network
     */
    public static Training start(Task task, NetworkSettings settings) {
        Training training = new Training(task, settings, new Randomness(settings.seed()));
        training.network.initialise(training.randomness, training.parameters);
        return training;
    }

    /**
     * A run that goes on where another was saved, with the same bits.
     *
     * @throws IllegalArgumentException if the state does not fit the task
     */
    public static Training restore(Task task, TrainingState state) {
        Training training = new Training(task, state.settings(), new Randomness(state.randomState()));
        float[] saved = state.parameters();
        if (saved.length != training.parameters.length) {
            throw new IllegalArgumentException("the saved network has " + saved.length
                    + " parameters, this task and these settings need " + training.parameters.length);
        }
        boolean[] savedPins = state.pinned();
        if (savedPins.length != training.pinned.length) {
            throw new IllegalArgumentException(
                    "the saved network has " + savedPins.length + " tokens, the task has " + training.pinned.length);
        }
        System.arraycopy(saved, 0, training.parameters, 0, saved.length);
        System.arraycopy(savedPins, 0, training.pinned, 0, savedPins.length);
        training.optimiser.restore(state.firstMoments(), state.secondMoments(), state.step());
        return training;
    }

    /**
     * One update over all training examples.
     *
     * @throws DivergedException if a number would leave the finite ones; the state before this step is kept
     */
    public void step(TrainingParameters p) throws DivergedException {
        trainingBatch.gradient(parameters, gradient);
        if (!optimiser.step(parameters, gradient, nextParameters, p)) {
            throw new DivergedException(optimiser.steps() + 1, p);
        }
        keepPinned();
        float[] swapped = parameters;
        parameters = nextParameters;
        nextParameters = swapped;
    }

    private void keepPinned() {
        Tensor embeddings = network.embeddings();
        int d = settings.dimensions();
        for (int token = 0; token < pinned.length; token++) {
            if (pinned[token]) {
                int row = embeddings.offset() + token * d;
                System.arraycopy(parameters, row, nextParameters, row, d);
            }
        }
    }

    /** The number of steps taken. */
    public long step() {
        return optimiser.steps();
    }

    public Task task() {
        return task;
    }

    public NetworkSettings settings() {
        return settings;
    }

    /** The network's shape: its tensors and examples. */
    public Network network() {
        return network;
    }

    /** Which examples train and which validate. */
    public Split split() {
        return split;
    }

    /** Whether a pair (an index of the network's examples) is kept from training. */
    public boolean isValidation(int pair) {
        return split.isValidation(pair);
    }

    /** Losses and accuracies at the present parameters. */
    public TrainingMetrics metrics() {
        allBatch.evaluate(parameters, losses, predictions);
        double[] loss = new double[2];
        int[] right = new int[2];
        for (int e = 0; e < losses.length; e++) {
            int side = split.isValidation(e) ? 1 : 0;
            loss[side] += losses[e];
            right[side] += predictions[e] == network.examples().target(e) ? 1 : 0;
        }
        int training = split.trainingCount();
        int validation = split.validationCount();
        return new TrainingMetrics(
                loss[0] / training,
                (double) right[0] / training,
                validation == 0 ? Double.NaN : loss[1] / validation,
                validation == 0 ? Double.NaN : (double) right[1] / validation);
    }

    /** The most probable class of every pair (of every one of the network's examples), the lowest at a tie. */
    public int[] predictions() {
        allBatch.evaluate(parameters, losses, predictions);
        return predictions.clone();
    }

    /** The embeddings, shape (N, d). */
    public Points embeddings() {
        return rows(parameters, 1);
    }

    /** −∂L/∂E of the mean training loss, without weight decay, shape (N, d): where the next steps pull the embeddings. */
    public Points negativeGradient() {
        trainingBatch.gradient(parameters, gradient);
        return rows(gradient, -1);
    }

    private Points rows(float[] source, int sign) {
        Tensor embeddings = network.embeddings();
        double[] rows = new double[embeddings.length()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = sign * (double) source[embeddings.offset() + i];
        }
        return Points.copyOf(rows, settings.dimensions());
    }

    /**
     * Moves one embedding; the optimiser's moments stay.
     *
     * @param x d coordinates
     * @throws IllegalArgumentException if the token or the number of coordinates does not exist, or one is not finite
     */
    public void setEmbedding(int token, double[] x) {
        checkToken(token);
        int d = settings.dimensions();
        if (x.length != d) {
            throw new IllegalArgumentException("an embedding has " + d + " coordinates, not " + x.length);
        }
        for (double coordinate : x) {
            if (!Float.isFinite((float) coordinate)) {
                throw new IllegalArgumentException("an embedding's coordinates must be finite, one was " + coordinate);
            }
        }
        for (int c = 0; c < d; c++) {
            parameters[network.embeddings().offset() + token * d + c] = (float) x[c];
        }
    }

    /**
     * Pins an embedding, so that no step moves it, or lets it go.
     *
     * @throws IllegalArgumentException if there is no such token
     */
    public void setPinned(int token, boolean pin) {
        checkToken(token);
        pinned[token] = pin;
    }

    /** Whether an embedding is pinned. */
    public boolean isPinned(int token) {
        checkToken(token);
        return pinned[token];
    }

    private void checkToken(int token) {
        if (token < 0 || token >= pinned.length) {
            throw new IllegalArgumentException("token must be between 0 and " + (pinned.length - 1) + ", was " + token);
        }
    }

    /** Mean absolute value and L2 norm of every tensor, in the network's order. */
    public List<TensorNorm> norms() {
        return network.tensors().stream()
                .map(tensor -> TensorNorm.of(tensor, parameters))
                .toList();
    }

    /** The hidden units as they are, if the network has one layer of them over pair sums. */
    public Optional<HiddenUnits> hiddenUnits() {
        return network.hiddenUnits(parameters);
    }

    /** Whether {@link #classifier} is there: a pair-sum network whose embeddings have two dimensions. */
    public boolean classifiesPlane() {
        return network.classifiesPlane();
    }

    /**
     * A copy of what is needed to classify arbitrary points of the plane of pair sums.
     *
     * @throws UnsupportedOperationException if not {@link #classifiesPlane}; the message says why
     */
    public Classifier classifier() {
        return network.classifier(parameters);
    }

    /** Everything that {@link #restore} needs to go on with the same bits. */
    public TrainingState state() {
        return new TrainingState(
                settings,
                parameters,
                optimiser.firstMoments(),
                optimiser.secondMoments(),
                optimiser.steps(),
                randomness.state(),
                pinned);
    }
}
