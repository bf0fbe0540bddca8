package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.Measures;
import grokfield.sim.Points;
import grokfield.sim.Structure;
import grokfield.trainer.stats.MeanEstimate;
import grokfield.trainer.stats.TwoSampleTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class EnsembleFiguresTest {
    private static final int SEEDS = 100;

    private static EnsembleMember member(Side side, int seed, double circularity, double purity) {
        Measures measures =
                new Measures(circularity, Double.isNaN(circularity) ? 0 : 1, purity, 5, purity, 1, Structure.UNORDERED);
        Points positions = Points.copyOf(new double[34], 2);
        return new EnsembleMember(side, seed, 0, 1, positions, 1, measures, Optional.empty(), true, Optional.empty());
    }

    /** An ensemble at its end in which so many sets of particles have collapsed, and no embeddings. */
    private static EnsembleSnapshot collapsed(int count) throws SceneException {
        EnsemblePlan plan =
                EnsemblePlan.of(SceneLibrary.open("circles-and-grids", List.of()), new SeedRange(0, SEEDS - 1));
        EnsembleMember[] members = new EnsembleMember[2 * SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
            double spread = 0.001 * (seed % 10);
            members[seed] = seed < count
                    ? member(Side.PARTICLES, seed, Double.NaN, 0)
                    : member(Side.PARTICLES, seed, 0.5 + spread, 0.7);
            members[SEEDS + seed] = member(Side.NETWORK, seed, 0.5 + spread, 0.7);
        }
        return new EnsembleSnapshot(
                plan, members, new EnsembleSnapshot.Moment(EnsembleSnapshot.Status.ENDED, 1, 1, 1, Optional.empty()));
    }

    @Test
    void setsThatCollapsedTellTheSidesApart() throws SceneException {
        TwoSampleTest apart = EnsembleFigures.of(collapsed(90), 0).test().orElseThrow();
        assertEquals(1.0 / (apart.permutations() + 1), apart.p(), 1e-12);
        TwoSampleTest alike = EnsembleFigures.of(collapsed(0), 0).test().orElseThrow();
        assertEquals(1, alike.p());
    }

    /** So many seeds of a small scene, at their ends. */
    private static EnsembleSnapshot ended(int modulus, int seeds) throws Exception {
        Scene scene = SceneLibrary.open(
                "circles-and-grids",
                List.of("task.modulus=" + modulus, "particles.steps=30", "network.steps=30", "network.hidden=8"));
        try (Ensemble ensemble = Ensemble.start(EnsemblePlan.of(scene, new SeedRange(0, seeds - 1)))) {
            ensemble.await();
            return ensemble.snapshot();
        }
    }

    @Test
    void sidesOfFourTokensAreComparedThoughTheyHaveNoCircularity() throws Exception {
        EnsembleFigures figures = EnsembleFigures.of(ended(4, 5), 0);
        double p = figures.test().orElseThrow().p();
        assertTrue(p > 0 && p <= 1, "p = " + p);
    }

    @Test
    void meansHaveTheIntervalOfStudentsT() throws Exception {
        EnsembleSnapshot snapshot = ended(7, 3);
        EnsembleFigures figures = EnsembleFigures.of(snapshot, 0);
        double[] radii = snapshot.members(0, Side.NETWORK).stream()
                .mapToDouble(member -> member.measures().meanRadius())
                .toArray();
        MeanEstimate expected = MeanEstimate.of(radii);
        EnsembleFigures.Estimate mean =
                figures.mean(Side.NETWORK, EnsembleQuantity.MEAN_RADIUS).orElseThrow();
        assertEquals(expected.mean(), mean.value(), 1e-12);
        assertEquals(
                4.302653 * expected.standardError(), mean.high() - mean.value(), 1e-6, "t of 2 degrees of freedom");
        assertEquals(4.302653 * expected.standardError(), mean.value() - mean.low(), 1e-6);
    }
}
