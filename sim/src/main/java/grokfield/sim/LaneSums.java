package grokfield.sim;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums the lanes of many vectors at once, each always in the same order. Two neighbours become one vector, whose even lanes
 * hold the sums of two lanes of the first and whose odd lanes those of the second; then two of these become one by twos, and
 * so on, until each vector holds the sums of L neighbours in their order.
 */
final class LaneSums {
    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final int L = Lanes.COUNT;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array knows no type parameter
    private static final VectorShuffle<Float>[] SWAPS = new VectorShuffle[L];

    private static final float[] OF_SECOND = new float[L * L]; // (distance, lane)

    static {
        for (int distance = 1; distance < L; distance *= 2) {
            int apart = distance;
            SWAPS[distance] = VectorShuffle.fromOp(FLOATS, lane -> lane ^ apart);
            for (int lane = 0; lane < L; lane++) {
                OF_SECOND[distance * L + lane] = lane & distance;
            }
        }
    }

    private final float[] halves; // (count / 2, L)

    /**
     * @param count how many vectors, a multiple of L
     */
    LaneSums(int count) {
        halves = new float[count * L / 2];
    }

    /**
     * Sums the lanes of all vectors.
     *
     * @param lanes shape (count, L), unchanged
     * @return shape (at least count), by vector; valid until the next call
     */
    float[] run(float[] lanes) {
        int length = halves.length;
        fold(lanes, 1, length, halves);
        for (int distance = 2; distance < L; distance *= 2) {
            length /= 2;
            fold(halves, distance, length, halves);
        }
        return halves;
    }

    /** Vectors 2i and 2i + 1 become vector i: lanes at a distance are added. */
    private static void fold(float[] from, int distance, int length, float[] to) {
        VectorShuffle<Float> swap = SWAPS[distance];
        VectorMask<Float> ofSecond =
                FloatVector.fromArray(FLOATS, OF_SECOND, distance * L).compare(VectorOperators.GT, 0f);
        for (int i = 0; i < length; i += L) {
            FloatVector a = FloatVector.fromArray(FLOATS, from, 2 * i);
            FloatVector b = FloatVector.fromArray(FLOATS, from, 2 * i + L);
            a.blend(b, ofSecond).add(b.blend(a, ofSecond).rearrange(swap)).intoArray(to, i);
        }
    }
}
