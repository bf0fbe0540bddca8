package grokfield.sim;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * What pair sums of one class do to each other in a plane: attraction, the return of the repulsion that
 * {@link PlaneRepulsion} counts between all, and alignment without its −1/K, which {@link PlaneAlignment} brings. Targets
 * lie in the lanes, sources follow one another, so that no sum over lanes is needed.
 */
final class PlaneClasses {
    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final float PI = (float) Math.PI;

    private final PlaneSums sums;
    private final int parts;

    /** (targets · L), at {@link PairSlots#result}; what stands between the classes has no meaning. */
    final float[] forceX;

    final float[] forceY;

    PlaneClasses(PlaneSums sums, int parts) {
        this.sums = sums;
        this.parts = parts;
        forceX = new float[sums.slots.targets * Lanes.COUNT];
        forceY = new float[forceX.length];
    }

    /** Does one part; parts may run at once. */
    void run(int part, ForceParameters parameters) {
        for (int target = part; target < sums.slots.targets; target += parts) {
            runTarget(sums, target, parameters, forceX, forceY);
        }
    }

    private static void runTarget(
            PlaneSums sums, int target, ForceParameters parameters, float[] forceX, float[] forceY) {
        int slot = sums.slots.targetStart[target];
        int from = sums.slots.classStart[target];
        int to = sums.slots.classEnd[target];
        // A/(d² + ℓ_A²) + R/(d² + ℓ_R²) = (weight2 d² + weight0) / ((d² + ℓ_A²)(d² + ℓ_R²)): one division for both.
        double attractionSoftening2 = parameters.attractionSoftening() * parameters.attractionSoftening();
        double repulsionSoftening2 = parameters.repulsionSoftening() * parameters.repulsionSoftening();
        FloatVector softA = FloatVector.broadcast(FLOATS, (float) attractionSoftening2);
        FloatVector softR = FloatVector.broadcast(FLOATS, (float) repulsionSoftening2);
        FloatVector weight2 = FloatVector.broadcast(FLOATS, (float) (parameters.attraction() + parameters.repulsion()));
        FloatVector weight0 = FloatVector.broadcast(FLOATS, (float)
                (parameters.attraction() * repulsionSoftening2 + parameters.repulsion() * attractionSoftening2));
        FloatVector turn = FloatVector.broadcast(FLOATS, (float) (2 * Math.PI));
        FloatVector alignment = FloatVector.broadcast(FLOATS, (float) parameters.alignment());
        FloatVector x = FloatVector.fromArray(FLOATS, sums.x, slot);
        FloatVector y = FloatVector.fromArray(FLOATS, sums.y, slot);
        FloatVector angle = FloatVector.fromArray(FLOATS, sums.angle, slot);
        FloatVector sharpness = FloatVector.fromArray(FLOATS, sums.sharpness, slot);
        FloatVector level = sharpness.add(1f).mul(0.5f); // κ = level + slope · θ
        FloatVector slope = sharpness.mul(-1 / PI);
        FloatVector pullX = FloatVector.zero(FLOATS);
        FloatVector pullY = pullX;
        // The source that is the target itself pulls nowhere, and turns by level · û.
        FloatVector turnX =
                level.mul(FloatVector.fromArray(FLOATS, sums.directionX, slot)).neg();
        FloatVector turnY =
                level.mul(FloatVector.fromArray(FLOATS, sums.directionY, slot)).neg();
        for (int source = from; source < to; source++) {
            FloatVector dx = FloatVector.broadcast(FLOATS, sums.x[source]).sub(x);
            FloatVector dy = FloatVector.broadcast(FLOATS, sums.y[source]).sub(y);
            FloatVector distance2 = dy.fma(dy, dx.mul(dx));
            FloatVector product = distance2.add(softA).mul(distance2.add(softR));
            FloatVector w = weight2.fma(distance2, weight0).div(product);
            pullX = w.fma(dx, pullX);
            pullY = w.fma(dy, pullY);
            FloatVector theta =
                    FloatVector.broadcast(FLOATS, sums.angle[source]).sub(angle).abs();
            FloatVector overlap = slope.fma(theta.min(turn.sub(theta)), level);
            turnX = overlap.fma(FloatVector.broadcast(FLOATS, sums.directionX[source]), turnX);
            turnY = overlap.fma(FloatVector.broadcast(FLOATS, sums.directionY[source]), turnY);
        }
        int result = target * Lanes.COUNT;
        turnX.fma(alignment, pullX).intoArray(forceX, result);
        turnY.fma(alignment, pullY).intoArray(forceY, result);
    }
}
