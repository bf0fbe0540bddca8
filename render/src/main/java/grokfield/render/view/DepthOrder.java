package grokfield.render.view;

import java.util.Arrays;

/** Sorts points from far to near, so that near ones are drawn over far ones. */
final class DepthOrder {
    private long[] keys = {};
    private int[] order = {};

    /** The depth of a point, 0 (near) … 1 (far). */
    interface Depth {
        float of(int i);
    }

    /** The indices from far to near; ties by index. Valid until the next call. */
    int[] of(int count, Depth depth) {
        if (keys.length < count) {
            keys = new long[count];
            order = new int[count];
        }
        for (int i = 0; i < count; i++) {
            // The bits of floats from 0 to 1 grow with the float.
            keys[i] = (long) Float.floatToIntBits(1 - depth.of(i)) << 32 | i;
        }
        Arrays.sort(keys, 0, count);
        for (int i = 0; i < count; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }
}
