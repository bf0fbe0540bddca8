package grokfield.render.ui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigFolderTest {
    private static final Path HOME = Path.of("home", "ada");

    @Test
    void eachSystemHasItsOwnPlace() {
        assertEquals(HOME.resolve(".config/grokfield"), ConfigFolder.of("Linux", HOME, Map.of()));
        assertEquals(
                Path.of("x", "grokfield"),
                ConfigFolder.of(
                        "Linux", HOME, Map.of("XDG_CONFIG_HOME", Path.of("x").toString())));
        assertEquals(
                HOME.resolve("Library/Application Support/Grokfield"),
                ConfigFolder.of("Mac OS X", HOME, Map.of("XDG_CONFIG_HOME", "x")));
        assertEquals(
                Path.of("roaming", "Grokfield"), ConfigFolder.of("Windows 11", HOME, Map.of("APPDATA", "roaming")));
    }

    @Test
    void theEnvironmentCanNameAnother() {
        Map<String, String> environment = Map.of(ConfigFolder.OVERRIDE, "elsewhere", "XDG_CONFIG_HOME", "x");
        assertEquals(Path.of("elsewhere"), ConfigFolder.of("Linux", HOME, environment));
    }
}
