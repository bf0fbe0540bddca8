package grokfield.render.record;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** What tests of clips share: small pictures into a folder of their own. */
abstract class ClipTest {
    static final int WIDTH = 320;
    static final int HEIGHT = 240;
    static final int RATE = 30;

    @TempDir
    Path folder;

    static ClipFormat format(ClipKind kind) {
        return new ClipFormat(kind, WIDTH, HEIGHT, RATE, ClipQuality.STANDARD);
    }

    ClipWriter open(String name) throws RecordingException {
        Path file = folder.resolve(name);
        return ClipWriter.open(file, format(ClipKind.of(file).orElseThrow()), Optional.empty(), false);
    }

    static void add(ClipWriter writer, long index) throws RecordingException, InterruptedException {
        ClipFrame frame = writer.take();
        Picture.discs(WIDTH, HEIGHT, index).drawTo(frame);
        writer.add(frame, index);
    }
}
