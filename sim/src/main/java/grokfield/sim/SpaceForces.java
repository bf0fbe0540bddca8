package grokfield.sim;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The whole law on pair sums in any number of dimensions, in single precision. Targets lie in the lanes, sources follow one
 * another in chunks: first the weights of a chunk are computed, then each axis is summed with them.
 */
final class SpaceForces implements PairForces {
    private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
    private static final int L = Lanes.COUNT;

    /** Sources whose weights a core's first cache holds. */
    private static final int CHUNK = 64;

    /** asin(t) = t · polynomial in t² on [0, √½], minimax to 1.1e-7, lowest power first (fitted for this program). */
    private static final float[] ARC_SINE = {
        1.0000001f, 0.1666468f, 0.07558984f, 0.03815868f, 0.063452125f, -0.059502147f, 0.10390459f
    };

    private final PairSlots slots;
    private final int dimensions; // d
    private final int parts;
    private final int taskClasses;
    private final int size; // padded M
    private final float[] sums; // (d, padded M), s_p, one axis after the other
    private final float[] units; // (d, padded M), s_p / |s_p|, zero at the origin; û_p = ρ_p times this
    private final float[] sharpness; // (padded M), ρ_p
    private final float[] slotClass; // (padded M)
    private final float[] results; // (d, padded M), C_p + G_p
    private final Scratch[] scratch; // (parts)
    private final Workers.Part part;
    private ForceParameters parameters = ForceParameters.DEFAULTS;

    /**
     * @param parts into how many parts the targets fall; the bits do not depend on it
     */
    SpaceForces(Task task, int dimensions, int parts) {
        this.slots = new PairSlots(task);
        this.dimensions = dimensions;
        this.parts = parts;
        taskClasses = task.classes();
        size = Lanes.padded(slots.count);
        sums = new float[dimensions * size];
        units = new float[dimensions * size];
        sharpness = new float[size];
        slotClass = new float[size];
        for (int s = 0; s < slots.count; s++) {
            slotClass[s] = task.pairClass(task.pairOf(slots.first[s], slots.second[s]));
        }
        results = new float[dimensions * size];
        scratch = new Scratch[parts];
        Arrays.setAll(scratch, index -> new Scratch());
        part = this::runPart;
    }

    @Override
    public void add(ForceParameters parameters, double[] positions, Workers workers, double[] forces) {
        this.parameters = parameters;
        fillSums(positions);
        workers.run(parts, part);
        for (int s = 0; s < slots.count; s++) {
            for (int k = 0; k < dimensions; k++) {
                float result = results[k * size + s];
                forces[slots.first[s] * dimensions + k] += result;
                forces[slots.second[s] * dimensions + k] += result;
            }
        }
    }

    private void fillSums(double[] positions) {
        double softening = parameters.directionSoftening() * parameters.directionSoftening();
        for (int s = 0; s < slots.count; s++) {
            double norm2 = 0;
            for (int k = 0; k < dimensions; k++) {
                double sum = positions[slots.first[s] * dimensions + k] + positions[slots.second[s] * dimensions + k];
                sums[k * size + s] = (float) sum;
                norm2 += sum * sum;
            }
            double inverse = norm2 == 0 ? 0 : 1 / Math.sqrt(norm2);
            for (int k = 0; k < dimensions; k++) {
                double sum = positions[slots.first[s] * dimensions + k] + positions[slots.second[s] * dimensions + k];
                units[k * size + s] = (float) (sum * inverse);
            }
            sharpness[s] = (float) Math.sqrt(norm2 / (norm2 + softening));
        }
    }

    private void runPart(int index) {
        for (int target = index * L; target < slots.count; target += parts * L) {
            startWithoutSelf(target);
            for (int from = 0; from < slots.count; from += CHUNK) {
                int to = Math.min(from + CHUNK, slots.count);
                weighPulls(target, from, to, scratch[index]);
                weighTurns(target, from, to, scratch[index]);
                for (int k = 0; k < dimensions; k++) {
                    sum(target, from, to, k * size, scratch[index]);
                }
            }
        }
    }

    /** The sums run over all sources: what the target itself will add as its own neighbour at angle 0 is taken off. */
    private void startWithoutSelf(int target) {
        float strength = (float) (parameters.alignment() * (1 - 1.0 / taskClasses));
        FloatVector rho = FloatVector.fromArray(FLOATS, sharpness, target);
        FloatVector self = rho.add(1f).mul(-0.5f * strength).mul(rho);
        for (int k = 0; k < dimensions; k++) {
            int axis = k * size + target;
            self.mul(FloatVector.fromArray(FLOATS, units, axis)).intoArray(results, axis);
        }
    }

