package grokfield.render.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.ui.panel.Landmarks.Box;
import grokfield.render.ui.state.EnsembleStudy;
import grokfield.render.ui.state.PanelName;
import grokfield.render.ui.state.Stage;
import grokfield.scenes.Ensemble;
import grokfield.scenes.EnsembleMember;
import grokfield.scenes.EnsembleSnapshot.Status;
import grokfield.scenes.SceneException;
import grokfield.scenes.Side;
import grokfield.sim.ForceParameters;
import imgui.ImGui;
import imgui.flag.ImGuiKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The ensemble's panel, used with mouse and keys: one window, in which every case finds a scene as it opens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnsemblePanelTest {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final String SCENE = "circles-and-grids";

    private AppDriver driver;

    @BeforeAll
    void open() throws SceneException {
        driver = AppDriver.open(SCENE);
        ImGui.setWindowFocus(PanelName.ENSEMBLE.window()); // it lies behind the particles
        driver.frames(3);
    }

    @BeforeEach
    void begin() throws SceneException {
        study().seeds().ifPresent(ran -> ran.ensemble().cancel());
        for (Side side : Side.values()) {
            study().setWanted(side, true);
        }
        driver.show(SCENE, "particles.steps=100", "network.steps=60");
        driver.click("ensemble.tab.Wall");
    }

    @AfterAll
    void close() {
        driver.close();
    }

    private EnsembleStudy study() {
        return driver.app().workspace().ensembles();
    }

    private Ensemble ensemble() {
        return study().seeds().orElseThrow().ensemble();
    }

    private void enter(String field, String value) {
        driver.control(true);
        driver.click(field);
        driver.control(false);
        driver.control(true);
        driver.tap(ImGuiKey.A);
        driver.control(false);
        driver.type(value);
        driver.tap(ImGuiKey.Enter);
        driver.frames(2);
    }

    private void startSeeds(int first, int last) {
        study().setSeeds(first, last);
        driver.frames(2);
        driver.click("ensemble.start");
    }

    /** Draws nothing meanwhile, so that the workers need not rest. */
    private void untilEnded(Ensemble ensemble) {
        try {
            ensemble.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertEquals(Status.ENDED, ensemble.snapshot().status());
        driver.frames(3);
    }

    @Test
    void theSeedsAreTyped() {
        study().setSeeds(0, 99);
        driver.frames(2);
        enter("ensemble.last", "12");
        enter("ensemble.first", "3");
        assertEquals(3, study().first());
        assertEquals(12, study().last());
    }

    @Test
    void aClickOnAPictureShowsThatSeedInTheViewsWhereItStands() {
        startSeeds(5, 16);
        untilEnded(ensemble());
        assertTrue(driver.shows("ensemble.seed.5") && driver.shows("ensemble.seed.16"));
        assertFalse(driver.shows("ensemble.seed.17"));
        Stage before = driver.stage();
        driver.click("ensemble.seed.11");
        driver.until(
                "the seed is there",
                () -> driver.network().progress().seed() == 11
                        && driver.particles().step() > 0);
        assertEquals(before, driver.stage());
        for (Side side : Side.values()) {
            EnsembleMember member = ensemble().snapshot().member(0, side, 6).orElseThrow();
            assertEquals(
                    member.positions(),
                    driver.stage()
                            .session()
                            .world(side)
                            .orElseThrow()
                            .snapshot()
                            .positions());
            assertEquals(11, driver.stage().seed(side).orElseThrow());
            assertEquals(
                    member.step(),
                    driver.stage()
                            .session()
                            .world(side)
                            .orElseThrow()
                            .snapshot()
                            .step());
        }
    }

    @Test
    void theEnsembleBeginsWithTheTunedValuesAndASeedOfItBringsThemBack() {
        driver.stage().tuning().set(ForceParameters.ALIGNMENT, 7);
        startSeeds(0, 3);
        driver.stage().tuning().set(ForceParameters.ALIGNMENT, 1);
        untilEnded(ensemble());
        assertEquals(
                7, ensemble().plan().scene().particles().orElseThrow().forces().alignment());
        driver.click("ensemble.seed.2");
        driver.until(
                "the values are back", () -> driver.particles().parameters().alignment() == 7);
        assertEquals(7, driver.stage().tuning().get(ForceParameters.ALIGNMENT));
    }

    @Test
    void aSeedOfAnotherSceneOpensThatSceneAgain() throws Exception {
        startSeeds(0, 3);
        untilEnded(ensemble());
        Stage before = driver.stage();
        driver.app()
                .workspace()
                .openShipped(driver.app().workspace().shelf().stream()
                        .filter(entry -> entry.name().equals("n-59"))
                        .findFirst()
                        .orElseThrow());
        driver.until("the other scene", () -> driver.stage() != before);
        assertEquals(59, driver.particles().task().tokens());
        driver.click("ensemble.seed.1");
        driver.until(
                "the scene of the seed",
                () -> driver.particles().task().tokens() == 17
                        && driver.particles().step() == 100);
        assertEquals(1, driver.particles().progress().seed());
        assertEquals("circles-and-grids", driver.stage().session().scene().name());
    }

    @Test
    void pauseGoOnAndCancel() throws Exception {
        driver.show(SCENE, "particles.steps=100000000", "network.steps=100000000");
        startSeeds(0, 19);
        driver.until("it runs", () -> ensemble().snapshot().progress() > 0);
        driver.click("ensemble.pause");
        assertEquals(Status.PAUSED, ensemble().snapshot().status());
        driver.click("ensemble.pause");
        assertEquals(Status.RUNNING, ensemble().snapshot().status());
        driver.click("ensemble.cancel");
        assertEquals(Status.CANCELLED, ensemble().snapshot().status());
        driver.frames(2);
        assertTrue(driver.shows("ensemble.start"));
        assertTrue(driver.shows("ensemble.seed.0"));
        assertFalse(ensemble().snapshot().members(0, Side.PARTICLES).isEmpty());
    }

    @Test
    void oneSideAloneIsShownAndRun() {
        driver.click("ensemble.network");
        startSeeds(0, 4);
        untilEnded(ensemble());
        assertEquals(List.of(Side.PARTICLES), ensemble().snapshot().sides());
        Box picture = driver.find("ensemble.seed.0");
        assertEquals(picture.width(), picture.height(), 1);
        driver.click("ensemble.seed.3");
        driver.until(
                "the seed is there",
                () -> driver.particles().progress().seed() == 3
                        && driver.particles().step() > 0);
        assertEquals(3, driver.stage().seed(Side.NETWORK).orElseThrow());
    }

    @Test
    void anExportWritesTableAndPositionsIntoANewFolder(@TempDir Path folder) throws Exception {
        driver.app()
                .workspace()
                .preferences()
                .setRecording(driver.app().workspace().preferences().recording().withFolder(folder));
        startSeeds(0, 3);
        untilEnded(ensemble());
        driver.click("ensemble.export");
        driver.click("ensemble.seed.1"); // which opens beside
        driver.until(
                "the message",
                () -> driver.app().workspace().state().toasts().stream()
                        .anyMatch(toast -> toast.text().startsWith("Wrote ")));
        driver.until(
                "the seed is there", () -> driver.stage().seed(Side.PARTICLES).equals(Optional.of(1L)));
        try (Stream<Path> folders = Files.list(folder)) {
            Path written = folders.findFirst().orElseThrow();
            for (String name :
                    List.of("scene.toml", "metrics.csv", "metrics.parquet", "particles.npy", "embeddings.npy")) {
                assertTrue(Files.size(written.resolve(name)) > 0, name);
            }
            byte[] parquet = Files.readAllBytes(written.resolve("metrics.parquet"));
            assertEquals("PAR1", new String(parquet, 0, 4, StandardCharsets.US_ASCII));
            assertEquals("PAR1", new String(parquet, parquet.length - 4, 4, StandardCharsets.US_ASCII));
        }
    }

    @Test
    void anExportThatFailsIsSaidWhateverIsOpenedMeanwhile(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        driver.app()
                .workspace()
                .preferences()
                .setRecording(driver.app().workspace().preferences().recording().withFolder(file));
        startSeeds(0, 1);
        untilEnded(ensemble());
        driver.app().workspace().exportEnsemble(study().seeds().orElseThrow());
        driver.app().workspace().cancel();
        driver.until(
                "the error", () -> driver.app().workspace().state().problem().isPresent());
    }

    @Test
    void everyTabIsDrawnWhileAHundredSeedsRun() throws Exception {
        startSeeds(0, 99);
        for (String tab : List.of("Wall", "Distributions", "Sweep")) {
            driver.click("ensemble.tab." + tab);
            driver.frames(10);
        }
        driver.click("ensemble.tab.Wall");
        untilEnded(ensemble());
        Files.createDirectories(PICTURES);
        driver.writePicture(PICTURES.resolve("ensemble-wall.png"));
        Box wall = driver.find("ensemble.seed.99");
        assertTrue(wall.bottom() <= 720 - 20, "all pictures fit: " + wall);
        driver.click("ensemble.tab.Distributions");
        driver.until("the figures of all seeds", () -> driver.shows("ensemble.test"));
        assertTrue(driver.shows("plot.histogram of circularity"));
        driver.writePicture(PICTURES.resolve("ensemble-distributions.png"));
    }

    @Test
    void whatIsTooLargeForMemoryIsRefusedAndTheLargestThatFitsIsOffered() throws Exception {
        driver.show(SCENE, "network.hidden=1024");
        study().setSeeds(0, 99_999);
        driver.frames(2);
        assertTrue(driver.shows("ensemble.refusal"));
        driver.click("ensemble.fit");
        driver.frames(2);
        assertFalse(driver.shows("ensemble.refusal"));
        assertTrue(study().last() < 99_999 && study().last() > 0, "last " + study().last());
    }
}
