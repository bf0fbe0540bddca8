package grokfield.sim;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Pair sums of a two-dimensional set, with what the law derives from each alone. Arrays are indexed by slot. */
class SlotSums {
    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;

    /** atan(t) = t · polynomial in t² on [0, 1], minimax to 9e-8, lowest power first (fitted for this program). */
    private static final float[] ARC_TANGENT = {
        0.99999994f, -0.33332095f, 0.19971374f, -0.14029413f, 0.099427395f, -0.059904426f, 0.024556912f, -0.0047803945f
    };

    private static final float TINY = 1e-30f;

    /** M, the number of slots. */
    final int count;

    final float[] x; // (padded M), zero in the padding
    final float[] y;
    final float[] directionX; // û_p
    final float[] directionY;
    final float[] sharpness; // ρ_p
    final float[] angle; // polar angle of s_p in [−π, π]
    final float[] line; // ψ_p, the angle of the line through the origin and s_p, in [0, π]
    final float[] side; // −1 if s_p is on the upper side, where ψ is its polar angle, 1 on the lower
    final float[] minusPresent; // −1 for a slot, 0 in the padding

    SlotSums(int count) {
        this.count = count;
        int size = Lanes.padded(count) + Lanes.BLOCK; // a vector may read past the last slot
        x = new float[size];
        y = new float[size];
        directionX = new float[size];
        directionY = new float[size];
        sharpness = new float[size];
        angle = new float[size];
        line = new float[size];
        side = new float[size];
        minusPresent = new float[size];
        Arrays.fill(minusPresent, 0, count, -1);
    }

    /** Computes all else from {@link #x} and {@link #y}. */
    void derive(double directionSoftening) {
        derive(0, count, directionSoftening);
    }

    /**
     * The same for slots {@code from} … {@code to − 1}, and for more, if that makes whole vectors.
     *
     * @param from a multiple of L
     */
    void derive(int from, int to, double directionSoftening) {
        float softening2 = (float) (directionSoftening * directionSoftening);
        fillDirections(x, y, from, to, softening2, directionX, directionY, sharpness);
        fillAngles(x, y, from, to, angle, line, side);
    }

    private static void fillDirections(
            float[] x,
            float[] y,
            int from,
            int to,
            float softening,
            float[] directionX,
            float[] directionY,
            float[] sharpness) {
        FloatVector soft = FloatVector.broadcast(FLOATS, softening);
        FloatVector one = FloatVector.broadcast(FLOATS, 1f);
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector sx = FloatVector.fromArray(FLOATS, x, i);
            FloatVector sy = FloatVector.fromArray(FLOATS, y, i);
            FloatVector norm2 = sx.fma(sx, sy.mul(sy));
            FloatVector overNorm = one.div(norm2.add(soft).sqrt());
            sx.mul(overNorm).intoArray(directionX, i);
            sy.mul(overNorm).intoArray(directionY, i);
            norm2.sqrt().mul(overNorm).intoArray(sharpness, i);
        }
    }

    /** atan2(y, x), 0 at the origin; with it the line and the side. */
    private static void fillAngles(float[] x, float[] y, int from, int to, float[] angle, float[] line, float[] side) {
        FloatVector quarter = FloatVector.broadcast(FLOATS, (float) (Math.PI / 2));
        FloatVector half = FloatVector.broadcast(FLOATS, (float) Math.PI);
        FloatVector minusOne = FloatVector.broadcast(FLOATS, -1f);
        FloatVector one = FloatVector.broadcast(FLOATS, 1f);
        FloatVector power0 = FloatVector.broadcast(FLOATS, ARC_TANGENT[0]);
        FloatVector power1 = FloatVector.broadcast(FLOATS, ARC_TANGENT[1]);
        FloatVector power2 = FloatVector.broadcast(FLOATS, ARC_TANGENT[2]);
        FloatVector power3 = FloatVector.broadcast(FLOATS, ARC_TANGENT[3]);
        FloatVector power4 = FloatVector.broadcast(FLOATS, ARC_TANGENT[4]);
        FloatVector power5 = FloatVector.broadcast(FLOATS, ARC_TANGENT[5]);
        FloatVector power6 = FloatVector.broadcast(FLOATS, ARC_TANGENT[6]);
        FloatVector power7 = FloatVector.broadcast(FLOATS, ARC_TANGENT[7]);
        for (int i = from; i < to; i += Lanes.COUNT) {
            FloatVector sx = FloatVector.fromArray(FLOATS, x, i);
            FloatVector sy = FloatVector.fromArray(FLOATS, y, i);
            FloatVector width = sx.abs();
            FloatVector height = sy.abs();
            VectorMask<Float> steep = height.compare(VectorOperators.GT, width);
            // Not min and max: those of Java care for NaN and −0 and take five instructions.
            FloatVector ratio =
                    height.blend(width, steep).div(width.blend(height, steep).add(TINY));
            FloatVector t2 = ratio.mul(ratio);
            FloatVector polynomial = power7.fma(t2, power6);
            polynomial = polynomial.fma(t2, power5);
            polynomial = polynomial.fma(t2, power4);
            polynomial = polynomial.fma(t2, power3);
            polynomial = polynomial.fma(t2, power2);
            polynomial = polynomial.fma(t2, power1);
            polynomial = polynomial.fma(t2, power0);
            FloatVector a = polynomial.mul(ratio);
            a = a.blend(quarter.sub(a), steep);
            a = a.blend(half.sub(a), sx.compare(VectorOperators.LT, 0f));
            VectorMask<Float> below = sy.compare(VectorOperators.LT, 0f);
            a.blend(a.neg(), below).intoArray(angle, i);
            a.blend(half.sub(a), below).intoArray(line, i);
            minusOne.blend(one, below).intoArray(side, i);
        }
    }
}
