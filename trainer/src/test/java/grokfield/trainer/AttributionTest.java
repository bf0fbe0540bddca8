package grokfield.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.ForceComponent;
import grokfield.sim.ForceComponents;
import grokfield.sim.ForceParameters;
import grokfield.sim.Operation;
import grokfield.sim.Points;
import grokfield.sim.Randomness;
import grokfield.sim.Task;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttributionTest {
    private static final Set<ForceComponent> ALL = EnumSet.allOf(ForceComponent.class);
    private final Randomness random = new Randomness(2026);

    private final Task task = Task.of(Operation.ADDITION, 17);

    private static boolean counts(int pair) {
        return pair % 5 != 0;
    }

    private Points normal(int n) {
        double[] values = new double[2 * n];
        Arrays.setAll(values, k -> random.nextGaussian());
        return Points.copyOf(values, 2);
    }

    @Test
    void aGradientBuiltFromTheForcesIsExplainedWhollyAndItsStrengthsComeBack() {
        for (int trial = 0; trial < 30; trial++) {
            Points embeddings = normal(17);
            Map<ForceComponent, Points> forces =
                    new ForceComponents(task, AttributionTest::counts, 2).at(ForceParameters.DEFAULTS, embeddings);
            double[] gradient = new double[34];
            Map<ForceComponent, Double> strengths = new EnumMap<>(ForceComponent.class);
            for (ForceComponent component : ForceComponent.values()) {
                double strength = 4 * random.nextDouble() - 2;
                strengths.put(component, strength);
                double[] part = Objects.requireNonNull(forces.get(component)).toArray();
                for (int k = 0; k < gradient.length; k++) {
                    gradient[k] += strength * part[k];
                }
            }
            Attribution attribution = Attribution.of(
                    task,
                    AttributionTest::counts,
                    embeddings,
                    Points.copyOf(gradient, 2),
                    ForceParameters.DEFAULTS,
                    ALL);
            assertEquals(1, attribution.r2(), 1e-12);
            for (ForceComponent component : ForceComponent.values()) {
                double found = attribution.fit().coefficient(component);
                assertEquals(Objects.requireNonNull(strengths.get(component)), found, 1e-8, component.label());
            }
        }
    }

    @Test
    void aRandomGradientIsExplainedAsChanceWould() {
        double sum = 0;
        double adjusted = 0;
        int trials = 400;
        for (int trial = 0; trial < trials; trial++) {
            Attribution attribution = Attribution.of(
                    task, AttributionTest::counts, normal(17), normal(17), ForceParameters.DEFAULTS, ALL);
            sum += attribution.r2() / trials;
            adjusted += attribution.fit().adjusted() / trials;
            assertEquals(5.0 / 34, attribution.fit().expectedByChance(), 1e-12);
        }
        assertEquals(5.0 / 34, sum, 0.02); // the standard error is 0.004
        assertEquals(0, adjusted, 0.025);
    }

    @Test
    void moreComponentsNeverExplainLess() {
        Points embeddings = normal(17);
        Points gradient = normal(17);
        double before = 0;
        Set<ForceComponent> chosen = EnumSet.noneOf(ForceComponent.class);
        for (ForceComponent component : ForceComponent.values()) {
            chosen.add(component);
            double now = Attribution.of(
                            task, AttributionTest::counts, embeddings, gradient, ForceParameters.DEFAULTS, chosen)
                    .r2();
            assertTrue(now >= before - 1e-12, component.label());
            before = now;
        }
    }

    @Test
    void whereThereIsNoGradientThereIsNothingToExplain() {
        Points none = Points.copyOf(new double[34], 2);
        Attribution attribution =
                Attribution.of(task, AttributionTest::counts, normal(17), none, ForceParameters.DEFAULTS, ALL);
        assertTrue(Double.isNaN(attribution.r2()));
    }

    @Test
    void theFittedForceIsWhatTheStrengthsMakeOfTheForcesAndLeavesWhatR2Says() {
        Points embeddings = normal(17);
        Points gradient = normal(17);
        Set<ForceComponent> chosen = EnumSet.of(ForceComponent.REPULSION, ForceComponent.DECAY);
        Map<ForceComponent, Points> forces =
                new ForceComponents(task, AttributionTest::counts, 2).at(ForceParameters.DEFAULTS, embeddings);
        Attribution attribution = Attribution.of(forces, ForceFactor.of(forces, gradient), chosen);
        double left = 0;
        double all = 0;
        for (int i = 0; i < 17; i++) {
            for (int axis = 0; axis < 2; axis++) {
                left += Math.pow(gradient.get(i, axis) - attribution.fitted().get(i, axis), 2);
                all += Math.pow(gradient.get(i, axis), 2);
            }
        }
        assertEquals(attribution.r2(), 1 - left / all, 1e-12);
    }

    @Test
    void forcesOtherThanThoseOfTheFactorAreRefused() {
        Map<ForceComponent, Points> forces =
                new ForceComponents(task, AttributionTest::counts, 2).at(ForceParameters.DEFAULTS, normal(17));
        Set<ForceComponent> decay = EnumSet.of(ForceComponent.DECAY);
        ForceFactor factor = ForceFactor.of(forces, normal(17));
        forces.put(ForceComponent.DECAY, normal(5));
        assertThrows(IllegalArgumentException.class, () -> Attribution.of(forces, factor, decay));
        forces.remove(ForceComponent.DECAY);
        assertThrows(IllegalArgumentException.class, () -> Attribution.of(forces, factor, decay));
    }

    @Test
    void collapsedEmbeddingsHaveForcesOfNothing() {
        Points place = Points.copyOf(new double[34], 2);
        Attribution attribution =
                Attribution.of(task, AttributionTest::counts, place, normal(17), ForceParameters.DEFAULTS, ALL);
        assertEquals(0, attribution.r2(), 1e-12);
    }

    @Test
    void theForcesExplainMoreOfAYoungNetworkThanChanceDoes() throws DivergedException {
        double sum = 0;
        for (int seed = 0; seed < 5; seed++) {
            Training training = Training.start(task, NetworkSettings.DEFAULTS.withSeed(seed));
            for (int step = 0; step < 50; step++) {
                training.step(TrainingParameters.DEFAULTS);
            }
            sum += Attribution.of(
                            task,
                            pair -> !training.isValidation(pair),
                            training.embeddings(),
                            training.negativeGradient(),
                            ForceParameters.DEFAULTS,
                            ALL)
                    .r2();
        }
        assertTrue(sum / 5 > 0.5, "mean R² " + sum / 5);
    }
}
