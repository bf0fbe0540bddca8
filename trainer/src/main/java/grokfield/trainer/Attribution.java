package grokfield.trainer;

import grokfield.sim.ForceComponent;
import grokfield.sim.ForceComponents;
import grokfield.sim.ForceParameters;
import grokfield.sim.Points;
import grokfield.sim.Task;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * How much of a network's true −∂L/∂E the forces explain: least squares of its N·d numbers on the components of the law of force
 * at the embeddings, without a constant ({@code docs/networks.md}, Attribution).
 *
 * @param coefficients the strength of each component that was asked for; components that say the same share it
 * @param r2 the share of Σ|∂L/∂E|² that is explained, 0 … 1; NaN where there is no gradient
 * @param fitted the force that explains best, shape (N, d)
 */
public record Attribution(Map<ForceComponent, Double> coefficients, double r2, Points fitted) {
    public Attribution {
        coefficients = Map.copyOf(coefficients);
    }

    /**
     * Explains a gradient.
     *
     * @param counts whether a pair makes the gradient (trains), shape (M)
     * @param embeddings shape (N, d)
     * @param target what is to be explained, −∂L/∂E, shape (N, d)
     * @param lengths the softenings of the law; its strengths do not count
     * @param components which of them may explain, at least one
     */
    public static Attribution of(
            Task task,
            boolean[] counts,
            Points embeddings,
            Points target,
            ForceParameters lengths,
            Set<ForceComponent> components) {
        Map<ForceComponent, Points> forces =
                new ForceComponents(task, counts, embeddings.dimensions()).at(lengths, embeddings);
        List<ForceComponent> chosen = components.stream().sorted().toList();
        int n = embeddings.count() * embeddings.dimensions();
        RealMatrix design = new Array2DRowRealMatrix(n, chosen.size());
        double[] sizes = new double[chosen.size()];
        for (int column = 0; column < sizes.length; column++) {
            double[] values =
                    Objects.requireNonNull(forces.get(chosen.get(column))).toArray();
            sizes[column] = length(values);
            for (int row = 0; row < n; row++) {
                // Of one length each, so that none is lost to rounding beside a large one.
                design.setEntry(row, column, sizes[column] == 0 ? 0 : values[row] / sizes[column]);
            }
        }
        double[] wanted = target.toArray();
        RealVector solution =
                new SingularValueDecomposition(design).getSolver().solve(new ArrayRealVector(wanted, false));
        double[] fitted = design.operate(solution).toArray();
        Map<ForceComponent, Double> coefficients = new EnumMap<>(ForceComponent.class);
        for (int column = 0; column < sizes.length; column++) {
            coefficients.put(chosen.get(column), sizes[column] == 0 ? 0 : solution.getEntry(column) / sizes[column]);
        }
        double size = length(wanted);
        double left = 0;
        for (int k = 0; k < n; k++) {
            left += (wanted[k] - fitted[k]) * (wanted[k] - fitted[k]);
        }
        return new Attribution(
                coefficients,
                size == 0 ? Double.NaN : 1 - left / (size * size),
                Points.copyOf(fitted, embeddings.dimensions()));
    }

    private static double length(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    /** R² that as many random components would reach on average: their number over N·d. */
    public double expectedByChance() {
        return coefficients.size() / (double) (fitted.count() * fitted.dimensions());
    }

    /** R² freed of what chance alone would give: 0 on average for random components, 1 where all is explained. */
    public double adjusted() {
        double chance = expectedByChance();
        return chance < 1 ? (r2 - chance) / (1 - chance) : Double.NaN;
    }
}
