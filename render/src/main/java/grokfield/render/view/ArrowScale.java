package grokfield.render.view;

import java.util.Arrays;

/**
 * How long arrows are drawn. A round number stands for a fixed length; it changes only when the arrows have become much too long or
 * too short, so that arrows of different moments can be compared.
 */
final class ArrowScale {
    private static final double TYPICAL = 0.9; // the share of arrows that are not longer than the typical one
    private static final float UNIT_PIXELS = 32;
    private static final double LONGEST = 3; // times the unit; longer ones are cut

    /** Arrows this much shorter than any before are what rounding leaves of a settled state: they are not blown up. */
    private static final double LEAST_SHARE = 1e-4;

    private double unit;
    private double largestUnit;

    /** Takes the magnitudes of a frame into account; the array is sorted. */
    void follow(double[] magnitudes) {
        Arrays.sort(magnitudes);
        double typical = magnitudes[(int) (TYPICAL * (magnitudes.length - 1))];
        if (!(typical > 0) || !Double.isFinite(typical)) {
            return;
        }
        if (unit == 0 || typical > 2.5 * unit || typical < 0.4 * unit) {
            unit = Math.max(Nice.below(typical * 1.0001), LEAST_SHARE * largestUnit);
            largestUnit = Math.max(largestUnit, unit);
        }
    }

    /** What the legend's arrow stands for; 0 before there was any arrow. */
    double unit() {
        return unit;
    }

    /** Length of the legend's arrow. */
    float unitPixels(float pixelScale) {
        return UNIT_PIXELS * pixelScale;
    }

    /** Length in pixels of an arrow of a magnitude. */
    double pixels(double magnitude, float pixelScale) {
        return unit == 0 ? 0 : Math.min(magnitude / unit, LONGEST) * UNIT_PIXELS * pixelScale;
    }
}
