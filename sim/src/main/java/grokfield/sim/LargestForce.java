package grokfield.sim;

import java.util.Arrays;

/**
 * How far a state is from rest: the largest |dx/dt| over the particles that may move.
 *
 * <p>What only turns the whole about the origin is taken off first. The forces turn with the positions, so a structure may
 * be done and yet turn at a steady rate for ever: attraction, repulsion and decay follow a potential and cannot do that,
 * alignment can ({@code docs/law.md}, Rest). Where a particle is pinned nothing is taken off, for then turning changes the
 * structure. Belongs to one thread; allocates nothing once made.
 */
final class LargestForce {
    private static final int MOST_SWEEPS = 50;

    private final int dimensions;
    private final double[] rest; // (N, d), what is left of the forces
    private final double[] rates; // (d, d), of the turning that was taken off

    LargestForce(int tokens, int dimensions) {
        this.dimensions = dimensions;
        rest = new double[tokens * dimensions];
        rates = new double[dimensions * dimensions];
    }

    /** The largest force; NaN if one is not finite. */
    double of(ParticleState state, double[] forces) {
        System.arraycopy(forces, 0, rest, 0, rest.length);
        Arrays.fill(rates, 0);
        boolean[] pinned = state.pinned();
        boolean free = true;
        for (boolean held : pinned) {
            free &= !held;
        }
        if (free) {
            takeOffTurning(state.positions());
        }
        double largest = 0;
        for (int i = 0; i < pinned.length; i++) {
            double square = 0;
            for (int k = i * dimensions; k < (i + 1) * dimensions; k++) {
                square += rest[k] * rest[k];
            }
            if (!pinned[i] && !(square <= largest)) {
                largest = square;
            }
        }
        return Math.sqrt(largest);
    }

    /** How fast the state that was last looked at turns: radians per time, in the plane that turns most; not below 0. */
    double turning() {
        double largest = 0;
        for (double rate : rates) {
            largest = Math.max(largest, Math.abs(rate));
        }
        return largest;
    }

    /**
     * The least squares fit of an antisymmetric Ω to forces ≈ Ω x, plane by plane (Gauss–Seidel), which is exact at once for
     * d = 2.
     */
    private void takeOffTurning(double[] x) {
        double change = Double.POSITIVE_INFINITY;
        for (int sweep = 0; sweep < MOST_SWEEPS && change > 1e-12 * turning(); sweep++) {
            change = 0;
            for (int j = 0; j < dimensions; j++) {
                for (int k = j + 1; k < dimensions; k++) {
                    change = Math.max(change, Math.abs(takeOff(x, j, k)));
                }
            }
        }
    }

    /** Takes off what turns in the plane of two axes; returns its rate. */
    private double takeOff(double[] x, int j, int k) {
        double torque = 0;
        double inertia = 0;
        for (int row = 0; row < x.length; row += dimensions) {
            torque += x[row + j] * rest[row + k] - x[row + k] * rest[row + j];
            inertia += x[row + j] * x[row + j] + x[row + k] * x[row + k];
        }
        double rate = inertia > 0 ? torque / inertia : 0;
        for (int row = 0; row < x.length; row += dimensions) {
            rest[row + j] += rate * x[row + k];
            rest[row + k] -= rate * x[row + j];
        }
        rates[j * dimensions + k] += rate;
        return rate;
    }
}
