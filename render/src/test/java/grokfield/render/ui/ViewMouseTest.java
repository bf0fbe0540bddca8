package grokfield.render.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.ui.panel.Landmarks.Box;
import grokfield.scenes.Side;
import grokfield.scenes.Snapshot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ViewMouseTest extends DefaultSceneTest {
    private Snapshot snapshot(Side side) {
        return side == Side.PARTICLES ? driver.particles() : driver.network();
    }

    private float x(Side side, int token) {
        return driver.find(side.label() + ".view").left() + driver.view(side).tokenX(token);
    }

    private float y(Side side, int token) {
        return driver.find(side.label() + ".view").top() + driver.view(side).tokenY(token);
    }

    /** The token farthest from all others, so that the mouse meets no other. */
    private int loneliest(Side side) {
        int best = 0;
        double most = -1;
        int tokens = snapshot(side).task().tokens();
        for (int i = 0; i < tokens; i++) {
            double nearest = Double.MAX_VALUE;
            for (int j = 0; j < tokens; j++) {
                if (j != i) {
                    nearest = Math.min(nearest, Math.hypot(x(side, i) - x(side, j), y(side, i) - y(side, j)));
                }
            }
            if (nearest > most) {
                most = nearest;
                best = i;
            }
        }
        return best;
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void draggingATokenMovesItUnderTheMouse(Side side) {
        int token = loneliest(side);
        float fromX = x(side, token);
        float fromY = y(side, token);
        double before = snapshot(side).positions().get(token, 0);
        double scale = driver.app().desk().view(side).scale();
        driver.drag(fromX, fromY, fromX + 60, fromY - 40);
        driver.until("the token has moved", () -> snapshot(side).positions().get(token, 0) > before);
        driver.frames(3);
        assertEquals(before + 60 / scale, snapshot(side).positions().get(token, 0), 3 / scale);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void aDoubleClickPinsATokenAndAnotherFreesIt(Side side) throws InterruptedException {
        int token = loneliest(side);
        driver.doubleClick(x(side, token), y(side, token));
        driver.until("pinned", () -> snapshot(side).pinned(token));
        double before = snapshot(side).positions().get(token, 0);
        driver.stage().session().advanceOneFrame();
        assertTrue(snapshot(side).step() > 0);
        assertEquals(before, snapshot(side).positions().get(token, 0), "a pinned token stays");
        driver.moveTo(5, 5);
        driver.doubleClick(x(side, token), y(side, token));
        driver.until("freed", () -> !snapshot(side).pinned(token));
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void draggingTheBackgroundMovesThePictureAndNoToken(Side side) {
        Box box = driver.find(side.label() + ".view");
        float before = driver.view(side).tokenX(0);
        var positions = snapshot(side).positions();
        driver.drag(box.left() + 6, box.top() + 30, box.left() + 66, box.top() + 30);
        assertEquals(before + 60, driver.view(side).tokenX(0), 2);
        assertEquals(positions, snapshot(side).positions());
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void theWheelKeepsWhatIsUnderTheMouse(Side side) {
        int token = loneliest(side);
        float x = x(side, token);
        float y = y(side, token);
        driver.moveTo(x, y);
        driver.wheel(4);
        assertEquals(x, x(side, token), 1.5);
        assertEquals(y, y(side, token), 1.5);
        assertFalse(driver.stage().session().control().isPlaying());
    }
}
