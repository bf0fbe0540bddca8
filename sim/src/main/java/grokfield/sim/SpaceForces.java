package grokfield.sim;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
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
    private final float[][] pulls; // (parts)(CHUNK, L), weights of s_q − s_p
    private final float[][] turns; // (parts)(CHUNK, L), weights of s_q / |s_q|
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
        pulls = new float[parts][CHUNK * L];
        turns = new float[parts][CHUNK * L];
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
                weigh(target, from, to, pulls[index], turns[index]);
                for (int k = 0; k < dimensions; k++) {
                    sum(target, from, to, k * size, pulls[index], turns[index]);
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

    /** The weights of s_q − s_p and of s_q / |s_q| for the sources {@code from} … {@code to − 1}. */
    private void weigh(int target, int from, int to, float[] pulls, float[] turns) {
        FloatVector one = FloatVector.broadcast(FLOATS, 1f);
        IntVector magic = Lanes.magic();
        FloatVector attraction = broadcast(-parameters.attraction());
        FloatVector repulsion = broadcast(parameters.repulsion());
        FloatVector softA = broadcast(parameters.attractionSoftening() * parameters.attractionSoftening());
        FloatVector softR = broadcast(parameters.repulsionSoftening() * parameters.repulsionSoftening());
        double chance = 1.0 / taskClasses;
        FloatVector turnSame = broadcast(parameters.alignment() * (1 - chance));
        FloatVector turnOther = broadcast(-parameters.alignment() * chance);
        FloatVector classes = FloatVector.fromArray(FLOATS, slotClass, target);
        FloatVector rho = FloatVector.fromArray(FLOATS, sharpness, target);
        FloatVector level = rho.add(1f).mul(0.5f);
        FloatVector slope = rho.mul((float) (-1 / Math.PI));
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
            FloatVector pull = Lanes.negativeReciprocal(softened, one, magic).mul(repulsion.blend(attraction, same));
            FloatVector overlap = slope.fma(angle(apart, together), level);
            FloatVector turn = overlap.mul(turnOther.blend(turnSame, same)).mul(sharpness[source]);
            pull.intoArray(pulls, (source - from) * L);
            turn.intoArray(turns, (source - from) * L);
        }
    }

    /**
     * The angle between two directions from the squared lengths of their difference and their sum, 4 sin² and 4 cos² of
     * half of it: exact near 0 and near π, where an arc cosine is not.
     */
    private static FloatVector angle(FloatVector apart, FloatVector together) {
        FloatVector t2 = apart.min(together).mul(0.25f);
        FloatVector polynomial = FloatVector.broadcast(FLOATS, ARC_SINE[6]);
        polynomial = polynomial.fma(t2, FloatVector.broadcast(FLOATS, ARC_SINE[5]));
        polynomial = polynomial.fma(t2, FloatVector.broadcast(FLOATS, ARC_SINE[4]));
        polynomial = polynomial.fma(t2, FloatVector.broadcast(FLOATS, ARC_SINE[3]));
        polynomial = polynomial.fma(t2, FloatVector.broadcast(FLOATS, ARC_SINE[2]));
        polynomial = polynomial.fma(t2, FloatVector.broadcast(FLOATS, ARC_SINE[1]));
        polynomial = polynomial.fma(t2, FloatVector.broadcast(FLOATS, ARC_SINE[0]));
        FloatVector small = polynomial.mul(t2.sqrt()).mul(2f);
        FloatVector large = FloatVector.broadcast(FLOATS, (float) Math.PI).sub(small);
        return small.blend(large, apart.compare(VectorOperators.GT, together));
    }

    /** Adds one axis of the forces that the sources {@code from} … {@code to − 1} exert. */
    private void sum(int target, int from, int to, int axis, float[] pulls, float[] turns) {
        FloatVector here = FloatVector.fromArray(FLOATS, sums, axis + target);
        FloatVector force = FloatVector.fromArray(FLOATS, results, axis + target);
        for (int source = from; source < to; source++) {
            FloatVector difference =
                    FloatVector.broadcast(FLOATS, sums[axis + source]).sub(here);
            FloatVector unit = FloatVector.broadcast(FLOATS, units[axis + source]);
            force = FloatVector.fromArray(FLOATS, pulls, (source - from) * L).fma(difference, force);
            force = FloatVector.fromArray(FLOATS, turns, (source - from) * L).fma(unit, force);
        }
        force.intoArray(results, axis + target);
    }

    private static FloatVector broadcast(double value) {
        return FloatVector.broadcast(FLOATS, (float) value);
    }
}
