package grokfield.scenes;

import grokfield.sim.Overlay;
import grokfield.sim.Points;

/**
 * The particles of a scene laid over its embeddings.
 *
 * @param overlay how; particle i belongs to embedding {@code overlay.relabelling().of(i, N)}
 * @param positions the particles where the overlay puts them, among the embeddings, shape (N, d)
 */
public record LaidParticles(Overlay overlay, Points positions) {
    /** The embedding that a particle belongs to. */
    public int partner(int particle) {
        return overlay.relabelling().of(particle, positions.count());
    }
}
