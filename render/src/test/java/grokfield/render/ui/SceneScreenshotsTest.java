package grokfield.render.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.gl.PixelImage;
import grokfield.render.gl.Rgb;
import grokfield.render.ui.panel.Landmarks.Box;
import grokfield.render.ui.state.ViewSwitches.Layer;
import grokfield.render.view.Palette;
import grokfield.render.view.ViewFrame;
import grokfield.render.window.Theme;
import grokfield.scenes.SceneException;
import grokfield.scenes.SceneLibrary;
import grokfield.scenes.Side;
import grokfield.scenes.Snapshot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every shipped scene is drawn: points where they must be, text where it is read, nothing beyond the window's edge. */
class SceneScreenshotsTest {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    static List<String> scenes() {
        return SceneLibrary.names();
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void everySceneShowsItsPointsAndItsWords(String scene) throws SceneException, InterruptedException {
        try (AppDriver driver = AppDriver.open(scene)) {
            for (Side side : Side.values()) {
                driver.stage().view(side).set(Layer.LABELS, false); // numbers would hide the discs' colours
                driver.stage().view(side).set(Layer.PAIR_SUMS, false);
            }
            driver.stage().session().advanceOneFrame();
            driver.moveTo(2, HEIGHT - 2);
            driver.frames(3);
            PixelImage picture = driver.picture();
            for (Side side : Side.values()) {
                if (driver.stage().snapshot(side).isPresent()) {
                    pointsAreDrawn(driver, picture, side);
                    wordsAreWritten(driver, picture, side);
                }
            }
            assertTrue(inked(picture, driver.find("scene.choose"), Theme.DARK.text()) > 40, "the scene's title");
            nothingIsCutOff(driver.app().ui().landmarks().all());
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {1, 2})
    void theWindowIsTheSameAtEveryContentScale(float scale) throws SceneException {
        AppOptions options = AppOptions.offscreen(
                        AppDriver.shipped("circles-and-grids"), (int) (WIDTH * scale), (int) (HEIGHT * scale))
                .withContentScale(scale);
        try (AppDriver driver = AppDriver.open(options)) {
            Box view = driver.find("network.view");
            assertTrue(view.width() > 420 * scale && view.width() < 480 * scale, "width " + view.width());
            assertTrue(driver.find("particles.alignment").height() > 20 * scale);
        }
    }

    /** Where the frame says that a token lies, there is a disc of the token's colour. */
    private static void pointsAreDrawn(AppDriver driver, PixelImage picture, Side side) {
        Box view = driver.find(side.label() + ".view");
        ViewFrame frame = driver.view(side);
        Snapshot snapshot = driver.stage().snapshot(side).orElseThrow();
        int tokens = snapshot.task().tokens();
        boolean flat = snapshot.positions().dimensions() <= 2; // in space, distance fades the colours
        int right = 0;
        for (int i = 0; i < tokens; i++) {
            float x = view.left() + frame.tokenX(i);
            float y = view.top() + frame.tokenY(i);
            assertTrue(
                    x > view.left() && x < view.right() && y > view.top() && y < view.bottom(),
                    side + " token " + i + " lies outside its view");
            Rgb wanted = flat ? Palette.of(Theme.DARK).color(i, tokens) : Theme.DARK.canvas();
            boolean same = distance(picture.rgb(Math.round(x), Math.round(y)), wanted) < 0.12;
            right += same == flat ? 1 : 0;
        }
        // Others may lie over a disc.
        assertTrue(right >= 0.5 * tokens, side + ": " + right + " of " + tokens + " tokens are drawn");
    }

    private static void wordsAreWritten(AppDriver driver, PixelImage picture, Side side) {
        Box caption = driver.find(side.label() + ".caption");
        int ink = inked(picture, caption, driver.app().ui().color(side));
        assertTrue(ink > 60, side + ": the caption has " + ink + " pixels of ink");
    }

    /** How many pixels of a box have nearly a colour. */
    private static int inked(PixelImage picture, Box box, Rgb color) {
        int count = 0;
        for (int y = Math.round(box.top()); y < box.bottom(); y++) {
            for (int x = Math.round(box.left()); x < box.right(); x++) {
                count += distance(picture.rgb(x, y), color) < 0.25 ? 1 : 0;
            }
        }
        return count;
    }

    private static double distance(int rgb, Rgb color) {
        Rgb other = Rgb.of(rgb);
        return Math.max(
                Math.abs(other.red() - color.red()),
                Math.max(Math.abs(other.green() - color.green()), Math.abs(other.blue() - color.blue())));
    }

    private static void nothingIsCutOff(Map<String, Box> landmarks) {
        assertTrue(landmarks.size() > 15, "controls: " + landmarks.keySet());
        landmarks.forEach((name, box) -> assertTrue(
                box.left() >= 0 && box.top() >= 0 && box.right() <= WIDTH && box.bottom() <= HEIGHT,
                name + " leaves the window: " + box));
    }
}
