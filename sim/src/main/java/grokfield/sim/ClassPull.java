package grokfield.sim;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Attraction inside the classes of a plane, and the return of the repulsion that {@link NearField} counts between all pair
 * sums: N³/4 pair interactions for modular addition. Targets lie in the lanes, sources follow one another.
 */
final class ClassPull {
    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;

    private final PlaneSums sums;
    private final int[] sizes; // (parts + 1), targets before each part: parts of about equal work

    /** (targets · L), at {@link PairSlots#result}; what stands between the classes has no meaning. */
    final float[] forceX;

    final float[] forceY;

    ClassPull(PlaneSums sums, int parts) {
        this.sums = sums;
        sizes = shares(sums.slots, parts);
        forceX = new float[sums.slots.targets * Lanes.COUNT];
        forceY = new float[forceX.length];
    }

    /** Does one part; parts may run at once. */
    void run(int part, ForceParameters parameters) {
        double attractionSoftening2 = parameters.attractionSoftening() * parameters.attractionSoftening();
        double repulsionSoftening2 = parameters.repulsionSoftening() * parameters.repulsionSoftening();
        // A/(d² + ℓ_A²) + R/(d² + ℓ_R²) = (weight2 d² + weight0) / ((d² + ℓ_A²)(d² + ℓ_R²)): one division for both.
        float weight2 = (float) (parameters.attraction() + parameters.repulsion());
        float weight0 =
                (float) (parameters.attraction() * repulsionSoftening2 + parameters.repulsion() * attractionSoftening2);
        for (int target = sizes[part]; target < sizes[part + 1]; target++) {
            pull(
                    sums.x,
                    sums.y,
                    sums.slots.targetStart[target],
                    sums.slots.classStart[target],
                    sums.slots.classEnd[target],
                    (float) attractionSoftening2,
                    (float) repulsionSoftening2,
                    weight2,
                    weight0,
                    forceX,
                    forceY,
                    target * Lanes.COUNT);
        }
    }

    private static void pull(
            float[] xs,
            float[] ys,
            int slot,
            int from,
            int to,
            float softeningA,
            float softeningR,
            float weight2,
            float weight0,
            float[] forceX,
            float[] forceY,
            int result) {
        FloatVector softA = FloatVector.broadcast(FLOATS, softeningA);
        FloatVector softR = FloatVector.broadcast(FLOATS, softeningR);
        FloatVector w2 = FloatVector.broadcast(FLOATS, weight2);
        FloatVector w0 = FloatVector.broadcast(FLOATS, weight0);
        FloatVector x = FloatVector.fromArray(FLOATS, xs, slot);
        FloatVector y = FloatVector.fromArray(FLOATS, ys, slot);
        FloatVector sumX = FloatVector.zero(FLOATS);
        FloatVector sumY = sumX;
        for (int source = from; source < to; source++) {
            FloatVector dx = FloatVector.broadcast(FLOATS, xs[source]).sub(x);
            FloatVector dy = FloatVector.broadcast(FLOATS, ys[source]).sub(y);
            FloatVector distance2 = dy.fma(dy, dx.mul(dx));
            FloatVector w = w2.fma(distance2, w0).div(distance2.add(softA).mul(distance2.add(softR)));
            sumX = w.fma(dx, sumX);
            sumY = w.fma(dy, sumY);
        }
        sumX.intoArray(forceX, result);
        sumY.intoArray(forceY, result);
    }

    /** Cuts the targets into parts of about equal work. */
    private static int[] shares(PairSlots slots, int parts) {
        double all = 0;
        for (int t = 0; t < slots.targets; t++) {
            all += slots.classEnd[t] - slots.classStart[t];
        }
        int[] starts = new int[parts + 1];
        double done = 0;
        int part = 1;
        for (int t = 0; t < slots.targets; t++) {
            while (part < parts && done >= all * part / parts) {
                starts[part++] = t;
            }
            done += slots.classEnd[t] - slots.classStart[t];
        }
        while (part <= parts) {
            starts[part++] = slots.targets;
        }
        return starts;
    }
}
