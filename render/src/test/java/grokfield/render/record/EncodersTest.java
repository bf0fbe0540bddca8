package grokfield.render.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every encoder that works on this machine, its files decoded again. */
class EncodersTest {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 272;
    private static final int RATE = 30;

    @TempDir
    private Path folder;

    static Stream<String> encoders() {
        return Encoders.all().stream()
                .filter(maker -> maker.missing().isEmpty())
                .map(EncoderMaker::name);
    }

    static Stream<String> videoEncoders() {
        return encoders().filter(name -> !List.of("gif", "png").contains(name));
    }

    @Test
    void theEncodersThatNeedNothingAreAllHere() {
        assertTrue(encoders().toList().containsAll(List.of("openh264", "vp9", "gif", "png")));
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void aFileHoldsThePicturesThatWentIn(String encoder) throws Exception {
        ClipResult clip = record(encoder, "clip", LongStream.range(0, 45).toArray());
        Decoded decoded = Decoded.read(clip.file(), RATE);

        assertEquals(45, decoded.pictures().size());
        assertEquals(LongStream.range(0, 45).boxed().toList(), decoded.indices());
        assertEquals(1.5, decoded.seconds(), 0.02);
        assertEquals(RATE, decoded.rate(), encoder.equals("gif") ? 4 : 1e-3); // a GIF counts in hundredths of a second
        assertEquals(45, clip.frames());
        assertEquals(1.5, clip.seconds(), 1e-9);
        assertEquals(size(clip.file()), clip.bytes());
        assertEquals(encoder, clip.encoder());
        if (kind(encoder) == ClipKind.MP4 || kind(encoder) == ClipKind.WEBM) {
            assertIndexInFront(clip.file(), kind(encoder));
        }
        for (int i = 0; i < 45; i++) {
            Picture source = Picture.discs(WIDTH, HEIGHT, i);
            Picture seen = decoded.pictures().get(i);
            assertEquals(WIDTH, seen.width());
            assertEquals(HEIGHT, seen.height());
            double psnr = source.psnr(seen);
            assertTrue(psnr > 35, "picture " + i + " has " + psnr + " dB");
            assertPatches(seen);
        }
    }

    /** Squares keep their colours within 8 levels, away from their edges. */
    private static void assertPatches(Picture picture) {
        int side = Picture.side(picture.width());
        for (int patch = 0; patch < Picture.PATCHES.length; patch++) {
            for (int channel = 0; channel < 3; channel++) {
                double sum = 0;
                int count = 0;
                for (int y = 6; y < side - 6; y++) {
                    for (int x = patch * side + 6; x < (patch + 1) * side - 6; x++) {
                        sum += picture.level(x, y, channel);
                        count++;
                    }
                }
                int wanted = Picture.PATCHES[patch] >> (16 - 8 * channel) & 255;
                assertEquals(wanted, sum / count, 8, "patch " + patch + ", channel " + channel);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void aGapIsFilledByThePictureBefore(String encoder) throws Exception {
        ClipResult clip = record(encoder, "gaps", 3, 4, 8, 9);
        Decoded decoded = Decoded.read(clip.file(), RATE);
        assertEquals(7.0 / RATE, clip.seconds(), 1e-9);
        assertEquals(7.0 / RATE, decoded.seconds(), 0.02);
        for (int frame = 0; frame < 7; frame++) {
            int shown = shownAt(decoded, frame);
            int wanted = List.of(3, 4, 4, 4, 4, 8, 9).get(frame);
            double here = decoded.pictures().get(shown).psnr(Picture.discs(WIDTH, HEIGHT, wanted));
            assertTrue(here > 35, "frame " + frame + " has " + here + " dB to picture " + wanted);
        }
    }

    /** The picture that a player shows at a frame. */
    private static int shownAt(Decoded decoded, int frame) {
        int shown = 0;
        for (int i = 0; i < decoded.indices().size(); i++) {
            shown = decoded.indices().get(i) <= frame ? i : shown;
        }
        return shown;
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void theSamePicturesGiveTheSameBytes(String encoder) throws Exception {
        long[] indices = LongStream.range(0, 12).toArray();
        Path one = record(encoder, "one", indices).file();
        Path other = record(encoder, "other", indices).file();
        if (Files.isDirectory(one)) {
            assertArrayEquals(
                    Files.readAllBytes(one.resolve("000012.png")), Files.readAllBytes(other.resolve("000012.png")));
        } else {
            assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other));
        }
    }

    @ParameterizedTest
    @MethodSource("videoEncoders")
    void videosSayThatTheyAreBt709InLimitedRange(String encoder) throws Exception {
        Path file = record(encoder, "tags", 0, 1, 2).file();
        assertEquals(
                List.of("tv", "bt709", "bt709", "bt709"),
                Decoded.read(file, RATE).tags());
    }

    /** So that a file plays while it is still being loaded. */
    private static void assertIndexInFront(Path file, ClipKind kind) throws IOException {
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (kind == ClipKind.MP4) {
            assertTrue(content.indexOf("moov") > 0 && content.indexOf("moov") < content.indexOf("mdat"));
            assertEquals(-1, content.indexOf("moof"));
        } else {
            String cues = "\u001cS\u00bbk"; // their identifiers in Matroska
            String cluster = "\u001fC\u00b6u";
            assertTrue(content.lastIndexOf(cues) > 0 && content.lastIndexOf(cues) < content.indexOf(cluster));
        }
    }

    /** What is on the disk while the program still runs is what a crash leaves. */
    @ParameterizedTest
    @MethodSource("encoders")
    void aCrashLosesAtMostTwoSecondsAndACutOffFilePlaysUpToThere(String encoder) throws Exception {
        Path left = folder.resolve("left" + kind(encoder).suffix());
        try (ClipWriter writer = open(encoder, "crash")) {
            add(writer, LongStream.range(0, 5 * RATE).toArray());
            awaitFrames(writer, 5 * RATE);
            copy(whatIsOnDisk(writer.file()), left, encoder);
        }
        List<Picture> pictures = Decoded.read(left, RATE).pictures();
        assertTrue(pictures.size() >= 3 * RATE, pictures.size() + " pictures");
        assertTrue(pictures.getLast().psnr(Picture.discs(WIDTH, HEIGHT, pictures.size() - 1L)) > 35);
        if (Files.isRegularFile(left) && kind(encoder) != ClipKind.GIF) {
            assertPlaysWhereItIsCutOff(left);
        }
    }

    /** As after a disk that was pulled out. */
    private static void assertPlaysWhereItIsCutOff(Path file) throws IOException, RecordingException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length * 2 / 3));
        List<Picture> pictures = Decoded.read(file, RATE).pictures();
        assertTrue(pictures.size() >= RATE, pictures.size() + " pictures");
        assertTrue(pictures.getFirst().psnr(Picture.discs(WIDTH, HEIGHT, 0)) > 35);
    }

