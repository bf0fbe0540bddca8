package grokfield.render.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.ui.panel.Landmarks.Box;
import grokfield.render.ui.state.Key;
import grokfield.render.ui.state.PanelName;
import grokfield.render.ui.state.Stage;
import grokfield.scenes.LinkCurve;
import grokfield.scenes.Tuning;
import imgui.ImGui;
import org.junit.jupiter.api.Test;

/** The curve of the link, the same start, and the common clock, by the mouse. */
class LinkAndTimeTest extends DefaultSceneTest {
    private Tuning tuning() {
        return driver.stage().tuning();
    }

    private void bringToFront(PanelName panel) {
        ImGui.setWindowFocus(panel.window());
        driver.frames(3);
    }

    @Test
    void aKnotIsDraggedAndAlignmentFollowsAndOneUndoTakesItBack() {
        bringToFront(PanelName.COMPARE);
        driver.click("link");
        driver.click("link." + Tuning.Link.DECAY_AND_ALIGNMENT);
        double before = tuning().values().forces().alignment();
        driver.click("link.curve");
        driver.frames(3);
        Box knot = driver.find("link.knot.1"); // at weight decay 1, where the network is
        driver.drag(knot.middleX(), knot.middleY(), knot.middleX(), knot.middleY() - 12);
        driver.frames(2);
        double after = tuning().values().forces().alignment();
        assertTrue(after > before + 0.1, before + " → " + after);
        assertEquals(tuning().values().curve().at(1), after);
        driver.until(
                "the particles follow", () -> driver.particles().parameters().alignment() == after);
        driver.click("link.fitted");
        assertEquals(LinkCurve.FITTED, tuning().values().curve());
        assertEquals(before, tuning().values().forces().alignment());
        tuning().undo();
        assertEquals(after, tuning().values().forces().alignment());
        tuning().undo();
        assertEquals(before, tuning().values().forces().alignment(), "the whole drag is one change");
    }

    @Test
    void sameStartBeginsAtTheEmbeddingsAndBack() {
        bringToFront(PanelName.COMPARE);
        Stage first = driver.stage();
        assertNotEquals(driver.network().positions(), driver.particles().positions());
        driver.click("same start");
        driver.until("the scene is open again", () -> driver.stage() != first);
        driver.frames(3);
        assertEquals(0, driver.particles().step());
        assertEquals(driver.network().positions(), driver.particles().positions());
        Stage second = driver.stage();
        bringToFront(PanelName.COMPARE);
        driver.click("same start");
        driver.until("the scene is open again", () -> driver.stage() != second);
        driver.frames(3);
        assertNotEquals(driver.network().positions(), driver.particles().positions());
    }

    @Test
    void theTimeMapIsFittedWhileBothSidesGoOn() {
        bringToFront(PanelName.TIME_MAP);
        assertTrue(driver.shows("time map.offset"));
        driver.key(Key.PLAY);
        driver.until("there is a map", () -> driver.shows("time map.sentence"));
        assertTrue(driver.shows("plot.time map"));
        assertTrue(driver.shows("plot.lag"));
        driver.click("time map.offset");
        driver.click("time map.PAIR_SUM_PURITY");
        driver.frames(5);
        assertTrue(driver.shows("plot.lag"));
        driver.key(Key.PLAY);
    }
}
