package grokfield.render.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class RingTest {
    @Test
    void eachStepGoesToTheNextAngle() {
        for (int n = 5; n <= 60; n++) {
            for (int k = 1; k <= (n - 1) / 2; k++) {
                int step = Ring.step(k, n);
                int angle = k * step % n;
                assertEquals(gcd(k, n), angle, "N = " + n + ", k = " + k);
            }
        }
    }

    @Test
    void aCoprimeFrequencyJoinsAllTokensInOneRing() {
        for (int k = 1; k <= 8; k++) {
            int step = Ring.step(k, 17);
            BitSet seen = new BitSet();
            for (int token = 0; !seen.get(token); token = (token + step) % 17) {
                seen.set(token);
            }
            assertEquals(17, seen.cardinality());
        }
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
