package grokfield.scenes;

import grokfield.sim.Measures;
import grokfield.sim.Points;
import grokfield.sim.StructureMeasures;
import grokfield.sim.Task;
import grokfield.trainer.Classifier;
import grokfield.trainer.DivergedException;
import grokfield.trainer.HiddenUnits;
import grokfield.trainer.NetworkSettings;
import grokfield.trainer.Training;
import grokfield.trainer.TrainingParameters;
import grokfield.trainer.TrainingState;
import grokfield.trainer.UnitAlignment;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The network of a scene in training, alive. */
public final class NetworkWorld extends World {
    private final Task task;

    // Owned by the world's thread.
    private NetworkSettings settings;
    private Training training;
    private TrainingParameters parameters;
    private Measures measures;
    private NetworkSnapshot.Learning learning;
    private BitSet validation;

    NetworkWorld(Task task, Scene.Network network, StepControl control) {
        super(Side.NETWORK, control);
        this.task = task;
        this.settings = network.settings();
        this.parameters = network.training();
        this.training = Training.start(task, settings);
        this.measures = StructureMeasures.of(task, training.embeddings());
        this.learning = learn();
        this.validation = validationPairs();
    }

    @Override
    public NetworkSnapshot snapshot() {
        return (NetworkSnapshot) super.snapshot();
    }

    @Override
    long seed() {
        return settings.seed();
    }

    @Override
    long step() {
        return training.step();
    }

    @Override
    EngineStatus engine() {
        return EngineStatus.of(settings.kind());
    }

    @Override
    void advance(long steps) throws StoppedException {
        try {
            for (long i = 0; i < steps; i++) {
                training.step(parameters);
            }
        } catch (DivergedException e) {
            throw new StoppedException(e.getMessage() + "; then press Reset", e);
        }
    }

    @Override
    void measure() {
        measures = StructureMeasures.of(task, training.embeddings());
        learning = learn();
    }

    private NetworkSnapshot.Learning learn() {
        Optional<HiddenUnits> units = training.hiddenUnits();
        return new NetworkSnapshot.Learning(
                training.metrics(),
                training.norms(),
                training.predictions(),
                classifier(),
                units,
                units.map(there -> UnitAlignment.of(there, Points.pairSums(task, training.embeddings()))));
    }

    private Optional<Classifier> classifier() {
        return training.classifiesPlane() ? Optional.of(training.classifier()) : Optional.empty();
    }

    private BitSet validationPairs() {
        BitSet held = new BitSet(task.pairs());
        for (int p = 0; p < task.pairs(); p++) {
            held.set(p, training.isValidation(p));
        }
        return held;
    }

    @Override
    Effect obey(Command command) {
        return switch (command) {
            case Command.SetTraining set -> {
                parameters = set.parameters();
                yield Effect.CHANGED;
            }
            case Command.Reset reset -> restart(Training.start(task, settings));
            case Command.Reseed reseed -> {
                settings = settings.withSeed(reseed.seed());
                yield restart(Training.start(task, settings));
            }
            case Command.Restore restore -> {
                if (!(restore.state() instanceof WorldState.Network network)) {
                    yield Effect.NONE;
                }
                resume(network);
                yield restart(training);
            }
            default -> Effect.NONE;
        };
    }

    @Override
    WorldState state() {
        return new WorldState.Network(training.state());
    }

    @Override
    void resume(WorldState saved) {
        TrainingState state = ((WorldState.Network) saved).training();
        settings = state.settings();
        training = Training.restore(task, state);
    }

    @Override
    Command inForce() {
        return new Command.SetTraining(parameters);
    }

    @Override
    boolean place(int token, double[] to) {
        if (to.length != settings.dimensions() || token < 0 || token >= task.tokens()) {
            return false;
        }
        training.setEmbedding(token, to);
        return true;
    }

    @Override
    void hold(int token, boolean wanted) {
        training.setPinned(token, wanted);
    }

    private Effect restart(Training next) {
        training = next;
        grip().restart(IntStream.range(0, task.tokens())
                .filter(next::isPinned)
                .boxed()
                .collect(Collectors.toSet()));
        validation = validationPairs();
        return Effect.RESTARTED;
    }

    @Override
    NetworkSnapshot snapshotNow(Snapshot.Progress progress) {
        Points positions = training.embeddings();
        return new NetworkSnapshot(
                task,
                progress,
                new NetworkSnapshot.Shape(positions, Points.pairSums(task, positions), training.negativeGradient()),
                measures,
                grip().pins(),
                parameters,
                learning,
                validation);
    }
}
