package grokfield.render;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An X server without a screen, and hands to use what is on it: Xvfb and xdotool. */
final class VirtualDisplay implements AutoCloseable {
    private static final long PAUSE =
            400; // ms; a busy machine draws few frames a second, and each reads its events once

    private final Process server;
    private final String name;

    /** Starts a server on the first free display. */
    VirtualDisplay() throws IOException {
        server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader number = server.inputReader(StandardCharsets.UTF_8);
        name = ":" + number.readLine();
    }

    /** Whether both programs are installed. */
    static boolean isAvailable() {
        return isInstalled("Xvfb") && isInstalled("xdotool");
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> !folder.isEmpty() && Files.isExecutable(Path.of(folder, program)));
    }

    /** The value for {@code DISPLAY}. */
    String name() {
        return name;
    }

    /** The first visible window whose name contains a text, or nothing. */
    String window(String text) throws IOException, InterruptedException {
        return xdotool("search", "--onlyvisible", "--name", text)
                .lines()
                .findFirst()
                .orElse("");
    }

    String title(String window) throws IOException, InterruptedException {
        return xdotool("getwindowname", window).strip();
    }

    /** Drags from one point of a window to another. */
    void drag(String window, int fromX, int fromY, int toX, int toY) throws IOException, InterruptedException {
        move(window, fromX, fromY);
        xdotool("mousedown", "1");
        Thread.sleep(PAUSE);
        move(window, toX, toY);
        xdotool("mouseup", "1");
        Thread.sleep(PAUSE);
    }

    private void move(String window, int x, int y) throws IOException, InterruptedException {
        xdotool("mousemove", "--window", window, Integer.toString(x), Integer.toString(y));
        Thread.sleep(PAUSE);
    }

    /** Presses a key, such as {@code F12} or {@code ctrl+s}, long enough for a slow frame to see it. */
    void press(String window, String key) throws IOException, InterruptedException {
        xdotool("windowfocus", window);
        xdotool("keydown", key);
        Thread.sleep(PAUSE);
        xdotool("keyup", key);
        Thread.sleep(PAUSE);
    }

    private String xdotool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DISPLAY", name);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(10, TimeUnit.SECONDS);
        return output;
    }

    @Override
    public void close() {
        server.destroy();
    }
}
