package grokfield.sim;

import java.util.Arrays;

/**
 * The pairs that break a grid: those whose nearest other pair sum has another class ({@code docs/law.md}, Measures). Their number is
 * (1 − pair-sum purity) · M. Immutable.
 */
public final class Imperfections {
    private final int[] pairs; // ascending
    private final int[] neighbours; // the nearest other pair sum of each

    private Imperfections(int[] pairs, int[] neighbours) {
        this.pairs = pairs;
        this.neighbours = neighbours;
    }

    /**
     * The imperfections of positions, of particles and of embeddings alike; none if a coordinate is not finite. Of equally near
     * pair sums the lowest counts.
     *
     * @param positions one point for each token
     * @throws IllegalArgumentException if the number of points is not that of the tokens
     */
    public static Imperfections of(Task task, Points positions) {
        if (positions.count() != task.tokens()) {
            throw new IllegalArgumentException(
                    positions.count() + " positions do not fit " + task.tokens() + " tokens");
        }
        int[] pairs = new int[task.pairs()];
        int[] neighbours = new int[task.pairs()];
        int count = 0;
        if (positions.isFinite()) {
            NearestPairs nearest = new NearestPairs(task.pairs(), positions.dimensions());
            boolean[] all = new boolean[task.pairs()];
            Arrays.fill(all, true);
            nearest.build(Points.pairSums(task, positions).toArray(), all);
            for (int p = 0; p < task.pairs(); p++) {
                int q = nearest.nearestTo(p);
                if (task.pairClass(q) != task.pairClass(p)) {
                    pairs[count] = p;
                    neighbours[count++] = q;
                }
            }
        }
        return new Imperfections(Arrays.copyOf(pairs, count), Arrays.copyOf(neighbours, count));
    }

    /** How many pairs break the grid. */
    public int count() {
        return pairs.length;
    }

    /** The pair of imperfection {@code i}, 0 ≤ i < {@link #count}, in ascending order. */
    public int pair(int i) {
        return pairs[i];
    }

    /** The pair whose pair sum is nearest to that of {@link #pair pair(i)}, and of another class. */
    public int neighbour(int i) {
        return neighbours[i];
    }
}
