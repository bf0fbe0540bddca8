package grokfield.sim;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * What pair sums of one class do to each other in a plane, when all pair sums are few: attraction, the return of the
 * repulsion that {@link FewRepulsion} counts between all, and alignment without its −1/K, which {@link FewAlignment} brings.
 * Every couple is visited once, both ways.
 */
final class FewClasses {
    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final int L = Lanes.COUNT;
    private static final float OVER_PI = (float) (1 / Math.PI);

    private final FewPairs pairs;
    private final SlotSums sums;
    private final float[]
            upperX; // (padded M), over those in which it is the second; no store is read before it is done
    private final float[] upperY;
    private final float[] tails = new float[2 * L]; // L ones, L zeros

    FewClasses(FewPairs pairs, SlotSums sums) {
        this.pairs = pairs;
        this.sums = sums;
        int size = Lanes.padded(pairs.count) + L;
        upperX = new float[size];
        upperY = new float[size];
        Arrays.fill(tails, 0, L, 1);
    }

    /**
     * Adds the forces on the slots. What a couple does to its slots p is added at once; what it does to its slots q is
     * collected apart, since those overlap the next slots p, and a vector that overlaps one just written must wait for it.
     *
     * @param pairX shape (at least M + L), by slot
     * @param pairY likewise
     */
    void add(ForceParameters parameters, float[] pairX, float[] pairY) {
        Arrays.fill(upperX, 0);
        Arrays.fill(upperY, 0);
        runCouples(pairs, sums, parameters, tails, pairX, pairY, upperX, upperY);
        for (int slot = 0; slot < pairs.count; slot += L) {
            FloatVector.fromArray(FLOATS, pairX, slot)
                    .sub(FloatVector.fromArray(FLOATS, upperX, slot))
                    .intoArray(pairX, slot);
            FloatVector.fromArray(FLOATS, pairY, slot)
                    .sub(FloatVector.fromArray(FLOATS, upperY, slot))
                    .intoArray(pairY, slot);
        }
    }

    private static void runCouples(
            FewPairs pairs,
            SlotSums sums,
            ForceParameters parameters,
            float[] tails,
            float[] pairX,
            float[] pairY,
            float[] upperX,
            float[] upperY) {
        float[] x = sums.x;
        float[] y = sums.y;
        float[] directionX = sums.directionX;
        float[] directionY = sums.directionY;
        float[] sharpness = sums.sharpness;
        float[] angle = sums.angle;
        int[] coupleP = pairs.coupleP;
        int[] coupleQ = pairs.coupleQ;
        int[] coupleIdle = pairs.coupleIdle;
        // A/(d² + ℓ_A²) + R/(d² + ℓ_R²) = (weight2 d² + weight0) / ((d² + ℓ_A²)(d² + ℓ_R²)): one division for both.
        double attractionSoftening2 = parameters.attractionSoftening() * parameters.attractionSoftening();
        double repulsionSoftening2 = parameters.repulsionSoftening() * parameters.repulsionSoftening();
        FloatVector softA = FloatVector.broadcast(FLOATS, (float) attractionSoftening2);
        FloatVector softR = FloatVector.broadcast(FLOATS, (float) repulsionSoftening2);
        FloatVector weight2 = FloatVector.broadcast(FLOATS, (float) (parameters.attraction() + parameters.repulsion()));
        FloatVector weight0 = FloatVector.broadcast(FLOATS, (float)
                (parameters.attraction() * repulsionSoftening2 + parameters.repulsion() * attractionSoftening2));
        FloatVector one = FloatVector.broadcast(FLOATS, 1f);
        FloatVector half = FloatVector.broadcast(FLOATS, 0.5f);
        FloatVector minusOverPi = FloatVector.broadcast(FLOATS, -OVER_PI);
        float alignment = (float) parameters.alignment();
        for (int couple = 0; couple < coupleP.length; couple++) {
            int p = coupleP[couple];
            int q = coupleQ[couple];
            FloatVector present = FloatVector.fromArray(FLOATS, tails, coupleIdle[couple]);
            FloatVector dx = FloatVector.fromArray(FLOATS, x, q).sub(FloatVector.fromArray(FLOATS, x, p));
            FloatVector dy = FloatVector.fromArray(FLOATS, y, q).sub(FloatVector.fromArray(FLOATS, y, p));
            FloatVector distance2 = dy.fma(dy, dx.mul(dx));
            FloatVector product = distance2.add(softA).mul(distance2.add(softR));
            FloatVector w = weight2.fma(distance2, weight0).mul(present).div(product);
            // ½ − θ/π, where θ is the shorter way round: | 1 − |difference|/π | − ½.
            FloatVector apart = FloatVector.fromArray(FLOATS, angle, q)
                    .sub(FloatVector.fromArray(FLOATS, angle, p))
                    .abs();
            FloatVector bracket = apart.fma(minusOverPi, one).abs().sub(half);
            FloatVector share = present.mul(alignment);
            FloatVector ofP = bracket.fma(FloatVector.fromArray(FLOATS, sharpness, p), half)
                    .mul(share);
            FloatVector minusOfQ = bracket.fma(FloatVector.fromArray(FLOATS, sharpness, q), half)
                    .mul(share)
                    .neg();
            FloatVector px = w.fma(dx, FloatVector.fromArray(FLOATS, pairX, p));
            FloatVector py = w.fma(dy, FloatVector.fromArray(FLOATS, pairY, p));
            FloatVector qx = w.fma(dx, FloatVector.fromArray(FLOATS, upperX, q));
            FloatVector qy = w.fma(dy, FloatVector.fromArray(FLOATS, upperY, q));
            ofP.fma(FloatVector.fromArray(FLOATS, directionX, q), px).intoArray(pairX, p);
            ofP.fma(FloatVector.fromArray(FLOATS, directionY, q), py).intoArray(pairY, p);
            minusOfQ.fma(FloatVector.fromArray(FLOATS, directionX, p), qx).intoArray(upperX, q);
            minusOfQ.fma(FloatVector.fromArray(FLOATS, directionY, p), qy).intoArray(upperY, q);
        }
    }
}
