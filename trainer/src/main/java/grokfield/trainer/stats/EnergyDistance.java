package grokfield.trainer.stats;

/**
 * The energy distance of two samples, in its squared form 2E|X−Y| − E|X−X'| − E|Y−Y'| (Székely and Rizzo, 2013): of distributions it is
 * 0 for equal ones and positive for others. Distances are Euclidean, so columns should be of like spread. A row that is
 * not finite does not count.
 */
public final class EnergyDistance {
    private EnergyDistance() {}

    /**
     * With each row counted against itself too: never negative but for rounding, 0 for equal samples, and too large by about the
     * mean distances over the sizes of the samples.
     *
     * @param a shape (n, columns)
     * @param b shape (m, columns)
     * @return NaN if a sample has no rows
     * @throws IllegalArgumentException if the rows differ in length, or there are more than 46 340 in all
     */
    public static double between(double[][] a, double[][] b) {
        PairDistances distances = PairDistances.of(a, b);
        return distances.energy(distances.firstSample(), false);
    }

    /**
     * Without each row against itself: right on average, so that it may be negative where the samples are alike.
     *
     * @param a shape (n, columns)
     * @param b shape (m, columns)
     * @return NaN if a sample has fewer than two rows
     * @throws IllegalArgumentException if the rows differ in length, or there are more than 46 340 in all
     */
    public static double unbiased(double[][] a, double[][] b) {
        PairDistances distances = PairDistances.of(a, b);
        return distances.energy(distances.firstSample(), true);
    }

    /**
     * As {@link #unbiased}, without the rows of each index in turn: the two samples are of the same things, and one is left out.
     *
     * @param a shape (n, columns)
     * @param b shape (n, columns)
     * @return shape (n), each as {@link #unbiased} gives it but for rounding
     * @throws IllegalArgumentException as there, and if the samples differ in size
     */
    public static double[] unbiasedWithoutEach(double[][] a, double[][] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("samples of " + a.length + " and of " + b.length + " are not paired");
        }
        PairDistances distances = PairDistances.of(a, b);
        int[] rowsOfA = PairDistances.places(a, 0);
        int[] rowsOfB = PairDistances.places(b, distances.firstSample().length);
        return distances.unbiasedWithout(rowsOfA, rowsOfB);
    }
}
