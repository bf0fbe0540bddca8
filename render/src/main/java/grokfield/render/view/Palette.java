package grokfield.render.view;

import grokfield.render.gl.Rgb;
import grokfield.render.window.Theme;

/**
 * The colours of tokens and classes: a closed curve in Oklab, walked at even perceptual speed.
 *
 * <p>The curve is the circle of hues, tilted: its reds are lighter than its greens. Eyes that cannot tell red from green see the circle
 * from its edge; tilted, they see an ellipse, and what they miss in hue they see in lightness.
 */
public final class Palette {
    private static final int CURVE = 720; // points that the curve is measured with
    private static final Palette DARK = new Palette(new Curve(0.765, 0.1, 0.125, 0.0));
    private static final Palette LIGHT = new Palette(new Curve(0.56, 0.1, 0.125, 0.0));

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

    /**
     * A tilted circle of hues.
     *
     * @param lightness in the middle
     * @param tilt how much lighter the lightest hue is than the middle
     * @param chroma distance from gray
     * @param lightest the lightest hue, radians
     */
    private record Curve(double lightness, double tilt, double chroma, double lightest) {
        Oklab at(double turn) {
            double hue = 2 * Math.PI * turn;
            return Oklab.ofHue(lightness + tilt * Math.cos(hue - lightest), chroma, hue);
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
