package grokfield.render.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.ui.state.Fitting;
import grokfield.render.ui.state.Key;
import grokfield.render.ui.state.Origin;
import grokfield.render.ui.state.PanelName;
import grokfield.render.ui.state.Stage;
import grokfield.scenes.FitDistance;
import grokfield.scenes.FitResult;
import grokfield.scenes.Scene;
import grokfield.scenes.SceneException;
import grokfield.scenes.SceneLibrary;
import grokfield.scenes.SceneReader;
import grokfield.scenes.SceneWriter;
import grokfield.scenes.Tuning;
import grokfield.sim.ForceParameters;
import grokfield.sim.Measures;
import grokfield.sim.Parameter;
import grokfield.trainer.stats.MeanEstimate;
import imgui.ImGui;
import imgui.flag.ImGuiKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fit as a user does it in the window. */
class FitPanelTest {
    private static final List<String> SMALL =
            List.of("task.modulus=7", "particles.steps=100", "network.steps=30", "network.hidden=8");

    private AppDriver driver;

    @BeforeEach
    void open() throws SceneException {
        Scene scene = SceneLibrary.open("circles-and-grids", SMALL);
        driver = AppDriver.open(AppOptions.offscreen(Origin.shipped("circles-and-grids", scene), 1280, 1300));
        ImGui.setWindowFocus(PanelName.FIT.window());
        driver.frames(4);
        fitting().setSeeds("0..5");
        fitting().setHeldOut("10..17");
        fitting().setEvaluations(12);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    private Fitting fitting() {
        return driver.app().workspace().fitting();
    }

    private FitResult result() {
        driver.until("a result", () -> fitting().result().isPresent());
        driver.frames(3);
        return fitting().result().orElseThrow();
    }

    @Test
    void aFitRunsBesideTheWindowAndItsForcesGoToTheSliders() {
        driver.click("fit.start");
        driver.until("its curve", () -> fitting().steps().size() > 2);
        driver.until("its plot", () -> driver.shows("plot.fit"));
        FitResult result = result();
        assertEquals(12, result.evaluations());
        assertTrue(driver.shows("fit.table"));
        theFiguresAreThoseOf(result);
        ForceParameters before = driver.stage().tuning().values().forces();
        driver.stage().tuning().setLink(Tuning.Link.DECAY_AND_ALIGNMENT);
        double decay = driver.stage().tuning().values().training().weightDecay();
        driver.click("fit.apply");
        Tuning.Values after = driver.stage().tuning().values();
        assertEquals(result.forces(), after.forces());
        assertEquals(decay, after.training().weightDecay());
        assertNotEquals(before, after.forces());
        driver.stage().tuning().undo();
        driver.stage().tuning().undo();
        assertEquals(before, driver.stage().tuning().values().forces());
    }

    private void theFiguresAreThoseOf(FitResult result) {
        List<String> curve = driver.copied("plot.fit", "fit");
        assertEquals("evaluation,best distance", curve.getFirst());
        assertEquals(12, curve.size() - 1);
        List<String> table = driver.copied("fit.table", "fit.result");
        assertEquals(
                "figure,network n,network,network standard error,before n,before,before standard error,after n,after,after"
                        + " standard error",
                table.getFirst());
        MeanEstimate circularity = result.after().orElseThrow().mean(Measures::circularity);
        String[] row = table.stream()
                .filter(line -> line.startsWith("circularity,"))
                .findFirst()
                .orElseThrow()
                .split(",", -1);
        assertEquals(circularity.n(), Integer.parseInt(row[7]));
        assertEquals(circularity.mean(), Double.parseDouble(row[8]));
        assertEquals(circularity.standardError(), Double.parseDouble(row[9]));
    }

    @Test
    void theResultOpensAsAScene() {
        driver.click("fit.start");
        FitResult result = result();
        driver.click("fit.open");
        driver.until(
                "the scene",
                () -> driver.stage()
                        .session()
                        .scene()
                        .particles()
                        .orElseThrow()
                        .forces()
                        .equals(result.forces()));
        assertEquals(
                result.plan().scene().network(),
                driver.stage().session().scene().network());
        assertTrue(driver.app().workspace().fitting().result().isPresent());
    }

    @Test
    void theFittedSceneIsSavedOverItsOwnFileWhateverWasOnShowMeanwhile(@TempDir Path folder) throws Exception {
        Path own = write(folder, "own");
        Path other = write(folder, "other");
        List<String> before = Files.readAllLines(other);
        open(own);
        driver.click("fit.start");
        open(other);
        FitResult result = result();
        Stage shown = driver.stage();
        driver.click("fit.open");
        driver.until("the fitted scene", () -> driver.stage() != shown);
        driver.key(Key.SAVE);
        driver.until("it is saved", () -> driver.app().workspace().job().isEmpty() && driver.shows("toast"));
        assertEquals(before, Files.readAllLines(other));
        assertEquals(
                result.forces(), SceneReader.read(own).particles().orElseThrow().forces());
    }

    private static Path write(Path folder, String name) throws SceneException, IOException {
        Path file = folder.resolve(name + ".toml");
        SceneWriter.write(SceneLibrary.open("circles-and-grids", SMALL), file);
        return file;
    }

    private void open(Path file) {
        Stage before = driver.stage();
        driver.app().workspace().openFile(file);
        driver.until("another scene", () -> driver.stage() != before);
        driver.frames(3);
    }

    @Test
    void whatIsChosenIsWhatIsDone() {
        driver.click("fit.distance");
        driver.click("fit.distance.shares");
        driver.click("fit.weight_decay");
        driver.click("fit.direction_softening");
        assertEquals(FitDistance.SHARES, fitting().distance());
        driver.click("fit.start");
        FitResult result = result();
        assertEquals(FitDistance.SHARES, result.plan().distance());
        List<Parameter> moved = result.plan().parameters();
        assertFalse(moved.contains(ForceParameters.WEIGHT_DECAY));
        assertTrue(moved.contains(ForceParameters.DIRECTION_SOFTENING));
        assertTrue(moved.contains(ForceParameters.ALIGNMENT));
    }

    @Test
    void enoughJudgesTheBestSoFarAndCancelDoesNot() {
        fitting().setEvaluations(100_000);
        driver.click("fit.start");
        driver.until("some evaluations", () -> fitting().steps().size() > 3);
        driver.click("fit.finish");
        FitResult judged = result();
        assertTrue(judged.cancelled());
        assertTrue(Double.isFinite(judged.distances().after().value()));
        driver.click("fit.start");
        driver.until("some evaluations", () -> fitting().steps().size() > 3);
        driver.click("fit.cancel");
        assertTrue(Double.isNaN(result().distances().after().value()));
        assertFalse(driver.shows("fit.progress"));
    }

    @Test
    void wrongSeedsAreASentence() {
        driver.click("fit.Held out");
        driver.type("3..9");
        driver.tap(ImGuiKey.Enter);
        driver.click("fit.start");
        driver.frames(2);
        assertEquals(
                "held-out seeds 3..9: must have none in common with the fit's seeds 0..5",
                fitting().problem());
        assertTrue(driver.shows("fit.problem"));
        assertFalse(driver.shows("fit.progress"));
    }
}
