package grokfield.sim;

import java.util.Arrays;

/**
 * Sorts slots by a key, equal keys by slot. Between steps the order changes little, so the last one is mended by insertion;
 * when that takes too long, radix sort starts afresh. Both give the same order, whatever was sorted before. Allocates
 * nothing after construction.
 */
final class LineOrder {
    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 3;
    private static final int RADIX = 1 << DIGIT_BITS;

    /** What insertion may shift before it gives way: a few places for each slot, or a handful of slots in any order. */
    private static final int SHIFTS_PER_SLOT = 6;

    private static final int FREE_SHIFTS = 4000;

    private final int[] order; // (M), slots
    private final int[] spare; // (M)
    private final int[] keys; // (M), by slot, ordered as the floats are when compared unsigned
    private final int[] counts; // (DIGITS, RADIX)

    LineOrder(int count) {
        order = new int[count];
        spare = new int[count];
        keys = new int[count];
        counts = new int[DIGITS * RADIX];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
    }

    /**
     * The slots from the smallest key to the largest; valid until the next call.
     *
     * @param values shape (at least M), no NaN
     */
    int[] sort(float[] values) {
        if (!mend(values)) {
            radixSort(values);
        }
        return order;
    }

    /** Insertion sort of the last order; false, with the order in disarray, if that would take too long. */
    private boolean mend(float[] values) {
        long budget = FREE_SHIFTS + (long) SHIFTS_PER_SLOT * order.length;
        for (int i = 1; i < order.length; i++) {
            int slot = order[i];
            float value = values[slot];
            int j = i;
            while (j > 0 && comesAfter(values, order[j - 1], value, slot)) {
                order[j] = order[j - 1];
                j--;
            }
            order[j] = slot;
            budget -= i - j;
            if (budget < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean comesAfter(float[] values, int other, float value, int slot) {
        float otherValue = values[other];
        return otherValue > value || (otherValue == value && other > slot);
    }

    private void radixSort(float[] values) {
        Arrays.fill(counts, 0);
        for (int slot = 0; slot < order.length; slot++) {
            int bits = Float.floatToRawIntBits(values[slot] + 0f); // −0 becomes 0, its equal
            int key = bits ^ (bits >> 31 | Integer.MIN_VALUE);
            keys[slot] = key;
            for (int digit = 0; digit < DIGITS; digit++) {
                counts[digit * RADIX + digitOf(key, digit)]++;
            }
            order[slot] = slot;
        }
        int[] from = order;
        int[] to = spare;
        for (int digit = 0; digit < DIGITS; digit++) {
            scatter(from, to, digit);
            int[] swapped = from;
            from = to;
            to = swapped;
        }
        System.arraycopy(from, 0, order, 0, order.length);
    }

    private void scatter(int[] from, int[] to, int digit) {
        int place = 0;
        for (int i = digit * RADIX; i < (digit + 1) * RADIX; i++) {
            int here = counts[i];
            counts[i] = place;
            place += here;
        }
        for (int slot : from) {
            to[counts[digit * RADIX + digitOf(keys[slot], digit)]++] = slot;
        }
    }

    private static int digitOf(int key, int digit) {
        return key >>> (digit * DIGIT_BITS) & (RADIX - 1);
    }
}
