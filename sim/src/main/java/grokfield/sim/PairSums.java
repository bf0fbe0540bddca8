package grokfield.sim;

/** What the law of force says of some pair sums, in double precision and with the same bits on every machine ({@code docs/law.md}, Forces). */
final class PairSums {
    private final Task task;
    private final int[] pairs; // those described; their number is P
    private final int d;
    final double[] sums; // (P, d), s_p
    final double[] directions; // (P, d), û_p = s_p / sqrt(|s_p|² + ε²)
    final double[] sharpness; // (P), ρ_p = |û_p|
    private final double[] units; // (P, d), s_p / |s_p|; zero at the origin
    private final double[] polarAngles; // (P), for d = 2

    PairSums(Task task, int[] pairs, int dimensions) {
        this.task = task;
        this.pairs = pairs;
        d = dimensions;
        sums = new double[pairs.length * d];
        directions = new double[sums.length];
        sharpness = new double[pairs.length];
        units = new double[sums.length];
        polarAngles = new double[pairs.length];
    }

    /**
     * Describes the pair sums of these positions from now on.
     *
     * @param softening ε
     * @param positions shape (N, d)
     */
    void describe(double softening, double[] positions) {
        for (int p = 0; p < pairs.length; p++) {
            int row = p * d;
            int first = task.first(pairs[p]) * d;
            int second = task.second(pairs[p]) * d;
            double norm2 = 0;
            for (int k = 0; k < d; k++) {
                double s = positions[first + k] + positions[second + k];
                sums[row + k] = s;
                norm2 += s * s;
            }
            double norm = Math.sqrt(norm2);
            double softened = Math.sqrt(norm2 + softening * softening);
            for (int k = 0; k < d; k++) {
                units[row + k] = norm == 0 ? 0 : sums[row + k] / norm;
                directions[row + k] = norm == 0 ? 0 : sums[row + k] / softened;
            }
            sharpness[p] = norm == 0 ? 0 : norm / softened;
            if (d == 2) {
                polarAngles[p] = StrictMath.atan2(sums[row + 1], sums[row]);
            }
        }
    }

    /** θ_pq in [0, π]; where one of the two is at the origin the value has no effect on the law. */
    double angle(int p, int q) {
        if (d == 2) {
            double difference = Math.abs(polarAngles[p] - polarAngles[q]);
            return Math.min(difference, 2 * Math.PI - difference);
        }
        // Half the angle is that between the sum and the difference of two unit vectors: exact near 0 and near π,
        // where the arc cosine of their product is not.
        double apart = 0;
        double together = 0;
        for (int k = 0; k < d; k++) {
            double minus = units[p * d + k] - units[q * d + k];
            double plus = units[p * d + k] + units[q * d + k];
            apart += minus * minus;
            together += plus * plus;
        }
        return 2 * StrictMath.atan2(Math.sqrt(apart), Math.sqrt(together));
    }
}
