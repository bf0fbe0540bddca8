package grokfield.sim;

/**
 * One set of N points laid over another as well as shape allows: translation, rotation, reflection and scale in closed form
 * (orthogonal Procrustes), and for modular addition the relabelling that fits best.
 *
 * @param similarity moves the first set onto the second
 * @param relabelling token i of the first set belongs to token {@code relabelling.of(i)} of the second
 * @param residual root of the mean squared distance between partners over the root of the mean squared radius of the second
 *     set; 0: the same shape, 1: nothing in common; NaN where either set is a single place
 */
public record Overlay(Similarity similarity, Relabelling relabelling, double residual) {
    /**
     * The best overlay under which every token keeps its name.
     *
     * @param first shape (N, d)
     * @param second shape (N, d)
     * @throws IllegalArgumentException if the shapes differ
     */
    public static Overlay named(Points first, Points second) {
        return under(Relabelling.NONE, first, second);
    }

    /**
     * The best overlay under a given relabelling: some N · d² operations.
     *
     * @param first shape (N, d)
     * @param second shape (N, d)
     * @throws IllegalArgumentException if the shapes differ, or it is no relabelling of N tokens
     */
    public static Overlay under(Relabelling relabelling, Points first, Points second) {
        return new Procrustes(first, second).overlay(relabelling);
    }

    /**
     * The best overlay of all: over every relabelling if the task is addition modulo N, else as {@link #named}. Of equal
     * ones the first counts, factors before shifts.
     *
     * <p>All N · φ(N) relabellings are tried, each in N · d² multiplications, so the cost grows with N³ for a prime N: below 1 ms at
     * N = 59 and some 20 ms at N = 199 in the plane, 5 and 180 ms in space. What a relabelling explains has a closed form in the
     * plane; else it takes a singular value decomposition, which a bound spares those that cannot be the best: in space all but a few.
     *
     * @param first shape (N, d)
     * @param second shape (N, d)
     * @throws IllegalArgumentException if the shapes differ or are not the task's
     */
    public static Overlay best(Task task, Points first, Points second) {
        if (task.tokens() != first.count()) {
            throw new IllegalArgumentException("the task has " + task.tokens() + " tokens, not " + first.count());
        }
        Procrustes procrustes = new Procrustes(first, second);
        return procrustes.overlay(task.isModularAddition() ? procrustes.bestRelabelling() : Relabelling.NONE);
    }
}
