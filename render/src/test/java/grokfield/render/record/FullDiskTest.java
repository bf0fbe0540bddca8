package grokfield.render.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clips on a disk that is full. */
class FullDiskTest extends ClipTest {
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
    @CsvSource({"openh264, MP4, 150000", "vp9, WEBM, 150000", "openh264, GIF, 1000000"})
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
}
