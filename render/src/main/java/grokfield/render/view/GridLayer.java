package grokfield.render.view;

import grokfield.render.gl.Rgb;
import org.joml.Vector3d;

/** The lines behind the points: a grid at round numbers in the plane, the three axes in space. */
final class GridLayer {
    private static final double WIDEST_CELL = 120; // pixels

    private final Vector3d from = new Vector3d();
    private final Vector3d to = new Vector3d();

    void draw(Strokes strokes, Camera camera, Rgb ink, float pixelScale) {
        switch (camera) {
            case PlaneCamera plane -> grid(strokes, plane, ink, pixelScale);
            case OrbitCamera orbit -> axes(strokes, orbit, ink, pixelScale);
        }
    }

    private static void grid(Strokes strokes, PlaneCamera camera, Rgb ink, float pixelScale) {
        double cell = Nice.below(WIDEST_CELL * pixelScale / camera.scale());
        double pixels = cell * camera.scale();
        double originX = -camera.left() * camera.scale();
        double originY = camera.top() * camera.scale();
        for (long i = (long) Math.ceil(camera.left() / cell); i * cell <= camera.right(); i++) {
            float x = (float) Math.floor(originX + i * pixels) + 0.5f;
            strokes.line(x, 0, x, camera.height(), 1, ink.packed(i == 0 ? 0.26f : 0.07f));
        }
        for (long i = (long) Math.ceil(camera.bottom() / cell); i * cell <= camera.top(); i++) {
            float y = (float) Math.floor(originY - i * pixels) + 0.5f;
            strokes.line(0, y, camera.width(), y, 1, ink.packed(i == 0 ? 0.26f : 0.07f));
        }
    }

    private void axes(Strokes strokes, OrbitCamera camera, Rgb ink, float pixelScale) {
        double length = camera.height() / camera.scale() / 2.6;
        for (int axis = 0; axis < 3; axis++) {
            camera.project(axis == 0 ? -length : 0, axis == 1 ? -length : 0, axis == 2 ? -length : 0, from);
            camera.project(axis == 0 ? length : 0, axis == 1 ? length : 0, axis == 2 ? length : 0, to);
            int near = ink.packed(0.30f);
            int far = ink.packed(0.12f);
            strokes.tapered(
                    (float) from.x,
                    (float) from.y,
                    (float) to.x,
                    (float) to.y,
                    0.6f * pixelScale,
                    0.6f * pixelScale,
                    from.z < to.z ? near : far,
                    from.z < to.z ? far : near);
        }
    }
}
