package grokfield.sim;

/**
 * A way to evaluate the law of force ({@code docs/law.md}) for one task in d dimensions. An engine belongs to one thread
 * and keeps scratch memory; {@link #forces} and {@link #advance} allocate nothing. Every engine passes the same contract
 * test against {@code scalar}.
 */
public interface ForceEngine extends AutoCloseable {
    /** The name that scenes and {@code --engine} use. */
    String name();

    /** The name with what a user should know of this one: its tolerance, its device. One clause for the status bar. */
    default String description() {
        return name();
    }

    /**
     * Fills {@code forces} with dx/dt: (1/N) Σ_p ([a_p = i] + [b_p = i]) (C_p + G_p) − λ x_i.
     *
     * @param positions shape (N, d), row-major, read only
     * @param forces shape (N, d), row-major, overwritten
     * @throws EngineException if the engine cannot go on
     */
    void forces(ForceParameters parameters, double[] positions, double[] forces);

    /**
     * Advances by {@code steps} steps of explicit Euler, x ← x + Δt dx/dt; pinned particles stay. On return the state's
     * step has grown by {@code steps}, and its time by as many Δt.
     *
     * @throws UnstableException if a coordinate is no longer finite; the state is then that before the failing step
     * @throws EngineException if the engine cannot go on; the state is then that before the call
     */
    void advance(ForceParameters parameters, ParticleState state, int steps) throws UnstableException;

    /** Releases what the engine holds. */
    @Override
    default void close() {}
}
