package grokfield.render.view;

import static org.lwjgl.opengl.GL33C.GL_BLEND;
import static org.lwjgl.opengl.GL33C.GL_COLOR_BUFFER_BIT;
import static org.lwjgl.opengl.GL33C.GL_CULL_FACE;
import static org.lwjgl.opengl.GL33C.GL_DEPTH_TEST;
import static org.lwjgl.opengl.GL33C.GL_ONE;
import static org.lwjgl.opengl.GL33C.GL_ONE_MINUS_SRC_ALPHA;
import static org.lwjgl.opengl.GL33C.GL_SCISSOR_TEST;
import static org.lwjgl.opengl.GL33C.GL_SRC_ALPHA;
import static org.lwjgl.opengl.GL33C.glBlendFuncSeparate;
import static org.lwjgl.opengl.GL33C.glClear;
import static org.lwjgl.opengl.GL33C.glClearColor;
import static org.lwjgl.opengl.GL33C.glDisable;
import static org.lwjgl.opengl.GL33C.glEnable;

import grokfield.render.gl.Framebuffer;
import grokfield.render.gl.Rgb;
import grokfield.render.window.Theme;
import grokfield.sim.Points;
import java.util.Arrays;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;

/**
 * Draws a scene into a framebuffer, layer by layer: canvas, decision regions, grid, trails, ring, pair sums, arrows, tokens, and what
 * comparing has found between them. A few draw calls and no blended pass over the whole picture. One renderer serves one view.
 */
public final class ViewRenderer implements AutoCloseable {
    private static final float FADED = 0.3f; // how much of a mark's colour is left in the farthest depth of space

    private final RegionLayer regionLayer = new RegionLayer();
    private final GridLayer gridLayer = new GridLayer();
    private final Strokes strokes = new Strokes();
    private final Marks marks = new Marks();
    private final Projection projection = new Projection();
    private final DepthOrder order = new DepthOrder();
    private final FindingsLayer findingsLayer = new FindingsLayer(projection);
    private final ArrowScale arrowScale = new ArrowScale();
    private final ViewFrame frame = new ViewFrame();
    private float[] polyline = {};

    /**
     * Draws.
     *
     * @param camera resized to the target here
     * @param axes how the points' dimensions are shown
     * @param trails past positions, or null
     * @param pixelScale pixels per design unit
     * @return where the points came to lie; valid until the next call
     */
    public ViewFrame draw(
            Framebuffer target,
            Camera camera,
            Axes axes,
            ViewScene scene,
            ViewOptions options,
            @Nullable TrailBuffer trails,
            float pixelScale) {
        camera.resize(target.width(), target.height());
        place(scene, options, axes, camera, pixelScale);
        prepare(target, options.theme().canvas());
        if (options.regions() && scene.regions() != null && camera instanceof PlaneCamera plane) {
            regionLayer.draw(target, scene.regions(), scene.task().classes(), plane, options.theme());
        }
        glEnable(GL_BLEND);
        drawBehind(scene, options, trails, axes, camera, pixelScale);
        drawPairSums(scene, options.theme(), camera, pixelScale);
        if (options.arrows() && scene.arrows() != null) {
            drawArrows(scene, scene.arrows(), options.theme(), axes, camera, pixelScale);
        }
        if (scene.findings().laid() != null) {
            strokes.begin();
            findingsLayer.addLinks(scene.findings(), strokes, frame, options.theme(), pixelScale);
            strokes.draw(camera.width(), camera.height());
        }
        drawTokens(scene, options.theme(), camera, pixelScale);
        glDisable(GL_BLEND);
        return frame;
    }

