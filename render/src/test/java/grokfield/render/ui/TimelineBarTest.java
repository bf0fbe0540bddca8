package grokfield.render.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.ui.panel.Landmarks.Box;
import grokfield.render.ui.state.Key;
import grokfield.render.ui.state.Origin;
import grokfield.scenes.Scene;
import grokfield.scenes.SceneException;
import grokfield.scenes.SceneReader;
import grokfield.scenes.Settings;
import grokfield.scenes.Side;
import grokfield.scenes.TimelinePlayer;
import grokfield.sim.ForceParameters;
import grokfield.sim.Points;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The bar of a scene with a timeline, by mouse and keys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimelineBarTest {
    private static final String SCENE = """
            title = "Played"
            [particles]
            alignment = 1
            [network]
            [record]
            frames_per_second = 20
            seconds = 8
            [[timeline]]
            at = 2
            particles.alignment = 5
            caption = "α {alignment}"
            [[timeline]]
            at = 4
            camera = { view = "particles", zoom = 3, center = [0.5, 0.25] }
            [[timeline]]
            at = 6
            caption = ""
            """;

    private AppDriver driver;

    @TempDir
    Path folder;

    @BeforeAll
    void open() throws SceneException {
        driver = AppDriver.open("circles-and-grids");
    }

    @BeforeEach
    void begin() throws SceneException {
        show(SCENE);
    }

    private void show(String text) throws SceneException {
        Scene scene = SceneReader.parse(text, "played", "played.toml", folder, Settings.NONE);
        driver.show(Origin.shipped("played", scene), scene);
    }

    @AfterAll
    void close() {
        driver.close();
    }

    private TimelinePlayer player() {
        return driver.stage().player();
    }

    private void clickAt(double seconds) {
        Box track = driver.find("timeline.track");
        float mark = 6;
        float width = track.width() - 2 * mark;
        driver.click(track.left() + mark + (float) (seconds / player().length()) * width, track.middleY(), 0);
    }

    private void arrive() {
        driver.until("the worlds are there", () -> !player().isJumping());
    }

    @Test
    void aClickJumpsExactlyAndSnapsToKeyframes() throws InterruptedException {
        for (int i = 0; i < 40; i++) {
            player().advanceOneFrame();
        }
        Points there = driver.particles().positions();
        for (int i = 0; i < 40; i++) {
            player().advanceOneFrame();
        }
        assertNotEquals(there, driver.particles().positions());
        clickAt(2.02);
        arrive();
        assertEquals(2, player().seconds());
        assertEquals(there, driver.particles().positions());
        assertEquals(5, driver.particles().parameters().alignment());
        clickAt(3);
        arrive();
        assertEquals(3, player().seconds(), 0.06);
        assertEquals(2 * player().frame(), driver.particles().step());
    }

    @Test
    void draggingGoesWhereTheMouseIsLetGo() {
        Box track = driver.find("timeline.track");
        driver.moveTo(track.left() + 0.1f * track.width(), track.middleY());
        driver.press(0);
        driver.moveTo(track.left() + 0.9f * track.width(), track.middleY());
        assertEquals(0, player().frame(), "nothing moves while the mouse holds the time");
        driver.moveTo(track.left() + 0.3f * track.width(), track.middleY());
        driver.release(0);
        arrive();
        assertEquals(2.4, player().seconds(), 0.1);
    }

    @Test
    void spaceAndTheButtonPlayAndPause() {
        driver.click("timeline.play");
        assertTrue(driver.stage().session().control().isPlaying());
        driver.until("time passes", () -> player().seconds() > 0.3);
        driver.until("alignment follows", () -> driver.particles().parameters().alignment() > 1.3);
        driver.key(Key.PLAY);
        assertFalse(driver.stage().session().control().isPlaying());
    }

    @Test
    void aJumpWhilePlayingPlaysOnUnlessSpaceIsPressedMeanwhile() {
        driver.click("timeline.play");
        clickAt(4);
        arrive();
        assertTrue(driver.stage().session().control().isPlaying());
        player().jump(7);
        driver.key(Key.PLAY);
        arrive();
        assertFalse(driver.stage().session().control().isPlaying());
    }

    @Test
    void aJumpCanBeStoppedOnItsWay() throws SceneException {
        show(SCENE.replace("seconds = 8", "seconds = 3600")); // no machine is there before the mouse is
        player().jump(3600);
        driver.frames(2);
        driver.click("timeline.stop");
        assertFalse(player().isJumping());
        long frame = player().frame();
        driver.frames(5);
        assertEquals(frame, player().frame());
        assertEquals(2 * frame, driver.particles().step());
    }

    @Test
    void rAndNBeginAtZeroWithTheFirstValues() {
        for (Key key : new Key[] {Key.RESET, Key.NEW_SEED}) {
            player().jump(3);
            arrive();
            assertEquals(5, driver.stage().tuning().get(ForceParameters.ALIGNMENT));
            driver.key(key);
            driver.until(
                    "reset",
                    () -> driver.particles().step() == 0 && driver.network().step() == 0);
            driver.frames(2);
            assertEquals(0, player().seconds());
            assertEquals(1, driver.particles().parameters().alignment());
        }
        assertEquals(1, driver.stage().seed(Side.NETWORK).orElseThrow());
    }

    @Test
    void theCaptionLiesOverTheViewsUntilItEnds() {
        assertFalse(driver.shows("caption"));
        player().jump(2.5);
        arrive();
        driver.frames(3);
        Box caption = driver.find("caption");
        assertTrue(caption.bottom() < driver.find("network.view").bottom());
        assertTrue(caption.left() > driver.find("network.view").left());
        assertTrue(caption.right() < driver.find("particles.view").right());
        assertEquals(Optional.of("α 5.00"), player().caption());
        player().jump(6.5);
        arrive();
        driver.frames(3);
        assertFalse(driver.shows("caption"));
    }

    @Test
    void theCameraFollowsTheTimelineUntilTheUserMovesItAndAgainAfterAFit() {
        player().jump(4);
        arrive();
        driver.frames(40);
        Box view = driver.find("particles.view");
        double room = Math.min(view.width(), view.height()) / 2 - 42;
        double led = driver.app().desk().view(Side.PARTICLES).scale();
        assertTrue(led * extent() > 2 * room, "zoom 3: " + led * extent() / room);
        driver.moveTo(view.middleX(), view.middleY());
        driver.wheel(-6);
        double free = driver.app().desk().view(Side.PARTICLES).scale();
        assertTrue(free < 0.6 * led, free + " against " + led);
        driver.key(Key.FIT);
        driver.frames(40);
        assertEquals(
                led, driver.app().desk().view(Side.PARTICLES).scale(), 0.08 * led, "a fit leaves some room to grow");
    }

    /** The farthest that a shown point is from the origin. */
    private double extent() {
        double farthest = 0;
        for (Points points :
                new Points[] {driver.particles().positions(), driver.particles().pairSums()}) {
            for (int i = 0; i < points.count(); i++) {
                farthest = Math.max(farthest, Math.hypot(points.get(i, 0), points.get(i, 1)));
            }
        }
        return farthest;
    }

    @Test
    void aSavedSceneKeepsItsTimelineAndWhereItBegins() throws Exception {
        player().jump(3);
        arrive();
        Path file = folder.resolve("saved.toml");
        driver.app().workspace().saveScene(file);
        driver.until(
                "saved",
                () -> Files.exists(file) && driver.app().workspace().job().isEmpty());
        Scene saved = SceneReader.read(file);
        assertEquals(driver.stage().session().scene().timeline(), saved.timeline());
        assertEquals(1, saved.particles().orElseThrow().forces().alignment());
    }

    @Test
    void aSceneWithoutATimelineHasNoBar() throws SceneException {
        driver.show("circles-and-grids");
        assertFalse(driver.shows("timeline.track"));
        assertFalse(driver.shows("caption"));
    }
}
