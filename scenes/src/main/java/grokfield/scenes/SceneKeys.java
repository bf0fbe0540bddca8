package grokfield.scenes;

import grokfield.sim.Engines;
import grokfield.sim.ForceParameters;
import grokfield.sim.Parameter;
import grokfield.sim.Task;
import grokfield.trainer.NetworkSettings;
import grokfield.trainer.Networks;
import grokfield.trainer.TrainingParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Every key of the scene file, in the order of a written file. */
final class SceneKeys {
    static final String TOP = "";
    static final String TASK = "task";
    static final String PARTICLES = "particles";
    static final String NETWORK = "network";
    static final String VIEW = "view";
    static final String RECORD = "record";
    static final List<String> SECTIONS = List.of(TASK, PARTICLES, NETWORK, VIEW, RECORD);

    static final String LAW = "clustering-alignment";
    static final String EXACT = "exact";
    static final String LIVE = "live";
    private static final long MOST_STEPS = 100_000_000;

    static final SceneKey TITLE = new SceneKey(
            TOP, "title", new KeyType.Text(), "", "one line for the title bar", scene -> Optional.of(scene.title()));
    static final SceneKey ABOUT = new SceneKey(
            TOP,
            "about",
            new KeyType.Text(),
            "",
            "one sentence for the list of scenes",
            scene -> Optional.of(scene.about()));

    static final SceneKey OPERATION = new SceneKey(
            TASK, "operation", new KeyType.OperationText(), "a+b", "", scene -> Optional.of(operation(scene.task())));
    static final SceneKey MODULUS = new SceneKey(
            TASK,
            "modulus",
            new KeyType.Modulus(),
            17L,
            "the number of tokens",
            scene -> Optional.of((long) scene.task().tokens()));

    static final SceneKey PARTICLE_LAW =
            particles("law", new KeyType.Choice(List.of(LAW)), LAW, "the law of force", Scene.Particles::law);
    static final SceneKey PARTICLE_DIMENSIONS = particles(
            "dimensions", new KeyType.Whole(2, 16), 2L, "dimensions of a position", p -> (long) p.dimensions());
    static final SceneKey PARTICLE_SEED =
            particles("seed", whole(NetworkSettings.SEED), 0L, "draws the start", Scene.Particles::seed);
    static final SceneKey PARTICLE_STEPS = particles(
            "steps", new KeyType.Whole(0, MOST_STEPS), 3000L, "how long a headless run goes", Scene.Particles::steps);
    static final SceneKey START = particles("start", new KeyType.StartText(), "normal", "", p -> startText(p.start()));
    static final SceneKey ENGINE = particles(
            "engine", new KeyType.EngineText(), Engines.AUTO, "how the forces are computed", Scene.Particles::engine);

    static final SceneKey KIND = network(
            "kind",
            new KeyType.Choice(Networks.kinds()),
            NetworkSettings.DEFAULTS.kind(),
            "",
            n -> n.settings().kind());
    static final SceneKey NETWORK_STEPS = network(
            "steps",
            new KeyType.Whole(0, MOST_STEPS),
            4000L,
            "how long a headless run goes; a step is one full-batch update",
            Scene.Network::steps);

    static final SceneKey PAIR_SUMS = view("pair_sums", true, "pair sums beside the points", Scene.View::pairSums);
    static final SceneKey DECISION_REGIONS = view(
            "decision_regions",
            true,
            "what the network would answer, behind its pair sums",
            Scene.View::decisionRegions);
    static final SceneKey TRAILS = view("trails", false, "where the points came from", Scene.View::trails);
    static final SceneKey OVERLAY =
            view("overlay", false, "the particles laid over the embeddings", Scene.View::overlay);
    static final SceneKey FITTED_FORCE =
            view("fitted_force", false, "the force that explains the gradient best", Scene.View::fittedForce);
    static final SceneKey IMPERFECTIONS =
            view("imperfections", false, "the pairs that break a grid", Scene.View::imperfections);

