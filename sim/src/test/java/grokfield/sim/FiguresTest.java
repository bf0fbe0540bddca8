package grokfield.sim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two ends of the table of {@code docs/law.md}: clustering alone makes grids, strong alignment makes circles. */
class FiguresTest {
    private static final int SEEDS = 20;
    private static final int TABLE_SEEDS = 100;

    @ParameterizedTest
    @CsvSource({
        "vector, 0, 0.00, 0.680, 0.015, 0.511, 0.021",
        "vector, 8, 0.99, 0.449, 0.004, 0.996, 0.004",
        "fast, 0, 0.00, 0.680, 0.015, 0.511, 0.021",
        "fast, 8, 0.99, 0.449, 0.004, 0.996, 0.004"
    })
    void seededRunsGiveTheFiguresOfTheLaw(
            String engineName,
            double alignment,
            double circles,
            double purity,
            double purityError,
            double ray,
            double rayError)
            throws UnstableException {
        Task task = Cases.addition(17);
        ForceParameters parameters = ForceParameters.DEFAULTS.with(ForceParameters.ALIGNMENT, alignment);
        ForceEngine engine = Engines.create(engineName, task, 2, Workers.CALLER);
        double[] purities = new double[SEEDS];
        double[] rays = new double[SEEDS];
        int found = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            ParticleState state = ParticleState.normal(17, 2, seed);
            engine.advance(parameters, state, 3000);
            Measures measures = StructureMeasures.of(task, Points.copyOf(state.positions(), 2));
            purities[seed] = measures.pairSumPurity();
            rays[seed] = measures.rayPurity();
            found += measures.structure() == Structure.CIRCLE ? 1 : 0;
        }
        assertAgrees("pair-sum purity", purity, purityError, purities);
        assertAgrees("ray purity", ray, rayError, rays);
        double pooled = (found + circles * TABLE_SEEDS) / (SEEDS + TABLE_SEEDS);
        double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / SEEDS + 1.0 / TABLE_SEEDS));
        double share = (double) found / SEEDS;
        assertTrue(Math.abs(share - circles) <= 3 * error, "circles " + share);
    }

    /** Within three standard errors of the difference. */
    private static void assertAgrees(String what, double expected, double expectedError, double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double variance = 0;
        for (double value : values) {
            variance += (value - mean) * (value - mean) / (values.length - 1);
        }
        double error = Math.sqrt(variance / values.length + expectedError * expectedError);
        assertTrue(Math.abs(mean - expected) <= 3 * error, what + " " + mean + ", expected " + expected);
    }
}
