package grokfield.render.view;

/**
 * Who stands next to whom on the circle of a frequency.
 *
 * <p>At frequency k token i stands at the angle 2πki/N. With g = gcd(k, N), the next angle that is taken is 2πg/N further, and the token
 * {@code i + step} with step = (k/g)⁻¹ mod N/g stands there: k·step ≡ g (mod N). For g = 1 the edges i → i + step join all
 * tokens in circular order. For g &gt; 1, g tokens share each angle, and the same edges join each token with one at the next angle.
 */
final class Ring {
    private Ring() {}

    /**
     * The step from a token to its neighbour in the ring, in 1 … N−1.
     *
     * @param frequency k, 1 ≤ k &lt; N
     * @param tokens N ≥ 2
     */
    static int step(int frequency, int tokens) {
        int g = gcd(frequency, tokens);
        int corners = tokens / g;
        int reduced = frequency / g % corners;
        for (int step = 1; step < corners; step++) {
            if ((long) reduced * step % corners == 1) {
                return step;
            }
        }
        return Math.min(1, tokens - 1); // corners = 1 cannot be for 1 ≤ k < N
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
