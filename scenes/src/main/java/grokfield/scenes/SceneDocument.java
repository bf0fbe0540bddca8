package grokfield.scenes;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** What a scene file and the settings on top of it say: checked key by key, each with its place. */
final class SceneDocument {
    private static final String BLOCKS =
            TimelineReader.NAME + " must be written as [[" + TimelineReader.NAME + "]], once for each keyframe";

    private final Map<SceneKey, Given> given = new HashMap<>();
    private final Set<String> sections = new HashSet<>();
    private @Nullable TomlArray timeline;

    /** The blocks of the timeline, all tables; empty if there are none. */
    Optional<TomlArray> timeline() {
        return Optional.ofNullable(timeline);
    }

    /** The value that was given for a key, the setting before the file. */
    Optional<Given> get(SceneKey key) {
        return Optional.ofNullable(given.get(key));
    }

    boolean has(String section) {
        return sections.contains(section);
    }

    /** Takes in the text of a scene file. */
    void read(String toml, String place, Path folder) throws SceneException {
        TomlParseResult file = Toml.parse(toml);
        if (file.hasErrors()) {
            TomlParseError first = file.errors().stream()
                    .min(Comparator.comparingInt(
                                    (TomlParseError e) -> e.position().line())
                            .thenComparingInt(e -> e.position().column()))
                    .orElseThrow();
            throw new SceneException(at(place, first.position()) + ": " + SceneText.oneLine(first.getMessage()));
        }
        for (Map.Entry<String, Object> entry : file.entrySet()) {
            String name = entry.getKey();
            String here = at(place, position(file, name));
            if (entry.getValue() instanceof TomlTable section) {
                if (name.equals(TimelineReader.NAME)) {
                    throw new SceneException(here + ": " + BLOCKS + ", was [" + name + "]");
                }
                if (!SceneKeys.SECTIONS.contains(name)) {
                    throw new SceneException(here + ": " + SceneText.oneLine(SceneKeys.unknownSection(name)));
                }
                sections.add(name);
                readSection(name, section, place, folder);
            } else if (SceneKeys.SECTIONS.contains(name)) {
                throw new SceneException(here + ": " + name + " must be a section [" + name + "], was "
                        + SceneText.show(entry.getValue()));
            } else if (name.equals(TimelineReader.NAME)) {
                timeline = blocks(entry.getValue(), here);
            } else if (isBlocks(entry.getValue())) {
                throw new SceneException(here + ": unknown [[" + SceneText.oneLine(name) + "]]: only [["
                        + TimelineReader.NAME + "]] is written so");
            } else {
                readKey(SceneKeys.TOP, file, name, place, folder);
            }
        }
    }

    private static TomlArray blocks(Object value, String here) throws SceneException {
        if (value instanceof TomlArray array && (array.isEmpty() || isBlocks(array))) {
            return array;
        }
        throw new SceneException(here + ": " + BLOCKS + ", was " + SceneText.show(value));
    }

    /** Whether a value is what double brackets make: tables one after another. */
    private static boolean isBlocks(Object value) {
        return value instanceof TomlArray array
                && !array.isEmpty()
                && IntStream.range(0, array.size()).allMatch(array::isTable);
    }

    private void readSection(String section, TomlTable table, String place, Path folder) throws SceneException {
        for (String name : table.keySet()) {
            readKey(section, table, name, place, folder);
        }
    }

    private void readKey(String section, TomlTable table, String name, String place, Path folder)
            throws SceneException {
        Optional<SceneKey> key = SceneKeys.find(section, name);
        if (key.isEmpty()) {
            throw new SceneException(
                    at(place, position(table, name)) + ": " + SceneText.oneLine(SceneKeys.unknownKey(section, name)));
        }
        List<String> path = List.of(name);
        TomlPosition value = Objects.requireNonNull(table.entry(path)).value().position();
        String here = at(place, value == null ? position(table, name) : value);
        put(key.get(), Objects.requireNonNull(table.get(path)), here, folder);
    }

    /** Takes in settings, which beat what is there. */
    void read(Settings settings) throws SceneException {
        Path folder = Path.of("").toAbsolutePath();
        for (Settings.Setting setting : settings.list()) {
            boolean optional = setting.keys().size() > 1;
            for (String name : setting.keys()) {
                SceneKey key = settingKey(name, setting.place());
                if (has(key.section()) || !isSide(key.section())) {
                    Object value = settingValue(key.type(), setting.value());
                    if (value instanceof TomlArray) {
                        given.remove(SceneKeys.MODULUS); // the file's; a table brings its own
                    }
                    put(key, value, setting.place(), folder);
                } else if (!optional) {
                    throw new SceneException(setting.place() + ": this scene has no [" + key.section() + "]");
                }
            }
        }
    }

    private static boolean isSide(String section) {
        return section.equals(SceneKeys.PARTICLES) || section.equals(SceneKeys.NETWORK);
    }

    private static SceneKey settingKey(String name, String place) throws SceneException {
        int dot = name.indexOf('.');
        String section = dot < 0 ? SceneKeys.TOP : name.substring(0, dot);
        String key = name.substring(dot + 1);
        if (dot < 0 && SceneKeys.SECTIONS.contains(name)) {
            throw new SceneException(place + ": " + name + " is a section; name one of its keys");
        }
        if (section.equals(TimelineReader.NAME) || name.equals(TimelineReader.NAME)) {
            throw new SceneException(place + ": a timeline can only be written in the scene file");
        }
        if (dot >= 0 && !SceneKeys.SECTIONS.contains(section)) {
            throw new SceneException(place + ": " + SceneText.oneLine(SceneKeys.unknownSection(section)));
        }
        Optional<SceneKey> found = SceneKeys.find(section, key);
        if (found.isEmpty()) {
            throw new SceneException(place + ": " + SceneText.oneLine(SceneKeys.unknownKey(section, key)));
        }
        return found.get();
    }

    /** The value as TOML reads it; what is no TOML value is text without its quotes. */
    private static Object settingValue(KeyType type, String text) {
        TomlParseResult parsed = Toml.parse("value = " + text);
        boolean one = !parsed.hasErrors() && parsed.size() == 1;
        Object value = one ? parsed.get(List.of("value")) : null;
        return value == null || (type.isText() && !type.takes(value)) ? text : value;
    }

    private void put(SceneKey key, Object value, String place, Path folder) throws SceneException {
        try {
            given.put(key, new Given(key.type().accept(key.key(), value), place, folder));
        } catch (InvalidValueException e) {
            throw new SceneException(place + ": " + SceneText.oneLine(e.getMessage()), e);
        }
    }

    private static TomlPosition position(TomlTable table, String name) {
        return Objects.requireNonNull(table.inputPositionOf(List.of(name)));
    }

    private static String at(String place, TomlPosition position) {
        return place + ":" + position.line() + ":" + position.column();
    }
}
