package grokfield.sim;

/**
 * The terms of a polynomial of two variables up to an order p: the monomials x^k₁ y^k₂ with k₁ + k₂ ≤ p, by their degree and
 * within one degree by k₂, so that the terms of a lower order are the first of a higher one.
 */
final class Taylor {
    final int order; // p
    final int terms; // (p+1)(p+2)/2

    final int[] degree; // (terms), k₁ + k₂
    final int[] powerX; // (terms), k₁
    final int[] powerY; // (terms), k₂
    final double[] inverseFactorial; // (terms), 1/(k₁! k₂!)

    Taylor(int order) {
        this.order = order;
        terms = count(order);
        degree = new int[terms];
        powerX = new int[terms];
        powerY = new int[terms];
        inverseFactorial = new double[terms];
        for (int d = 0; d <= order; d++) {
            for (int k2 = 0; k2 <= d; k2++) {
                int k = index(d - k2, k2);
                degree[k] = d;
                powerX[k] = d - k2;
                powerY[k] = k2;
                inverseFactorial[k] = 1 / (factorial(d - k2) * factorial(k2));
            }
        }
    }

    /** How many terms have a degree up to {@code degree}. */
    static int count(int degree) {
        return (degree + 1) * (degree + 2) / 2;
    }

    /** The place of x^k₁ y^k₂. */
    static int index(int k1, int k2) {
        return (k1 + k2) * (k1 + k2 + 1) / 2 + k2;
    }

    private static double factorial(int n) {
        double product = 1;
        for (int i = 2; i <= n; i++) {
            product *= i;
        }
        return product;
    }
}
