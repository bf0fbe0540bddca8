package grokfield.render.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.cli.Commands;
import grokfield.render.record.ClipKind;
import grokfield.render.ui.state.Key;
import grokfield.render.ui.state.PanelName;
import grokfield.render.ui.state.Recording.Phase;
import grokfield.scenes.Scene;
import grokfield.scenes.SceneException;
import grokfield.scenes.SceneReader;
import grokfield.sim.ForceParameters;
import imgui.ImGui;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recording the window as a user does, into numbered pictures. */
class RecorderTest {
    @TempDir
    Path folder;

    private AppDriver driver;
    private boolean closed;

    @BeforeEach
    void open() throws SceneException {
        driver = AppDriver.open(AppOptions.offscreen(AppDriver.shipped("circles-and-grids"), 640, 480)
                .withPictures(folder));
        driver.app()
                .workspace()
                .preferences()
                .setRecording(driver.app()
                        .workspace()
                        .preferences()
                        .recording()
                        .withKind(ClipKind.PNG)
                        .withPattern("clip"));
        driver.stage().setRecord(driver.stage().record().withSize(320, 180));
    }

    @AfterEach
    void close() {
        if (!closed) {
            driver.close();
        }
    }

    private Phase phase() {
        return driver.app().workspace().recording().status().phase();
    }

    private long frames() {
        return driver.app().workspace().recording().status().frames();
    }

    private void record(int atLeast) {
        driver.key(Key.RECORD);
        driver.until("recording", () -> phase() == Phase.ON);
        driver.until(atLeast + " frames", () -> frames() >= atLeast);
    }

    private void stop() {
        driver.key(Key.RECORD);
        driver.until("the end", () -> phase() == Phase.OFF);
    }

    private List<Path> pictures(Path clip) throws IOException {
        try (Stream<Path> files = Files.list(clip)) {
            return files.sorted().toList();
        }
    }

    @Test
    void everyFrameOfAnExactClipAdvancesTheWorldsByItsSteps() throws IOException, SceneException {
        record(10);
        assertTrue(driver.shows("status.recording"));
        stop();
        int count = pictures(folder.resolve("clip")).size();
        long steps = driver.particles().step();
        assertTrue(steps == 2L * (count - 1) || steps == 2L * count, steps + " steps in " + count + " frames");
        assertEquals(2 * steps, driver.network().step());
        Scene beside = SceneReader.read(folder.resolve("clip.png.toml"));
        assertEquals(count / 60.0, beside.record().seconds(), 0.05);
        assertTrue(Files.exists(folder.resolve("clip.png.grokfield")), "the session that it began from");
    }

    @Test
    void aClipFromTheMiddleIsMadeAgainFromWhatLiesBesideIt() throws IOException {
        driver.key(Key.STEP);
        driver.until(
                "a step",
                () -> driver.particles().step() == 1 && driver.network().step() == 1);
        record(8);
        driver.stage().tuning().set(ForceParameters.ALIGNMENT, 9);
        long before = frames();
        driver.until("more frames", () -> frames() >= before + 8);
        stop();
        assertMadeAgain();
    }

    @Test
    void aClipThatBeganWhileTheWorldsPlayedIsMadeAgainFromWhatLiesBesideIt() throws IOException {
        driver.key(Key.PLAY);
        driver.until("some steps", () -> driver.particles().step() > 20);
        record(8);
        stop();
        assertTrue(driver.stage().session().control().isPlaying(), "it plays on");
        assertMadeAgain();
    }

    /** Closes the window, and makes the clip again from the session beside it. */
    private void assertMadeAgain() throws IOException {
        Path session = folder.resolve("clip.png.grokfield");
        assertTrue(Files.exists(session));
        driver.close();
        closed = true;
        assertEquals(
                0,
                Commands.run(
                        "record",
                        session.toString(),
                        "--out",
                        folder.resolve("again").toString()));
        List<Path> made = pictures(folder.resolve("clip"));
        List<Path> again = pictures(folder.resolve("again"));
        assertEquals(made.size(), again.size());
        for (int k = 0; k < made.size(); k++) {
            assertArrayEquals(Files.readAllBytes(made.get(k)), Files.readAllBytes(again.get(k)), "frame " + k);
        }
    }

    @Test
    void spaceHoldsAnExactClip() {
        record(3);
        driver.key(Key.PLAY);
        driver.frames(3);
        long step = driver.particles().step();
        driver.frames(5);
        assertEquals(step, driver.particles().step());
        driver.key(Key.PLAY);
        driver.until("it goes on", () -> driver.particles().step() > step);
        stop();
    }

