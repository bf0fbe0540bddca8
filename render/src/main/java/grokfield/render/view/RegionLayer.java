package grokfield.render.view;

import static org.lwjgl.opengl.GL33C.GL_COLOR_BUFFER_BIT;
import static org.lwjgl.opengl.GL33C.GL_TRIANGLE_STRIP;
import static org.lwjgl.opengl.GL33C.glClear;
import static org.lwjgl.opengl.GL33C.glClearColor;
import static org.lwjgl.system.MemoryUtil.memAlloc;
import static org.lwjgl.system.MemoryUtil.memAllocFloat;
import static org.lwjgl.system.MemoryUtil.memFree;

import grokfield.render.gl.Framebuffer;
import grokfield.render.gl.Rgb;
import grokfield.render.gl.ShaderProgram;
import grokfield.render.gl.Texture;
import grokfield.render.gl.VertexStream;
import grokfield.render.window.Theme;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;

/**
 * Draws decision regions: opaque, muted, smooth at their edges. They change seldom and cost more than all the rest of a view, so the
 * picture of them is kept and copied.
 */
final class RegionLayer implements AutoCloseable {
    private final ShaderProgram program = ShaderProgram.load("regions");
    private final VertexStream stream = new VertexStream(2, 2);
    private final Texture samples = Texture.exact();
    private final Texture colors = Texture.exact();
    private final Vector3d corner = new Vector3d();
    private @Nullable Regions uploaded;
    private int uploadedClasses;
    private @Nullable Theme uploadedTheme;
    private final Framebuffer kept = new Framebuffer(1, 1);
    private @Nullable Look keptLook;

    /** All that the kept picture depends on. */
    private record Look(
            Regions regions,
            int classes,
            Theme theme,
            int width,
            int height,
            double left,
            double right,
            double bottom,
            double top) {}

    /** Fills a whole picture with the canvas and the regions on it; the picture stays bound. */
    void draw(Framebuffer target, Regions regions, int classes, PlaneCamera camera, Theme theme) {
        Look look = new Look(
                regions,
                classes,
                theme,
                target.width(),
                target.height(),
                camera.left(),
                camera.right(),
                camera.bottom(),
                camera.top());
        if (!look.equals(keptLook)) {
            kept.resize(target.width(), target.height());
            kept.bind();
            Rgb canvas = theme.canvas();
            glClearColor(canvas.red(), canvas.green(), canvas.blue(), 1);
            glClear(GL_COLOR_BUFFER_BIT);
            paint(regions, classes, camera, theme);
            keptLook = look;
        }
        kept.copyTo(target);
        target.bind();
    }

    private void paint(Regions regions, int classes, Camera camera, Theme theme) {
        upload(regions);
        upload(classes, theme);
        program.use();
        program.set("viewSize", camera.width(), camera.height());
        program.set("samples", 0);
        program.set("colors", 1);
        program.set("canvas", theme.canvas());
        program.set("edgeColor", theme.canvas().mix(theme.text(), 0.22f));
        program.set(
                "cellsPerPixel",
                (float) (regions.columns() / ((regions.right() - regions.left()) * camera.scale())),
                (float) (regions.rows() / ((regions.top() - regions.bottom()) * camera.scale())));
        samples.bind(0);
        colors.bind(1);
        stream.begin();
        stream.reserve(4);
        vertex(camera, regions.left(), regions.bottom(), 0, 0);
        vertex(camera, regions.right(), regions.bottom(), regions.columns(), 0);
        vertex(camera, regions.left(), regions.top(), 0, regions.rows());
        vertex(camera, regions.right(), regions.top(), regions.columns(), regions.rows());
        stream.draw(GL_TRIANGLE_STRIP);
    }

    private void vertex(Camera camera, double x, double y, int column, int row) {
        camera.project(x, y, 0, corner);
        stream.put((float) corner.x);
        stream.put((float) corner.y);
        stream.put(column);
        stream.put(row);
    }

    private void upload(Regions regions) {
        if (regions == uploaded) {
            return;
        }
        int cells = regions.columns() * regions.rows();
        FloatBuffer texels = memAllocFloat(3 * cells);
        try {
            for (int cell = 0; cell < cells; cell++) {
                texels.put(regions.classAt(cell))
                        .put(regions.confidenceAt(cell))
                        .put(regions.leadAt(cell));
            }
            samples.uploadTriples(regions.columns(), regions.rows(), texels.flip());
            uploaded = regions;
        } finally {
            memFree(texels);
        }
    }

    private void upload(int classes, Theme theme) {
        if (classes == uploadedClasses && theme == uploadedTheme) {
            return;
        }
        ByteBuffer texels = memAlloc(4 * classes);
        try {
            for (int k = 0; k < classes; k++) {
                Rgb color = Palette.of(theme).color(k, classes);
                texels.putInt(color.packed());
            }
            colors.uploadRgba(classes, 1, texels.flip());
            uploadedClasses = classes;
            uploadedTheme = theme;
        } finally {
            memFree(texels);
        }
    }

    @Override
    public void close() {
        kept.close();
        colors.close();
        samples.close();
        stream.close();
        program.close();
    }
}
