package grokfield.render.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.Points;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AxesTest {
    /** Points that are wide along two skew directions of five dimensions and thin along the others. */
    private static Points flat(long seed) {
        Random random = new Random(seed);
        double[] values = new double[40 * 5];
        for (int i = 0; i < 40; i++) {
            double u = 5 * random.nextGaussian();
            double v = 2 * random.nextGaussian();
            double[] row = {u, u, v, -v, 0};
            for (int k = 0; k < 5; k++) {
                values[5 * i + k] = row[k] / Math.sqrt(2) + 0.01 * random.nextGaussian();
            }
        }
        return Points.copyOf(values, 5);
    }

    @Test
    void twoAndThreeDimensionsAreShownAsTheyAre() {
        Points plane = Points.copyOf(new double[] {1, 2, 3, 4}, 2);
        Axes axes = Axes.follow(null, plane);
        assertEquals(3, axes.coordinate(plane, 1, 0));
        assertEquals(4, axes.coordinate(plane, 1, 1));
        assertEquals("", axes.caption());
        Points space = Points.copyOf(new double[] {1, 2, 3}, 3);
        Axes spatial = Axes.follow(null, space);
        assertTrue(spatial.isSpace());
        assertEquals(3, spatial.coordinate(space, 0, 2));
    }

    @Test
    void oneDimensionLiesOnTheXAxis() {
        Points line = Points.copyOf(new double[] {7, -2}, 1);
        Axes axes = Axes.follow(null, line);
        assertEquals(-2, axes.coordinate(line, 1, 0));
        assertEquals(0, axes.coordinate(line, 1, 1));
        assertEquals("one dimension, along x", axes.caption());
    }

    @Test
    void moreDimensionsShowTheirWidestPlane() {
        Points points = flat(1);
        Axes axes = Axes.follow(null, points);
        double kept = 0;
        double all = 0;
        for (int i = 0; i < points.count(); i++) {
            kept += Math.pow(axes.coordinate(points, i, 0), 2) + Math.pow(axes.coordinate(points, i, 1), 2);
            for (int k = 0; k < 5; k++) {
                all += Math.pow(points.get(i, k), 2);
            }
        }
        assertEquals(1, kept / all, 1e-3);
        assertEquals("first 2 principal axes of 5, 100 % of the variance", axes.caption());
    }

    @Test
    void theAxesFollowWithoutTurningRound() {
        Points points = flat(2);
        Axes axes = Axes.follow(null, points);
        double before = axes.coordinate(points, 0, 0);
        for (int step = 0; step < 50; step++) {
            axes = Axes.follow(axes, points);
        }
        assertEquals(before, axes.coordinate(points, 0, 0), 1e-6 * Math.abs(before));
    }

    @Test
    void aLiftedDisplacementIsSeenAsItWas() {
        Points points = flat(3);
        Axes axes = Axes.follow(null, points);
        double[] lifted = axes.lift(0.3, -0.7, 0);
        Points shifted = Points.copyOf(lifted, 5);
        assertEquals(0.3, axes.coordinate(shifted, 0, 0), 1e-9);
        assertEquals(-0.7, axes.coordinate(shifted, 0, 1), 1e-9);
        assertArrayEquals(
                new double[] {1, 2},
                Axes.follow(null, Points.copyOf(new double[] {0, 0}, 2)).lift(1, 2, 0));
    }
}
