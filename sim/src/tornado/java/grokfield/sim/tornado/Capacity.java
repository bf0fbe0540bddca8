package grokfield.sim.tornado;

import grokfield.sim.EngineException;
import java.util.Locale;

/**
 * What a plan is compiled for. Sizes are rounded up to powers of two, so that engines of many tasks share a plan.
 *
 * @param plane whether the kernels are those for two dimensions
 * @param whole whether one group makes all steps of a state in one launch; else each part of a step is a launch for all
 *     groups
 * @param pairs M at most
 * @param states S at most
 * @param dimensions d at most
 */
record Capacity(Device device, boolean plane, boolean whole, int pairs, int states, int dimensions) {
    private static final double MEBIBYTE = 1L << 20;

    /** N at most: M = N(N+1)/2. */
    int tokens() {
        return (int) Math.floor(Math.sqrt(2.0 * pairs));
    }

    /** Lengths of the buffers; as fractions, because they may be beyond the range of an int. */
    double coordinates() {
        return (double) states * tokens() * dimensions;
    }

    double sums() {
        return (double) states * pairs * (plane ? Layout.PLANE_WIDTH : Layout.spaceWidth(dimensions));
    }

    double pairForces() {
        return (double) states * pairs * dimensions;
    }

    double order() {
        return Layout.PINS
                + (double) states * (tokens() + 1)
                + (double) Layout.PAIR * pairs
                + (double) tokens() * tokens();
    }

    /**
     * Compares what the buffers take with what a device has.
     *
     * @param memory of the device, in bytes
     * @param largestBuffer that it allows, in bytes
     * @throws EngineException if that is too little
     */
    void check(long memory, long largestBuffer) {
        double largest = Float.BYTES * Math.max(sums(), order());
        double all = Float.BYTES * (sums() + pairForces() + order()) + Double.BYTES * 4 * coordinates();
        if (all > memory || largest > largestBuffer || Math.max(sums(), order()) > Integer.MAX_VALUE) {
            throw new EngineException(String.format(
                    Locale.ROOT,
                    "%s has too little memory: %.0f MiB are needed, %.0f MiB of them in one buffer; it has %.0f MiB and"
                            + " allows %.0f MiB in one buffer",
                    device.name(),
                    all / MEBIBYTE,
                    largest / MEBIBYTE,
                    memory / MEBIBYTE,
                    Math.min((double) largestBuffer, (double) Integer.MAX_VALUE * Float.BYTES) / MEBIBYTE));
        }
    }
}
