package grokfield.render.ui.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.gl.Framebuffer;
import grokfield.render.gl.Rgb;
import grokfield.render.record.ClipFormat;
import grokfield.render.record.ClipKind;
import grokfield.render.record.ClipQuality;
import grokfield.render.record.ClipWriter;
import grokfield.render.window.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipFeedTest {
    private static final int FRAMES = 12; // more than the ring and the pool hold

    @TempDir
    Path folder;

    @Test
    void theRingAndTheStraightWayGiveTheSamePicturesInTheSameOrder() throws Exception {
        record("ring", false);
        record("straight", true);
        List<Path> ring = pictures("ring");
        List<Path> straight = pictures("straight");
        assertEquals(FRAMES, ring.size());
        assertEquals(FRAMES, straight.size());
        for (int k = 0; k < FRAMES; k++) {
            assertArrayEquals(Files.readAllBytes(straight.get(k)), Files.readAllBytes(ring.get(k)), "frame " + k);
        }
    }

    @Test
    void whatIsInTheRingIsHandedOnWithoutWaiting() throws Exception {
        ClipFormat format = new ClipFormat(ClipKind.PNG, 64, 32, 10, ClipQuality.STANDARD);
        try (Window window = Window.offscreen(16, 16);
                ClipWriter writer = ClipWriter.open(folder.resolve("pumped"), format, Optional.empty(), false);
                ClipFeed feed = new ClipFeed(writer, false);
                Framebuffer picture = new Framebuffer(64, 32)) {
            assertTrue(feed.isEmpty());
            window.bind();
            int offered = 0;
            while (feed.isReady() && offered < 3) {
                feed.offer(picture, offered++);
            }
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (!feed.isEmpty()) {
                assertTrue(System.nanoTime() < end, "waited 20 s in vain");
                feed.pump();
            }
            assertEquals(offered, writer.finish().frames());
        }
    }

    private List<Path> pictures(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.sorted().toList();
        }
    }

    private void record(String name, boolean straight) throws Exception {
        ClipFormat format = new ClipFormat(ClipKind.PNG, 64, 32, 10, ClipQuality.STANDARD);
        try (Window window = Window.offscreen(16, 16);
                ClipWriter writer = ClipWriter.open(folder.resolve(name), format, Optional.empty(), false);
                ClipFeed feed = new ClipFeed(writer, straight);
                Framebuffer picture = new Framebuffer(64, 32)) {
            for (int k = 0; k < FRAMES; k++) {
                feed.awaitReady();
                window.bind();
                picture.bind();
                Framebuffer.fillTarget(0, 0, 64, 32, Rgb.of(0x101010 * (k + 1)));
                Framebuffer.fillTarget(k, 3, 5, 9, Rgb.of(0xff8000));
                feed.offer(picture, k);
            }
            feed.drain();
            assertEquals(FRAMES, writer.finish().frames());
        }
    }
}
