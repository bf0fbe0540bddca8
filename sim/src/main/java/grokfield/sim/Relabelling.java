package grokfield.sim;

/**
 * Other names for the tokens of modular addition: i → factor · i + shift mod N with the factor coprime to N. Equal classes
 * stay equal, so it changes nothing but names.
 *
 * @param factor 1 … N − 1, coprime to N
 * @param shift 0 … N − 1
 */
public record Relabelling(int factor, int shift) {
    /** Every token keeps its name. */
    public static final Relabelling NONE = new Relabelling(1, 0);

    /**
     * Checks what can be checked without N.
     *
     * @throws IllegalArgumentException if the factor is below 1, or the shift below 0
     */
    public Relabelling {
        if (factor < 1 || shift < 0) {
            throw new IllegalArgumentException("i → " + factor + "·i + " + shift
                    + " is no relabelling: the factor must be at least 1, the shift at least 0");
        }
    }

    /** The new name of a token. */
    public int of(int token, int tokens) {
        return (int) (((long) factor * token + shift) % tokens);
    }

    /** Whether every token keeps its name. */
    public boolean isNone() {
        return equals(NONE);
    }
}
