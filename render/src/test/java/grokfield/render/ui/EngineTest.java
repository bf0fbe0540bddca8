package grokfield.render.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.ui.state.Key;
import grokfield.render.ui.state.Stage;
import grokfield.scenes.EngineOffer;
import grokfield.scenes.Scene;
import grokfield.scenes.SceneException;
import grokfield.scenes.SceneLibrary;
import grokfield.sim.Engines;
import grokfield.trainer.NetworkSettings;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The engine as a user picks it and as the status bar tells of it. */
class EngineTest extends DefaultSceneTest {
    private void pick(String engine) {
        driver.click("engine");
        driver.until("the list is there", () -> driver.shows("engine." + engine));
        driver.click("engine." + engine);
    }

    @Test
    void thePickedEngineTakesOverWithoutMovingAParticle() {
        var before = driver.particles().positions();
        assertEquals("auto", driver.particles().wantedEngine());
        pick("scalar");
        driver.until(
                "scalar runs",
                () -> driver.particles().progress().engine().choice().equals("scalar"));
        assertEquals(before, driver.particles().positions());
        assertEquals("scalar", driver.particles().wantedEngine());
        assertEquals("scalar", driver.stage().scene().particles().orElseThrow().engine(), "what is saved");
        assertTrue(driver.app().workspace().command().contains("--set particles.engine=scalar"));
        pick("auto");
        driver.until(
                "the rule's engine runs",
                () -> driver.particles().progress().engine().choice().equals("vector"));
    }

    @Test
    void thePickedEngineStaysWhenASettingOpensTheSceneAgain() {
        pick("scalar");
        driver.until("scalar is wanted", () -> driver.particles().wantedEngine().equals("scalar"));
        Stage before = driver.stage();
        driver.frames(2);
        NetworkSettings settings =
                driver.stage().original().network().orElseThrow().settings();
        driver.app().actions().apply(settings.withSeed(3));
        driver.until("the scene is there again", () -> driver.stage() != before);
        assertEquals("scalar", driver.particles().wantedEngine());
    }

    @Test
    void anEngineThatIsNotThereCannotBePicked() {
        List<EngineOffer> offers = new EngineOffer.Machine().offers(2);
        for (EngineOffer offer : offers) {
            if (!offer.there()) {
                pick(offer.choice().toString());
                driver.frames(5);
                assertEquals("auto", driver.particles().wantedEngine());
                driver.tap(imgui.flag.ImGuiKey.Escape);
            }
        }
        assertEquals(
                Engines.missing(Engines.TORNADO).isPresent(), offers.stream().anyMatch(offer -> !offer.there()));
    }

    @Test
    void theStatusBarTellsWhyAnotherEngineRuns() throws SceneException {
        Assumptions.assumeTrue(Engines.missing(Engines.TORNADO).isPresent(), "skipped: tornado is there, so it runs");
        driver.close();
        Scene scene = SceneLibrary.open("circles-and-grids", List.of("particles.engine=tornado"));
        driver = AppDriver.open(AppOptions.offscreen(AppDriver.shipped("circles-and-grids"), 1280, 720)
                .withScene(scene));
        assertTrue(driver.shows("status.fault"));
        String fault = driver.particles().progress().engine().fault().orElseThrow();
        assertTrue(fault.startsWith("tornado cannot run: no TornadoVM"), fault);
        driver.key(Key.PLAY);
        driver.until("the world goes on", () -> driver.particles().step() > 4);
        pick("scalar");
        driver.until("the fault is forgotten", () -> !driver.shows("status.fault"));
    }

    @Test
    void theWholeRowIsSeenInASmallWindow() {
        assertTrue(driver.find("engine").bottom()
                < driver.find("network.weight_decay").top());
        driver.rightClick("engine"); // does nothing, but must hit the row and not what lies over it
        driver.click("engine");
        assertTrue(driver.shows("engine.auto"));
    }
}
