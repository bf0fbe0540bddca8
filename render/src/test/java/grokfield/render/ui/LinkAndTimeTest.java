package grokfield.render.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.ui.panel.Landmarks.Box;
import grokfield.render.ui.state.History;
import grokfield.render.ui.state.Key;
import grokfield.render.ui.state.Measure;
import grokfield.render.ui.state.PanelName;
import grokfield.render.ui.state.SideHistory;
import grokfield.render.ui.state.Stage;
import grokfield.render.ui.state.TimeMapWatch;
import grokfield.scenes.LinkCurve;
import grokfield.scenes.Side;
import grokfield.scenes.TimeMap;
import grokfield.scenes.Tuning;
import imgui.ImGui;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
        assertEquals(
                "series,network weight decay,alignment",
                driver.copied("link.plot", "link").getFirst());
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
    void theTimeMapIsFittedToBothHistoriesWithAnOffsetAndWithout() throws InterruptedException {
        bringToFront(PanelName.TIME_MAP);
        assertTrue(driver.shows("time map.offset"));
        driver.stage().session().advanceOneFrame();
        driver.frames(3);
        assertFalse(driver.shows("time map.sentence"), "a ratio of two samples says nothing");
        driver.key(Key.PLAY);
        driver.until("there is a map", () -> driver.shows("time map.sentence"));
        driver.key(Key.PLAY);
        driver.stage().session().control().awaitIdle();
        driver.frames(3);
        for (boolean withOffset : List.of(false, true)) {
            TimeMap expected = expected(withOffset);
            assertEquals(withOffset, expected.offset() != 0);
            driver.until(
                    "the map of what there is now",
                    () -> shown(withOffset).filter(expected::equals).isPresent());
            driver.frames(2);
            driver.click("time map.offset");
        }
        driver.click("time map.PAIR_SUM_PURITY");
        assertEquals(
                "level of pair-sum purity,lag (lag in network steps)",
                driver.copied("plot.lag", "lag").getFirst());
        List<String> curves = driver.copied("plot.time map", "time map");
        assertTrue(curves.getFirst().endsWith("network step,pair-sum purity"), curves.getFirst());
    }

    private Optional<TimeMap> shown(boolean withOffset) {
        SideHistory network = driver.stage().history(Side.NETWORK).orElseThrow();
        SideHistory particles = driver.stage().history(Side.PARTICLES).orElseThrow();
        return driver.stage().timeMap().of(network, particles, withOffset).map(TimeMapWatch.Found::map);
    }

    private TimeMap expected(boolean withOffset) {
        List<TimeMap.Pair> pairs = TimeMapWatch.MEASURES.stream()
                .map(measure -> new TimeMap.Pair(curve(Side.NETWORK, measure), curve(Side.PARTICLES, measure)))
                .toList();
        return TimeMap.fit(pairs, withOffset).orElseThrow();
    }

    private TimeMap.Curve curve(Side side, Measure measure) {
        History samples = driver.stage().history(side).orElseThrow().samples();
        return new TimeMap.Curve(
                Arrays.copyOf(samples.steps(), samples.size()),
                Arrays.copyOf(samples.column(SideHistory.column(measure)), samples.size()));
    }
}
