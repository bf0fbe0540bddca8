package grokfield.sim.tornado;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * Kernels: the whole law on pair sums in any number of dimensions, by direct summation in single precision. A work item
 * computes one coordinate of the force on one pair sum, so that no sum needs an array.
 */
final class Space {
    private static final float PER_HALF_TURN = (float) (2 / Math.PI);

    private Space() {}

    /** One work item for each pair sum of each state. */
    static void describe(
            KernelContext context,
            IntArray order,
            DoubleArray start,
            DoubleArray positions,
            FloatArray sums,
            IntArray report) {
        int states = order.get(Layout.STATES);
        int count = order.get(Layout.PAIRS);
        int item = context.globalIdx;
        if (item < states * count) {
            int state = item / count;
            if (Motion.isDue(order, report, state)) {
                describePair(order, start, positions, sums, state, item - state * count);
            }
        }
    }

    /** One work item for each coordinate of each pair sum of each state. */
    static void attract(
            KernelContext context,
            IntArray order,
            DoubleArray start,
            FloatArray sums,
            FloatArray pairForces,
            IntArray report) {
        int states = order.get(Layout.STATES);
        int item = context.globalIdx;
        int each = order.get(Layout.PAIRS) * order.get(Layout.DIMENSIONS);
        if (item < states * each) {
            int state = item / each;
            if (Motion.isDue(order, report, state)) {
                forceCoordinate(order, start, sums, pairForces, state, item - state * each);
            }
        }
    }

    /** All steps of an order at once: one group for each state, which shares nothing with the others. */
    static void advance(
            KernelContext context,
            IntArray order,
            DoubleArray start,
            DoubleArray positions,
            DoubleArray next,
            DoubleArray forces,
            FloatArray sums,
            FloatArray pairForces,
            IntArray report) {
        int count = order.get(Layout.PAIRS);
        int each = count * order.get(Layout.DIMENSIONS);
        int tokens = order.get(Layout.TOKENS);
        int state = context.groupIdx;
        int local = context.localIdx;
        int[] flags = context.allocateIntLocalArray(Layout.GROUP);
        int rounds = order.get(Layout.ROUNDS);
        for (int round = 0; round < rounds; round++) {
            boolean goes = Motion.isDue(order, report, state);
            if (goes) {
                for (int p = local; p < count; p += Layout.GROUP) {
                    describePair(order, start, positions, sums, state, p);
                }
            }
            context.globalBarrier();
            if (goes) {
                for (int k = local; k < each; k += Layout.GROUP) {
                    forceCoordinate(order, start, sums, pairForces, state, k);
                }
            }
            context.globalBarrier();
            int flag = 0;
            if (goes) {
                for (int i = local; i < tokens; i += Layout.GROUP) {
                    flag = flag | Motion.propose(order, start, pairForces, positions, next, forces, state, i);
                }
            }
            flags[local] = flag;
            context.localBarrier();
            for (int l = 0; l < Layout.GROUP; l++) {
                flag = flag | flags[l];
            }
            context.globalBarrier(); // what another item proposed is committed by this one
            if (goes) {
                Motion.commit(order, positions, next, report, state, local, flag);
            }
            context.globalBarrier();
        }
        if (state == 0 && local == 0) {
            report.set(0, order.get(Layout.SERIAL));
        }
    }

