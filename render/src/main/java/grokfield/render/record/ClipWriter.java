package grokfield.render.record;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A clip on its way to a file. The drawing thread fills frames and adds them; a thread of its own, {@code
 * grokfield-encoder}, encodes them in order and writes. At most {@link #POOL} frames exist, so memory is bounded by
 * {@code POOL · width · height · 4} bytes and what the encoder itself holds, however slow the disk.
 */
public final class ClipWriter implements AutoCloseable {
    /** The most frames that exist at once. */
    public static final int POOL = 6;

    private static final long PATIENCE = 100; // milliseconds between looks at a fault
    private static final long CLOSING = 10_000; // milliseconds that close() waits for an encoder

    private final ClipFormat format;
    private final BlockingQueue<ClipFrame> free = new ArrayBlockingQueue<>(POOL);
    private final AtomicInteger made = new AtomicInteger();
    private final EncoderThread thread;
    private long first = -1;
    private long last = -1;
    private boolean ended;

    private ClipWriter(ClipFormat format, Place place, List<EncoderMaker> makers) {
        this.format = format;
        this.thread = new EncoderThread(format, place, makers, free);
    }

    /**
     * Opens a file and an encoder for it, and begins to wait for frames. The first encoder of all takes up to some
     * seconds, for libraries are unpacked and loaded; {@link Encoders#probe} on another thread does that in advance.
     *
     * @param file folders that are not there are made; if there is such a file already, the clip goes to {@code
     *     name-2} and so on, see {@link #file}
     * @param encoder the name of an encoder, or empty for the best that opens
     * @param overwrite whether a file of that name is replaced
     * @throws RecordingException if the file cannot be written, or no encoder opens
     */
    public static ClipWriter open(Path file, ClipFormat format, Optional<String> encoder, boolean overwrite)
            throws RecordingException {
        return open(file, format, Encoders.choose(encoder, format.kind()), overwrite);
    }

    /** With the encoders to try; the first that opens is taken. */
    static ClipWriter open(Path file, ClipFormat format, List<EncoderMaker> makers, boolean overwrite)
            throws RecordingException {
        ClipWriter writer = new ClipWriter(format, Place.take(file, format.kind(), overwrite), makers);
        writer.thread.begin();
        return writer;
    }

    /** Where the clip goes; a folder for a PNG sequence. */
    public Path file() {
        return thread.file();
    }

    /** The name of the encoder that opened. */
    public String encoder() {
        return thread.encoder();
    }

    /** What the clip shall be. */
    public ClipFormat format() {
        return format;
    }

    /** A frame to fill, or empty if all are on their way to the file: then this picture is dropped. Never waits. */
    public Optional<ClipFrame> poll() {
        if (thread.fault().isPresent()) {
            return Optional.empty();
        }
        ClipFrame frame = free.poll();
        if (frame == null && made.get() < POOL) {
            made.incrementAndGet();
            frame = new ClipFrame(format.width(), format.height());
        }
        return Optional.ofNullable(frame);
    }

    /**
     * A frame to fill; waits until there is one.
     *
     * @throws RecordingException if encoding has failed
     */
    public ClipFrame take() throws InterruptedException, RecordingException {
        while (true) {
            Optional<String> fault = thread.fault();
            if (fault.isPresent()) {
                throw new RecordingException(fault.get());
            }
            Optional<ClipFrame> ready = poll();
            if (ready.isPresent()) {
                return ready.get();
            }
            ClipFrame frame = free.poll(PATIENCE, TimeUnit.MILLISECONDS);
            if (frame != null) {
                return frame;
            }
        }
    }

    /**
     * Sends a frame to the encoder. Never waits. After a fault nothing is done with it.
     *
     * @param frame one of this writer's, filled
     * @param index its place in the video in frames; rising. The first becomes the beginning; in a gap the picture
     *     before stays
     */
    public void add(ClipFrame frame, long index) {
        if (ended) {
            throw new IllegalStateException("the clip has ended");
        }
        if (index <= last || index < 0) {
            throw new IllegalArgumentException("frame " + index + " cannot follow frame " + last);
        }
        if (first < 0) {
            first = index;
        }
        last = index;
        frame.place(index - first);
        thread.send(frame);
    }

    /** Gives a frame back that was not needed. */
    public void giveBack(ClipFrame frame) {
        free.add(frame);
    }

    /** Pictures encoded so far. Any thread. */
    public long frames() {
        return thread.frames();
    }

    /** Bytes written so far. Any thread. */
    public long bytes() {
        return thread.bytes();
    }

    /** Why encoding has failed, in one sentence; empty while all is well. Any thread. */
    public Optional<String> fault() {
        return thread.fault();
    }

    /**
     * Encodes what was added, and puts the file in its place.
     *
     * @return what there is; the same again if called again
     * @throws RecordingException if something failed, now or before; {@link RecordingException#kept} tells what plays
     *     nevertheless
     */
    public ClipResult finish() throws RecordingException, InterruptedException {
        if (!ended) {
            ended = true;
            thread.send(EncoderThread.FINISH);
        }
        return thread.result();
    }

    /** Ends quickly if the clip is not finished; what is in the file plays. After {@link #finish} it does nothing. */
    @Override
    public void close() {
        if (!ended) {
            ended = true;
            thread.send(EncoderThread.ABANDON);
        }
        thread.await(CLOSING);
    }
}
