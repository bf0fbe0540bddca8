package grokfield.sim;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector shape of this machine. Kernels use only operations that are exactly rounded, so that interpreted and compiled
 * code give the same bits, and never leave a sum over lanes to the Vector API, which fixes no order for it. They call no
 * method of ours that takes or returns a vector: where C2 does not inline one, vectors become objects.
 */
final class Lanes {
    static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

    /** As many whole numbers as a vector of floats holds. */
    static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, FLOATS.vectorShape());

    /** How many floats one vector holds, L. */
    static final int COUNT = FLOATS.length();

    /** Rows that one kernel takes at a time. */
    static final int ROWS = 4;

    /** Arrays of pair sums are padded to a multiple of this. */
    static final int BLOCK = Math.max(COUNT, ROWS);

    private Lanes() {}

    /** The smallest multiple of {@link #BLOCK} that holds so many. */
    static int padded(int count) {
        return (count + BLOCK - 1) / BLOCK * BLOCK;
    }

    /** The sum of the lanes stored at an offset, always in the same order. */
    static float sum(float[] values, int offset) {
        float even = 0;
        float odd = 0;
        for (int i = offset; i < offset + COUNT; i += 2) {
            even += values[i];
            odd += values[i + 1];
        }
        return even + odd;
    }
}
