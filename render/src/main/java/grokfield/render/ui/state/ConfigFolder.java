package grokfield.render.ui.state;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the window keeps its layout and its preferences. */
public final class ConfigFolder {
    /** The environment variable that names another folder. */
    public static final String OVERRIDE = "GROKFIELD_CONFIG";

    private ConfigFolder() {}

    /** The folder of this user on this system. */
    public static Path standard() {
        return of(System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")), System.getenv());
    }

    /** The folder for an operating system (as in {@code os.name}), a home folder and an environment. */
    static Path of(String system, Path home, Map<String, String> environment) {
        String override = environment.getOrDefault(OVERRIDE, "");
        if (!override.isBlank()) {
            return Path.of(override);
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return home.resolve("Library/Application Support/Grokfield");
        }
        if (name.startsWith("windows")) {
            String roaming = environment.getOrDefault("APPDATA", "");
            return (roaming.isBlank() ? home.resolve("AppData/Roaming") : Path.of(roaming)).resolve("Grokfield");
        }
        String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return (xdg.isBlank() ? home.resolve(".config") : Path.of(xdg)).resolve("grokfield");
    }
}
