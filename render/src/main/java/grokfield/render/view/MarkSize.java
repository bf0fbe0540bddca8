package grokfield.render.view;

/** Radii of marks in design units: smaller where there are more, never under 2 (4 pixels across survive video compression). */
final class MarkSize {
    private static final float SMALLEST = 2;

    private MarkSize() {}

    static float token(int tokens) {
        return (float) Math.clamp(11 * Math.pow(17.0 / tokens, 0.45), 3.5, 12);
    }

    static float pairSum(int pairs) {
        return pairs == 0 ? SMALLEST : (float) Math.clamp(7.2 - 1.35 * Math.log10(pairs), SMALLEST, 6);
    }
}
