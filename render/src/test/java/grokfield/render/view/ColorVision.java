package grokfield.render.view;

import grokfield.render.gl.Rgb;

/**
 * How colours look to eyes that lack one kind of cone, and how different two colours look (CIEDE2000).
 *
 * <p>Sources: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A physiologically-based model for simulation of color vision
 * deficiency", IEEE TVCG 15 (2009), the matrices of severity 1; G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000 color-difference formula",
 * Color Research and Application 30 (2005).
 */
@SuppressWarnings("ImmutableEnumChecker") // the matrix is never handed out nor changed
enum ColorVision {
    NORMAL(1, 0, 0, 0, 1, 0, 0, 0, 1),
    PROTANOPIA(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
    DEUTERANOPIA(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
    TRITANOPIA(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

    private static final double TURN = 2 * Math.PI;
    private static final double POWER_25_7 = Math.pow(25, 7);

    private final double[] matrix; // on linear light, row-major

    ColorVision(double... matrix) {
        this.matrix = matrix;
    }

    /** The colour as these eyes see it, in CIELAB (D65). */
    double[] lab(Rgb color) {
        double[] linear = {Rgb.linear(color.red()), Rgb.linear(color.green()), Rgb.linear(color.blue())};
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            double sum = 0;
            for (int j = 0; j < 3; j++) {
                sum += matrix[3 * i + j] * linear[j];
            }
            seen[i] = Math.clamp(sum, 0, 1);
        }
        double x = 0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2];
        double y = 0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2];
        double z = 0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2];
        double fx = response(x / 0.95047);
        double fy = response(y);
        double fz = response(z / 1.08883);
        return new double[] {116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
    }

    private static double response(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    /** CIEDE2000 between two colours as these eyes see them; about 1 is just noticeable side by side. */
    double difference(Rgb one, Rgb other) {
        return difference(lab(one), lab(other));
    }

    /** CIEDE2000 between two CIELAB colours. */
    static double difference(double[] p, double[] q) {
        double meanChroma7 = Math.pow((Math.hypot(p[1], p[2]) + Math.hypot(q[1], q[2])) / 2, 7);
        double stretch = 1.5 - 0.5 * Math.sqrt(meanChroma7 / (meanChroma7 + POWER_25_7));
        double chromaP = Math.hypot(stretch * p[1], p[2]);
        double chromaQ = Math.hypot(stretch * q[1], q[2]);
        double hueP = hue(stretch * p[1], p[2]);
        double hueQ = hue(stretch * q[1], q[2]);
        boolean gray = chromaP * chromaQ == 0;
        double turn = hueQ - hueP;
        double hueStep = gray ? 0 : turn - TURN * Math.rint(turn / TURN);
        double meanHue = gray ? hueP + hueQ : hueP + hueStep / 2;
        double lightness = q[0] - p[0];
        double chroma = chromaQ - chromaP;
        double hue = 2 * Math.sqrt(chromaP * chromaQ) * Math.sin(hueStep / 2);

        double offMiddle = Math.pow((p[0] + q[0]) / 2 - 50, 2);
        double meanChroma = (chromaP + chromaQ) / 2;
        double hueWeight = 1
                - 0.17 * Math.cos(meanHue - Math.PI / 6)
                + 0.24 * Math.cos(2 * meanHue)
                + 0.32 * Math.cos(3 * meanHue + Math.PI / 30)
                - 0.20 * Math.cos(4 * meanHue - Math.toRadians(63));
        double degrees = Math.toDegrees(meanHue < 0 ? meanHue + TURN : meanHue % TURN);
        double rotation = 30 * Math.exp(-Math.pow((degrees - 275) / 25, 2));
        double chroma7 = Math.pow(meanChroma, 7);
        double cross = -2 * Math.sqrt(chroma7 / (chroma7 + POWER_25_7)) * Math.sin(Math.toRadians(2 * rotation));
        double l = lightness / (1 + 0.015 * offMiddle / Math.sqrt(20 + offMiddle));
        double c = chroma / (1 + 0.045 * meanChroma);
        double h = hue / (1 + 0.015 * meanChroma * hueWeight);
        return Math.sqrt(l * l + c * c + h * h + cross * c * h);
    }

    private static double hue(double a, double b) {
        double hue = Math.atan2(b, a);
        return hue < 0 ? hue + TURN : hue;
    }
}
