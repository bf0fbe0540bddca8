package grokfield.scenes;

import grokfield.sim.Measures;
import grokfield.sim.Points;
import grokfield.sim.StructureMeasures;
import grokfield.sim.Task;
import grokfield.trainer.Classifier;
import grokfield.trainer.DivergedException;
import grokfield.trainer.NetworkSettings;
import grokfield.trainer.Training;
import grokfield.trainer.TrainingParameters;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

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
    private final Set<Integer> pins = new HashSet<>();
    private OptionalInt held = OptionalInt.empty();

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
    String engineName() {
        return settings.kind();
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
        return new NetworkSnapshot.Learning(training.metrics(), training.norms(), training.predictions(), classifier());
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
            case Command.Drag drag -> drag(drag);
            case Command.Release release -> {
                held = OptionalInt.empty();
                applyPins();
                yield Effect.CHANGED;
            }
            case Command.Pin pin -> {
                if (pin.pinned()) {
                    pins.add(pin.token());
                } else {
                    pins.remove(pin.token());
                }
                applyPins();
                yield Effect.CHANGED;
            }
            case Command.Reset reset -> restart(Training.start(task, settings));
            case Command.Reseed reseed -> {
                settings = settings.withSeed(reseed.seed());
                yield restart(Training.start(task, settings));
            }
            case Command.Capture capture -> {
                capture.reply().complete(new WorldState.Network(training.state()));
                yield Effect.NONE;
            }
            case Command.Restore restore -> {
                if (!(restore.state() instanceof WorldState.Network network)) {
                    yield Effect.NONE;
                }
                settings = network.training().settings();
                yield restart(Training.restore(task, network.training()));
            }
            case Command.SetForces other -> Effect.NONE;
            case Command.SetEngine other -> Effect.NONE;
        };
    }

    private Effect drag(Command.Drag drag) {
        double[] to = drag.to();
        if (to.length != settings.dimensions() || drag.token() < 0 || drag.token() >= task.tokens()) {
            return Effect.NONE;
        }
        training.setEmbedding(drag.token(), to);
        held = OptionalInt.of(drag.token());
        applyPins();
        return Effect.CHANGED;
    }

    private Effect restart(Training next) {
        training = next;
        held = OptionalInt.empty();
        pins.clear();
        for (int i = 0; i < task.tokens(); i++) {
            if (training.isPinned(i)) {
                pins.add(i);
            }
        }
        validation = validationPairs();
        return Effect.RESTARTED;
    }

    private void applyPins() {
        for (int i = 0; i < task.tokens(); i++) {
            training.setPinned(i, pins.contains(i) || (held.isPresent() && held.getAsInt() == i));
        }
    }

    @Override
    NetworkSnapshot snapshotNow(Snapshot.Progress progress) {
        Points positions = training.embeddings();
        return new NetworkSnapshot(
                task,
                progress,
                new NetworkSnapshot.Shape(positions, Points.pairSums(task, positions), training.negativeGradient()),
                measures,
                pins,
                parameters,
                learning,
                validation);
    }
}
