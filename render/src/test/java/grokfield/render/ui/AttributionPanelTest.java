package grokfield.render.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.ui.state.AttributionHistory;
import grokfield.render.ui.state.AttributionHistory.Figure;
import grokfield.render.ui.state.History;
import grokfield.render.ui.state.PanelName;
import grokfield.render.ui.state.SessionHistory;
import grokfield.render.ui.state.ViewSwitches.Layer;
import grokfield.render.view.ViewFindings.Sign;
import grokfield.scenes.SceneException;
import grokfield.scenes.Side;
import grokfield.sim.ForceComponent;
import grokfield.trainer.TrainingParameters;
import imgui.ImGui;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttributionPanelTest {
    private AppDriver driver;

    @BeforeAll
    void open() throws SceneException, InterruptedException {
        driver = AppDriver.open(AppOptions.offscreen(AppDriver.shipped("circles-and-grids"), 1280, 1080));
        assertFalse(driver.shows("plot.attribution"), "the tab Structure lies in front at first");
        ImGui.setWindowFocus(PanelName.ATTRIBUTION.window());
        driver.frames(3);
        for (int frame = 0; frame < 20; frame++) {
            driver.stage().session().advanceOneFrame();
            driver.frames(3);
        }
        driver.until("some measures", () -> history().size() >= 3);
    }

    @AfterAll
    void close() {
        driver.close();
    }

    private History history() {
        return driver.stage()
                .attributions()
                .of(
                        driver.stage().choices().components(),
                        driver.stage().choices().allPairs());
    }

    private double newest(Figure figure) {
        return history().column(AttributionHistory.column(figure))[history().size() - 1];
    }

    @Test
    void thePanelShowsHowMuchTheForcesExplain() {
        assertTrue(driver.shows("plot.attribution"));
        assertTrue(driver.shows("plot.strengths"));
        assertTrue(newest(Figure.R2) > 0.2 && newest(Figure.R2) <= 1, "R² " + newest(Figure.R2));
        assertEquals(5.0 / 34, newest(Figure.CHANCE), 1e-12);
        assertTrue(newest(Figure.ADJUSTED) < newest(Figure.R2));
    }

    @Test
    void aComponentThatIsSwitchedOffExplainsNothingFromTheBeginningOn() {
        double[] before = history().column(AttributionHistory.column(Figure.R2)).clone();
        int size = history().size();
        driver.click("attribution.ATTRACTION");
        assertFalse(driver.stage().choices().uses(ForceComponent.ATTRACTION));
        assertEquals(4.0 / 34, newest(Figure.CHANCE), 1e-12);
        for (int i = 0; i < size; i++) {
            double after = history().column(AttributionHistory.column(Figure.R2))[i];
            assertTrue(after <= before[i] + 1e-12, "sample " + i);
        }
        assertTrue(Double.isNaN(history().column(AttributionHistory.column(ForceComponent.ATTRACTION))[0]));
        driver.click("attribution.ATTRACTION");
        assertTrue(driver.stage().choices().uses(ForceComponent.ATTRACTION));
        assertEquals(before[0], history().column(AttributionHistory.column(Figure.R2))[0], 0);
    }

    @Test
    void theForcesOfAllPairsCanBeChosen() {
        double training = newest(Figure.R2);
        driver.click("attribution.all_pairs");
        assertTrue(driver.stage().choices().allPairs());
        assertTrue(newest(Figure.R2) != training);
        driver.click("attribution.all_pairs");
        assertEquals(training, newest(Figure.R2), 0);
    }

    @Test
    void goingBackKeepsTheCurvesUntilANewFutureBegins() throws InterruptedException {
        double end = lastStep();
        int samples = history().size();
        SessionHistory past = driver.stage().past().orElseThrow();
        past.seek(past.end() / 2);
        driver.until("the worlds are there", () -> !past.isTravelling());
        driver.frames(10);
        assertEquals(samples, history().size());
        assertEquals(end, lastStep());
        assertTrue(driver.stage().remembers(Side.NETWORK, history()), "the plot says where the network stands");
        long back = driver.network().step();
        assertTrue(back < end);
        driver.stage().tuning().set(TrainingParameters.WEIGHT_DECAY, 2);
        driver.until("the old future is gone", () -> lastStep() <= back);
        assertTrue(history().size() > 0);
        driver.stage().session().advanceOneFrame();
        driver.until("the new future is measured", () -> lastStep() > back);
    }

    private double lastStep() {
        return history().steps()[history().size() - 1];
    }

    @Test
    void theFittedForceIsDrawnBesideTheGradient() {
        driver.click("attribution.arrows");
        assertTrue(driver.stage().view(Side.NETWORK).shows(Layer.FITTED));
        driver.until(
                "the legend names the fitted force",
                () -> driver.view(Side.NETWORK).notes().stream()
                        .anyMatch(note ->
                                note.sign() == Sign.FITTED && note.text().contains("R²")));
        assertTrue(driver.view(Side.NETWORK).arrowUnit() > 0, "the gradient's arrows come with it");
        driver.click("attribution.arrows");
        assertFalse(driver.stage().view(Side.NETWORK).shows(Layer.FITTED));
    }

    @Test
    void imperfectionsAreMarkedInBothViews() {
        for (Side side : Side.values()) {
            driver.click(side.label() + ".IMPERFECTIONS");
            driver.until(
                    "the legend counts them",
                    () -> driver.view(side).notes().stream()
                            .anyMatch(note -> note.sign() == Sign.LINK
                                    && note.text()
                                            .equals(driver.stage()
                                                            .snapshot(side)
                                                            .orElseThrow()
                                                            .measures()
                                                            .imperfections()
                                                    + " of 153 imperfect")));
            driver.click(side.label() + ".IMPERFECTIONS");
        }
    }
}