    @Test
    void asSeenTheWorldsGoTheirOwnPace() throws IOException {
        Scene.Record record = driver.stage().record();
        driver.stage().setRecord(record.withLook(record.quality(), false, 1, false));
        driver.key(Key.PLAY);
        record(5);
        assertTrue(driver.stage().session().control().isPlaying());
        stop();
        assertTrue(pictures(folder.resolve("clip")).size() >= 5);
    }

    @Test
    void theWholeWindowIsRecordedInTheSizeOfTheVideo() throws IOException {
        Scene.Record record = driver.stage().record();
        driver.stage().setRecord(record.withLook(record.quality(), true, 1, true));
        record(2);
        stop();
        BufferedImage picture =
                ImageIO.read(pictures(folder.resolve("clip")).getFirst().toFile());
        assertEquals(320, picture.getWidth());
        assertEquals(180, picture.getHeight());
    }

    @Test
    void closingTheWindowLeavesAWholeClip() throws IOException {
        record(5);
        driver.close();
        closed = true;
        for (Path picture : pictures(folder.resolve("clip"))) {
            assertEquals(320, ImageIO.read(picture.toFile()).getWidth());
        }
        assertTrue(Files.exists(folder.resolve("clip.png.toml")));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void closingTheWindowWhileTheEncoderOpensLeavesNothing() throws IOException {
        driver.app().workspace().recording().toggle();
        driver.frames(1);
        assertEquals(Phase.OPENING, phase());
        driver.close();
        closed = true;
        assertEquals(List.of(), files());
    }

    @Test
    void aClipThatIsNoLongerWantedWhenTheEncoderIsOpenIsNotBegun() throws IOException {
        driver.app().workspace().recording().toggle();
        driver.frames(1);
        driver.app().workspace().recording().toggle();
        driver.until("the end", () -> phase() == Phase.OFF);
        driver.frames(3);
        assertEquals(Phase.OFF, phase());
        assertEquals(List.of(), files());
        assertTrue(driver.app().workspace().state().problem().isEmpty());
    }

    @Test
    void aClipIsThereEvenIfWhatMakesItAgainCannotBeWritten() throws IOException {
        Files.createDirectories(folder.resolve("clip.png.toml").resolve("in the way"));
        record(2);
        stop();
        assertTrue(pictures(folder.resolve("clip")).size() >= 2);
        assertTrue(driver.app().workspace().state().problem().isEmpty());
    }

    @Test
    void aPictureThatTheDriverCannotDrawIsSaid() throws IOException {
        Scene.Record record = driver.stage().record();
        driver.stage().setRecord(record.withSize(8192, 16).withLook(record.quality(), false, 99, true));
        driver.key(Key.PLAY);
        driver.key(Key.RECORD);
        driver.until(
                "the sentence", () -> driver.app().workspace().state().problem().isPresent());
        String sentence =
                driver.app().workspace().state().problem().orElseThrow().sentence();
        assertTrue(sentence.startsWith("a picture of 811008 × 1584 pixels is more than"), sentence);
        assertEquals(Phase.OFF, phase());
        assertTrue(driver.stage().session().control().isPlaying(), "the worlds are handed back");
        assertEquals(List.of(), files());
        driver.app().workspace().state().dismissProblem();
        driver.key(Key.SCREENSHOT);
        driver.frames(3);
        assertEquals(List.of(), files());
    }

    @Test
    void openingAnotherSceneEndsTheClip() {
        record(2);
        driver.key(Key.scene(1));
        driver.until("the end", () -> phase() == Phase.OFF);
        assertTrue(Files.exists(folder.resolve("clip.png.toml")));
    }

    @Test
    void aFolderThatCannotBeMadeIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        var preferences = driver.app().workspace().preferences();
        preferences.setRecording(preferences.recording().withFolder(file.resolve("below")));
        driver.key(Key.RECORD);
        driver.until(
                "the sentence", () -> driver.app().workspace().state().problem().isPresent());
        assertEquals(Phase.OFF, phase());
    }

    @Test
    void aPictureHasTheSettingsOfAClip() throws IOException {
        driver.key(Key.SCREENSHOT);
        Path picture = folder.resolve("clip.png");
        driver.until("the picture", () -> Files.exists(picture));
        BufferedImage image = ImageIO.read(picture.toFile());
        assertEquals(320, image.getWidth());
        assertEquals(180, image.getHeight());
    }

    @Test
    void thePanelBeginsAndEndsAClip() {
        ImGui.setWindowFocus(PanelName.RECORD.window()); // it lies behind Forces
        driver.frames(3);
        driver.click("record");
        driver.until("recording", () -> phase() == Phase.ON);
        driver.until("frames", () -> frames() > 1);
        driver.click("record");
        driver.until("the end", () -> phase() == Phase.OFF);
    }
}