    /**
     * The weights of s_q − s_p for the sources {@code from} … {@code to − 1}, and what their angles follow from: the squared
     * lengths of the difference and of the sum of two directions.
     */
    private void weighPulls(int target, int from, int to, Scratch scratch) {
        FloatVector attraction = FloatVector.broadcast(FLOATS, (float) parameters.attraction());
        FloatVector repulsion = FloatVector.broadcast(FLOATS, (float) -parameters.repulsion());
        FloatVector softA = FloatVector.broadcast(
                FLOATS, (float) (parameters.attractionSoftening() * parameters.attractionSoftening()));
        FloatVector softR = FloatVector.broadcast(
                FLOATS, (float) (parameters.repulsionSoftening() * parameters.repulsionSoftening()));
        FloatVector classes = FloatVector.fromArray(FLOATS, slotClass, target);
        for (int source = from; source < to; source++) {
            FloatVector distance2 = FloatVector.zero(FLOATS);
            FloatVector apart = distance2;
            FloatVector together = distance2;
            for (int axis = 0; axis < sums.length; axis += size) {
                FloatVector difference =
                        FloatVector.fromArray(FLOATS, sums, axis + target).sub(sums[axis + source]);
                FloatVector unit = FloatVector.fromArray(FLOATS, units, axis + target);
                FloatVector minus = unit.sub(units[axis + source]);
                FloatVector plus = unit.add(units[axis + source]);
                distance2 = difference.fma(difference, distance2);
                apart = minus.fma(minus, apart);
                together = plus.fma(plus, together);
            }
            VectorMask<Float> same = classes.compare(VectorOperators.EQ, slotClass[source]);
            FloatVector softened = distance2.add(softR.blend(softA, same));
            repulsion.blend(attraction, same).div(softened).intoArray(scratch.pulls, (source - from) * L);
            apart.intoArray(scratch.apart, (source - from) * L);
            together.intoArray(scratch.together, (source - from) * L);
        }
    }

    /**
     * The weights of s_q / |s_q| for the sources {@code from} … {@code to − 1}. The squared lengths of the difference and the
     * sum of two directions are 4 sin² and 4 cos² of half their angle; the smaller one gives the angle exactly near 0 and
     * near π, where an arc cosine does not.
     */
    private void weighTurns(int target, int from, int to, Scratch scratch) {
        double chance = 1.0 / taskClasses;
        FloatVector turnSame = FloatVector.broadcast(FLOATS, (float) (parameters.alignment() * (1 - chance)));
        FloatVector turnOther = FloatVector.broadcast(FLOATS, (float) (-parameters.alignment() * chance));
        FloatVector classes = FloatVector.fromArray(FLOATS, slotClass, target);
        FloatVector rho = FloatVector.fromArray(FLOATS, sharpness, target);
        FloatVector level = rho.add(1f).mul(0.5f); // κ = level + slope · θ
        FloatVector slope = rho.mul((float) (-1 / Math.PI));
        FloatVector half = FloatVector.broadcast(FLOATS, (float) Math.PI);
        for (int source = from; source < to; source++) {
            FloatVector apart = FloatVector.fromArray(FLOATS, scratch.apart, (source - from) * L);
            FloatVector together = FloatVector.fromArray(FLOATS, scratch.together, (source - from) * L);
            FloatVector t2 = apart.min(together).mul(0.25f);
            FloatVector polynomial = t2.mul(ARC_SINE[6]).add(ARC_SINE[5]);
            polynomial = polynomial.fma(t2, FloatVector.broadcast(FLOATS, ARC_SINE[4]));
            polynomial = polynomial.fma(t2, FloatVector.broadcast(FLOATS, ARC_SINE[3]));
            polynomial = polynomial.fma(t2, FloatVector.broadcast(FLOATS, ARC_SINE[2]));
            polynomial = polynomial.fma(t2, FloatVector.broadcast(FLOATS, ARC_SINE[1]));
            polynomial = polynomial.fma(t2, FloatVector.broadcast(FLOATS, ARC_SINE[0]));
            FloatVector small = polynomial.mul(t2.sqrt()).mul(2f);
            FloatVector angle = small.blend(half.sub(small), apart.compare(VectorOperators.GT, together));
            VectorMask<Float> same = classes.compare(VectorOperators.EQ, slotClass[source]);
            slope.fma(angle, level)
                    .mul(turnOther.blend(turnSame, same))
                    .mul(sharpness[source])
                    .intoArray(scratch.turns, (source - from) * L);
        }
    }

    /** Adds one axis of the forces that the sources {@code from} … {@code to − 1} exert. */
    private void sum(int target, int from, int to, int axis, Scratch scratch) {
        FloatVector here = FloatVector.fromArray(FLOATS, sums, axis + target);
        FloatVector force = FloatVector.fromArray(FLOATS, results, axis + target);
        for (int source = from; source < to; source++) {
            FloatVector difference =
                    FloatVector.broadcast(FLOATS, sums[axis + source]).sub(here);
            FloatVector unit = FloatVector.broadcast(FLOATS, units[axis + source]);
            force = FloatVector.fromArray(FLOATS, scratch.pulls, (source - from) * L)
                    .fma(difference, force);
            force = FloatVector.fromArray(FLOATS, scratch.turns, (source - from) * L)
                    .fma(unit, force);
        }
        force.intoArray(results, axis + target);
    }

    /** What one part computes of a target and a chunk of sources; all of shape (CHUNK, L). */
    private static final class Scratch {
        final float[] pulls = new float[CHUNK * L]; // weights of s_q − s_p
        final float[] turns = new float[CHUNK * L]; // weights of s_q / |s_q|
        final float[] apart = new float[CHUNK * L]; // squared length of the difference of the directions
        final float[] together = new float[CHUNK * L]; // and of their sum
    }
}