    /** s_p, s_p / |s_p| and ρ_p. Lengths are taken of a scaled vector, for the sake of tiny ones. */
    private static void describePair(
            IntArray order, DoubleArray start, DoubleArray positions, FloatArray sums, int state, int p) {
        int count = order.get(Layout.PAIRS);
        int row = order.get(Layout.PAIR_TABLE) + Layout.PAIR * p;
        int tokens = order.get(Layout.TOKENS);
        int dimensions = order.get(Layout.DIMENSIONS);
        int a = (state * tokens + order.get(row)) * dimensions;
        int b = (state * tokens + order.get(row + 1)) * dimensions;
        int at = (state * count + p) * (2 * dimensions + 1);
        float scale = 0f;
        for (int k = 0; k < dimensions; k++) {
            float sum = (float) (positions.get(a + k) + positions.get(b + k));
            sums.set(at + k, sum);
            scale = TornadoMath.max(scale, TornadoMath.abs(sum));
        }
        float divisor = scale > 0f ? scale : 1f;
        float length2 = 0f;
        for (int k = 0; k < dimensions; k++) {
            float scaled = sums.get(at + k) / divisor;
            length2 += scaled * scaled;
        }
        float length = TornadoMath.sqrt(length2);
        float norm = scale * length;
        float lengthOrOne = length > 0f ? length : 1f;
        for (int k = 0; k < dimensions; k++) {
            sums.set(at + dimensions + k, sums.get(at + k) / divisor / lengthOrOne);
        }
        float softened = TornadoMath.sqrt(norm * norm + (float) start.get(Layout.DIRECTION_SOFTENING2));
        sums.set(at + 2 * dimensions, norm > 0f ? norm / softened : 0f);
    }

    /** One coordinate of C_p + G_p: the {@code index}-th of this state. */
    private static void forceCoordinate(
            IntArray order, DoubleArray start, FloatArray sums, FloatArray pairForces, int state, int index) {
        int count = order.get(Layout.PAIRS);
        int dimensions = order.get(Layout.DIMENSIONS);
        int width = 2 * dimensions + 1;
        int p = index / dimensions;
        int axis = index - p * dimensions;
        int row = order.get(Layout.PAIR_TABLE) + Layout.PAIR * p;
        int classStart = order.get(row + 2);
        int classEnd = order.get(row + 3);
        float attraction = (float) start.get(Layout.ATTRACTION);
        float repulsion = (float) start.get(Layout.REPULSION);
        float softeningSame = (float) start.get(Layout.ATTRACTION_SOFTENING2);
        float softeningOther = (float) start.get(Layout.REPULSION_SOFTENING2);
        float turnSame = (float) start.get(Layout.TURN_SAME);
        float turnOther = (float) start.get(Layout.TURN_OTHER);
        int base = state * count * width;
        int mine = base + p * width;
        float rho = sums.get(mine + 2 * dimensions);
        float level = 0.5f + 0.5f * rho; // κ = level − slope · θ/2
        float slope = PER_HALF_TURN * rho;
        float force = 0f;
        for (int block = 0; block < count; block += Layout.BLOCK) {
            float blockForce = 0f;
            int end = TornadoMath.min(block + Layout.BLOCK, count);
            for (int q = block; q < end; q++) {
                int at = base + q * width;
                float distance2 = 0f;
                float apart = 0f;
                float together = 0f;
                for (int k = 0; k < dimensions; k++) {
                    float away = sums.get(at + k) - sums.get(mine + k);
                    float minus = sums.get(at + dimensions + k) - sums.get(mine + dimensions + k);
                    float plus = sums.get(at + dimensions + k) + sums.get(mine + dimensions + k);
                    distance2 += away * away;
                    apart += minus * minus;
                    together += plus * plus;
                }
                boolean same = q >= classStart && q < classEnd;
                float pull = (same ? attraction : repulsion) / (distance2 + (same ? softeningSame : softeningOther));
                // Exact near 0 and near π, where an arc cosine is not.
                float halfAngle = TornadoMath.atan2(TornadoMath.sqrt(apart), TornadoMath.sqrt(together));
                float turn = (same ? turnSame : turnOther) * (level - slope * halfAngle);
                turn = turn * sums.get(at + 2 * dimensions);
                if (q == p) {
                    turn = 0f;
                }
                blockForce +=
                        pull * (sums.get(at + axis) - sums.get(mine + axis)) + turn * sums.get(at + dimensions + axis);
            }
            force += blockForce;
        }
        pairForces.set(state * count * dimensions + index, force);
    }
}
