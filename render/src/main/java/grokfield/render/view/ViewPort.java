package grokfield.render.view;

import grokfield.render.gl.Framebuffer;
import grokfield.scenes.CameraPose;
import grokfield.sim.Points;
import java.util.Optional;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;

/**
 * One view as its user has it before him: picture, cameras, trails, and whether the camera follows the points.
 *
 * <p>A frame is {@link #draw}; then the picture is shown with {@code ImGui.image(textureId(), w, h, 0, 1, 1, 0)} and its labels with
 * {@link ViewLabels}. Coordinates of the mouse are pixels of the view, x from the left, y from the top.
 */
public final class ViewPort implements AutoCloseable {
    private static final double MARGIN = 42; // design units around what is fitted
    private static final double TOO_LARGE = 1.02; // of the radius that was fitted
    private static final double TOO_SMALL = 0.72;
    private static final double SPARE = 1.06; // of the radius of growing points, so that the next growth fits

    private final ViewRenderer renderer = new ViewRenderer();
    private final Framebuffer picture = new Framebuffer(1, 1);
    private final PlaneCamera plane = new PlaneCamera();
    private final OrbitCamera orbit = new OrbitCamera();
    private final TrailBuffer trails = new TrailBuffer();
    private final Extent extent = new Extent();
    private ViewFrame frame = new ViewFrame();
    private @Nullable Axes axes;
    private boolean following = true;
    private boolean holding;
    private boolean fresh = true; // nothing was fitted yet
    private double fittedRadius;
    private double posedRadius; // glides to the fitted one
    private @Nullable CameraPose pose;
    private float pixelScale = 1;

    /**
     * Draws the next frame.
     *
     * @param width pixels
     * @param height pixels
     * @param newPixelScale pixels per design unit
     * @param seconds since the last frame, for gliding
     */
    public void draw(ViewScene scene, ViewOptions options, int width, int height, float newPixelScale, double seconds) {
        picture.resize(width, height);
        axes = Axes.follow(axes, scene.positions());
        Camera camera = camera();
        boolean resized =
                camera.width() != picture.width() || camera.height() != picture.height() || pixelScale != newPixelScale;
        pixelScale = newPixelScale;
        camera.resize(picture.width(), picture.height());
        trails.push(scene.positions());
        measure(scene, options);
        CameraPose wanted = pose;
        if (following && wanted != null) {
            followPosed(camera, wanted, seconds);
        } else if (following && !holding) {
            follow(camera, resized);
        }
        camera.advance(seconds);
        frame = renderer.draw(picture, camera, axes, scene, options, trails, pixelScale);
    }

    private void measure(ViewScene scene, ViewOptions options) {
        extent.begin();
        extent.include(scene.positions(), axes());
        Points pairSums = scene.pairSums();
        if (options.pairSums() && pairSums != null) {
            extent.include(pairSums, axes());
        }
        ViewFindings.Laid laid = scene.findings().laid();
        if (laid != null) {
            extent.include(laid.positions(), axes());
        }
    }

    /** Fits anew when the points no longer fit, or have become small in the view; another view has room for the same points. */
    private void follow(Camera camera, boolean resized) {
        double radius = extent.radius();
        boolean fits = radius <= TOO_LARGE * fittedRadius && radius >= TOO_SMALL * fittedRadius;
        if (!fits || fresh) {
            fit(camera, !fresh);
        } else if (resized) {
            camera.fit(new Vector3d(), fittedRadius, MARGIN * pixelScale, false);
        }
    }

    /** As {@link #follow}, with a camera that is led: what a fitted view would show glides, the pose itself is kept at once. */
    private void followPosed(Camera camera, CameraPose wanted, double seconds) {
        double radius = extent.radius();
        boolean fits = radius <= TOO_LARGE * fittedRadius && radius >= TOO_SMALL * fittedRadius;
        if (fresh) {
            fittedRadius = radius;
            posedRadius = radius;
            fresh = false;
        } else if (!fits && !holding) {
            fittedRadius = SPARE * radius;
        }
        posedRadius *= Math.pow(fittedRadius / posedRadius, Glide.share(seconds));
        camera.pose(wanted, posedRadius, MARGIN * pixelScale);
    }

    private void fit(Camera camera, boolean smooth) {
        fittedRadius = extent.radius() * (smooth ? SPARE : 1);
        posedRadius = smooth && posedRadius > 0 ? posedRadius : fittedRadius;
        camera.fit(new Vector3d(), fittedRadius, MARGIN * pixelScale, smooth);
        fresh = false;
    }

    /** Fits the view to the points and follows them from now on. */
    public void fit() {
        following = true;
        fit(camera(), true);
    }

    /** Leads the camera from now on, until its user moves it, and again after a fit; null to let it go. */
    public void pose(@Nullable CameraPose wanted) {
        pose = wanted;
    }

    /** Enlarges by a factor around the mouse; the camera no longer follows. */
    public void zoomAt(double x, double y, double factor) {
        following = false;
        camera().zoomAt(x, y, factor);
    }

    /** Moves the picture; the camera no longer follows. */
    public void pan(double dx, double dy) {
        following = false;
        camera().pan(dx, dy);
    }

    /** Drags the background: turns a view of space, pans one of the plane. */
    public void drag(double dx, double dy) {
        following = following && axes().isSpace() && pose == null;
        camera().drag(dx, dy);
    }

    /** Keeps the camera where it is while a token is dragged, or lets it follow again. */
    public void hold(boolean dragging) {
        holding = dragging;
    }

    /** What is under the mouse. */
    public Optional<Picked> pick(double x, double y) {
        return Picker.pick(frame, x, y, 4 * pixelScale);
    }

    /**
     * Where a token is dragged to when the mouse is at (x, y).
     *
     * @return the new position, shape (d): moved only in the directions that the view shows
     */
    public double[] dragged(Points positions, int token, double x, double y) {
        Axes shown = axes();
        Vector3d now = new Vector3d(
                shown.coordinate(positions, token, 0),
                shown.coordinate(positions, token, 1),
                shown.coordinate(positions, token, 2));
        Vector3d goal = camera().unproject(x, y, now, new Vector3d()).sub(now);
        double[] moved = shown.lift(goal.x, goal.y, goal.z);
        for (int k = 0; k < moved.length; k++) {
            moved[k] += positions.get(token, k);
        }
        return moved;
    }

    /** Forgets the trails, as where the points went elsewhere at once. */
    public void forgetTrails() {
        trails.clear();
    }

    /** Forgets trails and the fitted size, as after a reset or with another scene. */
    public void forget() {
        trails.clear();
        axes = null;
        fresh = true;
    }

    /** The camera in use. */
    public Camera camera() {
        return axes != null && axes.isSpace() ? orbit : plane;
    }

    /** The camera of the plane: its edges are what decision regions must cover. */
    public PlaneCamera planeCamera() {
        return plane;
    }

    /** How the dimensions are shown. */
    public Axes axes() {
        if (axes == null) {
            throw new IllegalStateException("nothing was drawn yet");
        }
        return axes;
    }

    /** Where the points came to lie in the last frame. */
    public ViewFrame frame() {
        return frame;
    }

    /** Pixels per design unit in the last frame. */
    public float pixelScale() {
        return pixelScale;
    }

    /** The picture, for {@code ImGui.image}, v upwards. */
    public int textureId() {
        return picture.texture().id();
    }

    /** The picture. */
    public Framebuffer picture() {
        return picture;
    }

    /** Whether the camera follows the points by itself. */
    public boolean isFollowing() {
        return following;
    }

    @Override
    public void close() {
        picture.close();
        renderer.close();
    }
}
