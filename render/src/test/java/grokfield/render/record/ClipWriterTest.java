package grokfield.render.record;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames, names and faults, whatever the encoder. */
class ClipWriterTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final int RATE = 30;

    @TempDir
    private Path folder;

    private static ClipFormat format(ClipKind kind) {
        return new ClipFormat(kind, WIDTH, HEIGHT, RATE, ClipQuality.STANDARD);
    }

    private ClipWriter open(String name) throws RecordingException {
        Path file = folder.resolve(name);
        return ClipWriter.open(file, format(ClipKind.of(file).orElseThrow()), Optional.empty(), false);
    }

    private static void add(ClipWriter writer, long index) throws RecordingException, InterruptedException {
        ClipFrame frame = writer.take();
        Picture.discs(WIDTH, HEIGHT, index).drawTo(frame);
        writer.add(frame, index);
    }

    /** An encoder that does what a test says. */
    private record Told(String name, Told.Adding adding, boolean opens) implements EncoderMaker {
        interface Adding {
            void add(long index) throws RecordingException;
        }

        @Override
        public String title() {
            return name;
        }

        @Override
        public Set<ClipKind> kinds() {
            return Set.of(ClipKind.MP4);
        }

        @Override
        public Optional<String> missing() {
            return Optional.empty();
        }

        @Override
        public String advice() {
            return "";
        }

        @Override
        public ClipEncoder open(Path file, ClipFormat format) throws RecordingException {
            if (!opens) {
                throw new RecordingException(name + " does not open: no such card");
            }
            return new ClipEncoder() {
                @Override
                public void add(ByteBuffer rgba, long index) throws RecordingException {
                    adding.add(index);
                }

                @Override
                public long bytes() {
                    return 1;
                }

                @Override
                public Optional<String> finish() {
                    return Optional.empty();
                }

                @Override
                public Optional<Path> abandon() {
                    return Optional.empty();
                }
            };
        }
    }

    private ClipWriter open(EncoderMaker... makers) throws RecordingException {
        return ClipWriter.open(folder.resolve("told.mp4"), format(ClipKind.MP4), List.of(makers), false);
    }

    @Test
    void framesAreBoundedHoweverSlowTheEncoder() throws Exception {
        Semaphore gate = new Semaphore(0);
        try (ClipWriter writer = open(new Told("slow", _ -> gate.acquireUninterruptibly(), true))) {
            int taken = 0;
            for (Optional<ClipFrame> frame = writer.poll(); frame.isPresent(); frame = writer.poll()) {
                writer.add(frame.get(), taken++);
            }
            assertEquals(ClipWriter.POOL, taken);
            assertEquals(0, writer.frames());
            gate.release(100);
            assertDoesNotThrow(writer::take);
            assertEquals(ClipWriter.POOL, writer.finish().frames());
        }
    }

    @Test
    void aFrameThatIsGivenBackIsFreeAgain() throws Exception {
        Semaphore gate = new Semaphore(0);
        try (ClipWriter writer = open(new Told("slow", _ -> gate.acquireUninterruptibly(), true))) {
            List<ClipFrame> all = new ArrayList<>();
            for (int i = 0; i < ClipWriter.POOL; i++) {
                all.add(writer.take());
            }
            assertTrue(writer.poll().isEmpty());
            writer.giveBack(all.getFirst());
            assertSame(all.getFirst(), writer.poll().orElseThrow());
            gate.release(100);
        }
    }

    @Test
    void theNextEncoderTakesOverWhereOneDoesNotOpenAndTheResultSaysSo() throws Exception {
        Told broken = new Told("broken", _ -> {}, false);
        try (ClipWriter writer = open(broken, new Told("sound", _ -> {}, true))) {
            add(writer, 0);
            ClipResult clip = writer.finish();
            assertEquals("sound", writer.encoder());
            assertEquals("sound", clip.encoder());
            assertEquals(Optional.of("broken does not open: no such card"), clip.note());
        }
        String sentence =
                assertThrows(RecordingException.class, () -> open(broken)).sentence();
        assertEquals("broken does not open: no such card", sentence);
    }

    @Test
    void anEncoderThatFailsInMidClipIsAFaultAndNothingWaitsForIt() throws Exception {
        Told.Adding failing = index -> {
            if (index == 3) {
                throw new RecordingException("the card is gone");
            }
        };
        try (ClipWriter writer = open(new Told("failing", failing, true))) {
            RecordingException thrown = assertThrows(RecordingException.class, () -> {
                for (int i = 0; i < 100; i++) {
                    add(writer, i);
                }
            });
            assertEquals("the card is gone", thrown.sentence());
            assertEquals(Optional.of("the card is gone"), writer.fault());
            assertTrue(writer.poll().isEmpty());
            assertEquals(3, writer.frames());
            assertEquals(
                    "the card is gone",
                    assertThrows(RecordingException.class, writer::finish).sentence());
        }
        assertFalse(Files.exists(folder.resolve("told.mp4")), "nothing came of it");
    }

    @Test
    void anEncoderThatThrowsWhatNobodyExpectsIsAFaultToo() throws Exception {
        Told.Adding broken = _ -> {
            throw new IllegalStateException("a bug");
        };
        try (ClipWriter writer = open(new Told("broken", broken, true))) {
            add(writer, 0);
            String sentence =
                    assertThrows(RecordingException.class, writer::finish).sentence();
            assertTrue(sentence.contains("a bug"), sentence);
        }
    }

    @Test
    void indicesRise() throws Exception {
        try (ClipWriter writer = open(new Told("any", _ -> {}, true))) {
            add(writer, 4);
            ClipFrame frame = writer.take();
            assertThrows(IllegalArgumentException.class, () -> writer.add(frame, 4));
        }
    }

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

    /** A disk with room for so many bytes in all. */
    private static StreamedVideo.Opening small(long room) {
        long[] left = {room};
        return file -> {
            FileChannel disk = VideoMaker.create(file);
            return new WritableByteChannel() {
                @Override
                public int write(ByteBuffer bytes) throws IOException {
                    int size = (int) Math.min(left[0], bytes.remaining());
                    if (size == 0) {
                        throw new IOException("No space left on device");
                    }
                    ByteBuffer fitting = bytes.slice(bytes.position(), size);
                    while (fitting.hasRemaining()) {
                        disk.write(fitting);
                    }
                    bytes.position(bytes.position() + size);
                    left[0] -= size;
                    return size;
                }

                @Override
                public boolean isOpen() {
                    return disk.isOpen();
                }

                @Override
                public void close() throws IOException {
                    disk.close();
                }
            };
        };
    }

    private record OnASmallDisk(VideoMaker maker, long room) implements EncoderMaker {
        @Override
        public String name() {
            return maker.name();
        }

        @Override
        public String title() {
            return maker.title();
        }

        @Override
        public Set<ClipKind> kinds() {
            return maker.kinds();
        }

        @Override
        public Optional<String> missing() {
            return maker.missing();
        }

        @Override
        public String advice() {
            return maker.advice();
        }

        @Override
        public ClipEncoder open(Path file, ClipFormat format) throws RecordingException {
            return format.kind() == ClipKind.GIF
                    ? new GifEncoder(file, small(room), format)
                    : maker.open(file, small(room), format);
        }
    }

    @ParameterizedTest
    @CsvSource({"openh264, MP4, 400000", "vp9, WEBM, 400000", "openh264, GIF, 3000000"})
    void aFullDiskIsSaidAndWhatWasRecordedPlays(String encoder, ClipKind kind, long room) throws Exception {
        VideoMaker maker = VideoCodecs.software().stream()
                .filter(each -> each.name().equals(encoder))
                .map(VideoMaker.class::cast)
                .findFirst()
                .orElseThrow();
        Path file = folder.resolve("full" + kind.suffix());
        try (ClipWriter writer = ClipWriter.open(file, format(kind), List.of(new OnASmallDisk(maker, room)), false)) {
            RecordingException thrown = assertThrows(RecordingException.class, () -> {
                for (int i = 0; i < 2000; i++) {
                    add(writer, i);
                }
            });
            assertTrue(thrown.sentence().startsWith("cannot write " + folder), thrown.sentence());
            assertTrue(thrown.sentence().contains("No space left on device"), thrown.sentence());
            ClipResult kept = assertThrows(RecordingException.class, writer::finish)
                    .kept()
                    .orElseThrow();
            assertTrue(thrown.sentence().endsWith(kept.file().toString()), thrown.sentence());
            List<Picture> pictures = Decoded.read(kept.file(), RATE).pictures();
            assertTrue(pictures.size() >= kept.frames() - 2 * RATE, pictures.size() + " of " + kept.frames());
            assertTrue(pictures.getFirst().psnr(Picture.discs(WIDTH, HEIGHT, 0)) > 30);
        }
    }

    @Test
    void aGifWhoseSecondPassFindsNoRoomKeepsItsPictures() throws Exception {
        Path stored;
        try (ClipWriter writer = open("measure.gif")) {
            addTen(writer);
            stored = writer.file().resolveSibling("measure.gif.part.mov");
        }
        long room = Files.size(stored) + 100; // a GIF's palette alone takes more
        VideoMaker maker = (VideoMaker) VideoCodecs.software().getFirst();
        Path file = folder.resolve("full.gif");
        try (ClipWriter writer =
                ClipWriter.open(file, format(ClipKind.GIF), List.of(new OnASmallDisk(maker, room)), false)) {
            addTen(writer);
            RecordingException thrown = assertThrows(RecordingException.class, writer::finish);
            assertTrue(thrown.sentence().contains("No space left on device"), thrown.sentence());
            Path kept = thrown.kept().orElseThrow().file();
            assertEquals(10, Decoded.read(kept, RATE).pictures().size());
            assertFalse(Files.exists(file));
        }
    }

    private static void addTen(ClipWriter writer) throws RecordingException, InterruptedException {
        for (int i = 0; i < 10; i++) {
            add(writer, i);
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
