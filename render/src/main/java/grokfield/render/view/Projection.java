package grokfield.render.view;

import grokfield.sim.Points;
import org.joml.Vector3d;

/** Puts the points of a scene on the screen. */
final class Projection {
    private final Vector3d screen = new Vector3d();

    void tokens(Points positions, Axes axes, Camera camera, ViewFrame frame) {
        for (int i = 0; i < positions.count(); i++) {
            place(positions, i, axes, camera);
            frame.token(i, screen.x, screen.y, screen.z);
        }
    }

    void pairSums(Points pairSums, Axes axes, Camera camera, ViewFrame frame) {
        for (int p = 0; p < pairSums.count(); p++) {
            place(pairSums, p, axes, camera);
            frame.pair(p, screen.x, screen.y, screen.z);
        }
    }

    /** Where point i lies: in the returned vector until the next call. */
    Vector3d place(Points points, int i, Axes axes, Camera camera) {
        return camera.project(
                axes.coordinate(points, i, 0), axes.coordinate(points, i, 1), axes.coordinate(points, i, 2), screen);
    }

    /** Where point i lies when it is shifted in the view's coordinates: in the returned vector until the next call. */
    Vector3d shifted(Points points, int i, Axes axes, Camera camera, double dx, double dy, double dz) {
        return camera.project(
                axes.coordinate(points, i, 0) + dx,
                axes.coordinate(points, i, 1) + dy,
                axes.coordinate(points, i, 2) + dz,
                screen);
    }
}
