package grokfield.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForceComponentsTest {
    private final Randomness random = new Randomness(2026);

    /** Uniform in −bound … bound. */
    private double[] uniform(int count, double bound) {
        double[] values = new double[count];
        Arrays.setAll(values, k -> bound * (2 * random.nextDouble() - 1));
        return values;
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "3, 2", "17, 2", "16, 2", "9, 1", "9, 3", "11, 4"})
    void withTheirStrengthsTheComponentsAddUpToTheLaw(int n, int d) {
        assertTheyAddUp(Task.of(Operation.ADDITION, n), d);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theyAddUpWhereThereAreNotAsManyClassesAsTokens(int d) {
        int[][] table = new int[7][7];
        for (int k = 0; k < 49; k++) {
            table[k / 7][k % 7] = k / 7 * (k % 7) % 4;
        }
        Task task = Task.table(table);
        assertEquals(4, task.classes());
        assertTheyAddUp(task, d);
    }

    private void assertTheyAddUp(Task task, int d) {
        int n = task.tokens();
        double[] positions = uniform(n * d, 3);
        Arrays.fill(positions, 0, d, 0); // token 0, so that its double is a pair sum without a direction
        ForceParameters parameters = ForceParameters.DEFAULTS
                .with(ForceParameters.ALIGNMENT, 3)
                .with(ForceParameters.REPULSION, 1.7)
                .with(ForceParameters.WEIGHT_DECAY, 0.6);
        double[] forces = new double[n * d];
        new ScalarEngine(task, d).forces(parameters, positions, forces);
        Map<ForceComponent, Points> parts =
                new ForceComponents(task, _ -> true, d).at(parameters, Points.copyOf(positions, d));
        for (int k = 0; k < forces.length; k++) {
            double sum = parameters.attraction() * value(parts, ForceComponent.ATTRACTION, k, d)
                    + parameters.repulsion() * value(parts, ForceComponent.REPULSION, k, d)
                    + parameters.alignment()
                            * (value(parts, ForceComponent.ALIGNMENT_SAME, k, d)
                                    + value(parts, ForceComponent.ALIGNMENT_DIFFERENT, k, d))
                    + parameters.weightDecay() * value(parts, ForceComponent.DECAY, k, d);
            assertEquals(forces[k], sum, 1e-12 * (1 + Math.abs(forces[k])), "N = " + n + ", d = " + d);
        }
    }

    private static double value(Map<ForceComponent, Points> parts, ForceComponent component, int k, int d) {
        return Objects.requireNonNull(parts.get(component)).get(k / d, k % d);
    }

    @Test
    void pairsThatDoNotCountExertNothingAndFeelNothing() {
        Task task = Task.of(Operation.ADDITION, 5);
        Set<Integer> some = Set.of(task.pairOf(1, 2), task.pairOf(3, 3));
        Points positions = Points.copyOf(uniform(10, 1), 2);
        Points repulsion = Objects.requireNonNull(new ForceComponents(task, some::contains, 2)
                .at(ForceParameters.DEFAULTS, positions)
                .get(ForceComponent.REPULSION));
        assertEquals(0, repulsion.get(0, 0));
        assertEquals(0, repulsion.get(4, 1));
        assertEquals(repulsion.get(1, 0), repulsion.get(2, 0));
        assertEquals(-2 * repulsion.get(1, 0), repulsion.get(3, 0), 1e-12, "the pair (3, 3) moves its token twice");
    }

    @Test
    void dimensionsMustBeThereAndThoseOfThePositions() {
        Task task = Task.of(Operation.ADDITION, 5);
        assertThrows(IllegalArgumentException.class, () -> new ForceComponents(task, _ -> true, 0));
        ForceComponents components = new ForceComponents(task, _ -> true, 3);
        assertThrows(
                IllegalArgumentException.class,
                () -> components.at(ForceParameters.DEFAULTS, Points.copyOf(uniform(10, 1), 2)));
    }
}
