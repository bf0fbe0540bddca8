package grokfield.render.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.ui.state.Key;
import grokfield.render.ui.state.Stage;
import grokfield.scenes.LinkCurve;
import grokfield.scenes.SceneException;
import grokfield.scenes.Tuning;
import grokfield.sim.ForceParameters;
import grokfield.sim.Parameter;
import grokfield.trainer.NetworkSettings;
import grokfield.trainer.TrainingParameters;
import imgui.flag.ImGuiKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlidersTest {
    private AppDriver driver;

    @BeforeAll
    void open() throws SceneException {
        driver = AppDriver.open(AppOptions.offscreen(AppDriver.shipped("circles-and-grids"), 1280, 1080));
    }

    @AfterAll
    void close() {
        driver.close();
    }

    @BeforeEach
    void restore() {
        driver.app().actions().restoreSceneValues();
        driver.frames(2);
    }

    @Test
    void everyForceSliderActsOnTheParticles() {
        for (Parameter parameter : ForceParameters.ALL) {
            double before = driver.particles().parameters().get(parameter);
            driver.slide(parameter.qualifiedName(), 0.8f);
            driver.until(
                    parameter.key() + " reaches the particles",
                    () -> driver.particles().parameters().get(parameter) > before
                            && driver.particles().parameters().get(parameter)
                                    == driver.stage().tuning().get(parameter));
        }
    }

    @Test
    void everyTrainingSliderActsOnTheNetwork() {
        for (Parameter parameter : TrainingParameters.ALL) {
            double before = driver.network().parameters().get(parameter);
            driver.slide(parameter.qualifiedName(), 0.9f);
            driver.until(
                    parameter.key() + " reaches the network",
                    () -> driver.network().parameters().get(parameter) > before);
        }
    }

    @Test
    void aChangedValueIsMarkedAndARightClickBringsTheDefaultBack() {
        String alignment = ForceParameters.ALIGNMENT.qualifiedName();
        assertFalse(driver.shows(alignment + ".changed"));
        driver.slide(alignment, 0.5f);
        assertTrue(driver.shows(alignment + ".changed"));
        driver.rightClick(alignment);
        driver.frames(2);
        assertEquals(
                ForceParameters.ALIGNMENT.defaultValue(),
                driver.stage().tuning().get(ForceParameters.ALIGNMENT));
        assertFalse(driver.shows(alignment + ".changed"));
    }

    @Test
    void controlClickTypesAValueThatMayLeaveTheSlider() {
        String step = ForceParameters.STEP_SIZE.qualifiedName();
        driver.control(true);
        driver.click(step);
        driver.control(false);
        driver.type("0.2");
        driver.tap(ImGuiKey.Enter);
        driver.until(
                "the typed step size arrives",
                () -> driver.particles().parameters().stepSize() == 0.2);
        assertTrue(0.2 > ForceParameters.STEP_SIZE.sliderMaximum());
    }

    @Test
    void aTypedValueOutsideTheRangeBecomesTheNearestAllowedOne() {
        String decay = ForceParameters.WEIGHT_DECAY.qualifiedName();
        driver.control(true);
        driver.click(decay);
        driver.control(false);
        driver.type("99");
        driver.tap(ImGuiKey.Enter);
        assertEquals(
                ForceParameters.WEIGHT_DECAY.maximum(), driver.stage().tuning().get(ForceParameters.WEIGHT_DECAY));
    }

    @Test
    void oneDragOfASliderIsOneUndo() {
        Tuning tuning = driver.stage().tuning();
        double before = tuning.get(ForceParameters.ATTRACTION);
        driver.slide(ForceParameters.ATTRACTION.qualifiedName(), 0.7f);
        double after = tuning.get(ForceParameters.ATTRACTION);
        assertNotEquals(before, after);
        driver.key(Key.UNDO);
        assertEquals(before, tuning.get(ForceParameters.ATTRACTION));
        driver.until(
                "undo reaches the particles",
                () -> driver.particles().parameters().attraction() == before);
        driver.key(Key.REDO);
        assertEquals(after, tuning.get(ForceParameters.ATTRACTION));
    }

    @Test
    void theLinkCarriesTheNetworksWeightDecayToTheParticles() {
        driver.click("link");
        driver.click("link." + Tuning.Link.DECAY_AND_ALIGNMENT);
        assertEquals(
                Tuning.Link.DECAY_AND_ALIGNMENT,
                driver.stage().tuning().values().link());
        driver.slide(TrainingParameters.WEIGHT_DECAY.qualifiedName(), 0.6f);
        double decay = driver.stage().tuning().get(TrainingParameters.WEIGHT_DECAY);
        driver.until(
                "the particles follow", () -> driver.particles().parameters().weightDecay() == decay);
        assertEquals(
                LinkCurve.ALIGNMENT_PER_DECAY * decay,
                driver.particles().parameters().alignment(),
                1e-12);
    }

    @Test
    void aSettingThatNeedsAResetOpensTheSceneAnewAndKeepsWhatWasTuned() {
        driver.slide(ForceParameters.REPULSION.qualifiedName(), 0.5f);
        double repulsion = driver.stage().tuning().get(ForceParameters.REPULSION);
        Stage before = driver.stage();
        driver.slide(NetworkSettings.HIDDEN.qualifiedName(), 0.3f);
        int hidden = driver.stage().wantedSettings().orElseThrow().hidden();
        assertEquals(
                64,
                driver.stage()
                        .session()
                        .scene()
                        .network()
                        .orElseThrow()
                        .settings()
                        .hidden(),
                "not applied yet");
        driver.frames(2);
        driver.click("network.apply");
        driver.until("the scene is there again", () -> driver.stage() != before);
        assertNotSame(before, driver.stage());
        assertEquals(
                hidden,
                driver.stage()
                        .session()
                        .scene()
                        .network()
                        .orElseThrow()
                        .settings()
                        .hidden());
        assertEquals(repulsion, driver.stage().tuning().get(ForceParameters.REPULSION));
    }
}
