package grokfield.render.view;

import grokfield.render.gl.Rgb;

/**
 * A colour in Oklab, where equal distances look about equally different.
 *
 * <p>Source: B. Ottosson, "A perceptual color space for image processing" (2020), the matrices of its 2021 revision.
 *
 * @param lightness 0 (black) … 1 (white)
 * @param a green to red
 * @param b blue to yellow
 */
record Oklab(double lightness, double a, double b) {

    /** From lightness, chroma and hue (radians). */
    static Oklab ofHue(double lightness, double chroma, double hue) {
        return new Oklab(lightness, chroma * Math.cos(hue), chroma * Math.sin(hue));
    }

    static Oklab of(Rgb color) {
        double r = Rgb.linear(color.red());
        double g = Rgb.linear(color.green());
        double blue = Rgb.linear(color.blue());
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * blue);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * blue);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * blue);
        return new Oklab(
                0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    /** The sRGB colour; parts outside 0 … 1 are cut off. */
    Rgb toRgb() {
        double[] linear = toLinear();
        return new Rgb(encoded(linear[0]), encoded(linear[1]), encoded(linear[2]));
    }

    /** Whether sRGB has this colour. */
    boolean isDisplayable() {
        for (double part : toLinear()) {
            if (part < -1e-4 || part > 1 + 1e-4) {
                return false;
            }
        }
        return true;
    }

    double distance(Oklab other) {
        return Math.sqrt(
                Math.pow(lightness - other.lightness, 2) + Math.pow(a - other.a, 2) + Math.pow(b - other.b, 2));
    }

    private double[] toLinear() {
        double l = Math.pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
        double m = Math.pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
        double s = Math.pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        };
    }

    private static float encoded(double linear) {
        double x = Math.clamp(linear, 0, 1);
        return (float) (x <= 0.0031308 ? 12.92 * x : 1.055 * Math.pow(x, 1 / 2.4) - 0.055);
    }
}
