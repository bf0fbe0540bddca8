package grokfield.render.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.scenes.CameraPose;
import java.util.stream.Stream;
import org.joml.Matrix4f;
import org.joml.Vector3d;
import org.joml.Vector4f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CameraTest {
    private static final double PIXEL = 1e-6;

    static Stream<Camera> cameras() {
        return Stream.of(ready(new PlaneCamera()), ready(new OrbitCamera()));
    }

    private static Camera ready(Camera camera) {
        camera.resize(640, 360);
        camera.fit(new Vector3d(0.4, -0.2, 0), 3, 20, false);
        return camera;
    }

    private static Vector3d screen(Camera camera, Vector3d world) {
        return camera.project(world.x, world.y, world.z, new Vector3d());
    }

    @ParameterizedTest
    @MethodSource("cameras")
    void zoomKeepsThePointUnderTheCursor(Camera camera) {
        Vector3d middle = screen(camera, new Vector3d(0.4, -0.2, 0));
        Vector3d like = camera.unproject(middle.x, middle.y, new Vector3d(0.4, -0.2, 0), new Vector3d());
        Vector3d under = camera.unproject(150, 90, like, new Vector3d());
        for (double factor : new double[] {1.1, 3, 0.2, 0.9}) {
            double before = camera.scale();
            camera.zoomAt(150, 90, factor);
            assertEquals(factor, camera.scale() / before, 1e-9);
            assertEquals(150, screen(camera, under).x, PIXEL);
            assertEquals(90, screen(camera, under).y, PIXEL);
        }
    }

    @ParameterizedTest
    @MethodSource("cameras")
    void aPoseEnlargesTheFittedViewAndPutsItsCenterIntoTheMiddle(Camera camera) {
        camera.pose(CameraPose.FITTED, 5, 20);
        double fitted = camera.scale();
        camera.pose(new CameraPose(2.5, 0.5, -0.25, 80, -30), 5, 20);
        assertEquals(2.5, camera.scale() / fitted, 1e-9);
        Vector3d middle = screen(camera, new Vector3d(2.5, -1.25, 0));
        assertEquals(320, middle.x, PIXEL);
        assertEquals(180, middle.y, PIXEL);
    }

    @Test
    void theFittedPoseOfSpaceIsTheViewThatNobodyHasTurned() {
        Camera untouched = ready(new OrbitCamera());
        Camera posed = ready(new OrbitCamera());
        untouched.fit(new Vector3d(), 3, 20, false);
        posed.pose(CameraPose.FITTED, 3, 20);
        Vector3d point = new Vector3d(1, 2, -0.5);
        assertEquals(0, screen(untouched, point).distance(screen(posed, point)), PIXEL);
        posed.pose(new CameraPose(1, 0, 0, 90, 0), 3, 20);
        assertEquals(320, screen(posed, new Vector3d(2, 0, 0)).x, PIXEL, "turned by 90 degrees, x goes into the depth");
    }

    @ParameterizedTest
    @MethodSource("cameras")
    void panMovesThePictureByItsPixels(Camera camera) {
        Vector3d point = new Vector3d(0.4, -0.2, 0);
        Vector3d before = screen(camera, point);
        camera.pan(31, -17);
        assertEquals(before.x + 31, screen(camera, point).x, PIXEL);
        assertEquals(before.y - 17, screen(camera, point).y, PIXEL);
    }

    @ParameterizedTest
    @MethodSource("cameras")
    void unprojectUndoesProject(Camera camera) {
        Vector3d point = camera instanceof PlaneCamera ? new Vector3d(1.3, 0.7, 0) : new Vector3d(1.3, 0.7, -0.9);
        Vector3d at = screen(camera, point);
        Vector3d back = camera.unproject(at.x, at.y, point, new Vector3d());
        assertEquals(0, back.distance(point), 1e-9);
    }

    @ParameterizedTest
    @MethodSource("cameras")
    void theMatrixPutsPointsWhereProjectDoes(Camera camera) {
        Vector3d point = new Vector3d(-0.8, 1.1, 0);
        Vector4f clip = camera.matrix(new Matrix4f()).transform(new Vector4f(-0.8f, 1.1f, 0, 1));
        Vector3d at = screen(camera, point);
        assertEquals(at.x, (clip.x / clip.w + 1) / 2 * camera.width(), 1e-3);
        assertEquals(at.y, (1 - clip.y / clip.w) / 2 * camera.height(), 1e-3);
    }

    @ParameterizedTest
    @MethodSource("cameras")
    void afterFitEveryPointOfTheBallIsInsideTheMargin(Camera camera) {
        Vector3d centre = new Vector3d(2, 1, 0);
        camera.fit(centre, 5, 30, false);
        for (int k = 0; k < 64; k++) {
            double angle = 2 * Math.PI * k / 64;
            Vector3d at = screen(camera, new Vector3d(5 * Math.cos(angle), 5 * Math.sin(angle), 0).add(centre));
            assertTrue(at.x >= 30 - PIXEL && at.x <= camera.width() - 30 + PIXEL, "x " + at.x);
            assertTrue(at.y >= 30 - PIXEL && at.y <= camera.height() - 30 + PIXEL, "y " + at.y);
        }
    }

    @ParameterizedTest
    @MethodSource("cameras")
    void aSmoothFitArrivesWhereASuddenOneIs(Camera camera) {
        Camera sudden = camera instanceof PlaneCamera ? ready(new PlaneCamera()) : ready(new OrbitCamera());
        Vector3d centre = new Vector3d(-1, 2, 0);
        sudden.fit(centre, 8, 10, false);
        camera.fit(centre, 8, 10, true);
        double first = camera.scale();
        assertNotEquals(sudden.scale(), first);
        int frames = 0;
        while (camera.advance(1 / 60.0)) {
            frames++;
            assertTrue(frames < 600, "the camera comes to rest");
        }
        assertTrue(frames > 10, "it takes some frames");
        assertEquals(sudden.scale(), camera.scale(), 1e-9);
        Vector3d point = new Vector3d(3, 3, 0);
        assertEquals(0, screen(sudden, point).distance(screen(camera, point)), PIXEL);
        assertFalse(camera.advance(1));
    }

    @ParameterizedTest
    @MethodSource("cameras")
    void theUsersHandEndsAGlide(Camera camera) {
        camera.fit(new Vector3d(), 50, 10, true);
        camera.zoomAt(10, 10, 1.5);
        assertFalse(camera.advance(0.1));
    }

    @Test
    void draggingTurnsSpaceAroundItsMiddle() {
        OrbitCamera camera = new OrbitCamera();
        camera.resize(500, 500);
        camera.fit(new Vector3d(), 2, 20, false);
        Vector3d near = new Vector3d(0.5, 0, 0);
        Vector3d before = screen(camera, near);
        camera.drag(80, 30);
        assertEquals(250, screen(camera, new Vector3d()).x, PIXEL);
        assertEquals(250, screen(camera, new Vector3d()).y, PIXEL);
        assertTrue(screen(camera, near).distance(before) > 5, "what is beside the middle moves");
    }

    @Test
    void whatIsNearerHasLessDepth() {
        OrbitCamera camera = new OrbitCamera();
        camera.resize(500, 500);
        camera.fit(new Vector3d(), 2, 20, false);
        assertEquals(0.5, screen(camera, new Vector3d()).z, 1e-9);
        double upper = screen(camera, new Vector3d(0, 1, 0)).z;
        double lower = screen(camera, new Vector3d(0, -1, 0)).z;
        assertTrue(upper < 0.5 && lower > 0.5, "seen from above, the upper point is nearer");
    }

    @Test
    void theNearSideMovesWithTheMouse() {
        OrbitCamera camera = new OrbitCamera();
        camera.resize(500, 500);
        camera.fit(new Vector3d(), 2, 20, false);
        Vector3d front = new Vector3d(0, 0, 1);
        Vector3d before = screen(camera, front);
        assertTrue(before.z < 0.5, "it is on the near side");
        camera.drag(20, 0);
        assertTrue(screen(camera, front).x > before.x);
    }

    @Test
    void whatIsBehindTheCameraIsNowhere() {
        OrbitCamera camera = new OrbitCamera();
        camera.resize(500, 500);
        camera.fit(new Vector3d(), 1, 20, false);
        boolean hidden = false;
        for (double far : new double[] {-100, 100}) {
            hidden = hidden || Double.isNaN(screen(camera, new Vector3d(0, far, 0)).x);
        }
        assertTrue(hidden);
    }
}
