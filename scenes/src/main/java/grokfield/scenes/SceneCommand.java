package grokfield.scenes;

import grokfield.sim.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command line that brings a scene back as it is now. */
public final class SceneCommand {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private SceneCommand() {}

    /**
     * For example {@code grokfield open circles-and-grids --set particles.alignment=4}, quoted for a POSIX shell.
     *
     * @param nameOrFile how the base scene is opened
     * @param base the scene that this name or file gives
     * @param now the scene to reproduce; it has the same sides and the same timeline as the base, for which there is no
     *     setting
     */
    public static String open(String nameOrFile, Scene base, Scene now) {
        return "grokfield open " + quote(nameOrFile)
                + settings(base, now).stream()
                        .map(setting -> " --set " + quote(setting))
                        .collect(Collectors.joining());
    }

    /** What {@code --set} needs to make one scene into another. */
    public static List<String> settings(Scene base, Scene now) {
        Map<SceneKey, Object> before = SceneKeys.values(base);
        List<String> settings = new ArrayList<>();
        SceneKeys.values(now).forEach((key, value) -> {
            if (!value.equals(before.get(key))) {
                settings.add(key.qualifiedName() + "=" + text(key, value));
            }
        });
        return settings;
    }

    /** As people type it: names without quotes, 4 for 4.0. */
    private static String text(SceneKey key, Object value) {
        if (value instanceof Double number) {
            return Parameter.format(number);
        }
        boolean name = value instanceof String text
                && !(key.type() instanceof KeyType.Text)
                && PLAIN.matcher(text).matches();
        return name ? (String) value : SceneText.toToml(value);
    }

    private static String quote(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
