package grokfield.render.view;

/** The share of the way that remains after some time of gliding: fast first, slow at the end. */
final class Glide {
    /** Seconds in which the distance to the goal falls to 1/e. */
    private static final double TIME_CONSTANT = 0.16;

    private Glide() {}

    static double share(double seconds) {
        return 1 - Math.exp(-seconds / TIME_CONSTANT);
    }
}
