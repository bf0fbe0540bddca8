package grokfield.sim;

/** The reference integrator, explicit Euler with a fixed step ({@code docs/law.md}, Motion). */
final class Euler {
    private Euler() {}

    /**
     * Advances a state as {@link ForceEngine#advance} promises, with the forces of an engine.
     *
     * @param forces scratch of shape (N, d); holds the forces of the last step afterwards
     */
    static void advance(ForceEngine engine, ForceParameters parameters, ParticleState state, int steps, double[] forces)
            throws UnstableException {
        double[] positions = state.positions();
        for (int s = 0; s < steps; s++) {
            engine.forces(parameters, positions, forces);
            checkFinite(parameters, state, forces);
            move(parameters.stepSize(), state, forces);
            state.count(1, parameters.stepSize());
        }
    }

    private static void move(double stepSize, ParticleState state, double[] forces) {
        double[] positions = state.positions();
        boolean[] pinned = state.pinned();
        int d = state.dimensions();
        for (int i = 0; i < pinned.length; i++) {
            if (!pinned[i]) {
                for (int k = i * d; k < i * d + d; k++) {
                    positions[k] += stepSize * forces[k];
                }
            }
        }
    }

    /** Looks at every coordinate before any is written, so that a failing step leaves the state as it was. */
    private static void checkFinite(ForceParameters parameters, ParticleState state, double[] forces)
            throws UnstableException {
        double[] positions = state.positions();
        int d = state.dimensions();
        for (int k = 0; k < positions.length; k++) {
            if (!Double.isFinite(positions[k] + parameters.stepSize() * forces[k]) && !state.pinned()[k / d]) {
                throw new UnstableException(state.step() + 1, k / d, Stability.advice(parameters, positions));
            }
        }
    }
}
