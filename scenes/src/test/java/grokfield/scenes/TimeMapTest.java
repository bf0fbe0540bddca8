package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.scenes.TimeMap.Curve;
import grokfield.scenes.TimeMap.Lag;
import grokfield.scenes.TimeMap.Pair;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Curves whose map is known. */
class TimeMapTest {
    private static Curve curve(double end, int samples, DoubleUnaryOperator value) {
        double[] steps = new double[samples];
        Arrays.setAll(steps, i -> end * i / (samples - 1.0));
        return new Curve(steps, Arrays.stream(steps).map(value).toArray());
    }

    /** A measure that rises from 0.1 to 0.9, fastest at a step. */
    private static DoubleUnaryOperator rise(double at, double width) {
        return step -> 0.1 + 0.8 / (1 + Math.exp(-(step - at) / width));
    }

    private static Pair pair(double ratio, double offset, double at, double networkEnd, double particleEnd) {
        return new Pair(
                curve(networkEnd, 300, rise(at, 0.15 * at)),
                curve(particleEnd, 411, step -> rise(at, 0.15 * at).applyAsDouble((step - offset) / ratio)));
    }

    @Test
    void aKnownRatioComesBack() {
        for (double ratio : new double[] {0.11, 0.5, 1, 2.3, 14}) {
            TimeMap map = TimeMap.fit(
                            List.of(pair(ratio, 0, 900, 4000, 4000 * ratio), pair(ratio, 0, 1700, 4000, 4000 * ratio)),
                            false)
                    .orElseThrow();
            assertEquals(ratio, map.ratio(), 0.01 * ratio);
            assertEquals(0, map.offset());
            assertTrue(map.residual() < 0.005, map::toString);
        }
    }

    @Test
    void aKnownRatioComesBackWhereTheRunsCoverDifferentTimes() {
        TimeMap map = TimeMap.fit(List.of(pair(0.5, 0, 500, 4000, 900), pair(0.5, 0, 1100, 4000, 900)), false)
                .orElseThrow();
        assertEquals(0.5, map.ratio(), 0.01);
    }

    @Test
    void aKnownOffsetComesBackWithItsRatio() {
        TimeMap map = TimeMap.fit(List.of(pair(0.6, 300, 900, 4000, 3000), pair(0.6, 300, 2000, 4000, 3000)), true)
                .orElseThrow();
        assertEquals(0.6, map.ratio(), 0.02);
        assertEquals(300, map.offset(), 20);
        assertTrue(map.residual() < 0.01, map::toString);
        assertEquals(1200, map.networkStep(map.ratio() * 1200 + map.offset()), 1e-9);
    }

    @Test
    void noiseMovesTheMapALittleAndShowsInTheResidual() {
        Random random = new Random(5);
        Pair clean = pair(0.5, 0, 1000, 4000, 2000);
        Pair noisy = new Pair(noise(clean.network(), random), noise(clean.particles(), random));
        TimeMap map = TimeMap.fit(List.of(noisy), false).orElseThrow();
        assertEquals(0.5, map.ratio(), 0.05);
        assertTrue(map.residual() > 0.02 && map.residual() < 0.1, map::toString);
    }

    private static Curve noise(Curve curve, Random random) {
        return new Curve(
                curve.steps(),
                Arrays.stream(curve.values())
                        .map(v -> v + 0.04 * random.nextGaussian())
                        .toArray());
    }

    @Test
    void whatIsUndefinedCountsForNothing() {
        Pair pair = pair(0.5, 0, 1000, 4000, 2000);
        double[] gaps = pair.network().values();
        Arrays.fill(gaps, 0, 30, Double.NaN);
        Pair undefined = new Pair(curve(4000, 300, step -> Double.NaN), pair.particles());
        TimeMap map = TimeMap.fit(
                        List.of(new Pair(new Curve(pair.network().steps(), gaps), pair.particles()), undefined), false)
                .orElseThrow();
        assertEquals(0.5, map.ratio(), 0.02);
        assertTrue(TimeMap.fit(List.of(undefined), false).isEmpty());
    }

    @Test
    void aSideThatHasNotGoneOnHasNoMap() {
        Curve still = new Curve(new double[] {0}, new double[] {0.2});
        assertTrue(TimeMap.fit(List.of(new Pair(still, curve(100, 10, rise(50, 5)))), true)
                .isEmpty());
        assertTrue(TimeMap.fit(List.of(), false).isEmpty());
    }

    @Test
    void theLagSaysWhichSideLeadsAtEachLevel() {
        Pair late = new Pair(curve(4000, 900, rise(1000, 100)), curve(2000, 900, rise(700, 50)));
        TimeMap map = new TimeMap(0.5, 0, 0);
        List<Lag> lags = map.lags(late, 20);
        assertEquals(20, lags.size());
        for (Lag lag : lags) {
            assertEquals(400, lag.steps(), 10, "at level " + lag.level());
        }
        List<Lag> leads = map.lags(new Pair(late.network(), curve(2000, 900, rise(400, 50))), 20);
        assertTrue(leads.stream().allMatch(lag -> lag.steps() < -150), leads::toString);
        Pair flat = new Pair(late.network(), curve(2000, 9, step -> 0.3));
        assertFalse(map.lags(late, 5).isEmpty());
        assertTrue(map.lags(flat, 5).isEmpty());
    }
}