    private void place(ViewScene scene, ViewOptions options, Axes axes, Camera camera, float pixelScale) {
        Points pairSums = options.pairSums() ? scene.pairSums() : null;
        frame.begin(scene.task().tokens(), pairSums == null ? 0 : pairSums.count());
        projection.tokens(scene.positions(), axes, camera, frame);
        if (pairSums != null) {
            projection.pairSums(pairSums, axes, camera, frame);
        }
        frame.note(scene.findings().notes());
        findingsLayer.place(scene.findings(), axes, camera);
        frame.radii(pixelScale * MarkSize.token(scene.task().tokens()), pixelScale * MarkSize.pairSum(frame.pairs()));
    }

    private static void prepare(Framebuffer target, Rgb canvas) {
        target.bind();
        glDisable(GL_SCISSOR_TEST);
        glDisable(GL_DEPTH_TEST);
        glDisable(GL_CULL_FACE);
        glDisable(GL_BLEND);
        glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        glClearColor(canvas.red(), canvas.green(), canvas.blue(), 1);
        glClear(GL_COLOR_BUFFER_BIT);
    }

    private void drawBehind(
            ViewScene scene,
            ViewOptions options,
            @Nullable TrailBuffer trails,
            Axes axes,
            Camera camera,
            float pixelScale) {
        strokes.begin();
        gridLayer.draw(strokes, camera, options.theme().text(), pixelScale);
        if (options.trails() && trails != null) {
            addTrails(trails, scene, options.theme(), axes, camera, pixelScale);
        }
        if (options.ring() && scene.frequency() > 0) {
            addRing(scene, options.theme(), pixelScale);
        }
        findingsLayer.addWrongNeighbours(scene.findings(), strokes, frame, options.theme(), pixelScale);
        strokes.draw(camera.width(), camera.height());
    }

    private void addTrails(
            TrailBuffer trails, ViewScene scene, Theme theme, Axes axes, Camera camera, float pixelScale) {
        int tokens = scene.task().tokens();
        if (polyline.length < 2 * trails.size()) {
            polyline = new float[2 * trails.size()];
        }
        for (int i = 0; i < tokens; i++) {
            int count = 0;
            for (Points past : trails.oldestFirst()) {
                Vector3d at = projection.place(past, i, axes, camera);
                float x = (float) at.x;
                float y = (float) at.y;
                boolean moved =
                        count == 0 || Math.hypot(x - polyline[2 * count - 2], y - polyline[2 * count - 1]) > 0.75;
                if (moved && !Float.isNaN(x)) {
                    polyline[2 * count] = x;
                    polyline[2 * count + 1] = y;
                    count++;
                }
            }
            int color = Palette.of(theme).color(i, tokens).packed(0.6f);
            strokes.fading(polyline, count, 1.6f * pixelScale, color);
        }
    }

    private void addRing(ViewScene scene, Theme theme, float pixelScale) {
        int tokens = scene.task().tokens();
        int step = Ring.step(scene.frequency(), tokens);
        int color = theme.text().packed(0.5f);
        for (int i = 0; i < tokens; i++) {
            int j = (i + step) % tokens;
            strokes.line(frame.tokenX(i), frame.tokenY(i), frame.tokenX(j), frame.tokenY(j), 1.3f * pixelScale, color);
        }
    }

    private void drawPairSums(ViewScene scene, Theme theme, Camera camera, float pixelScale) {
        int pairs = frame.pairs();
        if (pairs == 0) {
            return;
        }
        Palette palette = Palette.of(theme);
        int classes = scene.task().classes();
        int marked = markedIndex(scene, Picked.Kind.PAIR_SUM);
        boolean space = camera instanceof OrbitCamera;
        int[] backToFront = space ? order.of(pairs, frame::pairDepth) : null;
        marks.begin(pairs);
        for (int k = 0; k < pairs; k++) {
            int p = backToFront == null ? k : backToFront[k];
            int style = (scene.isValidation(p) ? Marks.HOLLOW : 0)
                    | (scene.isWrong(p) ? Marks.CROSSED : 0)
                    | (p == marked ? Marks.EMPHASISED : 0);
            float grown = frame.pairRadius() + (style == 0 ? 0 : 1.2f * pixelScale);
            int color = palette.packed(scene.task().pairClass(p), classes);
            marks.add(frame.pairX(p), frame.pairY(p), grown, style, space ? faded(color, frame.pairDepth(p)) : color);
        }
        marks.draw(camera.width(), camera.height(), pixelScale, theme.canvas(), theme.text());
    }

