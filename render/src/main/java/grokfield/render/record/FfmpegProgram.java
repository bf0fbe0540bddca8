package grokfield.render.record;

import grokfield.scenes.AtomicFile;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The program {@code ffmpeg} of the user, if there is one on the PATH. */
public final class FfmpegProgram {
    private static final long PATIENCE = 10; // seconds for a question

    private FfmpegProgram() {}

    /**
     * Where it is.
     *
     * @param environment as in {@link System#getenv()}
     */
    public static Optional<Path> find(Map<String, String> environment) {
        return onPath("ffmpeg", environment);
    }

    /** The first program of a name on the PATH. */
    static Optional<Path> onPath(String program, Map<String, String> environment) {
        String name = isWindows() ? program + ".exe" : program;
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> file(folder, name).stream())
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /** An entry of the PATH that is no folder's name leads nowhere, for the shell too. */
    private static Optional<Path> file(String folder, String program) {
        try {
            return Optional.of(Path.of(folder, program));
        } catch (InvalidPathException notAFolder) {
            return Optional.empty();
        }
    }

    /** Why a program cannot encode by a codec, as a clause; empty if it can. */
    static Optional<String> missing(Path program, String codec) {
        try {
            Process process = new ProcessBuilder(program.toString(), "-hide_banner", "-encoders")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            AtomicBoolean silent = new AtomicBoolean();
            CompletableFuture<Process> end = process.onExit();
            CompletableFuture.delayedExecutor(PATIENCE, TimeUnit.SECONDS).execute(() -> {
                if (!end.isDone()) {
                    silent.set(true);
                    process.destroyForcibly(); // which also ends its output
                }
            });
            boolean found = false;
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    found |= Arrays.asList(line.strip().split("\\s+", -1)).contains(codec);
                }
            }
            process.waitFor();
            if (silent.get()) {
                return Optional.of(program + " does not answer");
            }
            return found ? Optional.empty() : Optional.of(program + " has no " + codec);
        } catch (IOException e) {
            return Optional.of(program + " does not start: " + AtomicFile.reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the question was interrupted");
        }
    }

    /**
     * Starts the program. Where the system can, apart from the terminal, so that Ctrl+C ends it when this program has
     * ended the clip and not before.
     */
    static Process start(Path program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        onPath("setsid", System.getenv()).ifPresent(setsid -> command.add(setsid.toString()));
        command.add(program.toString());
        command.addAll(List.of("-hide_banner", "-nostats", "-loglevel", "error", "-y"));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The last line that a process said on its standard error; waits until it says no more. */
    static String lastWords(Process process) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            String last = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = line.isBlank() ? last : line.strip();
            }
            return last;
        } catch (IOException closed) {
            return "";
        }
    }
}
