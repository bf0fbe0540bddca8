package grokfield.render.doctor;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** What videos could be encoded with. */
final class VideoFinding {
    private VideoFinding() {}

    static Finding of(Map<String, String> environment) {
        return Finding.optional(
                "video",
                onPath("ffmpeg", environment.getOrDefault("PATH", ""))
                        .map(file -> "ffmpeg at " + file)
                        .orElse("no ffmpeg on the PATH"),
                "recording comes with a later version; until then F12 saves pictures");
    }

    private static Optional<Path> onPath(String program, String path) {
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> file(folder, program).stream())
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** An entry of the PATH that is no folder's name leads nowhere, for the shell too. */
    private static Optional<Path> file(String folder, String program) {
        try {
            return Optional.of(Path.of(folder, program));
        } catch (InvalidPathException notAFolder) {
            return Optional.empty();
        }
    }
}
