package grokfield.sim;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The law of force taken apart: what each component of strength 1 does to every particle, with the pair sums of some of the pairs
 * alone. In double precision and plain loops; the square of the number of those pairs counts.
 */
public final class ForceComponents {
    private final Task task;
    private final int[] pairs; // those that count
    private final int d;
    private final double[] sums; // (pairs, d)
    private final double[] directions; // (pairs, d), û
    private final double[] units; // (pairs, d), s / |s|
    private final double[] sharpness; // (pairs), ρ
    private final double[] force; // (d)

    /**
     * @param counts whether a pair counts, shape (M)
     * @param dimensions d ≥ 1
     * @throws IllegalArgumentException if {@code counts} is not one for each of the task's pairs
     */
    public ForceComponents(Task task, boolean[] counts, int dimensions) {
        if (counts.length != task.pairs()) {
            throw new IllegalArgumentException("the task has " + task.pairs() + " pairs, not " + counts.length);
        }
        this.task = task;
        this.d = dimensions;
        int[] all = new int[counts.length];
        int size = 0;
        for (int p = 0; p < counts.length; p++) {
            if (counts[p]) {
                all[size++] = p;
            }
        }
        pairs = Arrays.copyOf(all, size);
        sums = new double[size * d];
        directions = new double[size * d];
        units = new double[size * d];
        sharpness = new double[size];
        force = new double[d];
    }

    /**
     * Every component at some positions.
     *
     * @param lengths of which the softenings count and the strengths do not
     * @param positions shape (N, d)
     * @return for each component dx/dt, shape (N, d)
     */
    public Map<ForceComponent, Points> at(ForceParameters lengths, Points positions) {
        describe(lengths, positions);
        Map<ForceComponent, Points> components = new EnumMap<>(ForceComponent.class);
        for (ForceComponent component : ForceComponent.values()) {
            double[] forces = new double[task.tokens() * d];
            if (component == ForceComponent.DECAY) {
                for (int k = 0; k < forces.length; k++) {
                    forces[k] = -positions.get(k / d, k % d);
                }
            } else {
                add(component, lengths, forces);
            }
            components.put(component, Points.copyOf(forces, d));
        }
        return components;
    }

    private void describe(ForceParameters lengths, Points positions) {
        double softening = lengths.directionSoftening() * lengths.directionSoftening();
        for (int p = 0; p < pairs.length; p++) {
            double norm2 = 0;
            for (int k = 0; k < d; k++) {
                double s = positions.get(task.first(pairs[p]), k) + positions.get(task.second(pairs[p]), k);
                sums[p * d + k] = s;
                norm2 += s * s;
            }
            double norm = Math.sqrt(norm2);
            double softened = Math.sqrt(norm2 + softening);
            for (int k = 0; k < d; k++) {
                units[p * d + k] = norm == 0 ? 0 : sums[p * d + k] / norm;
                directions[p * d + k] = norm == 0 ? 0 : sums[p * d + k] / softened;
            }
            sharpness[p] = norm == 0 ? 0 : norm / softened;
        }
    }

    private void add(ForceComponent component, ForceParameters lengths, double[] forces) {
        for (int p = 0; p < pairs.length; p++) {
            Arrays.fill(force, 0);
            for (int q = 0; q < pairs.length; q++) {
                boolean same = task.pairClass(pairs[p]) == task.pairClass(pairs[q]);
                if (q != p && same == isWithinClass(component)) {
                    addPair(component, lengths, p, q);
                }
            }
            for (int k = 0; k < d; k++) {
                forces[task.first(pairs[p]) * d + k] += force[k] / task.tokens();
                forces[task.second(pairs[p]) * d + k] += force[k] / task.tokens();
            }
        }
    }

    private static boolean isWithinClass(ForceComponent component) {
        return component == ForceComponent.ATTRACTION || component == ForceComponent.ALIGNMENT_SAME;
    }

    private void addPair(ForceComponent component, ForceParameters lengths, int p, int q) {
        double chance = 1.0 / task.classes();
        switch (component) {
            case ATTRACTION -> pull(p, q, 1, lengths.attractionSoftening());
            case REPULSION -> pull(p, q, -1, lengths.repulsionSoftening());
            case ALIGNMENT_SAME -> turn(p, q, 1 - chance);
            case ALIGNMENT_DIFFERENT -> turn(p, q, -chance);
            case DECAY -> throw new IllegalArgumentException("decay is no force between pairs");
        }
    }

    private void pull(int p, int q, double sign, double softening) {
        double distance2 = softening * softening;
        for (int k = 0; k < d; k++) {
            double difference = sums[q * d + k] - sums[p * d + k];
            distance2 += difference * difference;
        }
        for (int k = 0; k < d; k++) {
            force[k] += sign * (sums[q * d + k] - sums[p * d + k]) / distance2;
        }
    }

    private void turn(int p, int q, double weight) {
        double apart = 0;
        double together = 0;
        for (int k = 0; k < d; k++) {
            double minus = units[p * d + k] - units[q * d + k];
            double plus = units[p * d + k] + units[q * d + k];
            apart += minus * minus;
            together += plus * plus;
        }
        double angle = 2 * Math.atan2(Math.sqrt(apart), Math.sqrt(together));
        double overlap = 0.5 + sharpness[p] * (0.5 - angle / Math.PI); // κ_pq
        for (int k = 0; k < d; k++) {
            force[k] += weight * overlap * directions[q * d + k];
        }
    }
}
