package grokfield.sim;

import java.util.Arrays;

/**
 * A commutative operation on tokens 0 … N−1, with its pairs in the order (0,0), (0,1), … (1,1), … and the class of each.
 * Immutable.
 *
 * <p>A pair is (a, b) with a ≤ b; there are M = N(N+1)/2 of them ({@code docs/law.md}, State).
 */
public final class Task {
    private final String operation;
    private final int tokens;
    private final int classes;
    private final int[] first;
    private final int[] second;
    private final int[] pairClass;

    private Task(String operation, int tokens, int classes, PairClass classOf) {
        Cost.of(tokens).refusal().ifPresent(sentence -> {
            throw new IllegalArgumentException(sentence);
        });
        this.operation = operation;
        this.tokens = tokens;
        this.classes = classes;
        int pairs = Math.toIntExact((long) tokens * (tokens + 1) / 2);
        first = new int[pairs];
        second = new int[pairs];
        pairClass = new int[pairs];
        int p = 0;
        for (int a = 0; a < tokens; a++) {
            for (int b = a; b < tokens; b++) {
                first[p] = a;
                second[p] = b;
                pairClass[p] = classOf.of(a, b);
                p++;
            }
        }
    }

    private interface PairClass {
        int of(int a, int b);
    }

    /**
     * A task by formula.
     *
     * @param operation one of {@code a+b}, {@code a*b}, {@code a^2+b^2}, {@code |a-b|}; the result is taken mod N
     * @param modulus N ≥ 2; also the number of classes
     * @throws IllegalArgumentException if the modulus is below 2, or so large that {@link Cost#refusal} speaks
     */
    public static Task of(Operation operation, int modulus) {
        if (modulus < 2) {
            throw new IllegalArgumentException("modulus must be at least 2, was " + modulus);
        }
        return new Task(operation.formula(), modulus, modulus, (a, b) -> operation.classOf(a, b, modulus));
    }

    /**
     * A task by table.
     *
     * @param table the class of every (a, b), shape (N, N), symmetric, classes 0 … K−1; K is one more than the largest entry
     * @throws IllegalArgumentException if the table is smaller than 2 × 2, not square, not symmetric, or has a negative entry
     */
    public static Task table(int[][] table) {
        int n = table.length;
        if (n < 2) {
            throw new IllegalArgumentException("the table must have at least 2 rows, has " + n);
        }
        int largest = 0;
        for (int a = 0; a < n; a++) {
            if (table[a].length != n) {
                throw new IllegalArgumentException(
                        "the table must be square: row " + a + " has " + table[a].length + " entries, not " + n);
            }
        }
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                if (table[a][b] < 0 || table[a][b] >= n * n) {
                    throw new IllegalArgumentException("the table's classes must be between 0 and " + (n * n - 1)
                            + ", row " + a + " column " + b + " has " + table[a][b]);
                }
                if (table[a][b] != table[b][a]) {
                    throw new IllegalArgumentException("the table must be symmetric: row " + a + " column " + b
                            + " has " + table[a][b] + ", row " + b + " column " + a + " has " + table[b][a]);
                }
                largest = Math.max(largest, table[a][b]);
            }
        }
        return new Task("table", n, largest + 1, (a, b) -> table[a][b]);
    }

    /** The formula, or {@code table}. */
    public String operation() {
        return operation;
    }

    /** N, the number of tokens. */
    public int tokens() {
        return tokens;
    }

    /** K, the number of classes. */
    public int classes() {
        return classes;
    }

    /** M = N(N+1)/2, the number of pairs. */
    public int pairs() {
        return first.length;
    }

    /** Token a of pair p. */
    public int first(int pair) {
        return first[pair];
    }

    /** Token b of pair p, b ≥ a. */
    public int second(int pair) {
        return second[pair];
    }

    /** The class c_p = a ∘ b of pair p. */
    public int pairClass(int pair) {
        return pairClass[pair];
    }

    /** The index of the pair of two tokens, in any order. */
    public int pairOf(int a, int b) {
        int low = Math.min(a, b);
        int high = Math.max(a, b);
        return low * tokens - low * (low - 1) / 2 + (high - low);
    }

    /** Whether this is modular addition, for which relabellings and circles mean what the articles say. */
    public boolean isModularAddition() {
        return operation.equals(Operation.ADDITION.formula());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Task task
                && task.operation.equals(operation)
                && task.tokens == tokens
                && task.classes == classes
                && Arrays.equals(task.pairClass, pairClass);
    }

    @Override
    public int hashCode() {
        return 31 * tokens + Arrays.hashCode(pairClass);
    }

    @Override
    public String toString() {
        return operation.equals("table") ? "table of " + tokens + " tokens" : operation + " mod " + tokens;
    }
}
