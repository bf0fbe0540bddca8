package grokfield.sim;

/** The name of what a set of positions has become ({@code docs/law.md}, Measures). */
public enum Structure {
    CIRCLE("circle"),
    GRID("grid"),
    IMPERFECT_GRID("imperfect grid"),
    UNORDERED("unordered");

    private final String label;

    Structure(String label) {
        this.label = label;
    }

    /** The name in files and panels. */
    public String label() {
        return label;
    }

    /** Whether it is a grid, or would be one but for its imperfections. */
    public boolean isGrid() {
        return this == GRID || this == IMPERFECT_GRID;
    }

    /** The structure by circularity (> 0.9: circle) and pair-sum purity (> 0.8: grid, > 0.6: imperfect grid). */
    public static Structure of(double circularity, double pairSumPurity) {
        if (circularity > 0.9) {
            return CIRCLE;
        }
        if (pairSumPurity > 0.8) {
            return GRID;
        }
        return pairSumPurity > 0.6 ? IMPERFECT_GRID : UNORDERED;
    }
}
