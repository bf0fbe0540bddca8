package grokfield.render.record;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The thread that opens an encoder, feeds it and finishes it. It lives until it is told to end; after a fault it only
 * hands frames back.
 */
final class EncoderThread {
    /** Told instead of a frame: put the file in its place. */
    static final ClipFrame FINISH = new ClipFrame(0, 0);
    /** Told instead of a frame: end quickly. */
    static final ClipFrame ABANDON = new ClipFrame(0, 0);

    private final ClipFormat format;
    private final Place place;
    private final List<EncoderMaker> makers;
    private final BlockingQueue<ClipFrame> free;
    // Every frame, and one of the two words.
    private final BlockingQueue<ClipFrame> filled = new ArrayBlockingQueue<>(ClipWriter.POOL + 2);
    private final CompletableFuture<String> opened = new CompletableFuture<>();
    private final CompletableFuture<ClipResult> result = new CompletableFuture<>();
    private final List<String> notes = new ArrayList<>();

    private volatile @Nullable String fault;
    private volatile long frames;
    private volatile long bytes;
    private long last = -1; // index of the picture encoded last
    private long encoded;
    private boolean told; // one of the two words has come

    EncoderThread(ClipFormat format, Place place, List<EncoderMaker> makers, BlockingQueue<ClipFrame> free) {
        this.format = format;
        this.place = place;
        this.makers = makers;
        this.free = free;
    }

    /** Starts, and waits until an encoder is open. */
    void begin() throws RecordingException {
        Thread.ofPlatform().daemon().name("grokfield-encoder").start(this::run);
        try {
            opened.get();
        } catch (ExecutionException e) {
            throw asRecordingException(e.getCause());
        } catch (InterruptedException e) {
            send(ABANDON);
            Thread.currentThread().interrupt();
            throw new RecordingException("recording was interrupted while the encoder opened", e);
        }
    }

    void send(ClipFrame frame) {
        filled.add(frame);
    }

    Path file() {
        return place.path();
    }

    String encoder() {
        return opened.resultNow();
    }

    long frames() {
        return frames;
    }

    long bytes() {
        return bytes;
    }

    Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    ClipResult result() throws RecordingException, InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw asRecordingException(e.getCause());
        }
    }

    /** Waits for the end, whatever it is. */
    void await(long milliseconds) {
        try {
            ClipResult ignored = result.get(milliseconds, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // Whoever wants to know asks for the result.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static RecordingException asRecordingException(@Nullable Throwable cause) {
        return cause instanceof RecordingException known ? known : new RecordingException(sentence(cause), cause);
    }

    private static String sentence(@Nullable Throwable cause) {
        return cause instanceof RecordingException known ? known.sentence() : "the encoder failed: " + cause;
    }

    private void run() {
        ClipEncoder encoder;
        try {
            encoder = open();
        } catch (RecordingException | RuntimeException | Error e) {
            place.release();
            RecordingException failure = asRecordingException(e);
            fault = failure.sentence();
            result.completeExceptionally(failure);
            opened.completeExceptionally(failure);
            return;
        }
        try {
            encodeAll(encoder);
        } catch (RecordingException | RuntimeException | Error e) {
            fail(encoder, e);
        } catch (InterruptedException e) {
            // Nobody interrupts this thread.
            fail(encoder, e);
        }
    }

    /** The first encoder that opens; those that do not are noted. */
    private ClipEncoder open() throws RecordingException {
        for (EncoderMaker maker : makers) {
            try {
                ClipEncoder encoder = maker.open(place.path(), format);
                opened.complete(maker.name());
                return encoder;
            } catch (RecordingException e) {
                notes.add(e.sentence());
            }
        }
        throw new RecordingException(String.join("; ", notes));
    }

    private void encodeAll(ClipEncoder encoder) throws RecordingException, InterruptedException {
        while (true) {
            ClipFrame frame = filled.take();
            told = frame == FINISH || frame == ABANDON;
            if (frame == FINISH) {
                finish(encoder);
                return;
            }
            if (frame == ABANDON) {
                abandon(encoder);
                return;
            }
            encoder.add(frame.pixels(), frame.index());
            last = frame.index();
            frames = ++encoded;
            bytes = encoder.bytes();
            free.add(frame);
        }
    }

    private void finish(ClipEncoder encoder) throws RecordingException {
        if (frames == 0) {
            throw new RecordingException("nothing was recorded, so there is no file");
        }
        encoder.finish().ifPresent(notes::add);
        bytes = encoder.bytes();
        result.complete(clip(place.path()));
    }

    private void abandon(ClipEncoder encoder) {
        Optional<Path> kept = encoder.abandon();
        release(kept);
        String sentence = "recording was broken off";
        fault = sentence;
        result.completeExceptionally(failure(sentence, null, kept));
    }

    /** Ends the file, says why, and hands frames back until somebody ends the recording. */
    private void fail(ClipEncoder encoder, Throwable cause) {
        Optional<Path> kept = rescue(encoder);
        release(kept);
        String sentence = sentence(cause);
        fault = sentence
                + kept.map(file -> "; what was recorded before is in " + file).orElse("");
        result.completeExceptionally(failure(sentence, cause, kept));
        try {
            while (!told) {
                ClipFrame frame = filled.take();
                told = frame == FINISH || frame == ABANDON;
                if (!told) {
                    free.add(frame);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The place is not needed if what is kept is elsewhere. */
    private void release(Optional<Path> kept) {
        if (kept.isEmpty() || !kept.get().equals(place.path())) {
            place.release();
        }
    }

    private static Optional<Path> rescue(ClipEncoder encoder) {
        try {
            return encoder.abandon();
        } catch (RuntimeException | Error e) {
            return Optional.empty();
        }
    }

    private RecordingException failure(String sentence, @Nullable Throwable cause, Optional<Path> kept) {
        return kept.isPresent()
                ? new RecordingException(sentence, cause, clip(kept.get()))
                : new RecordingException(sentence, cause);
    }

    private ClipResult clip(Path file) {
        return new ClipResult(
                file,
                encoder(),
                frames,
                (double) (last + 1) / format.framesPerSecond(),
                bytes,
                notes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", notes)));
    }
}
