package grokfield.scenes;

import grokfield.sim.ForceParameters;
import grokfield.sim.Parameter;
import grokfield.trainer.TrainingParameters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reads the {@code [[timeline]]} blocks of a scene file. */
final class TimelineReader {
    static final String NAME = "timeline";
    static final String AT = "at";
    static final String TRANSITION = "transition";
    static final String CAPTION = "caption";
    static final String CAMERA = "camera";
    static final String VIEW = "view";
    static final String ZOOM = "zoom";
    static final String CENTER = "center";
    static final String TURN = "turn";
    static final String TILT = "tilt";
    static final String BOTH = "both";

    private static final List<String> KEYS =
            List.of(AT, TRANSITION, CAPTION, CAMERA, SceneKeys.PARTICLES, SceneKeys.NETWORK);
    private static final List<String> CAMERA_KEYS = List.of(VIEW, ZOOM, CENTER, TURN, TILT);
    private static final KeyType TIME = real(AT, 0, 3600);
    private static final KeyType TRANSITIONS = new KeyType.Choice(Transition.LABELS);
    private static final KeyType CAPTIONS = new KeyType.Caption();
    private static final KeyType VIEWS =
            new KeyType.Choice(List.of(BOTH, Side.NETWORK.label(), Side.PARTICLES.label()));
    private static final KeyType ZOOMS = real(ZOOM, 0.01, 100);
    private static final KeyType CENTERS = real(CENTER, -100, 100);
    private static final KeyType TURNS = real(TURN, -36_000, 36_000);
    private static final KeyType TILTS = real(TILT, -89, 89);

    /** The parameters that may be in a keyframe, by section and key. */
    private static final Map<String, Parameter> LIVE = live();

    private final String place;
    private final Predicate<String> isThere;
    private final Set<String> taken = new HashSet<>();

    /**
     * @param place what errors call the file
     * @param isThere whether the scene has a section
     */
    TimelineReader(String place, Predicate<String> isThere) {
        this.place = place;
        this.isThere = isThere;
    }

    private static KeyType real(String key, double least, double most) {
        return new KeyType.Real(Parameter.real(NAME, key, "", "", least, most, 0, ""));
    }

    private static Map<String, Parameter> live() {
        Map<String, Parameter> live = new LinkedHashMap<>();
        Stream.of(ForceParameters.ALL, TrainingParameters.ALL)
                .flatMap(List::stream)
                .filter(Parameter::live)
                .forEach(parameter -> live.put(parameter.qualifiedName(), parameter));
        return live;
    }

