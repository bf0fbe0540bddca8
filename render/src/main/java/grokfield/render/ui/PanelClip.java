package grokfield.render.ui;

import grokfield.render.gl.Framebuffer;
import grokfield.render.gl.Shrinker;
import grokfield.render.ui.clip.ClipSource;
import grokfield.render.ui.clip.ClipTile;
import grokfield.render.ui.state.Origin;
import grokfield.render.ui.state.Stage;
import grokfield.scenes.Scene;
import grokfield.scenes.SceneException;
import java.util.Optional;

/** The whole window, drawn into memory, frame by frame of a video: the same in every run. */
public final class PanelClip implements ClipSource {
    private static final float LOW = 720; // pixels of height that show the window at its usual size

    private final App app;
    private final Shrinker shrinker;
    private final Framebuffer finished; // if supersampled
    private final int factor;
    private final int framesPerSecond;
    private boolean begun;

    private PanelClip(App app, Scene.Record record) {
        this.app = app;
        this.factor = record.supersampling();
        this.framesPerSecond = record.framesPerSecond();
        this.shrinker = new Shrinker();
        this.finished = new Framebuffer(factor == 1 ? 1 : record.width(), factor == 1 ? 1 : record.height());
    }

    /**
     * Opens the window of a scene.
     *
     * @param scene with the record section of the clip
     * @param dark which theme
     * @param resumed what is on show instead of the scene from its beginning; closed with the clip, or at once if that fails
     * @throws SceneException if it cannot be brought to life
     * @throws grokfield.render.gl.PictureTooLargeException if the driver draws no such size
     * @throws grokfield.render.window.NoOpenGlException if OpenGL 3.3 cannot be had
     */
    public static PanelClip open(Origin origin, Scene scene, boolean dark, Optional<Stage> resumed)
            throws SceneException {
        Scene.Record record = scene.record();
        int factor = record.supersampling();
        float scale = factor * Math.max(1, Math.min(record.width(), record.height()) / LOW);
        AppOptions options = AppOptions.offscreen(origin, factor * record.width(), factor * record.height())
                .withScene(scene)
                .withContentScale(scale)
                .exactly();
        App app;
        try {
            app = App.open(options);
        } catch (SceneException | RuntimeException e) {
            resumed.ifPresent(Stage::close);
            throw e;
        }
        app.workspace().preferences().setDark(dark);
        resumed.ifPresent(app.workspace()::show);
        app.workspace().stage().setRecord(record);
        app.workspace().stage().player().setPace(record);
        return new PanelClip(app, record);
    }

    @Override
    public Framebuffer next() throws InterruptedException {
        if (begun) {
            app.workspace().stage().player().advanceOneFrame();
        } else {
            app.workspace().stage().player().halt();
            settle();
            begun = true;
        }
        app.exactFrame(1.0 / framesPerSecond);
        Framebuffer picture = app.window().picture();
        if (factor > 1) {
            shrinker.shrink(picture, finished, factor);
            return finished;
        }
        return picture;
    }

    /** Panels take some frames to find their places. */
    private void settle() {
        for (int frame = 0; frame < 6; frame++) {
            app.exactFrame(1.0 / framesPerSecond);
        }
    }

    @Override
    public Optional<String> stopped() {
        return new ClipTile(app.workspace().stage(), "").stopped();
    }

    @Override
    public void close() {
        finished.close();
        shrinker.close();
        app.close();
    }
}
