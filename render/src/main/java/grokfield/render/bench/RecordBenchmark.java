package grokfield.render.bench;

import static org.lwjgl.opengl.GL33C.glFinish;

import grokfield.render.gl.Framebuffer;
import grokfield.render.record.ClipFormat;
import grokfield.render.record.ClipKind;
import grokfield.render.record.ClipQuality;
import grokfield.render.record.ClipWriter;
import grokfield.render.record.EncoderMaker;
import grokfield.render.record.Encoders;
import grokfield.render.record.RecordingException;
import grokfield.render.ui.clip.ClipFeed;
import grokfield.render.ui.clip.ClipLook;
import grokfield.render.ui.clip.ClipTile;
import grokfield.render.ui.clip.SceneClip;
import grokfield.render.ui.state.Origin;
import grokfield.render.ui.state.Stage;
import grokfield.render.window.Theme;
import grokfield.scenes.Scene;
import grokfield.scenes.SceneException;
import grokfield.scenes.SceneLibrary;
import grokfield.scenes.Session;
import grokfield.scenes.Settings;
import grokfield.scenes.Tuning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The cost of recording: the default scene without panels, exactly, drawn alone and drawn and encoded in turn, with the fastest quality
 * of every encoder of H.264 that works here.
 */
public final class RecordBenchmark {
    private static final List<String> SIZES = List.of("1280x720", "1920x1080");

    private RecordBenchmark() {}

    /**
     * Draws and records. Main thread only.
     *
     * @param rounds of each kind, at least one
     * @param frames of a round
     * @param progress is told what is being measured
     * @throws BenchmarkException if a clip cannot be encoded
     * @throws SceneException if the default scene cannot be opened
     * @throws grokfield.render.window.NoOpenGlException if there is no OpenGL
     */
    public static List<RecordTiming> run(int rounds, int frames, Consumer<String> progress)
            throws BenchmarkException, SceneException {
        List<RecordTiming> timings = new ArrayList<>();
        try {
            Path folder = Files.createTempDirectory("grokfield-bench");
            try {
                for (String size : SIZES) {
                    for (EncoderMaker encoder : Encoders.usable(ClipKind.MP4)) {
                        progress.accept("record: " + size + " with " + encoder.name());
                        timings.add(measure(size, encoder.name(), folder, rounds, frames));
                    }
                }
            } finally {
                delete(folder);
            }
        } catch (IOException | RecordingException e) {
            throw new BenchmarkException("a clip cannot be recorded: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("the benchmark was interrupted", e);
        }
        return timings;
    }

    private static RecordTiming measure(String size, String encoder, Path folder, int rounds, int frames)
            throws SceneException, RecordingException, InterruptedException {
        Scene scene = SceneLibrary.open(SceneLibrary.DEFAULT, Settings.NONE.with("--size", size, "record.size"));
        Session session = Session.open(scene);
        session.control().setPlaying(false);
        Stage stage = new Stage(session, new Tuning(session), Origin.shipped(SceneLibrary.DEFAULT, scene));
        Scene.Record record = scene.record();
        ClipFormat format = new ClipFormat(
                ClipKind.MP4, record.width(), record.height(), record.framesPerSecond(), ClipQuality.DRAFT);
        ClipLook look = ClipLook.of(scene, Theme.DARK);
        try (SceneClip clip = SceneClip.open(look, List.of(new ClipTile(stage, "")), record.framesPerSecond())) {
            draw(clip, frames);
            List<Double> costs = new ArrayList<>();
            record(clip, folder.resolve("warm-up.mp4"), format, encoder, frames, costs);
            costs.clear();
            List<Double> drawn = new ArrayList<>();
            List<Double> recorded = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                drawn.add(draw(clip, frames));
                recorded.add(record(clip, folder.resolve(round + ".mp4"), format, encoder, frames, costs));
            }
            return new RecordTiming(size, encoder, clip.openGl(), median(drawn), median(recorded), median(costs));
        }
    }

    /** Frames a second. */
    private static double draw(SceneClip clip, int frames) throws InterruptedException {
        long begin = System.nanoTime();
        for (int frame = 0; frame < frames; frame++) {
            clip.next();
            glFinish();
        }
        return frames / ((System.nanoTime() - begin) * 1e-9);
    }

    /** Frames a second, until the last one is encoded. */
    private static double record(
            SceneClip clip, Path file, ClipFormat format, String encoder, int frames, List<Double> costs)
            throws RecordingException, InterruptedException {
        try (ClipWriter writer = ClipWriter.open(file, format, Optional.of(encoder), true);
                ClipFeed feed = new ClipFeed(writer)) {
            long begin = System.nanoTime();
            for (int frame = 0; frame < frames; frame++) {
                feed.awaitReady();
                Framebuffer picture = clip.next();
                glFinish();
                long drawn = System.nanoTime();
                feed.offer(picture, frame);
                costs.add((System.nanoTime() - drawn) * 1e-6);
            }
            feed.drain();
            writer.finish();
            return frames / ((System.nanoTime() - begin) * 1e-9);
        }
    }

    private static double median(List<Double> samples) {
        List<Double> sorted = samples.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
