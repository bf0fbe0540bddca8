package grokfield.render.ui.picture;

import grokfield.render.ui.state.Stage;
import grokfield.render.ui.state.ViewSwitches;
import grokfield.render.ui.state.ViewSwitches.Layer;
import grokfield.render.view.Picked;
import grokfield.render.view.PlaneCamera;
import grokfield.render.view.Regions;
import grokfield.render.view.ViewFindings;
import grokfield.render.view.ViewOptions;
import grokfield.render.view.ViewPort;
import grokfield.render.view.ViewScene;
import grokfield.render.window.Theme;
import grokfield.scenes.CameraPose;
import grokfield.scenes.Comparison;
import grokfield.scenes.NetworkSnapshot;
import grokfield.scenes.Side;
import grokfield.scenes.Snapshot;
import grokfield.sim.Task;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The picture in one view: drawn anew when something in it changed, and else left as it is. */
public final class ViewPicture implements AutoCloseable {
    private static final double SETTLING = 1.2; // s that a camera may glide on after the last change

    private static final double SPARE = 0.08; // of the view, painted beyond each edge

    private final Side side;
    private final ViewPort port = new ViewPort();
    private final RegionPainter painter;
    private final Findings.Neighbours wrong = new Findings.Neighbours();
    private int width = 480;
    private int height = 400;
    private Optional<Picked> marked = Optional.empty();

    // What the last picture was made of.
    private @Nullable Stage stage;
    private long generation;
    private long rewinds;
    private @Nullable Contents drawn;
    private double still; // s since the last change

    /** The picture of a side; needs a current OpenGL context. */
    public ViewPicture(Side side, RegionPainter painter) {
        this.side = side;
        this.painter = painter;
    }

    /** All that a picture depends on, but for the camera as its user has it. */
    private record Contents(
            Snapshot snapshot,
            ViewOptions options,
            int width,
            int height,
            float pixelScale,
            @Nullable Regions regions,
            Optional<Picked> marked,
            ViewFindings findings,
            @Nullable CameraPose pose) {}

    /** The view that it is a picture of. */
    public ViewPort port() {
        return port;
    }

    /** The size of the next picture, in pixels. */
    public void resize(int newWidth, int newHeight) {
        width = Math.max(1, newWidth);
        height = Math.max(1, newHeight);
    }

    /** What is under the mouse. */
    public void mark(Optional<Picked> picked) {
        marked = picked;
    }

    /** The user moved the camera: the next picture differs. */
    public void touch() {
        still = 0;
    }

    /**
     * Draws the picture of this frame, if it differs from the last.
     *
     * @param shown whose newest snapshot is drawn
     * @param comparison what is found by comparing its sides
     * @param pixelScale pixels per design unit
     * @param seconds since the last frame, for what glides
     */
    public void draw(Stage shown, Comparison comparison, Theme theme, float pixelScale, double seconds) {
        Optional<? extends Snapshot> snapshot = shown.snapshot(side);
        if (snapshot.isEmpty()) {
            return;
        }
        begin(shown, snapshot.get());
        ViewOptions options = options(theme, side, shown.view(side));
        CameraPose pose = shown.player().camera(side).orElse(null);
        Contents contents = new Contents(
                snapshot.get(),
                options,
                width,
                height,
                pixelScale,
                regions(snapshot.get(), options),
                marked,
                findings(shown, comparison),
                pose);
        still = contents.equals(drawn) ? still + seconds : 0;
        if (still < SETTLING) {
            port.pose(pose);
            port.draw(scene(contents), options, width, height, pixelScale, seconds);
            drawn = contents;
        }
    }

    /** Another scene, or a reset: trails and the fitted size belong to the past. */
    private void begin(Stage next, Snapshot snapshot) {
        boolean another = next != stage;
        if (another || snapshot.progress().generation() != generation) {
            port.forget();
            marked = Optional.empty();
        }
        long gone = snapshot.progress().history().rewinds();
        if (gone != rewinds) {
            port.forgetTrails();
            rewinds = gone;
        }
        if (another) {
            painter.forget();
            drawn = null;
        }
        stage = next;
        generation = snapshot.progress().generation();
    }

    /** What the switches of a side's view make it show; what a layer is drawn beside comes with it. */
    public static ViewOptions options(Theme theme, Side side, ViewSwitches switches) {
        return new ViewOptions(
                theme,
                switches.shows(Layer.PAIR_SUMS) || switches.shows(Layer.IMPERFECTIONS),
                switches.shows(Layer.REGIONS),
                switches.shows(Layer.TRAILS),
                switches.shows(Layer.ARROWS) || (side == Side.NETWORK && switches.shows(Layer.FITTED)),
                switches.shows(Layer.POLYGON),
                switches.shows(Layer.LABELS));
    }

    /** The findings of the last picture, if they say the same, so that it need not be drawn anew. */
    private ViewFindings findings(Stage shown, Comparison comparison) {
        ViewFindings found = Findings.of(shown, comparison, side, wrong);
        return drawn != null && found.saysTheSame(drawn.findings()) ? drawn.findings() : found;
    }

    /** The newest decision regions, while the next ones are asked for. */
    private @Nullable Regions regions(Snapshot snapshot, ViewOptions options) {
        if (!options.regions() || !(snapshot instanceof NetworkSnapshot network)) {
            return null;
        }
        if (drawn != null) { // before, the camera looks nowhere
            network.classifier().ifPresent(classifier -> painter.ask(classifier, area(port.planeCamera())));
        }
        return network.classifier().isPresent() ? painter.newest() : null;
    }

    /** What the camera sees, and some more at each side, so that moving it shows no bare edge. */
    private static RegionPainter.Area area(PlaneCamera camera) {
        double x = SPARE * (camera.right() - camera.left());
        double y = SPARE * (camera.top() - camera.bottom());
        return new RegionPainter.Area(camera.left() - x, camera.bottom() - y, camera.right() + x, camera.top() + y);
    }

    private static ViewScene scene(Contents contents) {
        Snapshot snapshot = contents.snapshot();
        Task task = snapshot.task();
        ViewScene scene = ViewScene.of(task, snapshot.positions());
        if (contents.options().pairSums()) {
            scene = snapshot instanceof NetworkSnapshot network
                    ? scene.withPairSums(snapshot.pairSums(), validation(network), predictions(network))
                    : scene.withPairSums(snapshot.pairSums(), null, null);
        }
        if (contents.options().arrows()) {
            scene = scene.withArrows(snapshot.arrows());
        }
        return scene.withFrequency(snapshot.measures().frequency())
                .withRegions(contents.regions())
                .withPinned(pins(snapshot))
                .withMarked(contents.marked().orElse(null))
                .withFindings(contents.findings());
    }

    private static boolean[] validation(NetworkSnapshot network) {
        boolean[] validation = new boolean[network.task().pairs()];
        for (int p = 0; p < validation.length; p++) {
            validation[p] = network.isValidation(p);
        }
        return validation;
    }

    private static int[] predictions(NetworkSnapshot network) {
        int[] predictions = new int[network.task().pairs()];
        for (int p = 0; p < predictions.length; p++) {
            predictions[p] = network.prediction(p);
        }
        return predictions;
    }

    private static boolean[] pins(Snapshot snapshot) {
        boolean[] pins = new boolean[snapshot.task().tokens()];
        for (int i = 0; i < pins.length; i++) {
            pins[i] = snapshot.pinned(i);
        }
        return pins;
    }

    @Override
    public void close() {
        painter.close();
        port.close();
    }
}
