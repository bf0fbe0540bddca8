package grokfield.sim.tornado;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Kernels: the whole law on pair sums in two dimensions, by direct summation in single precision. */
final class Plane {
    private static final int WIDTH = Layout.PLANE_WIDTH;
    private static final float TURN = (float) (2 * Math.PI);
    private static final float PER_RADIAN = (float) (1 / Math.PI);

    private Plane() {}

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

    /** One work item for each pair sum of each state. */
    static void attract(
            KernelContext context,
            IntArray order,
            DoubleArray start,
            FloatArray sums,
            FloatArray pairForces,
            IntArray report) {
        int states = order.get(Layout.STATES);
        int count = order.get(Layout.PAIRS);
        int item = context.globalIdx;
        if (item < states * count) {
            int state = item / count;
            if (Motion.isDue(order, report, state)) {
                forcePair(order, start, sums, pairForces, state, item - state * count);
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
                for (int p = local; p < count; p += Layout.GROUP) {
                    forcePair(order, start, sums, pairForces, state, p);
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

    /** s_p, û_p, its polar angle and ρ_p. Lengths are taken of a scaled vector, for the sake of tiny ones. */
    private static void describePair(
            IntArray order, DoubleArray start, DoubleArray positions, FloatArray sums, int state, int p) {
        int count = order.get(Layout.PAIRS);
        int row = order.get(Layout.PAIR_TABLE) + Layout.PAIR * p;
        int coordinates = 2 * order.get(Layout.TOKENS);
        int a = state * coordinates + 2 * order.get(row);
        int b = state * coordinates + 2 * order.get(row + 1);
        float x = (float) (positions.get(a) + positions.get(b));
        float y = (float) (positions.get(a + 1) + positions.get(b + 1));
        float scale = TornadoMath.max(TornadoMath.abs(x), TornadoMath.abs(y));
        float unitX = 0f;
        float unitY = 0f;
        float angle = 0f;
        float rho = 0f;
        if (scale > 0f) {
            float scaledX = x / scale;
            float scaledY = y / scale;
            float length = TornadoMath.sqrt(scaledX * scaledX + scaledY * scaledY);
            float norm = scale * length;
            rho = norm / TornadoMath.sqrt(norm * norm + (float) start.get(Layout.DIRECTION_SOFTENING2));
            unitX = rho * (scaledX / length);
            unitY = rho * (scaledY / length);
            angle = TornadoMath.atan2(scaledY, scaledX);
        }
        int at = state * count * WIDTH + p; // one number after the other of all pair sums, for loads side by side
        sums.set(at, x);
        sums.set(at + count, y);
        sums.set(at + 2 * count, unitX);
        sums.set(at + 3 * count, unitY);
        sums.set(at + 4 * count, angle);
        sums.set(at + 5 * count, rho);
    }

    /** C_p + G_p. */
    private static void forcePair(
            IntArray order, DoubleArray start, FloatArray sums, FloatArray pairForces, int state, int p) {
        int count = order.get(Layout.PAIRS);
        int row = order.get(Layout.PAIR_TABLE) + Layout.PAIR * p;
        int classStart = order.get(row + 2);
        int classEnd = order.get(row + 3);
        float attraction = (float) start.get(Layout.ATTRACTION);
        float repulsion = (float) start.get(Layout.REPULSION);
        float softeningSame = (float) start.get(Layout.ATTRACTION_SOFTENING2);
        float softeningOther = (float) start.get(Layout.REPULSION_SOFTENING2);
        float turnSame = (float) start.get(Layout.TURN_SAME);
        float turnOther = (float) start.get(Layout.TURN_OTHER);
        int base = state * count * WIDTH;
        int mine = base + p;
        float x = sums.get(mine);
        float y = sums.get(mine + count);
        float angle = sums.get(mine + 4 * count);
        float level = 0.5f + 0.5f * sums.get(mine + 5 * count); // κ = level − slope · θ
        float slope = PER_RADIAN * sums.get(mine + 5 * count);
        float forceX = -turnSame * level * sums.get(mine + 2 * count); // what it adds below as its own neighbour
        float forceY = -turnSame * level * sums.get(mine + 3 * count);
        for (int part = 0; part < 3; part++) { // before its class, its class, behind its class
            int from = part == 0 ? 0 : part == 1 ? classStart : classEnd;
            int to = part == 0 ? classStart : part == 1 ? classEnd : count;
            float strength = part == 1 ? attraction : repulsion;
            float softening = part == 1 ? softeningSame : softeningOther;
            float weight = part == 1 ? turnSame : turnOther;
            for (int block = from; block < to; block += Layout.BLOCK) {
                float blockX = 0f;
                float blockY = 0f;
                int end = TornadoMath.min(block + Layout.BLOCK, to);
                for (int q = block; q < end; q++) {
                    int at = base + q;
                    float awayX = sums.get(at) - x;
                    float awayY = sums.get(at + count) - y;
                    float pull = strength / (awayX * awayX + awayY * awayY + softening);
                    float difference = TornadoMath.abs(sums.get(at + 4 * count) - angle);
                    float theta = TornadoMath.min(difference, TURN - difference);
                    float turn = weight * (level - slope * theta);
                    blockX += pull * awayX + turn * sums.get(at + 2 * count);
                    blockY += pull * awayY + turn * sums.get(at + 3 * count);
                }
                forceX += blockX;
                forceY += blockY;
            }
        }
        pairForces.set((state * count + p) * 2, forceX);
        pairForces.set((state * count + p) * 2 + 1, forceY);
    }
}
