package grokfield.render.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.scenes.LinkCurve;
import grokfield.scenes.SavedSession;
import grokfield.scenes.Scene;
import grokfield.scenes.SceneException;
import grokfield.scenes.SceneLibrary;
import grokfield.scenes.SceneReader;
import grokfield.scenes.Session;
import grokfield.scenes.SessionFile;
import grokfield.scenes.Side;
import grokfield.scenes.Tuning;
import grokfield.scenes.WorldState;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clips without a window, as numbered pictures: every pixel counts. */
class RecordCommandTest {
    @TempDir
    Path folder;

    private Invocation record(String out, String... more) {
        List<String> args = Stream.concat(
                        Stream.of(
                                "record",
                                "--out",
                                folder.resolve(out).toString(),
                                "--set",
                                "record.network_steps_per_frame=1"),
                        Stream.of(more))
                .toList();
        return Invocation.of(args.toArray(String[]::new));
    }

    private List<Path> pictures(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.sorted().toList();
        }
    }

    @Test
    void twoRunsGiveTheSamePixels() throws IOException {
        for (String name : List.of("one", "two")) {
            Invocation done = record(name, "circles-and-grids", "--seconds", "0.2", "--size", "480x270");
            assertEquals(0, done.status(), done.err());
        }
        assertSamePictures("one", "two", 12);
        assertNotEquals(
                Files.mismatch(pictures("one").getFirst(), pictures("one").getLast()), -1, "something moves");
    }

    @Test
    void twoRunsGiveTheSamePixelsWithPanels() throws IOException {
        for (String name : List.of("one", "two")) {
            Invocation done = record(
                    name, "circles-and-grids", "--seconds", "0.1", "--size", "640x480", "--panels", "--fps", "50");
            assertEquals(0, done.status(), done.err());
        }
        assertSamePictures("one", "two", 5);
    }

    private void assertSamePictures(String one, String two, int count) throws IOException {
        List<Path> first = pictures(one);
        List<Path> second = pictures(two);
        assertEquals(count, first.size());
        assertEquals(count, second.size());
        for (int k = 0; k < count; k++) {
            assertArrayEquals(Files.readAllBytes(first.get(k)), Files.readAllBytes(second.get(k)), "frame " + k);
        }
    }

    @Test
    void theSceneBesideMakesTheSameClipAgain() throws IOException {
        Invocation done = record(
                "one", "circles-and-grids", "--seconds", "0.1", "--size", "320x180", "--set", "particles.alignment=7");
        assertEquals(0, done.status(), done.err());
        Invocation again = Invocation.of(
                "record",
                folder.resolve("one.png.toml").toString(),
                "--out",
                folder.resolve("two").toString());
        assertEquals(0, again.status(), again.err());
        assertSamePictures("one", "two", 6);
    }

    /** Saves a session that has gone on for so many frames and says of its clip that it shows the whole window. */
    private String saved(int frames) throws Exception {
        List<String> look = List.of("record.panels=true", "record.size=640x480", "record.seconds=0.1");
        Path file = folder.resolve("after-" + frames + SessionFile.ENDING);
        try (Session session = Session.open(SceneLibrary.open("circles-and-grids", look))) {
            for (int frame = 0; frame < frames; frame++) {
                session.advanceOneFrame();
            }
            Map<Side, WorldState> states = new EnumMap<>(Side.class);
            session.capture().forEach((side, reply) -> states.put(side, reply.join()));
            SessionFile.save(
                    file,
                    new SavedSession(session.scene(), states, 1, Tuning.Link.NONE, LinkCurve.FITTED, frames / 60.0));
        }
        return file.toString();
    }

    @Test
    void aSavedSessionGoesOnInAClipWithPanels() throws Exception {
        for (Map.Entry<String, Integer> clip :
                Map.of("start", 0, "later", 200, "again", 200).entrySet()) {
            Invocation done = Invocation.of(
                    "record",
                    saved(clip.getValue()),
                    "--out",
                    folder.resolve(clip.getKey()).toString());
            assertEquals(0, done.status(), done.err());
        }
        assertSamePictures("later", "again", 6);
        assertNotEquals(
                -1,
                Files.mismatch(pictures("start").getFirst(), pictures("later").getFirst()));
    }

    @Test
    void aSavedSessionKeepsItsOwnValues() throws Exception {
        Invocation wrong = record("clip", saved(0), "--quality", "best");
        assertTrue(wrong.err().contains("--size, --quality and --panels cannot change"), wrong.err());
        assertNotEquals(0, wrong.status());
    }

    @Test
    void anotherRateOfFramesKeepsTheSpeed() throws SceneException {
        Invocation done = Invocation.of(
                "record",
                "--out",
                folder.resolve("c").toString(),
                "--seconds",
                "0.1",
                "--fps",
                "30",
                "--size",
                "160x90");
        assertEquals(0, done.status(), done.err());
        Scene.Record made = SceneReader.read(folder.resolve("c.png.toml")).record();
        assertEquals(30, made.framesPerSecond());
        assertEquals(4, made.stepsPerFrame());
        assertEquals(8, made.networkStepsPerFrame());
    }

    @Test
    void supersamplingGivesTheSizeThatWasAskedForAndOtherPixels() throws IOException {
        for (String factor : List.of("1", "3")) {
            Invocation done = record(
                    "s" + factor,
                    "--seconds",
                    "0.1",
                    "--fps",
                    "10",
                    "--size",
                    "320x180",
                    "--set",
                    "record.supersampling=" + factor);
            assertEquals(0, done.status(), done.err());
        }
        BufferedImage fine = ImageIO.read(pictures("s3").getFirst().toFile());
        assertEquals(320, fine.getWidth());
        assertEquals(180, fine.getHeight());
        assertNotEquals(
                -1, Files.mismatch(pictures("s1").getFirst(), pictures("s3").getFirst()));
    }

    @Test
    void aGridShowsEveryValue() throws IOException {
        Invocation done = record(
                "grid",
                "--grid",
                "particles.alignment=0,8",
                "--grid",
                "particles.weight_decay=0,1",
                "--seconds",
                "0.1",
                "--fps",
                "10",
                "--size",
                "640x360");
        assertEquals(0, done.status(), done.err());
        assertEquals(1, pictures("grid").size());
        assertFalse(Files.exists(folder.resolve("grid.png.toml")), "a clip of several scenes has no scene of its own");
    }

    @Test
    void severalScenesInOneClip() throws IOException {
        Invocation done = record(
                "both",
                "--compare",
                "clustering-only",
                "alignment-only",
                "--seconds",
                "0.1",
                "--fps",
                "10",
                "--size",
                "640x360");
        assertEquals(0, done.status(), done.err());
        assertEquals(1, pictures("both").size());
    }

    @Test
    void aClipThatIsThereIsNotWrittenOver() throws IOException {
        for (int run = 0; run < 2; run++) {
            Invocation done = record("c", "--seconds", "0.1", "--fps", "10", "--size", "160x90");
            assertEquals(0, done.status(), done.err());
        }
        assertEquals(1, pictures("c").size());
        assertEquals(1, pictures("c-2").size());
        assertTrue(Files.exists(folder.resolve("c-2.png.toml")));
    }

    @Test
    void aWorldThatExplodesEndsTheClipWithItsSentence() throws IOException {
        Invocation failed = record(
                "boom",
                "--seconds",
                "1",
                "--size",
                "160x90",
                "--set",
                "particles.step_size=10",
                "--set",
                "particles.weight_decay=5");
        assertEquals(1, failed.status(), failed.err());
        assertTrue(failed.err().contains("step_size"), failed.err());
        assertTrue(failed.err().contains("boom"), failed.err());
        int frames = pictures("boom").size();
        assertTrue(frames >= 1 && frames < 60, frames + " frames");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "circles-and-grids | --out FILE is missing",
                "circles-and-grids --out a.avi | a clip ends with .mp4, .webm, .gif",
                "circles-and-grids --out a --size 161x90 | size",
                "circles-and-grids --out a --size big | size",
                "circles-and-grids --out a --fps 0 | frames_per_second must be between 1 and 240, was 0",
                "circles-and-grids --out a --seconds -1 | seconds must be between 0.1 and 3600, was -1",
                "circles-and-grids --out a --quality fine | unknown quality",
                "circles-and-grids --out a --set record.caption={aligment} | nearest is {alignment}",
                "--compare --out a | --compare needs two scenes or more",
                "--compare --grid particles.alignment=1 --out a | --compare needs two scenes or more",
                "--compare n-59 --out a | --compare needs two scenes or more",
                "n-59 same-start --out a | several scenes in one clip need --compare",
                "--grid particles.alignment --out a | --grid must be a key with values",
                "--grid particles.alignment=1,x --out a | --grid x",
                "--compare n-59 same-start --panels --out a | --panels shows one scene, not 2",
                "nowhere --out a | unknown scene \"nowhere\"",
                "n-59 --out a --encoder none | there is no encoder none",
            })
    void badInputIsOneSentence(String args, String sentence) {
        Invocation wrong = Invocation.of(
                Stream.concat(Stream.of("record"), Stream.of(args.split(" "))).toArray(String[]::new));
        assertTrue(wrong.err().contains(sentence), wrong.err());
        assertEquals(1, wrong.err().lines().count(), wrong.err());
        assertTrue(wrong.err().startsWith("grokfield: "), wrong.err());
        assertNotEquals(0, wrong.status());
        assertFalse(Files.exists(Path.of("a")), "nothing is left behind");
    }
}
