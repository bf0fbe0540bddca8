package grokfield.sim;

/** A way to sum C_p + G_p over the pairs of each token in single precision. */
interface PairForces {
    /**
     * Adds Σ_p ([a_p = i] + [b_p = i]) (C_p + G_p) to the forces.
     *
     * @param positions shape (N, d), each coordinate below 1e8
     * @param forces shape (N, d)
     */
    void add(ForceParameters parameters, double[] positions, Workers workers, double[] forces);
}
