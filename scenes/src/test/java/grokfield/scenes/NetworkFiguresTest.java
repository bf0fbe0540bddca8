package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.trainer.stats.Correlation;
import grokfield.trainer.stats.MeanEstimate;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The figures of the README's results section, with fewer seeds where a seed costs much. */
class NetworkFiguresTest {
    @Test
    void purityFollowsAccuracyAndImperfectionsGoAgainstIt() throws Exception {
        Results results = Results.of(new HeadlessRun(Results.plan(SeedRange.parse("0..19"))), line -> {});
        Correlation purity = results.purity("0", "0.3");
        assertEquals(40, purity.n());
        assertTrue(purity.r() > 0.85, purity.toString());
        Correlation imperfections = results.imperfections("0.3", "0.6", "1");
        assertTrue(imperfections.n() > 30 && imperfections.n() < 60, imperfections.toString());
        assertTrue(imperfections.high() < 0, imperfections.toString());
    }

    @Test
    void theForcesExplainMostOfAYoungNetworksGradientAndRandomRegressorsASeventh() throws Exception {
        assertAttribution("0.3", 0.60, 0.66);
        assertAttribution("1", 0.64, 0.74);
    }

    private static void assertAttribution(String decay, double least, double most) throws Exception {
        Sweep sweep = Sweep.read(
                "network.weight_decay=" + decay,
                "circles-and-grids",
                Settings.NONE.with("--steps", Long.toString(Results.YOUNG), "network.steps"));
        RunReport report = new HeadlessRun(RunPlan.of(sweep.values().getFirst().scene())
                        .withSweep(sweep)
                        .withSeeds(SeedRange.parse("0..99")))
                .run(line -> {});
        Summary network = Objects.requireNonNull(report.sides().get(Side.NETWORK));
        MeanEstimate r2 = Objects.requireNonNull(network.measures().get("attribution_r2"));
        MeanEstimate random = Objects.requireNonNull(network.measures().get("attribution_r2_null"));
        assertEquals(100, r2.n());
        assertTrue(r2.mean() > least && r2.mean() < most, r2.toString());
        assertEquals(5.0 / 34, random.mean(), 4 * random.standardError());
    }
}
