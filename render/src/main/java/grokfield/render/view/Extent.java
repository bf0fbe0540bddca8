package grokfield.render.view;

import grokfield.sim.Points;

/** The farthest that any shown point is from the origin, which stays in the middle of a view. */
final class Extent {
    private static final double SMALLEST = 1e-3;

    private double radius;

    void begin() {
        radius = 0;
    }

    void include(Points points, Axes axes) {
        for (int i = 0; i < points.count(); i++) {
            double x = axes.coordinate(points, i, 0);
            double y = axes.coordinate(points, i, 1);
            double z = axes.coordinate(points, i, 2);
            double distance = Math.sqrt(x * x + y * y + z * z);
            if (Double.isFinite(distance)) {
                radius = Math.max(radius, distance);
            }
        }
    }

    /** World units; positive also for a collapsed set. */
    double radius() {
        return Math.max(radius, SMALLEST);
    }
}
