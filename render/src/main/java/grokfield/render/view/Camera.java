package grokfield.render.view;

import grokfield.scenes.CameraPose;
import org.joml.Matrix4f;
import org.joml.Vector3d;
import org.joml.Vector3dc;

/**
 * Where a view looks from. Screen coordinates are pixels of the view, x from the left, y from the top; world coordinates have y upwards.
 */
public sealed interface Camera permits PlaneCamera, OrbitCamera {

    /** Tells the camera the view's size in pixels, each at least 1. */
    void resize(int width, int height);

    int width();

    int height();

    /** Writes the matrix from world to clip coordinates into {@code dest} and returns it. */
    Matrix4f matrix(Matrix4f dest);

    /** Writes the screen position of a world point into {@code dest}: x, y in pixels, z = depth, 0 (near) … 1 (far). Returns it. */
    Vector3d project(double x, double y, double z, Vector3d dest);

    /** Writes into {@code dest} the world point on the screen at (x, y) that is as deep as {@code like}. Returns it. */
    Vector3d unproject(double x, double y, Vector3dc like, Vector3d dest);

    /** Enlarges by a factor, keeping what is under (x, y) under it. Ends a movement under way. */
    void zoomAt(double x, double y, double factor);

    /** Moves the picture by pixels. Ends a movement under way. */
    void pan(double dx, double dy);

    /** Turns the picture by pixels dragged; a camera of the plane pans. */
    void drag(double dx, double dy);

    /**
     * Moves so that all of a ball (a disc, in the plane) is in view.
     *
     * @param centre the middle, world coordinates
     * @param radius more than 0
     * @param margin pixels to leave free at each side
     * @param smooth glide there with {@link #advance} (true), or be there at once (false)
     */
    void fit(Vector3dc centre, double radius, double margin, boolean smooth);

    /**
     * Is at a pose at once.
     *
     * @param radius what the pose's fitted view shows around the origin, more than 0
     * @param margin pixels that the fitted view leaves free at each side
     */
    void pose(CameraPose pose, double radius, double margin);

    /** Glides on towards the last fit. Returns whether the picture changed. */
    boolean advance(double seconds);

    /** Pixels per world unit where the camera looks. */
    double scale();
}
