package grokfield.trainer;

import grokfield.sim.ForceComponent;
import grokfield.sim.Points;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * What all the forces together can say of a gradient, in few numbers: the triangular factor R of [forces | gradient] = QR, from
 * which least squares on any choice of the components follows as from the forces themselves. Immutable.
 */
public final class ForceFactor {
    private static final List<ForceComponent> COMPONENTS = List.of(ForceComponent.values());
    private static final int GRADIENT = COMPONENTS.size(); // its column is the last one
    private static final int COLUMNS = GRADIENT + 1;

    /** How many numbers {@link #toArray} has. */
    public static final int SIZE = COLUMNS * (COLUMNS + 1) / 2;

    private final double[][] upper; // (6, 6), zero below the diagonal
    private final int numbers;

    private ForceFactor(double[][] upper, int numbers) {
        this.upper = upper;
        this.numbers = numbers;
    }

    /**
     * What is explained by a choice of components.
     *
     * @param coefficients the strength of each component that was asked for; components that say the same share it
     * @param r2 the share of the squared gradient that is explained, 0 … 1; NaN where there is no gradient
     * @param expectedByChance R² that as many random components would reach on average: their number over N·d, at most 1
     */
    public record Fit(Map<ForceComponent, Double> coefficients, double r2, double expectedByChance) {
        public Fit {
            coefficients = Map.copyOf(coefficients);
        }

        /** R² freed of what chance alone would give: 0 on average for random components, 1 where all is explained. */
        public double adjusted() {
            return expectedByChance < 1 ? (r2 - expectedByChance) / (1 - expectedByChance) : Double.NaN;
        }

        /** The strength of a component; NaN if it was not asked for. */
        public double coefficient(ForceComponent component) {
            return coefficients.getOrDefault(component, Double.NaN);
        }
    }

    /**
     * The factor of one moment.
     *
     * @param forces every component, shape (N, d) each
     * @param gradient −∂L/∂E, shape (N, d)
     * @throws IllegalArgumentException if a component is missing, a shape differs, or a number is not finite
     */
    public static ForceFactor of(Map<ForceComponent, Points> forces, Points gradient) {
        int numbers = gradient.count() * gradient.dimensions();
        double[][] columns = new double[Math.max(numbers, COLUMNS)][COLUMNS];
        for (ForceComponent component : COMPONENTS) {
            Points force = forces.get(component);
            if (force == null) {
                throw new IllegalArgumentException("there is no " + component.label());
            }
            fill(columns, COMPONENTS.indexOf(component), component.label(), force, gradient);
        }
        fill(columns, GRADIENT, "the gradient", gradient, gradient);
        RealMatrix r = new QRDecomposition(new Array2DRowRealMatrix(columns, false)).getR();
        return new ForceFactor(r.getSubMatrix(0, COLUMNS - 1, 0, COLUMNS - 1).getData(), numbers);
    }

    private static void fill(double[][] columns, int column, String what, Points points, Points like) {
        if (points.count() != like.count() || points.dimensions() != like.dimensions()) {
            throw new IllegalArgumentException(what + " has the shape (" + points.count() + ", " + points.dimensions()
                    + "), the gradient (" + like.count() + ", " + like.dimensions() + ")");
        }
        if (!points.isFinite()) {
            throw new IllegalArgumentException(what + " is not finite");
        }
        double[] values = points.toArray();
        for (int row = 0; row < values.length; row++) {
            columns[row][column] = values[row];
        }
    }

    /**
     * Goes on from kept numbers.
     *
     * @param kept as {@link #toArray} gave them
     * @param numbers N·d
     * @throws IllegalArgumentException if there are not {@value #SIZE} of them, or N·d is below 1
     */
    public static ForceFactor from(double[] kept, int numbers) {
        if (kept.length != SIZE) {
            throw new IllegalArgumentException("a factor has " + SIZE + " numbers, not " + kept.length);
        }
        if (numbers < 1) {
            throw new IllegalArgumentException("a gradient has at least 1 number, not " + numbers);
        }
        double[][] upper = new double[COLUMNS][COLUMNS];
        int at = 0;
        for (int row = 0; row < COLUMNS; row++) {
            for (int column = row; column < COLUMNS; column++) {
                upper[row][column] = kept[at++];
            }
        }
        return new ForceFactor(upper, numbers);
    }

    /** The numbers of the triangle, row by row; a fresh copy. */
    public double[] toArray() {
        double[] kept = new double[SIZE];
        int at = 0;
        for (int row = 0; row < COLUMNS; row++) {
            for (int column = row; column < COLUMNS; column++) {
                kept[at++] = upper[row][column];
            }
        }
        return kept;
    }

    /** N·d, the numbers of the gradient. */
    public int numbers() {
        return numbers;
    }

    /**
     * Least squares of the gradient on some components, without a constant. Components that say the same share their strength.
     *
     * @param components at least one
     * @throws IllegalArgumentException if there is none
     */
    public Fit explain(Set<ForceComponent> components) {
        if (components.isEmpty()) {
            throw new IllegalArgumentException("at least one component must explain");
        }
        List<ForceComponent> chosen = components.stream().sorted().toList();
        RealMatrix design = new Array2DRowRealMatrix(COLUMNS, chosen.size());
        double[] sizes = new double[chosen.size()];
        for (int column = 0; column < sizes.length; column++) {
            double[] values = column(COMPONENTS.indexOf(chosen.get(column)));
            sizes[column] = length(values);
            for (int row = 0; row < COLUMNS; row++) {
                // Of one length each, so that none is lost to rounding beside a large one.
                design.setEntry(row, column, sizes[column] == 0 ? 0 : values[row] / sizes[column]);
            }
        }
        double[] wanted = column(GRADIENT);
        double size = length(wanted);
        double chance = Math.min(1, chosen.size() / (double) numbers);
        RealVector solution =
                new SingularValueDecomposition(design).getSolver().solve(new ArrayRealVector(wanted, false));
        double[] fitted = design.operate(solution).toArray();
        Map<ForceComponent, Double> coefficients = new EnumMap<>(ForceComponent.class);
        for (int column = 0; column < sizes.length; column++) {
            coefficients.put(chosen.get(column), sizes[column] == 0 ? 0 : solution.getEntry(column) / sizes[column]);
        }
        double left = 0;
        for (int k = 0; k < COLUMNS; k++) {
            left += (wanted[k] - fitted[k]) * (wanted[k] - fitted[k]);
        }
        return new Fit(coefficients, size == 0 ? Double.NaN : 1 - left / (size * size), chance);
    }

    private double[] column(int column) {
        double[] values = new double[COLUMNS];
        Arrays.setAll(values, row -> Objects.requireNonNull(upper[row])[column]);
        return values;
    }

    private static double length(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
