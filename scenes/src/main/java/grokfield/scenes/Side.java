package grokfield.scenes;

import java.util.Locale;

/** One of the two sides that a scene compares. */
public enum Side {
    PARTICLES,
    NETWORK;

    /** The name in files and on the command line: {@code particles} or {@code network}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