    private static final Parameter SECONDS_PARAMETER =
            Parameter.real(RECORD, "seconds", "", "s", 0.1, 3600, 20, "length of a clip");
    static final SceneKey SECONDS =
            record("seconds", new KeyType.Real(SECONDS_PARAMETER), 20.0, "length of a clip", Scene.Record::seconds);
    static final SceneKey FRAMES_PER_SECOND =
            record("frames_per_second", new KeyType.Whole(1, 240), 60L, "", r -> (long) r.framesPerSecond());
    static final SceneKey SIZE = record("size", new KeyType.Size(), "1920x1080", "", Scene.Record::size);
    static final SceneKey STEPS_PER_FRAME = record(
            "steps_per_frame", new KeyType.Whole(1, 10_000), 2L, "of the particles", r -> (long) r.stepsPerFrame());
    static final SceneKey NETWORK_STEPS_PER_FRAME =
            record("network_steps_per_frame", new KeyType.Whole(1, 10_000), 4L, "of the network", r ->
                    (long) r.networkStepsPerFrame());
    static final SceneKey QUALITY = record(
            "quality",
            new KeyType.Choice(List.of("draft", "standard", "high", "best")),
            "standard",
            "larger files look better",
            Scene.Record::quality);
    static final SceneKey PANELS =
            record("panels", new KeyType.Flag(), false, "the whole window in the picture", Scene.Record::panels);
    static final SceneKey SUPERSAMPLING = record(
            "supersampling",
            new KeyType.Whole(1, 3),
            1L,
            "pixels drawn for each of the picture's, in both directions",
            r -> (long) r.supersampling());
    static final SceneKey CLOCK = record(
            "clock",
            new KeyType.Choice(List.of(EXACT, LIVE)),
            EXACT,
            "a fixed number of steps a frame, or as seen",
            r -> r.exact() ? EXACT : LIVE);
    static final SceneKey RECORD_TITLE = record(
            "title",
            new KeyType.Text(),
            "",
            "a line at the top of the picture; empty: the scene's title",
            Scene.Record::title);
    static final SceneKey CAPTION = record(
            "caption",
            new KeyType.Caption(),
            CaptionTemplate.DEFAULT,
            "the line of live values; empty: none",
            Scene.Record::caption);

    /** The force parameters in the order of a written file. */
    static final List<SceneKey> FORCES = List.of(
                    ForceParameters.ATTRACTION,
                    ForceParameters.ATTRACTION_SOFTENING,
                    ForceParameters.REPULSION,
                    ForceParameters.REPULSION_SOFTENING,
                    ForceParameters.ALIGNMENT,
                    ForceParameters.DIRECTION_SOFTENING,
                    ForceParameters.WEIGHT_DECAY,
                    ForceParameters.STEP_SIZE)
            .stream()
            .map(parameter ->
                    of(parameter, scene -> scene.particles().map(p -> p.forces().get(parameter))))
            .toList();

    static final List<SceneKey> SETTINGS = List.of(
                    NetworkSettings.DIMENSIONS,
                    NetworkSettings.SEED,
                    NetworkSettings.HIDDEN,
                    NetworkSettings.VALIDATION_SHARE)
            .stream()
            .map(parameter ->
                    of(parameter, scene -> scene.network().map(n -> n.settings().get(parameter))))
            .toList();

    static final List<SceneKey> TRAINING =
            List.of(TrainingParameters.LEARNING_RATE, TrainingParameters.WEIGHT_DECAY).stream()
                    .map(parameter -> of(
                            parameter,
                            scene -> scene.network().map(n -> n.training().get(parameter))))
                    .toList();

    static final List<SceneKey> ALL = all();

    private SceneKeys() {}

    private static List<SceneKey> all() {
        List<SceneKey> keys = new ArrayList<>(List.of(TITLE, ABOUT, OPERATION, MODULUS));
        keys.addAll(List.of(PARTICLE_LAW, PARTICLE_DIMENSIONS, PARTICLE_SEED, PARTICLE_STEPS, START));
        keys.addAll(FORCES);
        keys.addAll(List.of(ENGINE, KIND, NETWORK_STEPS));
        keys.addAll(SETTINGS);
        keys.addAll(TRAINING);
        keys.addAll(List.of(PAIR_SUMS, DECISION_REGIONS, TRAILS, OVERLAY, FITTED_FORCE, IMPERFECTIONS));
        keys.addAll(List.of(SECONDS, FRAMES_PER_SECOND, SIZE, STEPS_PER_FRAME, NETWORK_STEPS_PER_FRAME));
        keys.addAll(List.of(QUALITY, PANELS, SUPERSAMPLING, CLOCK, RECORD_TITLE, CAPTION));
        return List.copyOf(keys);
    }

