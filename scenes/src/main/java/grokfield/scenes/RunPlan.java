package grokfield.scenes;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a headless run is to do.
 *
 * @param scene the scene, with every setting in it
 * @param seeds the seeds of both sides; empty for each section's own seed
 * @param sampleEvery steps between two lines of {@code metrics.csv}; 0 for a hundredth of the run
 * @param out the folder for the files of the run; empty for none
 * @param overwrite whether files of an earlier run in that folder give way
 * @param cores how many cores to use, at least 1; the results do not depend on it
 * @param stepping how the particles go forward
 */
public record RunPlan(
        Scene scene,
        Optional<SeedRange> seeds,
        long sampleEvery,
        Optional<Path> out,
        boolean overwrite,
        int cores,
        Stepping stepping) {

    /** A run of a scene with its own seeds on all cores, without files. */
    public static RunPlan of(Scene scene) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new RunPlan(scene, Optional.empty(), 0, Optional.empty(), false, cores, new Stepping.Fixed());
    }

    public RunPlan withSeeds(SeedRange range) {
        return new RunPlan(scene, Optional.of(range), sampleEvery, out, overwrite, cores, stepping);
    }

    public RunPlan withSampleEvery(long steps) {
        return new RunPlan(scene, seeds, steps, out, overwrite, cores, stepping);
    }

    public RunPlan withOut(Path folder, boolean overwriteFiles) {
        return new RunPlan(scene, seeds, sampleEvery, Optional.of(folder), overwriteFiles, cores, stepping);
    }

    public RunPlan withCores(int count) {
        return new RunPlan(scene, seeds, sampleEvery, out, overwrite, count, stepping);
    }

    public RunPlan withStepping(Stepping wanted) {
        return new RunPlan(scene, seeds, sampleEvery, out, overwrite, cores, wanted);
    }

    /** The number of seeds on the lines of each side. */
    int seedCount() {
        return seeds.map(SeedRange::count).orElse(1);
    }

    /** The scene of one of the seeds, counted from 0. */
    Scene sceneOf(int index) {
        return seeds.map(range -> scene.withSeed(range.first() + index)).orElse(scene);
    }

    /** Steps between two samples of a side that runs so many steps. */
    long interval(long steps) {
        return sampleEvery > 0 ? sampleEvery : Math.max(1, steps / 100);
    }
}
