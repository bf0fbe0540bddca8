package grokfield.render.view;

/**
 * What is under the mouse.
 *
 * @param index of the token or of the pair
 */
public record Picked(Kind kind, int index) {
    /** The two kinds of point. */
    public enum Kind {
        TOKEN,
        PAIR_SUM
    }
}
