package grokfield.render.view;

import grokfield.scenes.CameraPose;
import org.joml.Matrix4d;
import org.joml.Matrix4f;
import org.joml.Vector3d;
import org.joml.Vector3dc;

/** Looks at a point of space from a distance that the user turns around it. Up is +y; perspective, 35° high. */
public final class OrbitCamera implements Camera {
    private static final double FIELD_OF_VIEW = Math.toRadians(35);
    private static final double RADIANS_PER_PIXEL = 0.008;
    private static final double STEEPEST = Math.toRadians(89);
    private static final double CLOSEST = 1e-6;
    private static final double FARTHEST = 1e9;
    private static final double ARRIVED = 1e-4; // of the distance

    private final Vector3d centre = new Vector3d();
    private final Vector3d goalCentre = new Vector3d();
    private final Matrix4d view = new Matrix4d();
    private final Matrix4d clip = new Matrix4d(); // world to clip
    private final Matrix4d clipInverse = new Matrix4d();
    private int width = 1;
    private int height = 1;
    private double yaw = Math.toRadians(35);
    private double pitch = Math.toRadians(22);
    private double distance = 10;
    private double goalDistance;
    private double depthOfField = 3; // radius of what is to be told apart in depth, world units
    private boolean gliding;

    /** A camera that looks at the origin from a little above. */
    public OrbitCamera() {
        update();
    }

    @Override
    public void resize(int newWidth, int newHeight) {
        if (newWidth != width || newHeight != height) {
            width = Math.max(1, newWidth);
            height = Math.max(1, newHeight);
            update();
        }
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    private void update() {
        view.identity()
                .translate(0, 0, -distance)
                .rotateX(pitch)
                .rotateY(-yaw)
                .translate(-centre.x, -centre.y, -centre.z);
        clip.setPerspective(FIELD_OF_VIEW, width / (double) height, distance / 100, distance * 100)
                .mul(view);
        clip.invert(clipInverse);
    }

    @Override
    public Matrix4f matrix(Matrix4f dest) {
        return dest.set(clip);
    }

    @Override
    public Vector3d project(double x, double y, double z, Vector3d dest) {
        double ahead = -(view.m02() * x + view.m12() * y + view.m22() * z + view.m32());
        clip.transformProject(dest.set(x, y, z));
        double depth = Math.clamp(0.5 + (ahead - distance) / (2 * depthOfField), 0, 1);
        if (ahead <= 0) {
            return dest.set(Double.NaN, Double.NaN, 0); // behind the camera
        }
        return dest.set((dest.x + 1) / 2 * width, (1 - dest.y) / 2 * height, depth);
    }

    @Override
    public Vector3d unproject(double x, double y, Vector3dc like, Vector3d dest) {
        double clipZ = clip.transformProject(like, dest).z;
        return clipInverse.transformProject(dest.set(2 * x / width - 1, 1 - 2 * y / height, clipZ));
    }

    @Override
    public void zoomAt(double x, double y, double factor) {
        Vector3d before = unproject(x, y, centre, new Vector3d());
        distance = Math.clamp(distance / factor, CLOSEST, FARTHEST);
        update();
        Vector3d after = unproject(x, y, centre, new Vector3d());
        centre.add(before.sub(after));
        gliding = false;
        update();
    }

    @Override
    public void pan(double dx, double dy) {
        Vector3d from = unproject(width / 2.0, height / 2.0, centre, new Vector3d());
        Vector3d to = unproject(width / 2.0 + dx, height / 2.0 + dy, centre, new Vector3d());
        centre.add(from.sub(to));
        gliding = false;
        update();
    }

    @Override
    public void drag(double dx, double dy) {
        yaw -= dx * RADIANS_PER_PIXEL;
        pitch = Math.clamp(pitch + dy * RADIANS_PER_PIXEL, -STEEPEST, STEEPEST);
        update();
    }

    @Override
    public void fit(Vector3dc newCentre, double radius, double margin, boolean smooth) {
        double half = Math.min(width, height) / 2.0;
        double share = Math.max(8, half - margin) / half;
        double angle = Math.atan(Math.tan(FIELD_OF_VIEW / 2) * share * Math.min(1, width / (double) height));
        goalCentre.set(newCentre);
        goalDistance = Math.clamp(radius / Math.sin(angle), CLOSEST, FARTHEST);
        depthOfField = radius;
        gliding = smooth;
        if (!smooth) {
            arrive();
        }
    }

    @Override
    public void pose(CameraPose pose, double radius, double margin) {
        yaw = Math.toRadians(pose.turn());
        pitch = Math.clamp(Math.toRadians(pose.tilt()), -STEEPEST, STEEPEST);
        Vector3d middle = new Vector3d(pose.centerX() * radius, pose.centerY() * radius, 0);
        fit(middle, radius, margin, false);
        distance = Math.clamp(distance / pose.zoom(), CLOSEST, FARTHEST);
        update();
    }

    @Override
    public boolean advance(double seconds) {
        if (!gliding) {
            return false;
        }
        double share = Glide.share(seconds);
        centre.lerp(goalCentre, share);
        distance *= Math.pow(goalDistance / distance, share);
        update();
        if (centre.distance(goalCentre) / distance + Math.abs(goalDistance / distance - 1) < ARRIVED) {
            arrive();
        }
        return true;
    }

    private void arrive() {
        centre.set(goalCentre);
        distance = goalDistance;
        gliding = false;
        update();
    }

    @Override
    public double scale() {
        return height / 2.0 / Math.tan(FIELD_OF_VIEW / 2) / distance;
    }
}
