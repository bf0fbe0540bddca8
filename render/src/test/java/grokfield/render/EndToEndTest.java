package grokfield.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import grokfield.render.ui.App;
import grokfield.render.ui.AppOptions;
import grokfield.render.ui.panel.Landmarks;
import grokfield.render.ui.state.Origin;
import grokfield.scenes.Scene;
import grokfield.scenes.SceneException;
import grokfield.scenes.SceneLibrary;
import grokfield.scenes.SceneReader;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real program in a real window, used by mouse and keys from outside. */
class EndToEndTest {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);
    private static final List<String> FLAGS =
            List.of("--enable-native-access", "--add-modules", "-Dorg.lwjgl.system.memoryBackend");

    @TempDir
    Path folder;

    @Test
    @Timeout(300)
    void aUserMovesASliderSavesTakesAPictureOpensAnotherSceneAndLeaves() throws Exception {
        assumeTrue(
                VirtualDisplay.isAvailable(),
                "SKIPPED: Xvfb and xdotool are not installed (Debian: apt-get install xvfb xdotool)");
        Path file = folder.resolve("mine.toml");
        Files.writeString(file, "title = \"Mine\"\n[particles]\nalignment = 2.0 # as it was\n[network]\n");
        Landmarks.Box slider = alignmentSlider(file);

        try (VirtualDisplay display = new VirtualDisplay()) {
            Process program = start(display, file);
            try {
                use(display, program, file, slider);
                program.destroy(); // as Ctrl+C does
                assertTrue(program.waitFor(60, TimeUnit.SECONDS), "the program does not end");
            } finally {
                program.destroyForcibly();
            }
        }
        assertEquals("", log());
        assertTrue(Files.size(folder.resolve("config/imgui.ini")) > 0, "the layout is not remembered");
        assertTrue(
                Files.readString(folder.resolve("config/settings.properties")).contains("mine.toml"),
                "the recent files are not remembered");
    }

    /** A busy machine draws few frames at first, so what had no effect is done again, as a user would. */
    private void use(VirtualDisplay display, Process program, Path file, Landmarks.Box slider) throws Exception {
        until(
                "the window opens",
                program,
                () -> {},
                () -> !display.window("Mine").isEmpty());
        String window = display.window("Mine");

        int y = Math.round(slider.middleY());
        int from = Math.round(slider.left() + 0.15f * slider.width());
        int to = Math.round(slider.left() + 0.4f * slider.width());
        Action moveAndSave = () -> {
            display.drag(window, from, y, to, y);
            display.press(window, "ctrl+s");
        };
        until("the slider's value is saved", program, moveAndSave, () -> alignment(file) > 3);
        assertTrue(Files.readString(file).contains("# as it was"), Files.readString(file));

        until(
                "a picture is taken",
                program,
                () -> display.press(window, "F12"),
                () -> !pictures().isEmpty());
        assertShowsTheScene(pictures().getFirst(), file);

        String second = SceneLibrary.entries().get(1).title();
        until(
                "the second scene opens",
                program,
                () -> display.press(window, "2"),
                () -> display.title(window).startsWith(second));
    }

    private static double alignment(Path file) throws SceneException {
        return SceneReader.read(file).particles().orElseThrow().forces().alignment();
    }

    private List<Path> pictures() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".png")
                            && !String.valueOf(file.getFileName()).startsWith("."))
                    .toList();
        }
    }

    /** It has the size of a clip, and is no single colour: points and text differ from the backdrop. */
    private static void assertShowsTheScene(Path picture, Path scene) throws IOException, SceneException {
        BufferedImage image = ImageIO.read(picture.toFile());
        Scene.Record clip = SceneReader.read(scene).record();
        assertEquals(clip.width(), image.getWidth());
        assertEquals(clip.height(), image.getHeight());
        long colours = Arrays.stream(image.getRGB(0, 0, clip.width(), clip.height(), null, 0, clip.width()))
                .distinct()
                .count();
        assertTrue(colours > 100, colours + " colours");
    }

    /** Where the slider lies in a window of this size: the same window drawn off-screen knows. */
    private static Landmarks.Box alignmentSlider(Path file) throws SceneException {
        Scene scene = SceneReader.read(file);
        try (App app = App.open(AppOptions.offscreen(Origin.of(file, scene), WIDTH, HEIGHT))) {
            for (int frame = 0; frame < 5; frame++) {
                app.frame();
            }
            return app.ui().landmarks().find("particles.alignment").orElseThrow();
        }
    }

    private Process start(VirtualDisplay display, Path file) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> FLAGS.stream().anyMatch(flag::startsWith))
                .forEach(command::add);
        command.add("-Duser.home=" + folder);
        command.addAll(List.of("-cp", absoluteClassPath(), Main.class.getName(), "open", file.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment().put("DISPLAY", display.name());
        builder.environment().remove("WAYLAND_DISPLAY");
        builder.environment().put("GROKFIELD_CONFIG", folder.resolve("config").toString());
        return builder.start();
    }

    private static String absoluteClassPath() {
        return String.join(
                File.pathSeparator,
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .filter(entry -> !entry.isEmpty())
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }

    /** What the program said, but for the JVM's warning of the Vector API and GLFW's of a missing Wayland. */
    private String log() throws IOException {
        return String.join(
                "\n",
                Stream.concat(
                                Files.readAllLines(folder.resolve("out.txt")).stream(),
                                Files.readAllLines(folder.resolve("err.txt")).stream())
                        .filter(line -> !line.startsWith("WARNING: Using incubator modules")
                                && !line.contains("XDG_RUNTIME_DIR"))
                        .toList());
    }

    /** Something that a user does. */
    private interface Action {
        void run() throws Exception;
    }

    private void until(String what, Process program, Action action, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE;
        while (!condition.call()) {
            assertTrue(program.isAlive(), "the program ended before: " + what + "\n" + log());
            assertTrue(System.nanoTime() < end, "not seen: " + what + "\n" + log());
            action.run();
            for (int i = 0; i < 15 && !condition.call(); i++) {
                Thread.sleep(200);
            }
        }
    }
}
