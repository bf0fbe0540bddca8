package grokfield.render.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * What was built, from the properties that the build packs.
 *
 * @param version of the program
 * @param commit that it was built from, or {@code "unknown"} outside a repository
 */
public record BuildInfo(String version, String commit) {

    /** Reads what the build packed. */
    public static BuildInfo read() {
        Properties properties = new Properties();
        try (InputStream packed = BuildInfo.class.getResourceAsStream("/grokfield/render/build.properties")) {
            if (packed != null) {
                properties.load(packed);
            }
        } catch (IOException unreadable) {
            // Only the two names below are lost, and they say so.
            properties.clear();
        }
        return new BuildInfo(properties.getProperty("version", "unknown"), properties.getProperty("commit", "unknown"));
    }

    /** One line for people: version, commit and JDK. */
    public String line() {
        return "Grokfield " + version + " (commit " + commit + "), JDK " + Runtime.version();
    }
}
