package grokfield.scenes;

/**
 * Where the camera of a view looks from, relative to the view that is fitted to its points.
 *
 * @param zoom 1: fitted; 2: twice as large
 * @param centerX what lies in the middle of the view, in units of the fitted radius
 * @param centerY the same, upwards
 * @param turn degrees around the upright axis, for three dimensions; a plane is never turned
 * @param tilt degrees that the camera looks down from, for three dimensions
 */
public record CameraPose(double zoom, double centerX, double centerY, double turn, double tilt) {
    /** The pose of a view that nobody has touched. */
    public static final CameraPose FITTED = new CameraPose(1, 0, 0, 35, 22);

    /** The pose a share of the way from {@code a} to {@code b}: the zoom as a factor, everything else as a number. */
    static CameraPose between(CameraPose a, CameraPose b, double share) {
        return new CameraPose(
                a.zoom * Math.pow(b.zoom / a.zoom, share),
                mix(a.centerX, b.centerX, share),
                mix(a.centerY, b.centerY, share),
                mix(a.turn, b.turn, share),
                mix(a.tilt, b.tilt, share));
    }

    private static double mix(double a, double b, double share) {
        return a + (b - a) * share;
    }
}
