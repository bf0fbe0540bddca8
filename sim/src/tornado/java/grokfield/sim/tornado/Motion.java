package grokfield.sim.tornado;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * Kernels: from the forces on pair sums to those on particles, and a step of explicit Euler ({@code docs/law.md}, Motion).
 * Positions and sums over pairs are double precision.
 */
final class Motion {
    private Motion() {}

    /** Begins an order: one work item for each coordinate of each state. */
    static void load(KernelContext context, IntArray order, DoubleArray start, DoubleArray positions, IntArray report) {
        int k = context.globalIdx;
        int states = order.get(Layout.STATES);
        if (order.get(Layout.LOAD) != 0) {
            if (k < states * order.get(Layout.TOKENS) * order.get(Layout.DIMENSIONS)) {
                positions.set(k, start.get(Layout.POSITIONS + k));
            }
            if (k < states) {
                report.set(Layout.REPORT * k + 1, 0);
                report.set(Layout.REPORT * k + 2, order.get(order.get(Layout.LEFT_OUT) + k));
            }
        }
    }

    /** Moves each state by one step: one group for each. */
    static void move(
            KernelContext context,
            IntArray order,
            DoubleArray start,
            FloatArray pairForces,
            DoubleArray positions,
            DoubleArray next,
            DoubleArray forces,
            IntArray report) {
        int tokens = order.get(Layout.TOKENS);
        int state = context.groupIdx;
        int local = context.localIdx;
        int[] flags = context.allocateIntLocalArray(Layout.GROUP);
        boolean goes = isDue(order, report, state);
        int flag = 0;
        if (goes) {
            for (int i = local; i < tokens; i += Layout.GROUP) {
                flag = flag | propose(order, start, pairForces, positions, next, forces, state, i);
            }
        }
        flags[local] = flag;
        context.localBarrier();
        for (int l = 0; l < Layout.GROUP; l++) {
            flag = flag | flags[l];
        }
        if (goes) {
            commit(order, positions, next, report, state, local, flag);
        }
        if (state == 0 && local == 0) {
            report.set(0, order.get(Layout.SERIAL));
        }
    }

    /** Whether a state has steps left to make. */
    static boolean isDue(IntArray order, IntArray report, int state) {
        return state < order.get(Layout.STATES)
                && report.get(Layout.REPORT * state + 1) < order.get(Layout.STEPS)
                && report.get(Layout.REPORT * state + 2) == 0;
    }

    /**
     * Fills in the forces on a particle and where they would move it.
     *
     * @return 1 if that is beyond reach, 2 if that is not finite, else 0
     */
    static int propose(
            IntArray order,
            DoubleArray start,
            FloatArray pairForces,
            DoubleArray positions,
            DoubleArray next,
            DoubleArray forces,
            int state,
            int i) {
        int tokens = order.get(Layout.TOKENS);
        int dimensions = order.get(Layout.DIMENSIONS);
        int pairs = order.get(Layout.PAIRS);
        int slots = order.get(Layout.SLOT_TABLE) + i * tokens;
        int flag = 0;
        for (int k = 0; k < dimensions; k++) {
            double sum = pairForces.get((state * pairs + order.get(slots + i)) * dimensions + k);
            for (int j = 0; j < tokens; j++) {
                sum += pairForces.get((state * pairs + order.get(slots + j)) * dimensions + k);
            }
            int at = (state * tokens + i) * dimensions + k;
            double here = positions.get(at);
            double force = start.get(Layout.SHARE) * sum - start.get(Layout.WEIGHT_DECAY) * here;
            double there = here;
            if (order.get(Layout.STAY) == 0 && order.get(Layout.PINS + state * tokens + i) == 0) {
                there = here + start.get(Layout.STEP_SIZE) * force;
            }
            forces.set(at, force);
            next.set(at, there);
            double size = TornadoMath.abs(there);
            if (!(size < Layout.REACH)) {
                flag = flag | 1;
            }
            if (!(size <= Double.MAX_VALUE)) {
                flag = flag | 2;
            }
        }
        return flag;
    }

    /** Takes a step unless a coordinate would not be finite, and stops a state that is beyond reach then. */
    static void commit(
            IntArray order, DoubleArray positions, DoubleArray next, IntArray report, int state, int local, int flag) {
        int coordinates = order.get(Layout.TOKENS) * order.get(Layout.DIMENSIONS);
        if (flag < 2) {
            for (int k = local; k < coordinates; k += Layout.GROUP) {
                positions.set(state * coordinates + k, next.get(state * coordinates + k));
            }
        }
        if (local == 0) {
            if (flag < 2) {
                report.set(Layout.REPORT * state + 1, report.get(Layout.REPORT * state + 1) + 1);
            }
            if (flag > 0) {
                report.set(Layout.REPORT * state + 2, 1);
            }
        }
    }
}
