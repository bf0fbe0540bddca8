package grokfield.scenes;

import grokfield.sim.EngineChoice;
import grokfield.sim.Engines;
import grokfield.sim.ForceParameters;
import grokfield.sim.Operation;
import grokfield.sim.Parameter;
import grokfield.sim.Task;
import grokfield.trainer.NetworkSettings;
import grokfield.trainer.TrainingParameters;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes a scene of what a file and settings say, with defaults where they say nothing and the checks across keys. */
final class SceneBuilder {
    private final SceneDocument document;
    private final String place;

    SceneBuilder(SceneDocument document, String place) {
        this.document = document;
        this.place = place;
    }

    Scene build(String name) throws SceneException {
        if (!document.has(SceneKeys.PARTICLES) && !document.has(SceneKeys.NETWORK)) {
            throw new SceneException(place + ": a scene needs a section [particles] or [network], or both");
        }
        Task task = task();
        Optional<Scene.Network> network = document.has(SceneKeys.NETWORK) ? Optional.of(network()) : Optional.empty();
        Optional<Scene.Particles> particles =
                document.has(SceneKeys.PARTICLES) ? Optional.of(particles(network)) : Optional.empty();
        String title = document.get(SceneKeys.TITLE).isPresent() ? text(SceneKeys.TITLE) : name;
        Timeline timeline = document.timeline().isPresent()
                ? new TimelineReader(place, document::has)
                        .read(document.timeline().get())
                : Timeline.EMPTY;
        return new Scene(name, title, text(SceneKeys.ABOUT), task, particles, network, view(), record(), timeline);
    }

    private Task task() throws SceneException {
        Object operation = value(SceneKeys.OPERATION);
        if (!(operation instanceof List<?> rows)) {
            return Task.of(Operation.byFormula((String) operation).orElseThrow(), whole(SceneKeys.MODULUS));
        }
        Optional<Given> modulus = document.get(SceneKeys.MODULUS);
        if (modulus.isPresent() && (long) modulus.get().value() != rows.size()) {
            throw new SceneException(modulus.get().place() + ": modulus must be " + rows.size()
                    + " or left out, as the table has " + rows.size() + " rows, was "
                    + modulus.get().value());
        }
        int[][] table = rows.stream()
                .map(row -> ((List<?>) row).stream().mapToInt(c -> (Integer) c).toArray())
                .toArray(int[][]::new);
        try {
            Task task = Task.table(table);
            if (task.classes() > TaskCost.MOST_CLASSES) {
                throw new IllegalArgumentException("the table's classes must be between 0 and "
                        + (TaskCost.MOST_CLASSES - 1) + ", the largest is " + (task.classes() - 1));
            }
            return task;
        } catch (IllegalArgumentException e) {
            throw new SceneException(placeOf(SceneKeys.OPERATION) + ": " + e.getMessage(), e);
        }
    }

    private Scene.Network network() {
        NetworkSettings settings = new NetworkSettings(
                text(SceneKeys.KIND),
                whole(key(NetworkSettings.DIMENSIONS)),
                number(key(NetworkSettings.SEED)),
                whole(key(NetworkSettings.HIDDEN)),
                real(key(NetworkSettings.VALIDATION_SHARE)));
        TrainingParameters training = TrainingParameters.DEFAULTS;
        for (Parameter parameter : TrainingParameters.ALL) {
            training = training.with(parameter, real(key(parameter)));
        }
        return new Scene.Network(settings, number(SceneKeys.NETWORK_STEPS), training);
    }

    private Scene.Particles particles(Optional<Scene.Network> network) throws SceneException {
        ForceParameters forces = ForceParameters.DEFAULTS;
        for (Parameter parameter : ForceParameters.ALL) {
            forces = forces.with(parameter, real(key(parameter)));
        }
        int dimensions = whole(SceneKeys.PARTICLE_DIMENSIONS);
        Optional<String> unfit = Engines.unfit(EngineChoice.parse(text(SceneKeys.ENGINE)), dimensions);
        if (unfit.isPresent()) {
            throw new SceneException(placeOf(SceneKeys.ENGINE) + ": " + unfit.get());
        }
        return new Scene.Particles(
                text(SceneKeys.PARTICLE_LAW),
                dimensions,
                number(SceneKeys.PARTICLE_SEED),
                number(SceneKeys.PARTICLE_STEPS),
                start(dimensions, network),
                forces,
                text(SceneKeys.ENGINE));
    }

    private Start start(int dimensions, Optional<Scene.Network> network) throws SceneException {
        String text = text(SceneKeys.START);
        if (text.equals("normal")) {
            return new Start.Normal();
        }
        String here = placeOf(SceneKeys.START);
        if (text.equals("network")) {
            checkStartAtNetwork(here, dimensions, network);
            return new Start.AtNetwork();
        }
        try {
            Path folder = document.get(SceneKeys.START).orElseThrow().folder();
            return new Start.FromFile(text, folder.resolve(text).normalize());
        } catch (InvalidPathException e) {
            throw new SceneException(here + ": start " + SceneText.show(text) + " is no path", e);
        }
    }

    private static void checkStartAtNetwork(String here, int dimensions, Optional<Scene.Network> network)
            throws SceneException {
        if (network.isEmpty()) {
            throw new SceneException(here + ": start = \"network\" needs a section [network]");
        }
        int theirs = network.get().settings().dimensions();
        if (theirs != dimensions) {
            throw new SceneException(here + ": start = \"network\" needs the same dimensions on both sides, but"
                    + " [particles] has " + dimensions + " and [network] " + theirs);
        }
    }

    private Scene.View view() {
        return new Scene.View(
                flag(SceneKeys.PAIR_SUMS),
                flag(SceneKeys.DECISION_REGIONS),
                flag(SceneKeys.TRAILS),
                flag(SceneKeys.OVERLAY),
                flag(SceneKeys.FITTED_FORCE),
                flag(SceneKeys.IMPERFECTIONS));
    }

    private Scene.Record record() {
        return new Scene.Record(
                real(SceneKeys.SECONDS),
                whole(SceneKeys.FRAMES_PER_SECOND),
                text(SceneKeys.SIZE),
                whole(SceneKeys.STEPS_PER_FRAME),
                whole(SceneKeys.NETWORK_STEPS_PER_FRAME),
                text(SceneKeys.QUALITY),
                flag(SceneKeys.PANELS),
                whole(SceneKeys.SUPERSAMPLING),
                text(SceneKeys.CLOCK).equals(SceneKeys.EXACT),
                text(SceneKeys.RECORD_TITLE),
                text(SceneKeys.CAPTION));
    }

    private static SceneKey key(Parameter parameter) {
        return SceneKeys.find(parameter.section(), parameter.key()).orElseThrow();
    }

    /** Where a key's value stands; the whole text for a default. */
    private String placeOf(SceneKey key) {
        return document.get(key).map(Given::place).orElse(place);
    }

    private Object value(SceneKey key) {
        return document.get(key).map(Given::value).orElse(key.defaultValue());
    }

    private String text(SceneKey key) {
        return (String) value(key);
    }

    private boolean flag(SceneKey key) {
        return (Boolean) value(key);
    }

    private double real(SceneKey key) {
        return (Double) value(key);
    }

    private long number(SceneKey key) {
        return (Long) value(key);
    }

    private int whole(SceneKey key) {
        return Math.toIntExact(number(key));
    }
}
