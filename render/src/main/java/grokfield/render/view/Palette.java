package grokfield.render.view;

import grokfield.render.gl.Rgb;
import grokfield.render.window.Theme;

/**
 * The colours of tokens and classes: a closed curve in Oklab, walked at even perceptual speed.
 *
 * <p>The curve is the circle of hues, tilted and bent in lightness. Eyes that cannot tell red from green see the flat circle from its
 * edge, where half of its hues fall on the other half; tilted, they see a loop, and what they miss in hue they see in lightness. The
 * numbers were found by search: they make the smallest difference between any two of 17 colours as large as possible (CIEDE2000) for
 * normal vision, protanopia and deuteranopia at once, as far as no colour gets dull or stands back from the others, with 3.2 : 1 contrast
 * to the theme's canvas throughout.
 */
public final class Palette {
    private static final int CURVE = 720; // points that the curve is measured with
    private static final Palette DARK = new Palette(
            new Curve(0.7382, new Wave(0.1399, 2.9453), new Wave(0.0223, 5.7384), 0.1380, new Wave(0.0104, 1.5170)));
    private static final Palette LIGHT = new Palette(
            new Curve(0.5586, new Wave(0.1039, 3.0750), new Wave(0.0558, 2.9766), 0.1199, new Wave(0.0200, -0.0882)));

    private final Oklab[] even = new Oklab[CURVE];
    private volatile int[] packed = {};

    private Palette(Curve curve) {
        double[] length = new double[CURVE + 1];
        for (int i = 0; i < CURVE; i++) {
            length[i + 1] = length[i] + curve.at(i / (double) CURVE).distance(curve.at((i + 1) / (double) CURVE));
        }
        int segment = 0;
        for (int i = 0; i < CURVE; i++) {
            double along = length[CURVE] * i / CURVE;
            while (length[segment + 1] < along) {
                segment++;
            }
            double part = (along - length[segment]) / (length[segment + 1] - length[segment]);
            even[i] = curve.at((segment + part) / CURVE);
        }
    }

    /** A cosine of the hue, or of twice the hue. */
    private record Wave(double height, double phase) {
        double at(double angle) {
            return height * Math.cos(angle - phase);
        }
    }

    /**
     * A circle of hues, out of its plane.
     *
     * @param lightness in the mean
     * @param tilt what is added to the lightness once round
     * @param bend what is added to the lightness twice round
     * @param chroma distance from gray in the mean
     * @param swing what is added to the chroma once round
     */
    private record Curve(double lightness, Wave tilt, Wave bend, double chroma, Wave swing) {
        Oklab at(double turn) {
            double hue = 2 * Math.PI * turn;
            return Oklab.ofHue(lightness + tilt.at(hue) + bend.at(2 * hue), chroma + swing.at(hue), hue);
        }
    }

    /** The palette that is read well on a theme's canvas. */
    public static Palette of(Theme theme) {
        return theme == Theme.DARK ? DARK : LIGHT;
    }

    /** The colour of token or class i of n. */
    public Rgb color(int i, int n) {
        return at(i / (double) n);
    }

    /** The colour of token or class i of n, packed as Dear ImGui and the vertex streams want it. */
    public int packed(int i, int n) {
        int[] table = packed;
        if (table.length != n) {
            table = new int[n];
            for (int k = 0; k < n; k++) {
                table[k] = color(k, n).packed();
            }
            packed = table;
        }
        return table[i];
    }

    /** The colour at a share of the way round. */
    public Rgb at(double turn) {
        double place = (turn - Math.floor(turn)) * CURVE;
        Oklab from = even[(int) place % CURVE];
        Oklab to = even[((int) place + 1) % CURVE];
        double part = place - Math.floor(place);
        return new Oklab(
                        from.lightness() + (to.lightness() - from.lightness()) * part,
                        from.a() + (to.a() - from.a()) * part,
                        from.b() + (to.b() - from.b()) * part)
                .toRgb();
    }
}
