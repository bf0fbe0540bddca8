package grokfield.render.ui;

import grokfield.render.gl.PixelImage;
import grokfield.render.ui.panel.Desk;
import grokfield.render.ui.panel.UiContext;
import grokfield.render.ui.state.Actions;
import grokfield.render.ui.state.Cutting;
import grokfield.render.ui.state.FrameClock;
import grokfield.render.ui.state.FrameClock.Phase;
import grokfield.render.ui.state.Key;
import grokfield.render.ui.state.Preferences;
import grokfield.render.ui.state.PreferencesFile;
import grokfield.render.ui.state.Problem;
import grokfield.render.ui.state.UiState.Wish;
import grokfield.render.ui.state.Workspace;
import grokfield.render.window.Gui;
import grokfield.render.window.Screenshot;
import grokfield.render.window.Theme;
import grokfield.render.window.Window;
import grokfield.scenes.AutoEngine;
import grokfield.scenes.SceneException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The application: one window, and the main loop. Everything here belongs to the thread that opened it. */
public final class App implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(App.class);

    private final Window window;
    private final Gui gui;
    private final Workspace workspace;
    private final Actions actions;
    private final Desk desk;
    private final UiContext ui;
    private final FrameClock clock = new FrameClock();
    private final Optional<PreferencesFile> file;
    private final Recorder recorder;
    private String title = "";

    private App(Window window, Preferences preferences, Optional<PreferencesFile> file, AppOptions options)
            throws SceneException {
        this.window = window;
        this.file = file;
        workspace = new Workspace(
                options.origin(),
                options.scene(),
                preferences,
                options.display() ? AutoEngine.BY_TIMING : AutoEngine.BY_RULE,
                !options.exact());
        gui = new Gui(
                window,
                theme(preferences),
                options.config().map(folder -> folder.resolve("imgui.ini")).orElse(null));
        actions = new Actions(workspace);
        desk = new Desk(options.exact());
        ui = new UiContext(workspace, actions, window, gui, clock, options.exact());
        recorder = new Recorder(window, gui, workspace);
        window.onDrop(files -> files.stream().findFirst().ifPresent(workspace::openFile));
        if (window.openGl().contains("llvmpipe")) {
            window.setVerticalSync(false); // waiting for a refresh would cost the worlds a share of the cores
        }
    }

    /**
     * Opens the application; the first frame is not drawn yet.
     *
     * @throws SceneException if the scene cannot be brought to life
     * @throws grokfield.render.window.NoDisplayException if a display is asked for and there is none
     * @throws grokfield.render.window.NoOpenGlException if OpenGL 3.3 cannot be had
     */
    public static App open(AppOptions options) throws SceneException {
        Optional<PreferencesFile> file = options.config().map(PreferencesFile::new);
        Preferences preferences = file.map(PreferencesFile::read).orElseGet(Preferences::new);
        options.pictures()
                .ifPresent(folder ->
                        preferences.setRecording(preferences.recording().withFolder(folder)));
        Window window = options.display()
                ? Window.open("Grokfield", options.width(), options.height())
                : Window.offscreen(options.width(), options.height(), options.contentScale());
        try {
            App app = new App(window, preferences, file, options);
            file.ifPresent(f -> f.notes().forEach(app.workspace.state()::toast));
            return app;
        } catch (SceneException | RuntimeException e) {
            window.close();
            throw e;
        }
    }

    /** Opens the application and runs it until the user closes it. */
    public static void run(AppOptions options) throws SceneException {
        try (App app = open(options)) {
            while (!app.shouldClose()) {
                app.frame();
            }
        }
    }

    /** One turn of the main loop. */
    public void frame() {
        window.poll();
        clock.begin(System.nanoTime());
        workspace.settle();
        recorder.lead();
        if (!workspace.recording().holdsWorlds()) {
            workspace.stage().session().control().frame(System.nanoTime(), clock.drawNanos());
            workspace.stage().playTimeline();
        }
        draw();
    }

    /**
     * One frame of a video: draws what the worlds have come to, the same in every run. Nobody but the caller lets them go on.
     *
     * @param seconds of video since the last frame
     */
    public void exactFrame(double seconds) {
        window.poll();
        clock.beginExactly(seconds);
        draw();
    }

    private void draw() {
        workspace.stage().takeSnapshots();
        ui.compare();
        followPreferences();
        clock.ended(Phase.SNAPSHOTS, System.nanoTime());

        desk.drawViews(ui);
        clock.ended(Phase.VIEWS, System.nanoTime());
        window.beginFrame(gui.background());
        desk.drawGround(ui);
        gui.beginFrame(clock.seconds());
        keys();
        desk.drawPanels(ui);
        clock.ended(Phase.PANELS, System.nanoTime());
        gui.endFrame();
        clock.ended(Phase.INTERFACE, System.nanoTime());

        capture();
        recorder.capture();
        clock.drawn(System.nanoTime());
        window.swap();
        clock.ended(Phase.SHOWING, System.nanoTime());
    }

    private void keys() {
        if (workspace.state().isModal()) {
            return;
        }
        Key.pressed().ifPresent(key -> key.action().accept(actions));
    }

    private void followPreferences() {
        Preferences preferences = workspace.preferences();
        if (gui.theme() != theme(preferences)) {
            gui.setTheme(theme(preferences));
        }
        gui.setTextScale((float) preferences.textScale());
        String wanted = workspace.stage().session().scene().title() + " · Grokfield";
        if (!wanted.equals(title)) {
            title = wanted;
            window.setTitle(title);
        }
    }

    private static Theme theme(Preferences preferences) {
        return preferences.dark() ? Theme.DARK : Theme.LIGHT;
    }

    private void capture() {
        if (workspace.state().take(Wish.SCREENSHOT)) {
            recorder.still().ifPresent(image -> save(image, recorder.stillFile()));
        }
        workspace.state().takeCutting().ifPresent(this::cut);
        if (workspace.state().take(Wish.QUIT)) {
            window.requestClose(true);
        }
    }

    private void cut(Cutting piece) {
        float scale = window.pixelsPerUnit();
        PixelImage part = window.capture()
                .cropped(
                        (int) Math.floor(scale * piece.left()),
                        (int) Math.floor(scale * piece.top()),
                        (int) Math.ceil(scale * piece.right()),
                        (int) Math.ceil(scale * piece.bottom()));
        save(part, piece.file());
    }

    private void save(PixelImage image, Path wanted) {
        workspace.outbox().save(wanted, file -> Screenshot.write(image, file));
    }

    /** Whether the user wants to leave. */
    public boolean shouldClose() {
        return window.shouldClose();
    }

    /** The picture of the last frame; without a display only, where it stays. */
    public PixelImage picture() {
        return window.capture();
    }

    /** Writes the picture of the last frame as PNG; without a display only. */
    public void writePicture(Path png) throws IOException {
        Screenshot.write(picture(), png);
    }

    public Window window() {
        return window;
    }

    public Workspace workspace() {
        return workspace;
    }

    public Actions actions() {
        return actions;
    }

    /** What the panels see; tests read landmarks from it. */
    public UiContext ui() {
        return ui;
    }

    public Desk desk() {
        return desk;
    }

    /** How fast frames come. */
    public FrameClock clock() {
        return clock;
    }

    /** Shows the error panel. */
    public void show(Problem problem) {
        workspace.state().show(problem);
    }

    @Override
    public void close() {
        recorder.close();
        workspace.close();
        desk.close();
        ui.close();
        gui.close();
        window.close();
        file.ifPresent(this::remember);
    }

    private void remember(PreferencesFile preferencesFile) {
        try {
            preferencesFile.write(workspace.preferences());
        } catch (IOException e) {
            log.warn("the preferences cannot be kept", e);
        }
    }
}
