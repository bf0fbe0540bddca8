package grokfield.scenes;

import java.util.ArrayList;
import java.util.List;

/** Values that beat those of a scene file, in order; a later one beats an earlier one. Immutable. */
public final class Settings {
    /** No settings. */
    public static final Settings NONE = new Settings(List.of());

    /**
     * One setting.
     *
     * @param place how the user wrote it, for a sentence
     * @param keys a key with its section, or several, of which those count whose section the scene has
     * @param value the value as the user wrote it
     */
    record Setting(String place, List<String> keys, String value) {
        Setting {
            place = SceneText.oneLine(place);
        }
    }

    private final List<Setting> settings;

    private Settings(List<Setting> settings) {
        this.settings = List.copyOf(settings);
    }

    /**
     * Settings as {@code --set} takes them.
     *
     * @param assignments such as {@code particles.alignment=4} or {@code task.operation=a*b}
     * @throws SceneException if one of them has no equals sign
     */
    public static Settings of(List<String> assignments) throws SceneException {
        List<Setting> settings = new ArrayList<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 0) {
                throw new SceneException(SceneText.oneLine("--set " + assignment)
                        + ": must be key=value, such as particles.alignment=4");
            }
            String key = assignment.substring(0, equals).strip();
            String value = assignment.substring(equals + 1).strip();
            settings.add(new Setting("--set " + assignment, List.of(key), value));
        }
        return new Settings(settings);
    }

    /** These settings and one more, from an option of its own: {@code with("--engine", "scalar", "particles.engine")}. */
    public Settings with(String option, String value, String key) {
        return plus(new Setting(option + " " + value, List.of(key), value));
    }

    /** These settings and one more for both sides, of which a scene may have one: the key of {@code --steps}. */
    public Settings withForBothSides(String option, String value, String key) {
        List<String> keys = List.of(SceneKeys.PARTICLES + "." + key, SceneKeys.NETWORK + "." + key);
        return plus(new Setting(option + " " + value, keys, value));
    }

    /** These settings and one value of a sweep, which beats them. */
    Settings withSweep(String key, String value) {
        return plus(new Setting("--sweep " + key + "=" + value, List.of(key), value));
    }

    private Settings plus(Setting setting) {
        List<Setting> more = new ArrayList<>(settings);
        more.add(setting);
        return new Settings(more);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return settings.isEmpty();
    }

    /** Whether one of them sets a key, by its name with the section. */
    public boolean has(String key) {
        return settings.stream().anyMatch(setting -> setting.keys().contains(key));
    }

    List<Setting> list() {
        return settings;
    }
}
