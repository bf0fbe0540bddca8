package grokfield.render.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.ui.state.Key;
import grokfield.render.ui.state.Problem;
import grokfield.render.ui.state.Stage;
import grokfield.scenes.SceneException;
import grokfield.scenes.SceneReader;
import grokfield.scenes.Side;
import grokfield.sim.ForceParameters;
import grokfield.sim.Points;
import imgui.ImGui;
import imgui.flag.ImGuiKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest extends DefaultSceneTest {
    @TempDir
    Path folder;

    private Problem problem() {
        driver.until(
                "an error", () -> driver.app().workspace().state().problem().isPresent());
        return driver.app().workspace().state().problem().orElseThrow();
    }

    @Test
    void aBadFileShowsItsSentenceWhileTheOldSceneGoesOn() throws IOException {
        Path bad = folder.resolve("bad.toml");
        Files.writeString(bad, "[particles]\nalignment = -1\n");
        Stage before = driver.stage();
        driver.key(Key.PLAY);
        driver.app().workspace().openFile(bad);
        Problem problem = problem();
        assertTrue(problem.sentence().contains("bad.toml:2:"), problem.sentence());
        assertTrue(problem.sentence().contains("alignment"), problem.sentence());
        assertSame(before, driver.stage());
        long step = driver.particles().step();
        driver.until("the old scene goes on", () -> driver.particles().step() > step + 2);
        driver.frames(3);
        driver.click("error.copy");
        assertTrue(ImGui.getClipboardText().contains(problem.sentence()));
        driver.click("error.close");
        assertTrue(driver.app().workspace().state().problem().isEmpty());
    }

    @Test
    void aFileOfAnotherKindIsRefused() {
        driver.app().workspace().openFile(folder.resolve("picture.png"));
        assertTrue(problem().sentence().contains("picture.png"));
    }

    @Test
    void aSceneSavedThroughTheDialogHasTheTunedValuesAndTheSeed() throws SceneException {
        driver.stage().tuning().set(ForceParameters.ALIGNMENT, 7.5);
        driver.key(Key.NEW_SEED);
        driver.key(Key.SAVE);
        driver.frames(3);
        Path file = folder.resolve("mine.toml");
        driver.click("files.path");
        driver.control(true);
        driver.tap(ImGuiKey.A);
        driver.control(false);
        driver.type(file.toString());
        driver.tap(ImGuiKey.Enter);
        driver.until(
                "the file is there",
                () -> Files.exists(file) && driver.app().workspace().job().isEmpty());
        assertEquals(
                7.5, SceneReader.read(file).particles().orElseThrow().forces().alignment());
        assertEquals(1, SceneReader.read(file).particles().orElseThrow().seed());
        assertEquals(file, driver.app().workspace().preferences().recent().getFirst());
    }

    @Test
    void aSavedSessionGoesOnWithTheSameBits() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            driver.stage().session().advanceOneFrame();
        }
        driver.stage().tuning().set(ForceParameters.ATTRACTION, 3);
        Path file = folder.resolve("here.grokfield");
        driver.app().workspace().saveSession(file);
        driver.until("saved", () -> driver.app().workspace().job().isEmpty());
        driver.stage().session().advanceOneFrame();
        Points particles = driver.particles().positions();
        Points embeddings = driver.network().positions();
        Stage before = driver.stage();
        driver.app().workspace().openFile(file);
        driver.until("opened", () -> driver.stage() != before);
        assertEquals(3, driver.stage().tuning().get(ForceParameters.ATTRACTION));
        driver.stage().session().advanceOneFrame();
        assertEquals(particles, driver.particles().positions());
        assertEquals(embeddings, driver.network().positions());
    }

    @Test
    void theOpenDialogListsScenesAndOpensTheOneClicked() throws IOException {
        Files.writeString(folder.resolve("one.toml"), "title = \"One of mine\"\n[particles]\n");
        Files.writeString(folder.resolve("notes.txt"), "nothing");
        driver.key(Key.OPEN);
        driver.frames(3);
        driver.click("files.path");
        driver.type(folder.toString());
        driver.tap(ImGuiKey.Enter);
        driver.until("the folder is read", () -> driver.shows("files.one.toml"));
        assertFalse(driver.shows("files.notes.txt"));
        driver.click("files.one.toml");
        driver.click("files.do");
        driver.until(
                "it is open", () -> driver.stage().session().scene().title().equals("One of mine"));
        assertTrue(driver.stage().network().isEmpty());
        driver.frames(3);
        assertFalse(driver.shows("network.view"), "the side that is not there leaves its place");
        assertTrue(driver.find("particles.view").width() > 800, "to the other");
    }

    @Test
    void theCommandOnTheClipboardNamesWhatDiffers() {
        driver.stage().tuning().set(ForceParameters.ALIGNMENT, 4);
        driver.app().actions().copyCommand();
        String command = ImGui.getClipboardText();
        assertEquals("grokfield open circles-and-grids --set particles.alignment=4", command);
    }

    @Test
    void aStoppedWorldSaysWhyAndResetBringsItBack() {
        Points start = driver.particles().positions();
        driver.stage().tuning().set(ForceParameters.STEP_SIZE, ForceParameters.STEP_SIZE.maximum());
        driver.key(Key.PLAY);
        driver.until("it stops", () -> driver.particles().progress().stopped().isPresent());
        driver.until("the overlay is there", () -> driver.shows("particles.reset"));
        driver.key(Key.PLAY);
        driver.app().actions().restoreSceneValues();
        driver.frames(2);
        driver.click("particles.reset");
        driver.until("it is back", () -> driver.particles().progress().stopped().isEmpty());
        assertEquals(start, driver.particles().positions());
        assertTrue(driver.stage().snapshot(Side.NETWORK).isPresent());
    }
}
