package grokfield.sim;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The pair sums of a two-dimensional set, with what the law derives from each alone. Arrays are indexed by slot. */
final class PlaneSums {
    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;

    /** atan(t) = t · polynomial in t² on [0, 1], minimax to 9e-8, lowest power first (fitted for this program). */
    private static final float[] ARC_TANGENT = {
        0.99999994f, -0.33332095f, 0.19971374f, -0.14029413f, 0.099427395f, -0.059904426f, 0.024556912f, -0.0047803945f
    };

    private static final float TINY = 1e-30f;

    final PairSlots slots;
    final float[] x; // (padded M), zero in the padding
    final float[] y;
    final float[] directionX; // û_p
    final float[] directionY;
    final float[] sharpness; // ρ_p
    final float[] angle; // polar angle of s_p in [−π, π]
    final float[] line; // ψ_p, the angle of the line through the origin and s_p, in [0, π]
    final float[] side; // −1 if s_p is on the upper side, where ψ is its polar angle, 1 on the lower
    final float[] minusPresent; // −1 for a slot, 0 in the padding

    PlaneSums(PairSlots slots) {
        this.slots = slots;
        int size = Lanes.padded(slots.count) + Lanes.BLOCK; // a target may read past the last slot
        x = new float[size];
        y = new float[size];
        directionX = new float[size];
        directionY = new float[size];
        sharpness = new float[size];
        angle = new float[size];
        line = new float[size];
        side = new float[size];
        minusPresent = new float[size];
        java.util.Arrays.fill(minusPresent, 0, slots.count, -1);
    }

    /** Takes new positions, shape (N, 2). */
    void fill(double[] positions, double directionSoftening) {
        int[] first = slots.first;
        int[] second = slots.second;
        for (int s = 0; s < slots.count; s++) {
            int a = 2 * first[s];
            int b = 2 * second[s];
            x[s] = (float) (positions[a] + positions[b]);
            y[s] = (float) (positions[a + 1] + positions[b + 1]);
        }
        fillDirections((float) (directionSoftening * directionSoftening));
        fillAngles();
    }

    private void fillDirections(float softening) {
        for (int i = 0; i < slots.count; i += Lanes.COUNT) {
            FloatVector sx = FloatVector.fromArray(FLOATS, x, i);
            FloatVector sy = FloatVector.fromArray(FLOATS, y, i);
            FloatVector norm2 = sx.fma(sx, sy.mul(sy));
            FloatVector softened = norm2.add(softening).sqrt();
            sx.div(softened).intoArray(directionX, i);
            sy.div(softened).intoArray(directionY, i);
            norm2.sqrt().div(softened).intoArray(sharpness, i);
        }
    }

    /** atan2(y, x), 0 at the origin; with it the line and the side. */
    private void fillAngles() {
        FloatVector minusOne = FloatVector.broadcast(FLOATS, -1f);
        for (int i = 0; i < slots.count; i += Lanes.COUNT) {
            FloatVector sx = FloatVector.fromArray(FLOATS, x, i);
            FloatVector sy = FloatVector.fromArray(FLOATS, y, i);
            FloatVector width = sx.abs();
            FloatVector height = sy.abs();
            FloatVector ratio = width.min(height).div(width.max(height).max(TINY));
            FloatVector t2 = ratio.mul(ratio);
            FloatVector polynomial = t2.mul(ARC_TANGENT[7]).add(ARC_TANGENT[6]);
            polynomial = polynomial.fma(t2, FloatVector.broadcast(FLOATS, ARC_TANGENT[5]));
            polynomial = polynomial.fma(t2, FloatVector.broadcast(FLOATS, ARC_TANGENT[4]));
            polynomial = polynomial.fma(t2, FloatVector.broadcast(FLOATS, ARC_TANGENT[3]));
            polynomial = polynomial.fma(t2, FloatVector.broadcast(FLOATS, ARC_TANGENT[2]));
            polynomial = polynomial.fma(t2, FloatVector.broadcast(FLOATS, ARC_TANGENT[1]));
            polynomial = polynomial.fma(t2, FloatVector.broadcast(FLOATS, ARC_TANGENT[0]));
            FloatVector a = polynomial.mul(ratio);
            FloatVector quarter = FloatVector.broadcast(FLOATS, (float) (Math.PI / 2));
            a = a.blend(quarter.sub(a), height.compare(VectorOperators.GT, width));
            FloatVector half = FloatVector.broadcast(FLOATS, (float) Math.PI);
            a = a.blend(half.sub(a), sx.compare(VectorOperators.LT, 0f));
            VectorMask<Float> below = sy.compare(VectorOperators.LT, 0f);
            a.blend(a.neg(), below).intoArray(angle, i);
            a.blend(half.sub(a), below).intoArray(line, i);
            minusOne.blend(1f, below).intoArray(side, i);
        }
    }
}
