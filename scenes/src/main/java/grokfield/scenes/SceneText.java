package grokfield.scenes;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** Values as a scene file writes them, and as a sentence shows them. */
final class SceneText {
    private static final int LONGEST = 60;

    private SceneText() {}

    /** A value as TOML: Double, Long, Boolean, String, or a table as lists of Integer. */
    static String toToml(Object value) {
        return switch (value) {
            case Double number -> Double.toString(number).replace('E', 'e');
            case String text -> quoted(text);
            case List<?> list -> list.stream().map(SceneText::toToml).collect(Collectors.joining(", ", "[", "]"));
            default -> value.toString();
        };
    }

    /** The same, with every row of a table on a line of its own. */
    static String toTomlLines(Object value) {
        if (!(value instanceof List<?> rows)) {
            return toToml(value);
        }
        return rows.stream().map(row -> "    " + toToml(row) + ",\n").collect(Collectors.joining("", "[\n", "]"));
    }

    /** What a sentence says was found, on one line and not too long. */
    static String show(Object given) {
        return switch (given) {
            case TomlArray array -> "an array of " + array.size();
            case TomlTable table -> "a table of " + table.size();
            case String text -> quoted(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
            case Double number when number.isNaN() -> "nan";
            case Double number when number.isInfinite() -> number > 0 ? "inf" : "-inf";
            default -> given.toString();
        };
    }

    /** A sentence without line breaks and other control characters. */
    static String oneLine(@Nullable String sentence) {
        StringBuilder line = new StringBuilder();
        String.valueOf(sentence)
                .codePoints()
                .forEach(c ->
                        line.append(Character.isISOControl(c) ? String.format("\\u%04x", c) : Character.toString(c)));
        return line.toString();
    }

    private static String quoted(String text) {
        return "\"" + Toml.tomlEscape(text) + "\"";
    }
}
