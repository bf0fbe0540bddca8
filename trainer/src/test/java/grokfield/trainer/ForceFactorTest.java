package grokfield.trainer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.ForceComponent;
import grokfield.sim.Points;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealVector;
import org.hipparchus.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;

class ForceFactorTest {
    private final Random random = new Random(5);

    private Points normal(int n, double scale) {
        double[] values = new double[2 * n];
        for (int k = 0; k < values.length; k++) {
            values[k] = scale * random.nextGaussian();
        }
        return Points.copyOf(values, 2);
    }

    private Map<ForceComponent, Points> forces(int n) {
        Map<ForceComponent, Points> forces = new EnumMap<>(ForceComponent.class);
        double scale = 1e-3;
        for (ForceComponent component : ForceComponent.values()) {
            forces.put(component, normal(n, scale));
            scale *= 20;
        }
        return forces;
    }

    @Test
    void everyChoiceOfComponentsIsLeastSquaresOnThemAlone() {
        for (int n : new int[] {4, 5, 17, 60}) {
            Map<ForceComponent, Points> forces = forces(n);
            Points gradient = normal(n, 1);
            ForceFactor factor = ForceFactor.of(forces, gradient);
            for (int choice = 1; choice < 32; choice++) {
                Set<ForceComponent> chosen = EnumSet.noneOf(ForceComponent.class);
                int bit = choice;
                for (ForceComponent component : ForceComponent.values()) {
                    if ((bit & 1) != 0) {
                        chosen.add(component);
                    }
                    bit >>= 1;
                }
                double[][] design = new double[2 * n][chosen.size()];
                int column = 0;
                for (ForceComponent component : chosen) {
                    double[] values =
                            Objects.requireNonNull(forces.get(component)).toArray();
                    for (int row = 0; row < values.length; row++) {
                        design[row][column] = values[row];
                    }
                    column++;
                }
                Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(design);
                RealVector wanted = new ArrayRealVector(gradient.toArray());
                RealVector direct =
                        new SingularValueDecomposition(matrix).getSolver().solve(wanted);
                RealVector left = wanted.subtract(matrix.operate(direct));
                double r2 = 1 - left.dotProduct(left) / wanted.dotProduct(wanted);
                ForceFactor.Fit fit = factor.explain(chosen);
                assertEquals(r2, fit.r2(), 1e-12, "N = " + n + ", " + chosen);
                column = 0;
                for (ForceComponent component : chosen) {
                    double expected = direct.getEntry(column++);
                    assertEquals(expected, fit.coefficient(component), 1e-8 * (1 + Math.abs(expected)));
                }
            }
        }
    }

    @Test
    void fewerNumbersThanComponentsAreExplainedWholly() {
        ForceFactor factor = ForceFactor.of(forces(2), normal(2, 1));
        ForceFactor.Fit fit = factor.explain(EnumSet.allOf(ForceComponent.class));
        assertEquals(1, fit.r2(), 1e-12);
        assertEquals(1, fit.expectedByChance());
        assertTrue(Double.isNaN(fit.adjusted()), "chance alone explains as much");
    }

    @Test
    void itGoesOnFromKeptNumbers() {
        ForceFactor factor = ForceFactor.of(forces(17), normal(17, 1));
        double[] kept = factor.toArray();
        assertEquals(ForceFactor.SIZE, kept.length);
        ForceFactor again = ForceFactor.from(kept, factor.numbers());
        assertArrayEquals(kept, again.toArray());
        Set<ForceComponent> chosen = EnumSet.of(ForceComponent.ATTRACTION, ForceComponent.DECAY);
        assertEquals(factor.explain(chosen), again.explain(chosen));
    }

    @Test
    void wrongArgumentsAreSaid() {
        Map<ForceComponent, Points> forces = forces(17);
        ForceFactor factor = ForceFactor.of(forces, normal(17, 1));
        assertThrows(IllegalArgumentException.class, () -> factor.explain(EnumSet.noneOf(ForceComponent.class)));
        assertThrows(IllegalArgumentException.class, () -> ForceFactor.of(forces, normal(16, 1)));
        assertThrows(IllegalArgumentException.class, () -> ForceFactor.of(forces, normal(17, Double.NaN)));
        assertThrows(IllegalArgumentException.class, () -> ForceFactor.from(new double[3], 34));
        assertThrows(IllegalArgumentException.class, () -> ForceFactor.from(factor.toArray(), 0));
        Map<ForceComponent, Points> fewer = new EnumMap<>(forces);
        fewer.remove(ForceComponent.DECAY);
        IllegalArgumentException missing =
                assertThrows(IllegalArgumentException.class, () -> ForceFactor.of(fewer, normal(17, 1)));
        assertTrue(String.valueOf(missing.getMessage()).contains("weight decay"), missing.getMessage());
    }
}
