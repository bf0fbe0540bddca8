package grokfield.render.record;

import java.util.Locale;
import java.util.Optional;

/** How much of the picture is kept. What it means for each encoder stands in {@code docs/recording.md}. */
public enum ClipQuality {
    /** The smallest files, the fastest encoding. */
    DRAFT("draft", "small files, encoded fastest; fine lines soften"),
    /** The default: above 35 dB PSNR on pictures like ours. */
    STANDARD("standard", "for screens and the web"),
    /** Hard to tell from the source. */
    HIGH("high", "hard to tell from the source, larger files"),
    /** As good as the encoder can. */
    BEST("best", "as good as the encoder can, the largest files");

    private final String label;
    private final String help;

    ClipQuality(String label, String help) {
        this.label = label;
        this.help = help;
    }

    /** The name in scene files, on the command line and in lists. */
    public String label() {
        return label;
    }

    /** One line for people. */
    public String help() {
        return help;
    }

    /** The quality of a name, whatever its case. */
    public static Optional<ClipQuality> of(String label) {
        for (ClipQuality quality : values()) {
            if (quality.label.equals(label.toLowerCase(Locale.ROOT))) {
                return Optional.of(quality);
            }
        }
        return Optional.empty();
    }
}
