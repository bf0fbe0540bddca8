package grokfield.scenes;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an ensemble is to do. Each member goes as {@code run} lets it go: the same start, the same fixed steps, the same bits.
 *
 * @param scene with every value in it
 * @param seeds the seeds of every side
 * @param wanted the sides that are asked for; a side that the scene or the axis leaves out is left out here too
 * @param axis the sweep, or empty for the scene's own values
 * @param cores worker threads, at least 1; the results do not depend on it
 * @param memory bytes that it may use
 */
public record EnsemblePlan(
        Scene scene, SeedRange seeds, Set<Side> wanted, Optional<EnsembleAxis> axis, int cores, long memory) {
    /** The samples of a member between its start and its end. */
    static final int SAMPLES = 25;

    private static final double SHARE_OF_MEMORY = 0.5; // the rest is for the window and what comes and goes

    public EnsemblePlan {
        wanted = Set.copyOf(wanted);
    }

    /** Both sides of a scene on all cores, in half of the memory that Java has. */
    public static EnsemblePlan of(Scene scene, SeedRange seeds) {
        return new EnsemblePlan(
                scene,
                seeds,
                EnumSet.allOf(Side.class),
                Optional.empty(),
                Runtime.getRuntime().availableProcessors(),
                (long) (SHARE_OF_MEMORY * Runtime.getRuntime().maxMemory()));
    }

    public EnsemblePlan withSeeds(SeedRange changed) {
        return new EnsemblePlan(scene, changed, wanted, axis, cores, memory);
    }

    public EnsemblePlan withSides(Set<Side> changed) {
        return new EnsemblePlan(scene, seeds, changed, axis, cores, memory);
    }

    public EnsemblePlan withAxis(EnsembleAxis changed) {
        return new EnsemblePlan(scene, seeds, wanted, Optional.of(changed), cores, memory);
    }

    public EnsemblePlan withCores(int changed) {
        return new EnsemblePlan(scene, seeds, wanted, axis, changed, memory);
    }

    public EnsemblePlan withMemory(long changed) {
        return new EnsemblePlan(scene, seeds, wanted, axis, cores, changed);
    }

    /** The sides that run, particles first. */
    public List<Side> sides() {
        return HeadlessRun.sides(scene).stream()
                .filter(wanted::contains)
                .filter(side -> axis.isEmpty() || axis.get().concerns(side))
                .toList();
    }

    /** How many values the axis has; 1 without one. */
    public int groups() {
        return axis.map(a -> a.values().size()).orElse(1);
    }

    /** The scene of one value of the axis, with the scene's own seeds. */
    public Scene scene(int group) {
        return axis.map(a -> a.at(scene, a.values().get(group))).orElse(scene);
    }

    /** The groups in the order in which they are computed. */
    List<Integer> order() {
        return axis.map(EnsembleAxis::order).orElse(List.of(0));
    }

    /** The number of members: one for each value, seed and side. */
    public long members() {
        return (long) groups() * seeds.count() * sides().size();
    }

    /** The memory that it takes, roughly. */
    public double bytes() {
        return EnsembleMemory.bytes(this);
    }

    /** The largest number of seeds that fits into the memory, from the same first one on; 0 if not even one does. */
    public int mostSeeds() {
        return EnsembleMemory.mostSeeds(this);
    }

    /** Why it cannot be run, one sentence; empty if it can. */
    public Optional<String> refusal() {
        if (sides().isEmpty()) {
            return Optional.of(
                    axis.isPresent()
                            ? "the scene has no [" + axis.get().parameter().section() + "], which "
                                    + axis.get().parameter().qualifiedName() + " belongs to"
                            : "there is no side to run");
        }
        return EnsembleMemory.refusal(this);
    }
}