    /**
     * The timeline of a file.
     *
     * @param blocks an array of tables, as {@link SceneDocument} has checked
     */
    Timeline read(TomlArray blocks) throws SceneException {
        List<Keyframe> keyframes = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            keyframes.add(keyframe(blocks.getTable(i), blocks.inputPositionOf(i)));
        }
        return new Timeline(keyframes);
    }

    private Keyframe keyframe(TomlTable block, @Nullable TomlPosition position) throws SceneException {
        for (String key : block.keySet()) {
            if (!KEYS.contains(key)) {
                throw error(keyAt(block, key), unknown(key));
            }
        }
        if (!block.keySet().contains(AT)) {
            throw error(position, "a keyframe needs its time, such as at = 4.0");
        }
        double time = number(TIME, block, AT);
        Map<Parameter, Double> values = new LinkedHashMap<>();
        values(block, SceneKeys.PARTICLES, time, values);
        values(block, SceneKeys.NETWORK, time, values);
        Transition transition = block.keySet().contains(TRANSITION)
                ? Transition.of((String) value(TRANSITIONS, block, TRANSITION))
                : Transition.LINEAR;
        Optional<String> caption = block.keySet().contains(CAPTION)
                ? Optional.of((String) value(CAPTIONS, block, CAPTION))
                : Optional.empty();
        if (caption.isPresent()) {
            take(CAPTION, time, at(block, CAPTION));
        }
        Optional<CameraMove> camera =
                block.keySet().contains(CAMERA) ? Optional.of(camera(block, time)) : Optional.empty();
        if (values.isEmpty() && caption.isEmpty() && camera.isEmpty()) {
            throw error(
                    position, "a keyframe needs a parameter such as particles.alignment = 8, a caption or a camera");
        }
        return new Keyframe(time, values, transition, caption, camera);
    }

    private static String unknown(String key) {
        List<String> meant = LIVE.values().stream()
                .filter(parameter -> parameter.key().equals(key))
                .map(Parameter::qualifiedName)
                .toList();
        return "unknown key " + key + " in [[timeline]]: "
                + (meant.isEmpty() ? "the nearest is " + Nearest.to(key, KEYS) : "write " + String.join(" or ", meant));
    }

    /** One side's parameters of a keyframe. */
    private void values(TomlTable block, String section, double time, Map<Parameter, Double> values)
            throws SceneException {
        Object given = block.get(List.of(section));
        if (given == null) {
            return;
        }
        if (!(given instanceof TomlTable table)) {
            String example = section.equals(SceneKeys.PARTICLES) ? "alignment" : "weight_decay";
            throw error(
                    at(block, section),
                    section + " must name a parameter, such as " + section + "." + example + " = 2, was "
                            + SceneText.show(given));
        }
        if (!isThere.test(section)) {
            throw error(at(block, section), "this scene has no [" + section + "]");
        }
        for (String key : table.keySet()) {
            Parameter parameter = LIVE.get(section + "." + key);
            if (parameter == null) {
                throw error(keyAt(table, key), notLive(section, key));
            }
            values.put(parameter, number(new KeyType.Real(parameter), table, key));
            take(parameter.qualifiedName(), time, at(table, key));
        }
    }

    private static String notLive(String section, String key) {
        List<String> names = LIVE.values().stream()
                .filter(parameter -> parameter.section().equals(section))
                .map(Parameter::key)
                .toList();
        return SceneKeys.find(section, key).isPresent()
                ? key + " cannot change in a timeline; in [" + section + "] these can: " + String.join(", ", names)
                : "unknown key " + key + " in [" + section + "]: the nearest that a timeline can change is "
                        + Nearest.to(key, names);
    }

    private CameraMove camera(TomlTable block, double time) throws SceneException {
        if (!(block.get(List.of(CAMERA)) instanceof TomlTable camera)) {
            throw error(
                    at(block, CAMERA),
                    "camera must be a table such as { zoom = 2.0, center = [0.5, 0.0] }, was "
                            + SceneText.show(Objects.requireNonNull(block.get(List.of(CAMERA)))));
        }
        for (String key : camera.keySet()) {
            if (!CAMERA_KEYS.contains(key)) {
                throw error(
                        keyAt(camera, key),
                        "unknown key " + key + " of a camera: the nearest is " + Nearest.to(key, CAMERA_KEYS));
            }
        }
        Optional<Side> side = side(camera);
        for (Side moved : Side.values()) {
            if (side.isEmpty() || side.get() == moved) {
                take("camera of the " + moved.label(), time, at(block, CAMERA));
            }
        }
        double[] center = center(camera);
        CameraPose fitted = CameraPose.FITTED;
        return new CameraMove(
                side,
                new CameraPose(
                        number(ZOOMS, camera, ZOOM, fitted.zoom()),
                        center[0],
                        center[1],
                        number(TURNS, camera, TURN, fitted.turn()),
                        number(TILTS, camera, TILT, fitted.tilt())));
    }

    private Optional<Side> side(TomlTable camera) throws SceneException {
        if (!camera.keySet().contains(VIEW)) {
            return Optional.empty();
        }
        String view = (String) value(VIEWS, camera, VIEW);
        if (view.equals(BOTH)) {
            return Optional.empty();
        }
        if (!isThere.test(view)) {
            throw error(at(camera, VIEW), "this scene has no [" + view + "]");
        }
        return Optional.of(view.equals(Side.NETWORK.label()) ? Side.NETWORK : Side.PARTICLES);
    }

    private double[] center(TomlTable camera) throws SceneException {
        Object given = camera.get(List.of(CENTER));
        if (given == null) {
            return new double[] {CameraPose.FITTED.centerX(), CameraPose.FITTED.centerY()};
        }
        if (!(given instanceof TomlArray pair) || pair.size() != 2) {
            throw error(
                    at(camera, CENTER), "center must be two numbers such as [0.5, 0.0], was " + SceneText.show(given));
        }
        double[] center = new double[2];
        for (int i = 0; i < 2; i++) {
            center[i] =
                    (Double) accepted(CENTERS, CENTER, Objects.requireNonNull(pair.get(i)), pair.inputPositionOf(i));
        }
        return center;
    }

    /** What a keyframe sets, no other may set at the same time. */
    private void take(String what, double time, @Nullable TomlPosition position) throws SceneException {
        if (!taken.add(what + " at " + time)) {
            throw error(position, what + " is set twice at " + Parameter.format(time) + " s");
        }
    }

    private double number(KeyType type, TomlTable table, String key, double otherwise) throws SceneException {
        return table.keySet().contains(key) ? number(type, table, key) : otherwise;
    }

    private double number(KeyType type, TomlTable table, String key) throws SceneException {
        return (Double) value(type, table, key);
    }

    private Object value(KeyType type, TomlTable table, String key) throws SceneException {
        return accepted(type, key, Objects.requireNonNull(table.get(List.of(key))), at(table, key));
    }

    private Object accepted(KeyType type, String key, Object given, @Nullable TomlPosition position)
            throws SceneException {
        try {
            return type.accept(key, given);
        } catch (InvalidValueException e) {
            throw error(position, String.valueOf(e.getMessage()));
        }
    }

    /** Where a key's value stands; a table that dotted keys make stands where its first key does. */
    private static @Nullable TomlPosition at(TomlTable table, String key) {
        TomlPosition value =
                Objects.requireNonNull(table.entry(List.of(key))).value().position();
        return value == null ? keyAt(table, key) : value;
    }

    private static @Nullable TomlPosition keyAt(TomlTable table, String key) {
        return table.inputPositionOf(List.of(key));
    }

    private SceneException error(@Nullable TomlPosition position, String sentence) {
        String where = position == null ? place : place + ":" + position.line() + ":" + position.column();
        return new SceneException(where + ": " + SceneText.oneLine(sentence));
    }
}
