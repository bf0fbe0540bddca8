package grokfield.scenes;

import grokfield.sim.ForceComponent;
import grokfield.sim.ForceComponents;
import grokfield.sim.ForceParameters;
import grokfield.sim.Points;
import grokfield.trainer.Attribution;
import grokfield.trainer.ForceFactor;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * The forces at a network's embeddings beside its gradient, at one moment: of them an attribution to any choice of components
 * follows at once ({@code docs/networks.md}, Attribution).
 *
 * @param generation of the snapshot that it was measured at
 * @param step of the same
 * @param training by the training pairs alone, which make the gradient
 * @param all by all pairs
 */
public record GradientForces(long generation, long step, Part training, Part all) {
    /**
     * Every component of the law, and what is needed for least squares.
     *
     * @param forces shape (N, d) each
     */
    public record Part(Map<ForceComponent, Points> forces, ForceFactor factor) {
        public Part {
            forces = Map.copyOf(forces);
        }

        private static Part of(NetworkSnapshot network, IntPredicate counts, ForceParameters lengths) {
            Points embeddings = network.positions();
            Map<ForceComponent, Points> forces =
                    new ForceComponents(network.task(), counts, embeddings.dimensions()).at(lengths, embeddings);
            return new Part(forces, ForceFactor.of(forces, network.arrows()));
        }

        /** The gradient explained by some components, at least one. */
        public Attribution explain(Set<ForceComponent> components) {
            return Attribution.of(forces, factor, components);
        }
    }

    static GradientForces of(NetworkSnapshot network, ForceParameters lengths) {
        return new GradientForces(
                network.progress().generation(),
                network.step(),
                Part.of(network, pair -> !network.isValidation(pair), lengths),
                Part.of(network, _ -> true, lengths));
    }

    /** By the training pairs alone, or by all pairs. */
    public Part part(boolean ofAllPairs) {
        return ofAllPairs ? all : training;
    }
}
