package grokfield.render.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where clips go, and who makes them. */
class ClipPlaceTest extends ClipTest {
    @ParameterizedTest
    @ValueSource(strings = {"clip.mp4", "clip.webm", "clip.gif", "clip"})
    void aFileThatExistsIsNeverOverwrittenUnlessAsked(String name) throws Exception {
        for (int i = 0; i < 3; i++) {
            try (ClipWriter writer = open(name)) {
                add(writer, i);
                writer.finish();
            }
        }
        int dot = name.indexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        String ending = dot < 0 ? "" : name.substring(dot);
        List<String> names = List.of(stem + ending, stem + "-2" + ending, stem + "-3" + ending);
        for (int i = 0; i < 3; i++) {
            assertShows(folder.resolve(names.get(i)), i);
        }

        Path file = folder.resolve(name);
        try (ClipWriter writer =
                ClipWriter.open(file, format(ClipKind.of(file).orElseThrow()), Optional.empty(), true)) {
            assertEquals(file, writer.file());
            add(writer, 9);
            writer.finish();
        }
        assertShows(file, 9);
    }

    private static void assertShows(Path file, long index) throws RecordingException, IOException {
        List<Picture> pictures = Decoded.read(file, RATE).pictures();
        assertEquals(1, pictures.size());
        Picture seen = pictures.getFirst();
        double here = seen.psnr(Picture.discs(WIDTH, HEIGHT, index));
        for (int other : List.of(0, 1, 2, 9)) {
            if (other != index) {
                assertTrue(here > seen.psnr(Picture.discs(WIDTH, HEIGHT, other)), file + " shows " + other);
            }
        }
    }

    @Test
    void anOldSequenceThatIsOverwrittenLeavesNoPicturesBehind() throws Exception {
        Path place = folder.resolve("sequence");
        for (int count : new int[] {5, 2}) {
            try (ClipWriter writer = ClipWriter.open(place, format(ClipKind.PNG), Optional.empty(), true)) {
                for (int i = 0; i < count; i++) {
                    add(writer, i);
                }
                writer.finish();
            }
        }
        assertEquals(2, Decoded.read(place, RATE).pictures().size());
    }

    @Test
    void foldersThatAreNotThereAreMade() throws Exception {
        try (ClipWriter writer = open("a/b/c.webm")) {
            add(writer, 0);
            assertTrue(Files.size(writer.finish().file()) > 0);
        }
    }

    @ParameterizedTest
    @EnumSource(ClipKind.class)
    void aPlaceThatCannotBeWrittenIsNamedWithTheReason(ClipKind kind) throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        Path inside = file.resolve("clip" + kind.suffix());
        String sentence = assertThrows(
                        RecordingException.class, () -> ClipWriter.open(inside, format(kind), Optional.empty(), false))
                .sentence();
        assertTrue(sentence.startsWith("cannot write " + inside + ": "), sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty.mp4", "empty.webm", "empty.gif", "empty"})
    void aClipWithoutAPictureLeavesNothing(String name) throws Exception {
        try (ClipWriter writer = open(name)) {
            assertThrows(RecordingException.class, writer::finish);
        }
        try (ClipWriter writer = open(name)) {
            assertTrue(Files.exists(writer.file()));
        }
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void aNameThatIsNoEncoderOrTheWrongOneIsSaidWithTheOnesThereAre() {
        String unknown = assertThrows(RecordingException.class, () -> choose("x265", ClipKind.MP4))
                .sentence();
        assertTrue(unknown.matches("there is no encoder x265; for MP4 there are .*openh264.*"), unknown);
        String wrong = assertThrows(RecordingException.class, () -> choose("vp9", ClipKind.MP4))
                .sentence();
        assertTrue(wrong.matches("the encoder vp9 makes no MP4; for that there are .*openh264.*"), wrong);
    }

    private static List<EncoderMaker> choose(String name, ClipKind kind) throws RecordingException {
        return Encoders.choose(Optional.of(name), kind);
    }

    @Test
    void aSizeThatTheEncoderRefusesIsAClearSentence() {
        ClipFormat huge = new ClipFormat(ClipKind.MP4, 8192, 8192, RATE, ClipQuality.STANDARD);
        RecordingException thrown = assertThrows(
                RecordingException.class,
                () -> ClipWriter.open(folder.resolve("huge.mp4"), huge, Optional.of("openh264"), false));
        assertTrue(thrown.sentence().startsWith("libopenh264 does not open"), thrown.sentence());
        assertFalse(Files.exists(folder.resolve("huge.mp4")));
    }
}
