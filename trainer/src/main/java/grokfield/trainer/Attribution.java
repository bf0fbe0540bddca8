package grokfield.trainer;

import grokfield.sim.ForceComponent;
import grokfield.sim.ForceComponents;
import grokfield.sim.ForceParameters;
import grokfield.sim.Points;
import grokfield.sim.Task;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * How much of a network's true −∂L/∂E the forces explain: least squares of its N·d numbers on the components of the law of force
 * at the embeddings, without a constant ({@code docs/networks.md}, Attribution).
 *
 * @param fit R² and the strengths
 * @param fitted the force that explains best, shape (N, d)
 */
public record Attribution(ForceFactor.Fit fit, Points fitted) {
    /**
     * The most tokens of a task that is explained again and again; with 128 there are 34 million pairs of pairs, which take some 0.7 s in
     * the plane.
     */
    public static final int MOST_TOKENS = 128;

    /**
     * Explains a gradient.
     *
     * @param counts whether a pair makes the gradient (trains)
     * @param embeddings shape (N, d)
     * @param target what is to be explained, −∂L/∂E, shape (N, d)
     * @param lengths the softenings of the law; its strengths do not count
     * @param components which of them may explain, at least one
     * @throws IllegalArgumentException if a shape is another, a number is not finite, or no component is chosen
     */
    public static Attribution of(
            Task task,
            IntPredicate counts,
            Points embeddings,
            Points target,
            ForceParameters lengths,
            Set<ForceComponent> components) {
        Map<ForceComponent, Points> forces =
                new ForceComponents(task, counts, embeddings.dimensions()).at(lengths, embeddings);
        return of(forces, ForceFactor.of(forces, target), components);
    }

    /**
     * Explains a gradient by forces that are known.
     *
     * @param forces every component, shape (N, d) each
     * @param factor of these forces and the gradient
     * @param components which of them may explain, at least one
     * @throws IllegalArgumentException if no component is chosen, or the forces are not those of the factor
     */
    public static Attribution of(
            Map<ForceComponent, Points> forces, ForceFactor factor, Set<ForceComponent> components) {
        ForceFactor.Fit fit = factor.explain(components);
        double[] fitted = new double[factor.numbers()];
        int dimensions = 1;
        for (ForceComponent component : components.stream().sorted().toList()) {
            Points force = forces.get(component);
            if (force == null || force.count() * force.dimensions() != fitted.length) {
                throw new IllegalArgumentException(component.label() + " is not of the forces that were factored");
            }
            double[] values = force.toArray();
            for (int k = 0; k < fitted.length; k++) {
                fitted[k] += fit.coefficient(component) * values[k];
            }
            dimensions = force.dimensions();
        }
        return new Attribution(fit, Points.copyOf(fitted, dimensions));
    }

    /** {@link ForceFactor.Fit#r2}. */
    public double r2() {
        return fit.r2();
    }
}