    private void drawTokens(ViewScene scene, Theme theme, Camera camera, float pixelScale) {
        int tokens = frame.tokens();
        Palette palette = Palette.of(theme);
        int marked = markedIndex(scene, Picked.Kind.TOKEN);
        boolean space = camera instanceof OrbitCamera;
        int[] backToFront = space ? order.of(tokens, frame::tokenDepth) : null;
        marks.begin(tokens);
        for (int k = 0; k < tokens; k++) {
            int i = backToFront == null ? k : backToFront[k];
            int style = Marks.OUTLINED | (scene.isPinned(i) ? Marks.PINNED : 0) | (i == marked ? Marks.EMPHASISED : 0);
            float radius = frame.tokenRadius() * (space ? 1.25f - 0.5f * frame.tokenDepth(i) : 1);
            int color = palette.packed(i, tokens);
            marks.add(
                    frame.tokenX(i), frame.tokenY(i), radius, style, space ? faded(color, frame.tokenDepth(i)) : color);
        }
        findingsLayer.addRings(scene.findings(), marks, frame, theme, space, pixelScale);
        marks.draw(camera.width(), camera.height(), pixelScale, theme.canvas(), theme.text());
    }

    private static int faded(int color, float depth) {
        int alpha = Math.clamp(Math.round(255 * (1 - (1 - FADED) * depth)), 0, 255);
        return (color & 0xffffff) | (alpha << 24);
    }

    private static int markedIndex(ViewScene scene, Picked.Kind kind) {
        Picked marked = scene.marked();
        return marked != null && marked.kind() == kind ? marked.index() : -1;
    }

    private void drawArrows(ViewScene scene, Points arrows, Theme theme, Axes axes, Camera camera, float pixelScale) {
        double[] magnitudes = new double[arrows.count()];
        Arrays.setAll(
                magnitudes,
                i -> Math.hypot(
                        Math.hypot(axes.coordinate(arrows, i, 0), axes.coordinate(arrows, i, 1)),
                        axes.coordinate(arrows, i, 2)));
        arrowScale.follow(magnitudes);
        frame.arrowScale(arrowScale.unit(), arrowScale.unitPixels(pixelScale));
        strokes.begin();
        Points fitted = scene.findings().fitted();
        for (int i = 0; i < arrows.count(); i++) {
            addArrow(i, scene.positions(), arrows, theme.text().packed(0.9f), axes, camera, pixelScale);
            if (fitted != null) {
                addArrow(i, scene.positions(), fitted, theme.accent().packed(0.95f), axes, camera, pixelScale);
            }
        }
        strokes.draw(camera.width(), camera.height());
    }

    private void addArrow(
            int i, Points positions, Points arrows, int color, Axes axes, Camera camera, float pixelScale) {
        double ax = axes.coordinate(arrows, i, 0);
        double ay = axes.coordinate(arrows, i, 1);
        double az = axes.coordinate(arrows, i, 2);
        double magnitude = Math.hypot(Math.hypot(ax, ay), az);
        double world = arrowScale.pixels(magnitude, pixelScale) / camera.scale();
        if (!(magnitude > 0) || !(world > 0)) {
            return;
        }
        double stretch = world / magnitude;
        Vector3d tip = projection.shifted(positions, i, axes, camera, ax * stretch, ay * stretch, az * stretch);
        Arrow.add(
                strokes,
                frame.tokenX(i),
                frame.tokenY(i),
                (float) tip.x,
                (float) tip.y,
                frame.tokenRadius(),
                pixelScale,
                color);
    }

    @Override
    public void close() {
        marks.close();
        strokes.close();
        regionLayer.close();
    }
}
