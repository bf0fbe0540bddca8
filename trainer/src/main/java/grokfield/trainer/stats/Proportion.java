package grokfield.trainer.stats;

/**
 * A share with Wilson's 95 % interval (E. B. Wilson, 1927), which stays inside 0 … 1 and is honest where none or all are counted.
 *
 * @param count how many have the property
 * @param n of how many
 * @param share count / n; NaN for n = 0
 * @param low the lower end of the interval; 0 for n = 0
 * @param high the upper end; 1 for n = 0
 */
public record Proportion(int count, int n, double share, double low, double high) {
    /**
     * The share of so many of n.
     *
     * @throws IllegalArgumentException if not 0 ≤ count ≤ n
     */
    public static Proportion of(int count, int n) {
        if (count < 0 || count > n) {
            throw new IllegalArgumentException(count + " of " + n + " is no share");
        }
        if (n == 0) {
            return new Proportion(0, 0, Double.NaN, 0, 1);
        }
        double share = (double) count / n;
        double z2 = Normal.QUANTILE * Normal.QUANTILE / n;
        double centre = (share + z2 / 2) / (1 + z2);
        double half = Normal.QUANTILE * Math.sqrt(share * (1 - share) / n + z2 / (4 * n)) / (1 + z2);
        double low = count == 0 ? 0 : Math.max(0, centre - half);
        double high = count == n ? 1 : Math.min(1, centre + half);
        return new Proportion(count, n, share, low, high);
    }
}
