package grokfield.trainer;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector kernels that training shares. A <em>panel</em> is a matrix of {@link #PANEL} columns, row-major; wider
 * matrices are cut into panels, so that every stride is a constant.
 *
 * <p>No result depends on the number of lanes of the machine: sums run in the order of the rows, one column a lane, and a
 * sum over columns goes through {@link #PARTIALS} partial sums whatever the lanes. Every product is a fused
 * multiply-add, which rounds once. So a run has the same bits on every processor with these instructions.
 */
final class Lanes {
    /** Columns of a panel; a multiple of twice the lanes. */
    static final int PANEL = 32;
    /** Partial sums of a sum over columns; the largest number of lanes. */
    static final int PARTIALS = 16;

    static final VectorSpecies<Float> SPECIES = species();
    static final int LANES = SPECIES.length();

    private static final float LOG2_E = (float) (1 / StrictMath.log(2));
    // ln 2 as a sum of two floats: the first has few enough bits that n · LN2_HIGH is exact for every exponent n.
    private static final float LN2_HIGH = 0x1.62ep-1f;
    private static final float LN2_LOW = (float) (StrictMath.log(2) - 0x1.62ep-1);
    // Adding 1.5 · 2^23 leaves a float's integer part in its low bits.
    private static final float ROUNDER = 0x1.8p23f;
    // exp(−60) is 1e-26, lost beside 1; below it the result is 0, so that no product is ever subnormal (and slow).
    private static final float EXP_FLOOR = -60f;

    private Lanes() {}

    private static VectorSpecies<Float> species() {
        VectorSpecies<Float> preferred = FloatVector.SPECIES_PREFERRED;
        return preferred.length() > PARTIALS ? FloatVector.SPECIES_512 : preferred;
    }

    /** How many panels hold this many columns. */
    static int panels(int columns) {
        return (columns + PANEL - 1) / PANEL;
    }

    /**
     * e^x to about a unit in the last place, for x ≤ 0; exactly 0 below −60. Range reduction x = n ln 2 + r and the Taylor
     * polynomial of degree 7, whose remainder on |r| ≤ ln 2 / 2 is 5e-9. NaN gives NaN.
     */
    static FloatVector exp(FloatVector x) {
        FloatVector shifted = x.fma(broadcast(LOG2_E), broadcast(ROUNDER));
        FloatVector n = shifted.sub(ROUNDER);
        FloatVector r = n.fma(broadcast(-LN2_HIGH), x);
        r = n.fma(broadcast(-LN2_LOW), r);
        FloatVector p = r.fma(broadcast(1f / 5040), broadcast(1f / 720));
        p = p.fma(r, broadcast(1f / 120));
        p = p.fma(r, broadcast(1f / 24));
        p = p.fma(r, broadcast(1f / 6));
        p = p.fma(r, broadcast(0.5f));
        p = p.fma(r, broadcast(1f));
        p = p.fma(r, broadcast(1f));
        IntVector exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
        FloatVector scaled = p.reinterpretAsInts().add(exponent).reinterpretAsFloats();
        return scaled.blend(0f, x.compare(VectorOperators.LT, EXP_FLOOR));
    }

    /** max(0, x), NaN for NaN. A comparison and a choice: the maximum of Java's rules costs several times as much. */
    static FloatVector relu(FloatVector x) {
        return x.blend(0f, x.compare(VectorOperators.LE, 0f));
    }

    static FloatVector broadcast(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }

    /** The sum of the {@link #PARTIALS} partial sums from {@code base} on: halves are added, then quarters, and so on. */
    static float sumOfPartials(float[] p, int base) {
        float p0 = p[base] + p[base + 8];
        float p1 = p[base + 1] + p[base + 9];
        float p2 = p[base + 2] + p[base + 10];
        float p3 = p[base + 3] + p[base + 11];
        float p4 = p[base + 4] + p[base + 12];
        float p5 = p[base + 5] + p[base + 13];
        float p6 = p[base + 6] + p[base + 14];
        float p7 = p[base + 7] + p[base + 15];
        return ((p0 + p4) + (p2 + p6)) + ((p1 + p5) + (p3 + p7));
    }
}
