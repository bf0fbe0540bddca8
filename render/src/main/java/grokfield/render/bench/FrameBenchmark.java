package grokfield.render.bench;

import grokfield.render.ui.App;
import grokfield.render.ui.AppOptions;
import grokfield.render.ui.state.FrameClock.Phase;
import grokfield.render.ui.state.Origin;
import grokfield.scenes.SceneException;
import grokfield.scenes.SceneLibrary;
import grokfield.scenes.World;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The cost of a frame: the default scene in an off-screen window of 1280×720, both worlds running, without a limit. */
public final class FrameBenchmark {
    static final int WIDTH = 1280; // pixels
    static final int HEIGHT = 720;

    private FrameBenchmark() {}

    /**
     * Draws frames. Main thread only.
     *
     * @param warmUp seconds that do not count
     * @param seconds that do, at least one frame
     * @param progress is told what is being measured
     * @throws SceneException if the default scene cannot be opened
     * @throws grokfield.render.window.NoOpenGlException if there is no OpenGL
     */
    public static FrameTiming run(double warmUp, double seconds, Consumer<String> progress) throws SceneException {
        progress.accept("frame: " + WIDTH + "×" + HEIGHT + " for " + Math.round(warmUp + seconds) + " s");
        Origin origin = Origin.shipped(SceneLibrary.DEFAULT, SceneLibrary.open(SceneLibrary.DEFAULT));
        try (App app = App.open(AppOptions.offscreen(origin, WIDTH, HEIGHT))) {
            measure(app, warmUp);
            return measure(app, seconds);
        }
    }

    /** Draws frames for so many seconds, at least one. */
    static FrameTiming measure(App app, double duration) {
        List<Double> times = new ArrayList<>();
        Map<Phase, List<Double>> phases = new EnumMap<>(Phase.class);
        for (Phase phase : Phase.values()) {
            phases.put(phase, new ArrayList<>());
        }
        long particles = step(app.workspace().stage().session().particles());
        long network = step(app.workspace().stage().session().network());
        long begin = System.nanoTime();
        long before = begin;
        do {
            app.frame();
            long now = System.nanoTime();
            times.add((now - before) * 1e-6);
            before = now;
            phases.forEach((phase, samples) -> samples.add(app.clock().nanos(phase) * 1e-6));
        } while (before - begin < duration * 1e9);
        double seconds = (before - begin) * 1e-9;
        Map<Phase, Double> medians = new EnumMap<>(Phase.class);
        phases.forEach((phase, samples) -> medians.put(phase, quantile(samples, 0.5)));
        return new FrameTiming(
                app.window().openGl(),
                times.size() / seconds,
                quantile(times, 0.5),
                quantile(times, 0.99),
                medians,
                (step(app.workspace().stage().session().particles()) - particles) / seconds,
                (step(app.workspace().stage().session().network()) - network) / seconds);
    }

    private static long step(Optional<? extends World> world) {
        return world.map(running -> running.snapshot().step()).orElse(0L);
    }

    private static double quantile(List<Double> samples, double share) {
        List<Double> sorted = samples.stream().sorted().toList();
        return sorted.get((int) Math.round(share * (sorted.size() - 1)));
    }
}
