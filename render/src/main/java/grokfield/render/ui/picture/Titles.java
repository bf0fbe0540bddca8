package grokfield.render.ui.picture;

import grokfield.render.gl.Rgb;
import grokfield.render.window.Theme;
import grokfield.scenes.NetworkSnapshot;
import grokfield.scenes.ParticleSnapshot;
import grokfield.scenes.Side;
import grokfield.scenes.Snapshot;
import grokfield.sim.Measures;
import java.util.Locale;

/** What the window and videos call things, and in which colours. */
public final class Titles {
    private Titles() {}

    /** A side. */
    public static String of(Side side) {
        return switch (side) {
            case NETWORK -> "Network";
            case PARTICLES -> "Particles";
        };
    }

    /** The colour that a side's curves and titles have; far apart for every kind of colour sight. */
    public static Rgb color(Theme theme, Side side) {
        boolean dark = theme == Theme.DARK;
        return switch (side) {
            case NETWORK -> Rgb.of(dark ? 0x6cb2f0 : 0x1f6fb5);
            case PARTICLES -> Rgb.of(dark ? 0xf0a35c : 0xb65a0c);
        };
    }

    /** What a view shows now, in one line: {@code circle · frequency 5 · validation accuracy 0.71 · step 1 240}. */
    public static String caption(Snapshot snapshot) {
        Measures measures = snapshot.measures();
        StringBuilder text = new StringBuilder(measures.structure().label());
        if (!Double.isNaN(measures.circularity())) {
            text.append(String.format(Locale.ROOT, " · frequency %d", measures.frequency()));
        }
        if (snapshot instanceof NetworkSnapshot network
                && !Double.isNaN(network.metrics().validationAccuracy())) {
            text.append(String.format(
                    Locale.ROOT,
                    " · validation accuracy %.2f",
                    network.metrics().validationAccuracy()));
        }
        text.append(" · step ").append(grouped(snapshot.step()));
        if (snapshot instanceof ParticleSnapshot particles) {
            text.append(String.format(Locale.ROOT, " · time %.1f", particles.time()));
        }
        return text.toString();
    }

    /** A whole number with its thousands apart: {@code 12 040}. */
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }
}
