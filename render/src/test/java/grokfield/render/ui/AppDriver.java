package grokfield.render.ui;

import grokfield.render.gl.PixelImage;
import grokfield.render.ui.panel.Landmarks.Box;
import grokfield.render.ui.state.Key;
import grokfield.render.ui.state.Origin;
import grokfield.render.ui.state.Stage;
import grokfield.render.ui.state.UiState.Dialog;
import grokfield.render.view.ViewFrame;
import grokfield.scenes.NetworkSnapshot;
import grokfield.scenes.ParticleSnapshot;
import grokfield.scenes.Scene;
import grokfield.scenes.SceneException;
import grokfield.scenes.SceneLibrary;
import grokfield.scenes.Session;
import grokfield.scenes.Side;
import grokfield.scenes.Tuning;
import imgui.ImGui;
import imgui.ImGuiIO;
import imgui.flag.ImGuiKey;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assertions;

/** Uses the application as a user would: moves the mouse, presses keys, and looks at what comes of it. No display needed. */
final class AppDriver implements AutoCloseable {
    private static final double PATIENCE = 20; // s for what must happen at last
    private static final long FRAME_PAUSE = 12_000_000; // ns

    private final App app;

    private AppDriver(App app) {
        this.app = app;
    }

    /** Opens a shipped scene at 1280×720, paused, and draws until the layout stands. */
    static AppDriver open(String scene) throws SceneException {
        return open(AppOptions.offscreen(shipped(scene), 1280, 720));
    }

    static AppDriver open(AppOptions options) throws SceneException {
        AppDriver driver = new AppDriver(App.open(options));
        driver.app.workspace().stage().session().control().setPlaying(false);
        driver.frames(6);
        return driver;
    }

    static Origin shipped(String scene) throws SceneException {
        Scene opened = SceneLibrary.open(scene);
        return Origin.shipped(scene, opened);
    }

    /** Puts a shipped scene on show as it opens, paused; what a case before has opened or begun is gone. */
    void show(String name, String... settings) throws SceneException {
        show(shipped(name), SceneLibrary.open(name, List.of(settings)));
    }

    /** As {@link #show(String, String...)}, for any scene. */
    void show(Origin origin, Scene scene) throws SceneException {
        Session session = Session.open(scene);
        session.control().setPlaying(false);
        tap(ImGuiKey.Escape); // a list that is still open
        app.workspace().cancel();
        app.workspace().state().setDialog(Dialog.NONE);
        app.workspace().state().dismissProblem();
        app.workspace().show(new Stage(session, new Tuning(session), origin));
        moveTo(0, 0);
        frames(4);
    }

    App app() {
        return app;
    }

    Stage stage() {
        return app.workspace().stage();
    }

    ParticleSnapshot particles() {
        return stage().session().particles().orElseThrow().snapshot();
    }

    NetworkSnapshot network() {
        return stage().session().network().orElseThrow().snapshot();
    }

    ViewFrame view(Side side) {
        return app.desk().view(side).frame();
    }

    PixelImage picture() {
        return app.picture();
    }

    void writePicture(Path file) throws java.io.IOException {
        app.writePicture(file);
    }

    void frames(int count) {
        for (int i = 0; i < count; i++) {
            app.frame();
        }
    }

    /** Draws frames until something is so, no more than a display would; fails if that takes too long. */
    void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + (long) (PATIENCE * 1e9);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                Assertions.fail("this did not come about: " + what);
            }
            app.frame();
            LockSupport.parkNanos(FRAME_PAUSE); // or drawing takes the cores that the worlds need to get there
        }
    }

    /** Where a control is. */
    Box find(String landmark) {
        return app.ui()
                .landmarks()
                .find(landmark)
                .orElseThrow(() -> new AssertionError("no " + landmark + " in the window, but "
                        + app.ui().landmarks().all().keySet()));
    }

    boolean shows(String landmark) {
        return app.ui().landmarks().find(landmark).isPresent();
    }

    // The mouse.

    void moveTo(float x, float y) {
        io().addMousePosEvent(x, y);
        frames(2);
    }

    void press(int button) {
        io().addMouseButtonEvent(button, true);
        frames(2);
    }

    void release(int button) {
        io().addMouseButtonEvent(button, false);
        frames(2);
    }

    void click(String landmark) {
        Box box = find(landmark);
        click(box.middleX(), box.middleY(), 0);
    }

    void rightClick(String landmark) {
        Box box = find(landmark);
        click(box.middleX(), box.middleY(), 1);
    }

    void click(float x, float y, int button) {
        moveTo(x, y);
        press(button);
        release(button);
        frames(2); // a menu that opened has found its place
    }

    /** However long a frame takes, the first click is a new one and the second comes in time. */
    void doubleClick(float x, float y) {
        moveTo(x, y);
        float time = io().getMouseDoubleClickTime();
        for (int i = 0; i < 2; i++) {
            io().setMouseDoubleClickTime(i == 0 ? 0 : (float) PATIENCE);
            io().addMouseButtonEvent(0, true);
            frames(1);
            io().addMouseButtonEvent(0, false);
            frames(1);
        }
        io().setMouseDoubleClickTime(time);
        frames(1);
    }

    /** Presses the left button at one place, moves in steps, and releases at another. */
    void drag(float fromX, float fromY, float toX, float toY) {
        moveTo(fromX, fromY);
        press(0);
        int steps = 4;
        for (int i = 1; i <= steps; i++) {
            moveTo(fromX + (toX - fromX) * i / steps, fromY + (toY - fromY) * i / steps);
        }
        release(0);
    }

    /** Drags a slider to a share of its width. */
    void slide(String slider, float share) {
        Box box = find(slider);
        drag(box.left() + 0.5f * box.width(), box.middleY(), box.left() + share * box.width(), box.middleY());
    }

    /** The figures that a plot or a table gives as CSV, by a right click into its upper part; line by line. */
    List<String> copied(String landmark, String name) {
        Box box = find(landmark);
        click(box.middleX(), box.top() + Math.min(12, 0.5f * box.height()), 1);
        until("the menu of " + name, () -> shows(name + ".export.Copy as CSV"));
        click(name + ".export.Copy as CSV");
        return ImGui.getClipboardText().lines().toList();
    }

    void wheel(float notches) {
        io().addMouseWheelEvent(0, notches);
        frames(2);
    }

    // The keyboard.

    void key(Key key) {
        if (key.control()) {
            control(true);
        }
        tap(key.code());
        if (key.control()) {
            control(false);
        }
    }

    void control(boolean down) {
        io().addKeyEvent(ImGuiKey.ModCtrl, down);
        frames(1);
    }

    void tap(int code) {
        io().addKeyEvent(code, true);
        frames(2);
        io().addKeyEvent(code, false);
        frames(1);
    }

    void type(String text) {
        for (int i = 0; i < text.length(); i++) {
            io().addInputCharacter(text.charAt(i));
        }
        frames(text.length() + 2);
    }

    private static ImGuiIO io() {
        return ImGui.getIO();
    }

    @Override
    public void close() {
        app.close();
    }
}
