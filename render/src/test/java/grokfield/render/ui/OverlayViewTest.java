package grokfield.render.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.ui.state.ViewSwitches.Layer;
import grokfield.scenes.LaidParticles;
import grokfield.scenes.SceneException;
import grokfield.scenes.Side;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverlayViewTest {
    private AppDriver driver;

    @BeforeAll
    void open() throws SceneException {
        driver = AppDriver.open(AppOptions.offscreen(AppDriver.shipped("circles-and-grids"), 1280, 1080));
    }

    @AfterAll
    void close() {
        driver.close();
    }

    private Optional<LaidParticles> laid() {
        return driver.app()
                .ui()
                .comparison()
                .overlay(
                        driver.network(),
                        driver.particles(),
                        driver.stage().choices().named());
    }

    @Test
    void theToggleLaysTheParticlesOverTheEmbeddingsAndSaysHowWell() {
        assertTrue(driver.view(Side.NETWORK).notes().isEmpty());
        driver.click("network.OVERLAY");
        assertTrue(driver.stage().view(Side.NETWORK).shows(Layer.OVERLAY));
        driver.until(
                "the legend tells the residual",
                () -> driver.view(Side.NETWORK).notes().stream()
                        .anyMatch(note -> note.text().contains("residual")));
        driver.click("network.OVERLAY");
        driver.until(
                "the legend is gone", () -> driver.view(Side.NETWORK).notes().isEmpty());
    }

    @Test
    void sameNamesAndBestNamesCanBeChosenInTheComparePanel() {
        driver.click("overlay.named");
        assertTrue(driver.stage().choices().named());
        driver.until(
                "an overlay under the same names",
                () -> laid().filter(there -> there.overlay().relabelling().isNone())
                        .isPresent());
        double named = laid().orElseThrow().overlay().residual();
        driver.click("overlay.relabelled");
        assertFalse(driver.stage().choices().named());
        driver.until("an overlay under the best names", () -> laid().isPresent());
        assertTrue(laid().orElseThrow().overlay().residual() <= named + 0.02);
    }

    @Test
    void theParticlesViewOffersNoOverlay() {
        assertFalse(driver.shows("particles.OVERLAY"));
    }
}
