package grokfield.render.view;

import grokfield.render.window.Theme;
import grokfield.sim.Points;
import org.joml.Vector3d;

/** Draws what comparing has found: thin lines and rings that leave the points themselves to be seen. */
final class FindingsLayer {
    private static final float LINK = 1.2f; // width, design units
    private static final float RING = 2.5f; // between a disc's edge and the ring of a point that lies just on it
    private static final float FADED = 0.35f; // of a ring in the farthest depth of space

    private final Projection projection;
    private float[] laidX = {};
    private float[] laidY = {};
    private float[] laidDepth = {};

    FindingsLayer(Projection projection) {
        this.projection = projection;
    }

    /** Where the laid points come to lie in this frame. */
    void place(ViewFindings findings, Axes axes, Camera camera) {
        ViewFindings.Laid laid = findings.laid();
        if (laid == null) {
            return;
        }
        Points points = laid.positions();
        if (laidX.length < points.count()) {
            laidX = new float[points.count()];
            laidY = new float[points.count()];
            laidDepth = new float[points.count()];
        }
        for (int i = 0; i < points.count(); i++) {
            Vector3d at = projection.place(points, i, axes, camera);
            laidX[i] = (float) at.x;
            laidY[i] = (float) at.y;
            laidDepth[i] = (float) at.z;
        }
    }

    /** From every token to the point that belongs to it. */
    void addLinks(ViewFindings findings, Strokes strokes, ViewFrame frame, Theme theme, float pixelScale) {
        ViewFindings.Laid laid = findings.laid();
        if (laid == null) {
            return;
        }
        int color = theme.text().packed(0.55f);
        for (int i = 0; i < laid.partners().length; i++) {
            int partner = laid.partners()[i];
            strokes.line(frame.tokenX(partner), frame.tokenY(partner), laidX[i], laidY[i], LINK * pixelScale, color);
        }
    }

    /** The laid points: rings in the colour of the token that they belong to, around its disc where the two agree. */
    void addRings(ViewFindings findings, Marks marks, ViewFrame frame, Theme theme, boolean space, float pixelScale) {
        ViewFindings.Laid laid = findings.laid();
        if (laid == null) {
            return;
        }
        int tokens = frame.tokens();
        float radius = frame.tokenRadius() + RING * pixelScale;
        for (int i = 0; i < tokens; i++) {
            int color = Palette.of(theme).packed(laid.partners()[i], tokens);
            int alpha = space ? Math.round(255 * (1 - (1 - FADED) * laidDepth[i])) : 255;
            int faded = (color & 0xffffff) | Math.clamp(alpha, 0, 255) << 24;
            marks.add(laidX[i], laidY[i], radius, Marks.OPEN, faded);
        }
    }

    /** From every pair sum whose nearest other one has another class to that one. */
    void addWrongNeighbours(ViewFindings findings, Strokes strokes, ViewFrame frame, Theme theme, float pixelScale) {
        int[] neighbours = findings.neighbours();
        if (neighbours.length == 0 || frame.pairs() != neighbours.length) {
            return;
        }
        int color = theme.error().packed(0.75f);
        float width = 1.5f * LINK * pixelScale;
        for (int p = 0; p < neighbours.length; p++) {
            int q = neighbours[p];
            if (q >= 0) {
                strokes.line(frame.pairX(p), frame.pairY(p), frame.pairX(q), frame.pairY(q), width, color);
            }
        }
    }
}
