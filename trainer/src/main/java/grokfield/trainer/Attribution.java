package grokfield.trainer;

import grokfield.sim.ForceComponent;
import grokfield.sim.ForceComponents;
import grokfield.sim.ForceParameters;
import grokfield.sim.Points;
import grokfield.sim.Task;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * How much of a network's true −∂L/∂E the forces explain: least squares of its N·d numbers on the components of the law of force
 * at the embeddings, without a constant ({@code docs/networks.md}, Attribution).
 *
 * @param coefficients the strength of each component that was asked for; components that say the same share it
 * @param r2 the share of Σ|∂L/∂E|² that is explained, 0 … 1; NaN where there is no gradient
 * @param fitted the force that explains best, shape (N, d)
 */
public record Attribution(Map<ForceComponent, Double> coefficients, double r2, Points fitted) {
    /**
     * The most tokens of a task that is explained again and again; with 128 there are 34 million pairs of pairs, which take some 0.7 s in
     * the plane.
     */
    public static final int MOST_TOKENS = 128;

    public Attribution {
        coefficients = Map.copyOf(coefficients);
    }

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
     */
    public static Attribution of(
            Map<ForceComponent, Points> forces, ForceFactor factor, Set<ForceComponent> components) {
        ForceFactor.Fit fit = factor.explain(components);
        double[] fitted = new double[factor.numbers()];
        int dimensions = 1;
        for (ForceComponent component : ForceComponent.values()) {
            if (!components.contains(component)) {
                continue;
            }
            Points force = Objects.requireNonNull(forces.get(component));
            double[] values = force.toArray();
            for (int k = 0; k < fitted.length; k++) {
                fitted[k] += fit.coefficient(component) * values[k];
            }
            dimensions = force.dimensions();
        }
        return new Attribution(fit.coefficients(), fit.r2(), Points.copyOf(fitted, dimensions));
    }

    /** R² that as many random components would reach on average: their number over N·d. */
    public double expectedByChance() {
        return coefficients.size() / (double) (fitted.count() * fitted.dimensions());
    }

    /** R² freed of what chance alone would give: 0 on average for random components, 1 where all is explained. */
    public double adjusted() {
        return new ForceFactor.Fit(coefficients, r2, expectedByChance()).adjusted();
    }
}
