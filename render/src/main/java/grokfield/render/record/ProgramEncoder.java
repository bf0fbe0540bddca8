package grokfield.render.record;

import grokfield.scenes.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * H.264 by x264 in the user's own {@code ffmpeg}: pictures go through a pipe, and the program writes the
 * file, in pieces that play after a crash. When the pipe ends, for whatever reason, it completes the file.
 */
final class ProgramEncoder implements ClipEncoder {
    private static final long PATIENCE = 20; // seconds for the program to end
    private final Path program;
    private final Path file;
    private final Process process;
    private final OutputStream pipe;
    private final WritableByteChannel channel;
    private final CompletableFuture<String> lastWords;
    private final Bt709 colors;
    private final ByteBuffer picture; // as the program takes it
    private final VideoPlanes planes; // of that picture
    private long next; // the index that the program expects

    private ProgramEncoder(Path program, Path file, Process process, ClipFormat format) {
        this.program = program;
        this.file = file;
        this.process = process;
        this.pipe = process.getOutputStream();
        this.channel = Channels.newChannel(pipe);
        this.colors = new Bt709(format.width(), format.height());
        this.picture = ByteBuffer.allocateDirect(format.width() * format.height() * 3 / 2);
        this.planes = VideoPlanes.in(picture, format.width(), format.height());
        this.lastWords = CompletableFuture.supplyAsync(
                () -> FfmpegProgram.lastWords(process),
                task -> Thread.ofPlatform().daemon().name("grokfield-ffmpeg").start(task));
    }

    static ProgramEncoder open(Path program, Path file, ClipFormat format) throws RecordingException {
        try {
            return new ProgramEncoder(program, file, FfmpegProgram.start(program, arguments(file, format)), format);
        } catch (IOException e) {
            throw new RecordingException(program + " does not start: " + AtomicFile.reason(e), e);
        }
    }

    private static List<String> arguments(Path file, ClipFormat format) {
        String rate = Integer.toString(format.framesPerSecond());
        List<String> arguments = new ArrayList<>(List.of("-f", "rawvideo", "-pixel_format", "yuv420p"));
        arguments.addAll(List.of("-video_size", format.width() + "x" + format.height(), "-framerate", rate));
        arguments.addAll(List.of("-i", "pipe:0"));
        arguments.addAll(List.of("-c:v", "libx264", "-preset", preset(format.quality())));
        arguments.addAll(List.of("-crf", Integer.toString(crf(format.quality()))));
        arguments.addAll(List.of("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"));
        arguments.addAll(List.of("-color_range", "tv", "-g", Integer.toString(5 * format.framesPerSecond())));
        arguments.addAll(List.of("-flags", "+bitexact", "-fflags", "+bitexact"));
        arguments.addAll(List.of("-movflags", "empty_moov+default_base_moof", "-frag_duration", "1000000"));
        arguments.addAll(List.of("-flush_packets", "1")); // a piece goes to the disk as soon as it is whole
        arguments.addAll(List.of("-f", "mp4", file.toString()));
        return arguments;
    }

    private static String preset(ClipQuality quality) {
        return switch (quality) {
            case DRAFT -> "ultrafast";
            case STANDARD -> "veryfast";
            case HIGH -> "faster";
            case BEST -> "medium";
        };
    }

    private static int crf(ClipQuality quality) {
        return switch (quality) {
            case DRAFT -> 26;
            case STANDARD -> 16;
            case HIGH -> 13;
            case BEST -> 9;
        };
    }

    @Override
    public void add(ByteBuffer rgba, long index) throws RecordingException {
        while (next < index) {
            write(); // still the picture before
        }
        colors.convert(rgba, planes);
        write();
    }

    private void write() throws RecordingException {
        try {
            ByteBuffer bytes = picture.duplicate().clear();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            next++;
        } catch (IOException broken) {
            throw failure(broken);
        }
    }

    private RecordingException failure(@Nullable IOException cause) {
        String words = ended() ? lastWords.join() : "it does not take pictures any more";
        return new RecordingException(
                program + " cannot write " + file + ": " + (words.isEmpty() ? "it ended by itself" : words), cause);
    }

    private boolean ended() {
        try {
            return process.waitFor(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public long bytes() {
        return file.toFile().length();
    }

    @Override
    public Optional<String> finish() throws RecordingException {
        end();
        if (!ended() || process.exitValue() != 0) {
            throw failure(null);
        }
        return index();
    }

    private void end() {
        try {
            pipe.close();
        } catch (IOException broken) {
            // The exit status tells what there is to tell.
        }
    }

    /** Puts the index in front, by the same program. */
    private Optional<String> index() {
        Path whole = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Process packing = FfmpegProgram.start(
                    program,
                    List.of(
                            "-nostdin",
                            "-i",
                            file.toString(),
                            "-c",
                            "copy",
                            "-fflags",
                            "+bitexact",
                            "-movflags",
                            "+faststart",
                            "-f",
                            "mp4",
                            whole.toString()));
            String words = FfmpegProgram.lastWords(packing);
            if (packing.waitFor() != 0) {
                return Optional.of(stays(words));
            }
            Repacking.move(whole, file);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(stays(AtomicFile.reason(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(stays("it was interrupted"));
        } finally {
            Repacking.delete(whole);
        }
    }

    private static String stays(String reason) {
        return String.format(Locale.ROOT, VideoEncoder.STAYS, reason);
    }

    @Override
    public Optional<Path> abandon() {
        end();
        if (!ended()) {
            process.destroyForcibly();
        }
        return next == 0 || !Files.exists(file) ? Optional.empty() : Optional.of(file);
    }
}
