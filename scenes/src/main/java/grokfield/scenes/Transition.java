package grokfield.scenes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How the values of a keyframe are reached from those before. */
public enum Transition {
    /** All at once, at the keyframe's time. */
    STEP,
    /** Evenly. */
    LINEAR,
    /** Slowly at both ends, by the cubic 3u² − 2u³. */
    SMOOTH;

    /** The names in a scene file. */
    static final List<String> LABELS =
            Arrays.stream(values()).map(Transition::label).toList();

    /** The name in a scene file: {@code step}, {@code linear} or {@code smooth}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The transition of a name of {@link #LABELS}. */
    static Transition of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** Which share of the change is done when a share {@code u} of the time has passed, 0 ≤ u &lt; 1. */
    double share(double u) {
        return switch (this) {
            case STEP -> 0;
            case LINEAR -> u;
            case SMOOTH -> u * u * (3 - 2 * u);
        };
    }
}
