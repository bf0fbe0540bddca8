package grokfield.render.record;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What kind of file a clip is. */
public enum ClipKind {
    /** H.264 in an mp4 file: plays everywhere. */
    MP4("MP4", ".mp4", "H.264 in an mp4 file, plays everywhere"),
    /** VP9 in a WebM file: for the web, free of licences. */
    WEBM("WebM", ".webm", "VP9 in a WebM file, for web pages"),
    /** A GIF with a palette made for the clip: loops by itself, for pages and slides. */
    GIF("GIF", ".gif", "a GIF that loops, with 256 colours chosen for the clip"),
    /** A folder of numbered PNG files: without loss, for cutting programs. */
    PNG("PNG sequence", "", "a folder of numbered PNG files, without loss");

    private static final String PICTURE = ".png";

    private final String label;
    private final String suffix;
    private final String help;

    ClipKind(String label, String suffix, String help) {
        this.label = label;
        this.suffix = suffix;
        this.help = help;
    }

    /** The name for people. */
    public String label() {
        return label;
    }

    /** How names of such files end, with the dot; empty for {@link #PNG}, which is a folder. */
    public String suffix() {
        return suffix;
    }

    /** One line for people. */
    public String help() {
        return help;
    }

    /**
     * The kind that a name asks for by its ending: a name without one is a folder of PNG files, and so is {@code
     * name.png}, whose folder is {@code name}.
     *
     * @return empty if the ending is none of ours
     */
    public static Optional<ClipKind> of(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
        for (ClipKind kind : values()) {
            if (kind != PNG && name.endsWith(kind.suffix)) {
                return Optional.of(kind);
            }
        }
        return name.lastIndexOf('.') <= 0 || name.endsWith(PICTURE) ? Optional.of(PNG) : Optional.empty();
    }

    /**
     * A file that belongs to a clip and lies beside it: {@code clip.mp4.toml} beside {@code clip.mp4}, {@code clip.png.toml} beside
     * the folder {@code clip}. No other clip has it, and hardly anything else.
     */
    public static Path beside(Path clip, String ending) {
        String name = String.valueOf(clip.getFileName());
        boolean folder = of(clip).orElse(PNG) == PNG;
        return clip.resolveSibling(name + (folder ? PICTURE : "") + ending);
    }

    /** The path itself, but for a PNG sequence without the ending {@code .png}. */
    Path place(Path file) {
        Path last = file.getFileName();
        if (this != PNG || last == null) {
            return file;
        }
        String name = last.toString();
        return name.toLowerCase(Locale.ROOT).endsWith(PICTURE) && name.length() > PICTURE.length()
                ? file.resolveSibling(name.substring(0, name.length() - PICTURE.length()))
                : file;
    }
}
