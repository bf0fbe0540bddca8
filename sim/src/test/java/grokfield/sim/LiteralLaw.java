package grokfield.sim;

/** {@code docs/law.md} written down a second time, as literally as possible and independent of every engine. */
final class LiteralLaw {
    private LiteralLaw() {}

    /** dx/dt, shape (N, d). */
    static double[] forces(Task task, int d, ForceParameters p, double[] x) {
        int n = task.tokens();
        double[][] s = new double[task.pairs()][];
        for (int i = 0; i < s.length; i++) {
            s[i] = pairSum(task, d, x, i);
        }
        double[] forces = new double[x.length];
        for (int i = 0; i < s.length; i++) {
            double[] total = new double[d];
            for (int j = 0; j < s.length; j++) {
                if (i != j) {
                    addPull(task, p, s, i, j, total);
                    addTurn(task, p, s, i, j, total);
                }
            }
            for (int k = 0; k < d; k++) {
                forces[task.first(i) * d + k] += total[k] / n;
                forces[task.second(i) * d + k] += total[k] / n;
            }
        }
        for (int i = 0; i < x.length; i++) {
            forces[i] -= p.weightDecay() * x[i];
        }
        return forces;
    }

    /** U, whose negative gradient the forces are where α = 0. */
    static double potential(Task task, int d, ForceParameters p, double[] x) {
        double sum = 0;
        for (int i = 0; i < task.pairs(); i++) {
            for (int j = i + 1; j < task.pairs(); j++) {
                double d2 = 0;
                for (int k = 0; k < d; k++) {
                    d2 += Math.pow(pairSum(task, d, x, i)[k] - pairSum(task, d, x, j)[k], 2);
                }
                sum += task.pairClass(i) == task.pairClass(j)
                        ? p.attraction() / 2 * Math.log(d2 + Math.pow(p.attractionSoftening(), 2))
                        : -p.repulsion() / 2 * Math.log(d2 + Math.pow(p.repulsionSoftening(), 2));
            }
        }
        double norm2 = 0;
        for (double v : x) {
            norm2 += v * v;
        }
        return sum / task.tokens() + p.weightDecay() / 2 * norm2;
    }

    private static double[] pairSum(Task task, int d, double[] x, int pair) {
        double[] sum = new double[d];
        for (int k = 0; k < d; k++) {
            sum[k] = x[task.first(pair) * d + k] + x[task.second(pair) * d + k];
        }
        return sum;
    }

    private static void addPull(Task task, ForceParameters p, double[][] s, int i, int j, double[] total) {
        boolean same = task.pairClass(i) == task.pairClass(j);
        double d2 = 0;
        for (int k = 0; k < total.length; k++) {
            d2 += Math.pow(s[j][k] - s[i][k], 2);
        }
        double weight = same
                ? p.attraction() / (d2 + Math.pow(p.attractionSoftening(), 2))
                : -p.repulsion() / (d2 + Math.pow(p.repulsionSoftening(), 2));
        for (int k = 0; k < total.length; k++) {
            total[k] += weight * (s[j][k] - s[i][k]);
        }
    }

    private static void addTurn(Task task, ForceParameters p, double[][] s, int i, int j, double[] total) {
        double same = task.pairClass(i) == task.pairClass(j) ? 1 : 0;
        double rho = norm(s[i]) / softened(p, s[i]);
        double kappa = 0.5 + rho * (0.5 - angle(s[i], s[j]) / Math.PI);
        for (int k = 0; k < total.length; k++) {
            total[k] += p.alignment() * (same - 1.0 / task.classes()) * kappa * s[j][k] / softened(p, s[j]);
        }
    }

    /** By the arc cosine where that is accurate, else by the arc sine of the perpendicular part. */
    private static double angle(double[] a, double[] b) {
        double lengths = norm(a) * norm(b);
        if (lengths == 0) {
            return 1; // any value: ρ_p or û_q is zero
        }
        double dot = 0;
        for (int k = 0; k < a.length; k++) {
            dot += a[k] * b[k];
        }
        double cosine = Math.clamp(dot / lengths, -1, 1);
        if (Math.abs(cosine) < 0.9) {
            return Math.acos(cosine);
        }
        double across2 = 0;
        for (int k = 0; k < a.length; k++) {
            across2 += Math.pow(b[k] / norm(b) - cosine * a[k] / norm(a), 2);
        }
        double small = Math.asin(Math.min(1, Math.sqrt(across2)));
        return cosine > 0 ? small : Math.PI - small;
    }

    private static double softened(ForceParameters p, double[] a) {
        return Math.sqrt(norm(a) * norm(a) + Math.pow(p.directionSoftening(), 2));
    }

    private static double norm(double[] a) {
        double sum = 0;
        for (double v : a) {
            sum += v * v;
        }
        return Math.sqrt(sum);
    }
}