    /** Every value of a scene, complete, in the order of a written file; keys of a section that is not there are absent. */
    static Map<SceneKey, Object> values(Scene scene) {
        Map<SceneKey, Object> values = new LinkedHashMap<>();
        for (SceneKey key : ALL) {
            key.valueIn().apply(scene).ifPresent(value -> values.put(key, value));
        }
        return values;
    }

    /** The key of this name in this section. */
    static Optional<SceneKey> find(String section, String name) {
        return ALL.stream()
                .filter(key -> key.section().equals(section) && key.key().equals(name))
                .findFirst();
    }

    /** The sentence for a key that is not there, with the nearest that is. */
    static String unknownKey(String section, String name) {
        String unknown = "unknown key " + name + " " + SceneKey.nameOf(section) + ": ";
        Optional<SceneKey> elsewhere =
                ALL.stream().filter(key -> key.key().equals(name)).findFirst();
        if (elsewhere.isPresent()) {
            return unknown + "it belongs " + SceneKey.nameOf(elsewhere.get().section());
        }
        if (section.equals(TOP)) {
            Map<String, String> qualified = new LinkedHashMap<>();
            ALL.forEach(key -> qualified.putIfAbsent(key.key(), key.qualifiedName()));
            return unknown + "the nearest is " + qualified.get(Nearest.to(name, qualified.keySet()));
        }
        List<String> known = ALL.stream()
                .filter(key -> key.section().equals(section))
                .map(SceneKey::key)
                .toList();
        return unknown + "the nearest is " + Nearest.to(name, known);
    }

    /** The sentence for a section that is not there, with the nearest that is. */
    static String unknownSection(String name) {
        return "unknown section [" + name + "]: the nearest is [" + Nearest.to(name, SECTIONS) + "]";
    }

    private static SceneKey particles(
            String key, KeyType type, Object defaultValue, String help, Function<Scene.Particles, Object> value) {
        return new SceneKey(
                PARTICLES,
                key,
                type,
                defaultValue,
                help,
                scene -> scene.particles().map(value));
    }

    private static SceneKey network(
            String key, KeyType type, Object defaultValue, String help, Function<Scene.Network, Object> value) {
        return new SceneKey(
                NETWORK, key, type, defaultValue, help, scene -> scene.network().map(value));
    }

    private static SceneKey view(String key, boolean defaultValue, String help, Function<Scene.View, Boolean> value) {
        return new SceneKey(
                VIEW, key, new KeyType.Flag(), defaultValue, help, scene -> Optional.of(value.apply(scene.view())));
    }

    private static SceneKey record(
            String key, KeyType type, Object defaultValue, String help, Function<Scene.Record, Object> value) {
        return new SceneKey(RECORD, key, type, defaultValue, help, scene -> Optional.of(value.apply(scene.record())));
    }

    /** The key of a parameter: its name, range, default and help are the parameter's own. */
    private static SceneKey of(Parameter parameter, Function<Scene, Optional<Double>> value) {
        if (parameter.integer()) {
            return new SceneKey(
                    parameter.section(),
                    parameter.key(),
                    whole(parameter),
                    (long) parameter.defaultValue(),
                    parameter.help(),
                    scene -> value.apply(scene).map(Double::longValue));
        }
        return new SceneKey(
                parameter.section(),
                parameter.key(),
                new KeyType.Real(parameter),
                parameter.defaultValue(),
                parameter.help(),
                scene -> value.apply(scene).map(number -> number));
    }

    private static KeyType whole(Parameter parameter) {
        return new KeyType.Whole((long) parameter.minimum(), (long) parameter.maximum());
    }

    private static Object operation(Task task) {
        if (!task.operation().equals("table")) {
            return task.operation();
        }
        List<List<Integer>> rows = new ArrayList<>();
        for (int a = 0; a < task.tokens(); a++) {
            List<Integer> row = new ArrayList<>();
            for (int b = 0; b < task.tokens(); b++) {
                row.add(task.pairClass(task.pairOf(a, b)));
            }
            rows.add(List.copyOf(row));
        }
        return List.copyOf(rows);
    }

    static String startText(Start start) {
        return switch (start) {
            case Start.Normal normal -> "normal";
            case Start.AtNetwork network -> "network";
            case Start.FromFile file -> file.file().toString();
        };
    }
}
