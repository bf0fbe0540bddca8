package grokfield.sim;

/**
 * What a set of positions looks like ({@code docs/law.md}, Measures). An undefined measure is NaN here and {@code null} in
 * every file.
 *
 * @param circularity max E_k / Σ E_k; NaN for N < 5 and for a collapsed set
 * @param frequency the k of that maximum; 0 where circularity is undefined
 * @param pairSumPurity share of pairs whose nearest other pair sum has the same class
 * @param imperfections the number of pairs whose nearest other pair sum has another class; 0 where pair-sum purity is undefined
 * @param rayPurity share of pairs whose nearest other pair sum by angle has the same class
 * @param meanRadius mean |x_i|, in embedding units
 * @param structure circle, grid, imperfect grid or unordered
 */
public record Measures(
        double circularity,
        int frequency,
        double pairSumPurity,
        int imperfections,
        double rayPurity,
        double meanRadius,
        Structure structure) {}
