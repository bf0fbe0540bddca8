package grokfield.render.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.ui.state.Key;
import grokfield.render.ui.state.UiState.Dialog;
import grokfield.scenes.SceneException;
import grokfield.scenes.SceneLibrary;
import grokfield.scenes.Side;
import grokfield.sim.ForceParameters;
import grokfield.sim.Points;
import imgui.flag.ImGuiKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeysTest {
    private Path pictures;
    private AppDriver driver;

    @BeforeAll
    void open(@TempDir Path folder) throws SceneException {
        pictures = folder;
        driver = AppDriver.open(AppOptions.offscreen(AppDriver.shipped("circles-and-grids"), 1280, 720)
                .withPictures(pictures));
    }

    @BeforeEach
    void begin() throws SceneException {
        driver.show("circles-and-grids");
    }

    @AfterAll
    void close() {
        driver.close();
    }

    @Test
    void spacePlaysAndPauses() {
        driver.key(Key.PLAY);
        assertTrue(driver.stage().session().control().isPlaying());
        driver.until(
                "both sides advance",
                () -> driver.particles().step() > 2 && driver.network().step() > 2);
        driver.key(Key.PLAY);
        assertFalse(driver.stage().session().control().isPlaying());
    }

    @Test
    void sTakesOneStepOfEachSide() {
        driver.key(Key.STEP);
        driver.until(
                "one step",
                () -> driver.particles().step() == 1 && driver.network().step() == 1);
    }

    @Test
    void rGivesTheSamePositionsAndNOthers() throws InterruptedException {
        Points particles = driver.particles().positions();
        Points embeddings = driver.network().positions();
        driver.stage().session().advanceOneFrame();
        assertNotEquals(particles, driver.particles().positions());
        driver.key(Key.RESET);
        driver.until(
                "reset",
                () -> driver.particles().step() == 0 && driver.network().step() == 0);
        assertEquals(particles, driver.particles().positions());
        assertEquals(embeddings, driver.network().positions());
        driver.key(Key.NEW_SEED);
        driver.until(
                "another seed",
                () -> driver.particles().progress().generation() == 2
                        && driver.network().progress().generation() == 2);
        assertNotEquals(particles, driver.particles().positions());
        assertNotEquals(embeddings, driver.network().positions());
        assertEquals(1, driver.stage().seed(Side.NETWORK).orElseThrow());
        assertEquals(1, driver.stage().scene().particles().orElseThrow().seed(), "what is saved has the new seed");
    }

    @Test
    void fBringsTheCameraBackAfterZooming() {
        var box = driver.find("particles.view");
        double fitted = driver.app().desk().view(Side.PARTICLES).scale();
        driver.moveTo(box.middleX() + 30, box.middleY());
        driver.wheel(5);
        assertTrue(driver.app().desk().view(Side.PARTICLES).scale() > 1.5 * fitted);
        driver.key(Key.FIT);
        driver.until(
                "the camera is back",
                () -> Math.abs(driver.app().desk().view(Side.PARTICLES).scale() / fitted - 1) < 0.1);
    }

    @Test
    void theDigitsOpenTheFirstNineScenes() {
        for (int i : new int[] {1, 8}) {
            driver.key(Key.scene(i));
            String name = SceneLibrary.names().get(i);
            driver.until(
                    name + " is open",
                    () -> driver.stage().session().scene().name().equals(name));
        }
    }

    @Test
    void keysMeanNothingWhileTyping() {
        String alignment = ForceParameters.ALIGNMENT.qualifiedName();
        driver.control(true);
        driver.click(alignment);
        driver.control(false);
        driver.type("3");
        driver.tap(ImGuiKey._3);
        driver.tap(ImGuiKey.Space);
        driver.tap(ImGuiKey.N);
        assertFalse(driver.stage().session().control().isPlaying());
        assertEquals(0, driver.stage().seed(Side.NETWORK).orElseThrow());
        assertEquals("circles-and-grids", driver.stage().session().scene().name());
        driver.tap(ImGuiKey.Enter);
        assertEquals(3, driver.stage().tuning().get(ForceParameters.ALIGNMENT));
    }

    @Test
    void f1ShowsTheKeysAndEscapeOrF1HidesThem() {
        driver.key(Key.HELP);
        driver.frames(2);
        assertTrue(driver.shows("help.close"));
        driver.tap(ImGuiKey.Escape);
        driver.frames(2);
        assertFalse(driver.shows("help.close"));
        driver.key(Key.HELP);
        driver.key(Key.HELP);
        driver.frames(2);
        assertFalse(driver.shows("help.close"));
    }

    @Test
    void f12SavesAPictureAndSaysWhere() throws IOException {
        driver.key(Key.SCREENSHOT);
        driver.until("the picture is there", () -> countPictures() == 1);
        driver.until(
                "a message", () -> !driver.app().workspace().state().toasts().isEmpty());
        String message = driver.app().workspace().state().toasts().getFirst().text();
        assertTrue(message.contains(pictures.toString()), message);
    }

    private long countPictures() {
        try (Stream<Path> files = Files.list(pictures)) {
            return files.filter(file -> file.toString().endsWith(".png")
                            && !file.getFileName().toString().startsWith("."))
                    .count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void controlOAndControlSOpenTheirDialogs() {
        driver.key(Key.OPEN);
        assertEquals(Dialog.OPEN, driver.app().workspace().state().dialog());
        driver.frames(2);
        driver.tap(ImGuiKey.Escape);
        assertEquals(Dialog.NONE, driver.app().workspace().state().dialog());
        driver.key(Key.SAVE);
        assertEquals(Dialog.SAVE_SCENE, driver.app().workspace().state().dialog());
    }

    @Test
    void theMenuDoesWhatTheKeyDoes() {
        driver.click("menu.Scenes");
        driver.click("menu." + Key.PLAY.name());
        assertTrue(driver.stage().session().control().isPlaying());
    }

    @Test
    void noKeyHasTwoMeanings() {
        Set<String> seen = new HashSet<>();
        for (Key key : Key.ALL) {
            assertTrue(seen.add(key.code() + "/" + key.control()), key.text() + " is taken twice");
        }
    }
}
