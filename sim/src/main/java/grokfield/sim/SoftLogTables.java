package grokfield.sim;

/**
 * The potential φ(d) = ½ ln(|d|² + ℓ²) between two boxes that do not touch, as a polynomial of the difference of two points'
 * own coordinates: φ(X + h) ≈ Σ_k D_k h^k / k! with h = τ − σ in [−2, 2]². Not the Taylor series, which serves the middle of
 * the boxes and fails at their corners, but the Chebyshev series of h, cut at the same degree and sorted by powers, which is
 * about equally good everywhere.
 */
final class SoftLogTables {
    /** Boxes that a level treats are at most so many rows or columns away. */
    static final int REACH = 3;

    private static final int OFFSETS = 2 * REACH + 1;

    final float[] values; // (OFFSETS², terms + 1), D_k
    final int stride; // of one offset
    private final Taylor taylor;
    private final int nodes;
    private final double[][] chebyshev; // (order + 1, nodes), T_i at the nodes, times its norm
    private final double[][] powers; // (order + 1, order + 1), T_i = Σ_k powers[i][k] u^k
    private final double[] node; // (nodes)
    private final double[] at; // (nodes, nodes), φ
    private final double[] half; // (nodes, order + 1)
    private final double[] series; // (order + 1, order + 1), of T_i(u₁) T_j(u₂)
    private final double[] mixed; // (order + 1, order + 1), of u₁^k T_j(u₂)
    private final double[] derivatives; // (terms)
    private double softening2 = Double.NaN;

    SoftLogTables(Taylor taylor) {
        this.taylor = taylor;
        int order = taylor.order;
        stride = taylor.terms + 1;
        values = new float[OFFSETS * OFFSETS * stride];
        nodes = order + 6;
        node = new double[nodes];
        chebyshev = new double[order + 1][nodes];
        for (int a = 0; a < nodes; a++) {
            double angle = Math.PI * (a + 0.5) / nodes;
            node[a] = Math.cos(angle);
            for (int i = 0; i <= order; i++) {
                chebyshev[i][a] = Math.cos(i * angle) * (i == 0 ? 1 : 2) / nodes;
            }
        }
        powers = chebyshevPowers(order);
        at = new double[nodes * nodes];
        half = new double[nodes * (order + 1)];
        series = new double[(order + 1) * (order + 1)];
        mixed = new double[(order + 1) * (order + 1)];
        derivatives = new double[taylor.terms];
    }

    /** Where the table of a source begins that lies so many columns and rows further than its target. */
    int start(int columns, int rows) {
        return ((rows + REACH) * OFFSETS + columns + REACH) * stride;
    }

    /**
     * Makes the tables for boxes of a width.
     *
     * @param softening ℓ in half widths of a box
     * @return whether they were not there already
     */
    boolean prepare(double softening) {
        if (softening * softening == softening2) {
            return false;
        }
        softening2 = softening * softening;
        for (int far = 2; far <= REACH; far++) {
            for (int near = 0; near <= far; near++) {
                expand(2.0 * far, 2.0 * near);
                mirror(far, near, false);
                mirror(far, near, true);
            }
        }
        return true;
    }

    /** Writes the tables of the offsets that are mirror images of the one at hand. */
    private void mirror(int far, int near, boolean swapped) {
        for (int signs = 0; signs < 4; signs++) {
            int columns = (signs & 1) == 0 ? far : -far;
            int rows = (signs & 2) == 0 ? near : -near;
            int begin = swapped ? start(-rows, -columns) : start(-columns, -rows);
            for (int k = 0; k < taylor.terms; k++) {
                boolean negative =
                        (taylor.powerX[k] % 2 == 1 && columns < 0) != (taylor.powerY[k] % 2 == 1 && rows < 0);
                int to = swapped ? Taylor.index(taylor.powerY[k], taylor.powerX[k]) : k;
                values[begin + to] = (float) (negative ? -derivatives[k] : derivatives[k]);
            }
        }
    }

    /** D_k about (x, y). */
    private void expand(double x, double y) {
        int order = taylor.order;
        for (int b = 0; b < nodes; b++) {
            for (int a = 0; a < nodes; a++) {
                at[b * nodes + a] = potential(x + 2 * node[a], y + 2 * node[b]);
            }
        }
        for (int b = 0; b < nodes; b++) {
            for (int i = 0; i <= order; i++) {
                double sum = 0;
                for (int a = 0; a < nodes; a++) {
                    sum += at[b * nodes + a] * chebyshev[i][a];
                }
                half[b * (order + 1) + i] = sum;
            }
        }
        for (int i = 0; i <= order; i++) {
            for (int j = 0; i + j <= order; j++) {
                double sum = 0;
                for (int b = 0; b < nodes; b++) {
                    sum += half[b * (order + 1) + i] * chebyshev[j][b];
                }
                series[i * (order + 1) + j] = sum;
            }
        }
        sortByPowers();
    }

    private void sortByPowers() {
        int order = taylor.order;
        for (int k = 0; k <= order; k++) {
            for (int j = 0; j + k <= order; j++) {
                double sum = 0;
                for (int i = k; i + j <= order; i += 2) {
                    sum += series[i * (order + 1) + j] * powers[i][k];
                }
                mixed[k * (order + 1) + j] = sum;
            }
        }
        for (int term = 0; term < taylor.terms; term++) {
            int k1 = taylor.powerX[term];
            int k2 = taylor.powerY[term];
            double sum = 0;
            for (int j = k2; k1 + j <= order; j += 2) {
                sum += mixed[k1 * (order + 1) + j] * powers[j][k2];
            }
            derivatives[term] = sum / (taylor.inverseFactorial[term] * (1L << (k1 + k2))); // u = h / 2
        }
    }

    /** φ but for a constant, so that it keeps its digits where ℓ is large. */
    private double potential(double x, double y) {
        double distance2 = x * x + y * y;
        return 0.5 * (softening2 > 1 ? Math.log1p(distance2 / softening2) : Math.log(distance2 + softening2));
    }

    private static double[][] chebyshevPowers(int order) {
        double[][] powers = new double[order + 1][order + 1];
        powers[0][0] = 1;
        for (int i = 1; i <= order; i++) {
            for (int k = 0; k < i; k++) {
                powers[i][k + 1] += powers[i - 1][k] * (i == 1 ? 1 : 2);
            }
            if (i > 1) {
                for (int k = 0; k < i - 1; k++) {
                    powers[i][k] -= powers[i - 2][k];
                }
            }
        }
        return powers;
    }
}
