package grokfield.sim;

import java.util.List;
import java.util.Optional;

/**
 * Advances many states of one task together under the same parameters: the seeds of an ensemble. It belongs to one thread.
 * Each state goes the way that it would go alone.
 */
public interface EnsembleEngine extends AutoCloseable {
    /** The name of the engine that computes the forces. */
    String name();

    /**
     * Advances every state by so many steps, as {@link ForceEngine#advance} does one; a state that explodes stops there and
     * the others go on.
     *
     * @param states each of shape (N, d)
     * @return for each state what stopped it, if anything did
     * @throws EngineException if the engine cannot go on; every state is then that before the call
     */
    List<Optional<UnstableException>> advance(ForceParameters parameters, List<ParticleState> states, int steps);

    /** Releases what the engine holds. */
    @Override
    default void close() {}
}
