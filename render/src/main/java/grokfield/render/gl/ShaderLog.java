package grokfield.render.gl;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a driver's compile log into lines of the form {@code file:line:column: message}. */
final class ShaderLog {
    /** Each names its groups "line", "text" and, if the driver gives it, "column". */
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("^\\d+:(?<line>\\d+)\\((?<column>\\d+)\\): (?<text>.*)$"), // Mesa
            Pattern.compile("^(?:ERROR|WARNING): \\d+:(?<line>\\d+): (?<text>.*)$"), // Apple, Intel, AMD
            Pattern.compile("^\\d+\\((?<line>\\d+)\\) : (?<text>.*)$")); // NVIDIA

    private ShaderLog() {}

    static String withFile(String file, String log) {
        StringBuilder result = new StringBuilder();
        for (String line : log.strip().split("\\R", -1)) {
            if (!result.isEmpty()) {
                result.append('\n');
            }
            result.append(place(file, line));
        }
        return result.toString();
    }

    private static String place(String file, String line) {
        for (Pattern form : FORMS) {
            Matcher matcher = form.matcher(line);
            if (matcher.matches()) {
                String column = matcher.namedGroups().containsKey("column") ? ":" + matcher.group("column") : "";
                return file + ":" + matcher.group("line") + column + ": " + matcher.group("text");
            }
        }
        return file + ": " + line;
    }
}
