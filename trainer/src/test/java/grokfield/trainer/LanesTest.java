package grokfield.trainer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.Randomness;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static float exp(float x) {
        return Lanes.exp(Lanes.broadcast(x)).lane(0);
    }

    @Test
    void exponentialIsAccurateToFloatRounding() {
        float[] in = new float[Lanes.LANES];
        for (int i = 0; i < 60_000; i += Lanes.LANES) {
            for (int l = 0; l < in.length; l++) {
                in[l] = -(i + l) * 0.001f;
            }
            FloatVector out = Lanes.exp(FloatVector.fromArray(Lanes.SPECIES, in, 0));
            for (int l = 0; l < in.length; l++) {
                float expected = (float) StrictMath.exp(in[l]);
                if (in[l] >= -60) {
                    assertEquals(expected, out.lane(l), 2 * Math.ulp(expected), "exp(" + in[l] + ")");
                }
            }
        }
        assertEquals(1f, exp(0));
    }

    @Test
    void exponentialIsZeroFarBelowAndKeepsNaN() {
        assertEquals(0f, exp(-60.01f));
        assertEquals(0f, exp(-1e30f));
        assertEquals(0f, exp(Float.NEGATIVE_INFINITY));
        assertTrue(Float.isNaN(exp(Float.NaN)));
    }

    @Test
    void productHasTheBitsOfPlainLoops() {
        Randomness randomness = new Randomness(1);
        for (int rows = 1; rows <= 19; rows++) {
            for (int inner : new int[] {1, 2, 17, 64}) {
                for (boolean turned : new boolean[] {false, true}) {
                    float[] a = random(randomness, rows * inner);
                    float[] b = random(randomness, inner * Lanes.PANEL);
                    float[] c = random(randomness, rows * Lanes.PANEL);
                    int row = turned ? 1 : inner;
                    int step = turned ? rows : 1;
                    float[] expected = c.clone();
                    for (int r = 0; r < rows; r++) {
                        for (int j = 0; j < Lanes.PANEL; j++) {
                            for (int i = 0; i < inner; i++) {
                                int at = r * Lanes.PANEL + j;
                                expected[at] = Math.fma(a[r * row + i * step], b[i * Lanes.PANEL + j], expected[at]);
                            }
                        }
                    }
                    Lanes.multiplyAdd(a, 0, row, step, b, 0, c, 0, Lanes.PANEL, rows, inner);
                    assertArrayEquals(expected, c);
                }
            }
        }
    }

    private static float[] random(Randomness randomness, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) randomness.nextGaussian();
        }
        return values;
    }
}
