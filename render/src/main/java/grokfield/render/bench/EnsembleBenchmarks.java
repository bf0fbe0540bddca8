package grokfield.render.bench;

import grokfield.render.ui.App;
import grokfield.render.ui.AppOptions;
import grokfield.render.ui.state.Origin;
import grokfield.render.ui.state.PanelName;
import grokfield.scenes.Scene;
import grokfield.scenes.SceneException;
import grokfield.scenes.SceneLibrary;
import grokfield.scenes.Side;
import imgui.ImGui;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The cost of ensembles: a hundred seeds of the default scene to their end, and the window while as many go on. */
public final class EnsembleBenchmarks {
    private static final int SEEDS = 100;

    /** An operation is a whole ensemble, of seconds. */
    public static final Plan FULL = new Plan(SEEDS, 0, new Effort(1, 4, 5, 1));

    private EnsembleBenchmarks() {}

    /**
     * How much is measured.
     *
     * @param steps of each seed; 0 for those of the scene
     */
    public record Plan(int seeds, long steps, Effort effort) {}

    /**
     * Measures both sides, on one core and on all.
     *
     * @param progress is told what is being measured
     * @throws BenchmarkException if a measurement failed
     * @throws SceneException if the default scene cannot be opened
     */
    public static List<EnsembleTiming> run(Plan plan, Consumer<String> progress)
            throws BenchmarkException, SceneException {
        int all = Runtime.getRuntime().availableProcessors();
        List<EnsembleTiming> timings = new ArrayList<>();
        for (Side side : Side.values()) {
            double one = seconds(plan, side, 1, progress);
            timings.add(new EnsembleTiming(side, plan.seeds(), steps(plan, side), 1, one, 1));
            if (all > 1) {
                double many = seconds(plan, side, all, progress);
                timings.add(new EnsembleTiming(side, plan.seeds(), steps(plan, side), all, many, one / many));
            }
        }
        return timings;
    }

    private static double seconds(Plan plan, Side side, int cores, Consumer<String> progress)
            throws BenchmarkException {
        progress.accept("ensemble: " + side.label() + " of " + plan.seeds() + " seeds, cores: " + cores);
        Map<String, String> parameters = Map.of(
                "side", side.name(),
                "seeds", Integer.toString(plan.seeds()),
                "cores", Integer.toString(cores),
                "steps", Long.toString(plan.steps()));
        return 1e-6 * Measurement.medianMicroseconds(EnsembleSeeds.class, parameters, plan.effort());
    }

    private static long steps(Plan plan, Side side) throws SceneException {
        if (plan.steps() > 0) {
            return plan.steps();
        }
        Scene scene = SceneLibrary.open(SceneLibrary.DEFAULT);
        return side == Side.PARTICLES
                ? scene.particles().orElseThrow().steps()
                : scene.network().orElseThrow().steps();
    }

    /**
     * Draws frames of the window while both worlds and an ensemble of a hundred seeds go on, its wall in front. Main thread only.
     *
     * @param warmUp seconds that do not count
     * @param seconds that do, at least one frame
     * @throws SceneException if the default scene cannot be opened
     * @throws grokfield.render.window.NoOpenGlException if there is no OpenGL
     */
    public static FrameTiming frames(double warmUp, double seconds, Consumer<String> progress) throws SceneException {
        progress.accept("ensemble: frames of " + FrameBenchmark.WIDTH + "×" + FrameBenchmark.HEIGHT + " beside " + SEEDS
                + " seeds for " + Math.round(warmUp + seconds) + " s");
        Scene scene = SceneLibrary.open(
                SceneLibrary.DEFAULT, List.of("particles.steps=100000000", "network.steps=100000000"));
        Origin origin = Origin.shipped(SceneLibrary.DEFAULT, scene);
        AppOptions options = AppOptions.offscreen(origin, FrameBenchmark.WIDTH, FrameBenchmark.HEIGHT)
                .withScene(scene);
        try (App app = App.open(options)) {
            app.frame();
            app.workspace().ensembles().start(app.workspace().stage());
            for (int i = 0; i < 5; i++) {
                app.frame();
            }
            ImGui.setWindowFocus(PanelName.ENSEMBLE.window()); // it lies behind the particles
            FrameBenchmark.measure(app, warmUp);
            return FrameBenchmark.measure(app, seconds);
        }
    }
}
