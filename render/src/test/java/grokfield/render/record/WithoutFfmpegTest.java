package grokfield.render.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The program where FFmpeg's jars, or its libraries for this system, are not there. */
class WithoutFfmpegTest {
    /** The same classes once more, without the jars whose names contain a word. */
    private static URLClassLoader without(String... words) throws MalformedURLException {
        List<URL> rest = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            String name = String.valueOf(Path.of(entry).getFileName());
            if (List.of(words).stream().noneMatch(name::contains)) {
                rest.add(Path.of(entry).toUri().toURL());
            }
        }
        return new URLClassLoader(rest.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /** What each encoder lacks there. */
    private static Map<String, Optional<?>> missing(ClassLoader loader) throws ReflectiveOperationException {
        Class<?> maker = loader.loadClass(EncoderMaker.class.getName());
        List<?> all = (List<?>)
                loader.loadClass(Encoders.class.getName()).getMethod("all").invoke(null);
        Map<String, Optional<?>> missing = new TreeMap<>();
        for (Object each : all) {
            missing.put((String) maker.getMethod("name").invoke(each), (Optional<?>)
                    maker.getMethod("missing").invoke(each));
        }
        return missing;
    }

    private static void assertOnlyPicturesRemain(Map<String, Optional<?>> missing) {
        assertEquals(Optional.empty(), missing.get("png"));
        for (String name : List.of("openh264", "vp9", "gif")) {
            String sentence = missing.getOrDefault(name, Optional.empty())
                    .map(Object::toString)
                    .orElse("");
            assertTrue(sentence.startsWith("FFmpeg's libraries cannot be loaded ("), name + ": " + sentence);
        }
    }

    @Test
    void withoutTheJarsPicturesRemainAndTheRestSaysWhy() throws Exception {
        try (URLClassLoader loader = without("javacpp", "ffmpeg")) {
            assertOnlyPicturesRemain(missing(loader));
        }
    }

    @Test
    void withoutTheLibrariesOfThisSystemPicturesRemainAndTheRestSaysWhy() throws Exception {
        try (URLClassLoader loader = without("x86_64", "arm64")) {
            assertOnlyPicturesRemain(missing(loader));
        }
    }
}
