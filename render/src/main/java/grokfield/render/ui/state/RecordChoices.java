package grokfield.render.ui.state;

import grokfield.render.record.ClipKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the user has chosen once for all clips; what belongs to a scene is in its record section.
 *
 * @param kind of file
 * @param encoder its name, or empty for the best that works
 * @param windowSize whether a clip is as large as the window, whatever the scene says
 * @param folder where clips and pictures go
 * @param pattern their names without the ending, with {@code {scene}}, {@code {seed}}, {@code {size}}, {@code {date}} and {@code {time}}
 */
public record RecordChoices(ClipKind kind, Optional<String> encoder, boolean windowSize, Path folder, String pattern) {
    /** The pattern at first. */
    public static final String PATTERN = "grokfield-{scene}-{date}-{time}";

    /** The choices of somebody who has not chosen yet. */
    public static RecordChoices standard() {
        return new RecordChoices(ClipKind.MP4, Optional.empty(), false, standardFolder(), PATTERN);
    }

    /** The user's folder for videos or pictures if there is one, else the working folder. */
    private static Path standardFolder() {
        String home = System.getProperty("user.home", ".");
        for (String name : new String[] {"Videos", "Movies", "Pictures"}) {
            Path folder = Path.of(home, name);
            if (Files.isWritable(folder)) {
                return folder;
            }
        }
        return Path.of("").toAbsolutePath();
    }

    public RecordChoices withKind(ClipKind changed) {
        return new RecordChoices(changed, Optional.empty(), windowSize, folder, pattern);
    }

    public RecordChoices withEncoder(Optional<String> changed) {
        return new RecordChoices(kind, changed, windowSize, folder, pattern);
    }

    public RecordChoices withWindowSize(boolean changed) {
        return new RecordChoices(kind, encoder, changed, folder, pattern);
    }

    public RecordChoices withFolder(Path changed) {
        return new RecordChoices(kind, encoder, windowSize, changed, pattern);
    }

    public RecordChoices withPattern(String changed) {
        return new RecordChoices(kind, encoder, windowSize, folder, changed);
    }
}
