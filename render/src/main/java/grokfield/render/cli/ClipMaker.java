package grokfield.render.cli;

import grokfield.render.record.ClipFormat;
import grokfield.render.record.ClipResult;
import grokfield.render.record.ClipWriter;
import grokfield.render.record.RecordingException;
import grokfield.render.ui.clip.ClipFeed;
import grokfield.render.ui.clip.ClipSource;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Takes an exact clip from its source to its file, with progress. Ctrl+C and a world that stops end it early, with a file that plays. */
final class ClipMaker {
    private static final long TELL_EVERY = 10_000_000_000L; // ns, where no bar can be drawn

    private final Console console;
    private final Interrupt interrupt;
    private final ClipFormat format;
    private final long frames;

    /**
     * @param interrupt whose request ends the clip early
     * @param frames how many pictures the clip has
     */
    ClipMaker(Console console, Interrupt interrupt, ClipFormat format, long frames) {
        this.console = console;
        this.interrupt = interrupt;
        this.format = format;
        this.frames = frames;
    }

    /**
     * Makes the clip.
     *
     * @return what there is
     * @throws FailedException if it cannot be written to its end, or a world stopped; the sentence says what plays all the same
     */
    ClipResult make(ClipSource source, Path file, Optional<String> encoder, boolean overwrite) {
        try (ClipWriter writer = ClipWriter.open(file, format, encoder, overwrite)) {
            Optional<String> stopped = record(source, writer);
            ClipResult result = writer.finish();
            if (stopped.isPresent()) {
                throw new FailedException(stopped.get() + "; until then the clip is in " + described(result));
            }
            return result;
        } catch (RecordingException failure) {
            throw new FailedException(failure.sentence()
                    + failure.kept()
                            .map(kept -> "; what was recorded plays: " + described(kept))
                            .orElse(""));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new FailedException("the recording was interrupted");
        }
    }

    /** Draws and encodes every frame. Returns why a world stopped, if one did. */
    private Optional<String> record(ClipSource source, ClipWriter writer)
            throws RecordingException, InterruptedException {
        try (ClipFeed feed = new ClipFeed(writer);
                Progress progress = Progress.on(console, "record")) {
            long told = System.nanoTime();
            for (long frame = 0; frame < frames && !interrupt.isRequested(); frame++) {
                feed.awaitReady();
                feed.offer(source.next(), frame);
                progress.at((frame + 1) / (double) frames);
                if (source.stopped().isPresent()) {
                    break;
                }
                if (!console.interactive() && System.nanoTime() - told > TELL_EVERY) {
                    told = System.nanoTime();
                    console.say("frame " + (frame + 1) + " of " + frames);
                }
            }
            feed.drain();
            return source.stopped();
        }
    }

    /** {@code clip.mp4 (20.0 s, 1200 frames, 3.1 MB, openh264)}. */
    static String described(ClipResult result) {
        return String.format(
                Locale.ROOT,
                "%s (%.1f s, %d frames, %s, %s)",
                result.file().toAbsolutePath().normalize(),
                result.seconds(),
                result.frames(),
                Figures.bytes(result.bytes()),
                result.encoder());
    }
}
