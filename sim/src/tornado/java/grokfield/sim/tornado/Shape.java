package grokfield.sim.tornado;

import grokfield.sim.Task;

/**
 * What an engine is to advance.
 *
 * @param dimensions d ≥ 1
 * @param states S ≥ 1
 */
record Shape(Task task, int dimensions, int states) {
    /** With so few pairs starting a kernel takes longer than a step by one group. */
    private static final int FEW_PAIRS = 512;

    /** With so few pairs one group for each state does, if there are enough states for the whole device. */
    private static final int MODERATE_PAIRS = 2048;

    /** The smallest plan that has room for this, in the way that is faster for these sizes. */
    Capacity capacity(Device device) {
        int pairs = task.pairs();
        boolean whole = pairs <= FEW_PAIRS || (pairs <= MODERATE_PAIRS && states >= device.units());
        return new Capacity(
                device,
                dimensions == 2,
                whole,
                Math.max(FEW_PAIRS, powerOfTwo(pairs)),
                powerOfTwo(states),
                dimensions == 2 ? 2 : Math.max(4, powerOfTwo(dimensions)));
    }

    /** Pair interactions of a step of one state, each coordinate counted that is computed apart. */
    double interactions() {
        return (double) task.pairs() * task.pairs() * (dimensions == 2 ? 1 : dimensions);
    }

    private static int powerOfTwo(int atLeast) {
        int highest = Integer.highestOneBit(atLeast);
        return highest == atLeast ? highest : 2 * highest;
    }
}
