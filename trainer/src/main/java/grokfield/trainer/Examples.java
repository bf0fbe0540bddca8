package grokfield.trainer;

/**
 * What a network can be shown: rows of tokens of one length, each with its target class. A row may be an unordered pair,
 * an ordered pair or a sequence; only the network that made it knows. Immutable.
 */
public final class Examples {
    private final int length;
    private final int[] tokens; // (count, length)
    private final int[] targets; // (count)

    /**
     * @param length tokens in a row
     * @param tokens shape (count, length), row-major; copied
     * @param targets shape (count); copied
     * @throws IllegalArgumentException if the two arrays do not have the same number of rows
     */
    public Examples(int length, int[] tokens, int[] targets) {
        if (tokens.length != length * targets.length) {
            throw new IllegalArgumentException(
                    tokens.length + " tokens are not " + targets.length + " rows of " + length);
        }
        this.length = length;
        this.tokens = tokens.clone();
        this.targets = targets.clone();
    }

    public int count() {
        return targets.length;
    }

    /** Tokens in a row. */
    public int length() {
        return length;
    }

    public int token(int example, int place) {
        return tokens[example * length + place];
    }

    /** The class that the network should answer. */
    public int target(int example) {
        return targets[example];
    }
}