    /** A GIF comes to be at the end; until then its pictures are in a file beside. */
    private static Path whatIsOnDisk(Path file) {
        Path beside = file.resolveSibling(file.getFileName() + ".part.mov");
        return Files.exists(beside) ? beside : file;
    }

    /** Waits until a file has not grown for some time. */
    private static void awaitRest(Path file) throws IOException, InterruptedException {
        long size = -1;
        for (int looks = 0; looks < 10; looks++) {
            Thread.sleep(50);
            if (Files.size(file) != size) {
                size = Files.size(file);
                looks = 0;
            }
        }
    }

    private static void copy(Path from, Path to, String encoder) throws IOException, InterruptedException {
        if (encoder.equals("x264")) {
            awaitRest(from); // the program has taken the pictures and may still be busy with them
        }
        if (!Files.isDirectory(from)) {
            Files.copy(from, to);
            return;
        }
        Files.createDirectory(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void closingInMidClipLeavesWhatWasAdded(String encoder) throws Exception {
        Path file;
        try (ClipWriter writer = open(encoder, "broken-off")) {
            file = writer.file();
            add(writer, LongStream.range(0, 20).toArray());
        }
        assertEquals(20, Decoded.read(whatIsOnDisk(file), RATE).pictures().size());
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void betterQualityIsCloserToTheSource(String encoder) throws Exception {
        if (encoder.equals("png")) {
            return; // never loses anything
        }
        List<Double> psnr = new ArrayList<>();
        for (ClipQuality quality : List.of(ClipQuality.DRAFT, ClipQuality.STANDARD)) {
            Path file = folder.resolve(quality.label() + kind(encoder).suffix());
            ClipFormat format = new ClipFormat(kind(encoder), WIDTH, HEIGHT, RATE, quality);
            try (ClipWriter writer = ClipWriter.open(file, format, Optional.of(encoder), false)) {
                add(writer, 0, 1, 2, 3, 4);
                writer.finish();
            }
            psnr.add(Decoded.read(file, RATE).pictures().get(4).psnr(Picture.discs(WIDTH, HEIGHT, 4)));
        }
        assertTrue(psnr.get(0) < psnr.get(1), psnr.toString());
    }

    @Test
    void aGifOfSixtyFramesASecondTakesEverySecondAndSaysSo() throws Exception {
        Path file = folder.resolve("fast.gif");
        ClipFormat format = new ClipFormat(ClipKind.GIF, WIDTH, HEIGHT, 60, ClipQuality.STANDARD);
        try (ClipWriter writer = ClipWriter.open(file, format, Optional.empty(), false)) {
            add(writer, LongStream.range(0, 60).toArray());
            assertTrue(writer.finish().note().orElseThrow().contains("50 pictures a second"));
        }
        Decoded decoded = Decoded.read(file, 60);
        assertEquals(30, decoded.pictures().size());
        assertEquals(1, decoded.seconds(), 0.03);
        assertTrue(decoded.pictures().get(29).psnr(Picture.discs(WIDTH, HEIGHT, 58)) > 35);
    }

    @Test
    void nothingIsLeftBesideAFinishedClip() throws Exception {
        for (String encoder : encoders().toList()) {
            record(encoder, encoder, 0, 1, 2);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(encoders().count(), files.count());
        }
    }

    private static ClipKind kind(String encoder) {
        return Encoders.all().stream()
                .filter(maker -> maker.name().equals(encoder))
                .flatMap(maker -> maker.kinds().stream())
                .findFirst()
                .orElseThrow();
    }

    private ClipWriter open(String encoder, String name) throws RecordingException {
        ClipKind kind = kind(encoder);
        return ClipWriter.open(
                folder.resolve(name + kind.suffix()),
                new ClipFormat(kind, WIDTH, HEIGHT, RATE, ClipQuality.STANDARD),
                Optional.of(encoder),
                false);
    }

    private ClipResult record(String encoder, String name, long... indices)
            throws RecordingException, InterruptedException {
        try (ClipWriter writer = open(encoder, name)) {
            add(writer, indices);
            return writer.finish();
        }
    }

    private static void add(ClipWriter writer, long... indices) throws RecordingException, InterruptedException {
        for (long index : indices) {
            ClipFrame frame = writer.take();
            Picture.discs(WIDTH, HEIGHT, index).drawTo(frame);
            writer.add(frame, index);
        }
    }

    private static void awaitFrames(ClipWriter writer, long frames) throws InterruptedException {
        while (writer.frames() < frames && writer.fault().isEmpty()) {
            Thread.sleep(5);
        }
    }

    private static long size(Path file) throws IOException {
        if (!Files.isDirectory(file)) {
            return Files.size(file);
        }
        try (Stream<Path> files = Files.list(file)) {
            return files.mapToLong(each -> each.toFile().length()).sum();
        }
    }
}
