package grokfield.sim;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector shape of this machine, and arithmetic that the Vector API lacks. Every operation here is exactly rounded or
 * made of such ones, so that interpreted and compiled code give the same bits; sums over lanes are never left to the
 * API, which fixes no order for them.
 */
final class Lanes {
    static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

    /** How many floats one vector holds, L. */
    static final int COUNT = FLOATS.length();

    /** Rows that one kernel takes at a time. */
    static final int ROWS = 4;

    /** Arrays of pair sums are padded to a multiple of this. */
    static final int BLOCK = Math.max(COUNT, ROWS);

    private static final VectorSpecies<Integer> INTS = FLOATS.withLanes(int.class);

    /** Subtracting a float's bits from these gives those of about −1/x, at most 5 % wrong. */
    private static final int NEGATIVE_RECIPROCAL = 0xfef31000;

    private Lanes() {}

    /** The smallest multiple of {@link #BLOCK} that holds so many. */
    static int padded(int count) {
        return (count + BLOCK - 1) / BLOCK * BLOCK;
    }

    /**
     * −1/x to rounding error for 1e-30 < x < 1e37. Half the cost of a division where nothing else waits for the divider: a guess from the bits, whose
     * error e becomes e³ by a cubic step and e⁶ by one of Newton's.
     */
    static FloatVector negativeReciprocal(FloatVector x, FloatVector one, IntVector magic) {
        FloatVector guess = magic.sub(x.reinterpretAsInts()).reinterpretAsFloats();
        FloatVector e = x.fma(guess, one);
        FloatVector better = guess.fma(e.fma(e, e), guess);
        return better.fma(x.fma(better, one), better);
    }

    /** The constant for {@link #negativeReciprocal}, to be held outside a loop. */
    static IntVector magic() {
        return IntVector.broadcast(INTS, NEGATIVE_RECIPROCAL);
    }

    /** The sum of the lanes stored at an offset, always in the same order. */
    static double sum(float[] values, int offset) {
        double even = 0;
        double odd = 0;
        for (int i = offset; i < offset + COUNT; i += 2) {
            even += values[i];
            odd += values[i + 1];
        }
        return even + odd;
    }
}
