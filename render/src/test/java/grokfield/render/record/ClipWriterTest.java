package grokfield.render.record;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** Frames and faults, whatever the encoder. */
class ClipWriterTest extends ClipTest {
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
}
