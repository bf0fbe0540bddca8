package grokfield.render.view;

import grokfield.render.gl.Rgb;
import org.joml.Vector3d;

/** The lines behind the points: a grid at round numbers in the plane, the three axes in space. */
final class GridLayer {
    private static final double WIDEST_CELL = 120; // design units

    private final Vector3d from = new Vector3d();
    private final Vector3d to = new Vector3d();

    /** The distance between lines: the largest round number of world units that is not too wide. */
    static double cell(PlaneCamera camera, float pixelScale) {
        return Nice.below(WIDEST_CELL * pixelScale / camera.scale());
    }

    void draw(Strokes strokes, Camera camera, Rgb ink, float pixelScale) {
        switch (camera) {
            case PlaneCamera plane -> grid(strokes, plane, ink, pixelScale);
            case OrbitCamera orbit -> axes(strokes, orbit, ink, pixelScale);
        }
    }

    private static void grid(Strokes strokes, PlaneCamera camera, Rgb ink, float pixelScale) {
        double cell = cell(camera, pixelScale);
        for (long i = (long) Math.ceil(camera.left() / cell); i * cell <= camera.right(); i++) {
            float x = onPixel((i * cell - camera.left()) * camera.scale());
            strokes.line(x, 0, x, camera.height(), 1, ink.packed(strength(i)));
        }
        for (long i = (long) Math.ceil(camera.bottom() / cell); i * cell <= camera.top(); i++) {
            float y = onPixel((camera.top() - i * cell) * camera.scale());
            strokes.line(0, y, camera.width(), y, 1, ink.packed(strength(i)));
        }
    }

    private static float strength(long line) {
        return line == 0 ? 0.24f : 0.065f;
    }

    private static float onPixel(double at) {
        return (float) Math.floor(at) + 0.5f;
    }

    private void axes(Strokes strokes, OrbitCamera camera, Rgb ink, float pixelScale) {
        double length = camera.height() / camera.scale() / 2.6;
        for (int axis = 0; axis < 3; axis++) {
            camera.project(axis == 0 ? -length : 0, axis == 1 ? -length : 0, axis == 2 ? -length : 0, from);
            camera.project(axis == 0 ? length : 0, axis == 1 ? length : 0, axis == 2 ? length : 0, to);
            int near = ink.packed(0.34f);
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
