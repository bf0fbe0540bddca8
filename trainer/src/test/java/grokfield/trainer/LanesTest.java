package grokfield.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    void partialSumsAddUp() {
        float[] partials = new float[3 * Lanes.PARTIALS];
        for (int i = 0; i < partials.length; i++) {
            partials[i] = 1 << (i % Lanes.PARTIALS);
        }
        assertEquals(0xffff, Lanes.sumOfPartials(partials, Lanes.PARTIALS));
    }
}
