package grokfield.scenes;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a headless run is to do.
 *
 * @param scene the scene, with every setting in it; of a sweep with its first value
 * @param seeds the seeds of both sides; empty for each section's own seed
 * @param sampleEvery steps between two lines of {@code metrics.csv}; 0 for a hundredth of the run
 * @param out the folder for the files of the run; empty for none
 * @param overwrite whether files of an earlier run in that folder give way
 * @param cores how many cores to use, at least 1; the results do not depend on it
 * @param stepping how the particles go forward
 * @param attribution when a network's gradient is explained
 * @param sweep the values at which the scene is run; empty for the scene alone
 * @param wanted the sides that are asked for; a side that the scene or the sweep leaves out is left out here too
 */
public record RunPlan(
        Scene scene,
        Optional<SeedRange> seeds,
        long sampleEvery,
        Optional<Path> out,
        boolean overwrite,
        int cores,
        Stepping stepping,
        AttributionChoice attribution,
        Optional<Sweep> sweep,
        Set<Side> wanted) {
    public RunPlan {
        wanted = Set.copyOf(wanted);
    }

    /** A run of a scene with its own seeds on all cores, without files. */
    public static RunPlan of(Scene scene) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new RunPlan(
                scene,
                Optional.empty(),
                0,
                Optional.empty(),
                false,
                cores,
                new Stepping.Fixed(),
                AttributionChoice.DEFAULT,
                Optional.empty(),
                EnumSet.allOf(Side.class));
    }

    public RunPlan withSeeds(SeedRange range) {
        return new RunPlan(
                scene, Optional.of(range), sampleEvery, out, overwrite, cores, stepping, attribution, sweep, wanted);
    }

    public RunPlan withSampleEvery(long steps) {
        return new RunPlan(scene, seeds, steps, out, overwrite, cores, stepping, attribution, sweep, wanted);
    }

    public RunPlan withOut(Path folder, boolean overwriteFiles) {
        return new RunPlan(
                scene,
                seeds,
                sampleEvery,
                Optional.of(folder),
                overwriteFiles,
                cores,
                stepping,
                attribution,
                sweep,
                wanted);
    }

    public RunPlan withCores(int count) {
        return new RunPlan(scene, seeds, sampleEvery, out, overwrite, count, stepping, attribution, sweep, wanted);
    }

    public RunPlan withStepping(Stepping changed) {
        return new RunPlan(scene, seeds, sampleEvery, out, overwrite, cores, changed, attribution, sweep, wanted);
    }

    public RunPlan withAttribution(AttributionChoice choice) {
        return new RunPlan(scene, seeds, sampleEvery, out, overwrite, cores, stepping, choice, sweep, wanted);
    }

    /** One side alone, though the other may say where it starts, or what explains it. */
    public RunPlan withSide(Side side) {
        return new RunPlan(
                scene, seeds, sampleEvery, out, overwrite, cores, stepping, attribution, sweep, Set.of(side));
    }

    /** Each value of a sweep in turn. */
    public RunPlan withSweep(Sweep values) {
        Scene first = values.values().getFirst().scene();
        return new RunPlan(
                first, seeds, sampleEvery, out, overwrite, cores, stepping, attribution, Optional.of(values), wanted);
    }

    /** The plans of the values of the sweep, each of its scene alone; this one if there is no sweep. */
    List<RunPlan> parts() {
        return sweep.map(values -> values.values().stream()
                        .map(value -> new RunPlan(
                                value.scene(),
                                seeds,
                                sampleEvery,
                                out,
                                overwrite,
                                cores,
                                stepping,
                                attribution,
                                Optional.empty(),
                                Set.copyOf(sides())))
                        .toList())
                .orElse(List.of(this));
    }

    /** The number of seeds on the lines of each side. */
    int seedCount() {
        return seeds.map(SeedRange::count).orElse(1);
    }

    /** The scene of one of the seeds, counted from 0. */
    Scene sceneOf(int index) {
        return seeds.map(range -> scene.withSeed(range.first() + index)).orElse(scene);
    }

    /** The sides that run, particles first. */
    List<Side> sides() {
        Optional<Side> leftOut = sweep.flatMap(Sweep::leftOut);
        return HeadlessRun.sides(scene).stream()
                .filter(wanted::contains)
                .filter(side -> !leftOut.equals(Optional.of(side)))
                .toList();
    }

    /** Steps between two samples of a side that runs so many steps. */
    long interval(long steps) {
        return sampleEvery > 0 ? sampleEvery : Math.max(1, steps / 100);
    }
}
