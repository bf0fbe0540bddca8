package grokfield.trainer.stats;

import grokfield.sim.Randomness;

/**
 * Whether two samples may come from one distribution: their energy distance against those of the same rows dealt anew at random.
 *
 * @param distance the {@link EnergyDistance#between energy distance} of the samples
 * @param p the share of all partings, the given one among them, that lie at least as far apart; NaN if a sample has no rows
 * @param permutations how often the rows were dealt anew
 */
public record TwoSampleTest(double distance, double p, int permutations) {
    /** Partings that are equal but for rounding are equally far apart. */
    private static final double ROUNDING = 1e-12;

    /**
     * A permutation test. Memory and each permutation cost the square of the number of rows. A row that is not finite does not count.
     *
     * @param a shape (n, columns)
     * @param b shape (m, columns)
     * @param permutations at least 1; the smallest p is 1 / (permutations + 1)
     * @param seed of the permutations; the same seed gives the same p
     * @throws IllegalArgumentException if there are no permutations, the rows differ in length, or there are more than 46 340 in all
     */
    public static TwoSampleTest permutation(double[][] a, double[][] b, int permutations, long seed) {
        if (permutations < 1) {
            throw new IllegalArgumentException("permutations must be at least 1, were " + permutations);
        }
        PairDistances distances = PairDistances.of(a, b);
        double observed = distances.energy(distances.firstSample(), false);
        if (Double.isNaN(observed)) {
            return new TwoSampleTest(Double.NaN, Double.NaN, permutations);
        }
        Randomness randomness = Randomness.stream(seed, "permutation");
        int[] order = distances.everyRow();
        int dealt = distances.firstSample().length;
        double limit = observed - ROUNDING * Math.abs(observed);
        int asFar = 0;
        for (int k = 0; k < permutations; k++) {
            deal(order, dealt, randomness);
            if (distances.energy(order, false) >= limit) {
                asFar++;
            }
        }
        return new TwoSampleTest(observed, (asFar + 1.0) / (permutations + 1.0), permutations);
    }

    /** Fisher and Yates, as far as rows are taken. */
    private static void deal(int[] order, int dealt, Randomness randomness) {
        for (int i = 0; i < dealt; i++) {
            int j = i + randomness.nextInt(order.length - i);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
