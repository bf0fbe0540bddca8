package grokfield.scenes;

import grokfield.sim.ForceParameters;
import grokfield.sim.Parameter;
import java.util.List;
import java.util.Optional;

/**
 * What a fit is to do.
 *
 * @param scene the scene whose particles are to become like its network
 * @param seeds the seeds of both sides that the search sees
 * @param heldOut the seeds of both sides that judge its result
 * @param distance what is made small
 * @param parameters what is moved; all others keep the scene's values
 * @param evaluations how many values of them are tried, each on all seeds
 * @param cores how many cores to use, at least 1; the result does not depend on it
 */
public record FitPlan(
        Scene scene,
        SeedRange seeds,
        SeedRange heldOut,
        FitDistance distance,
        List<Parameter> parameters,
        int evaluations,
        int cores) {
    public static final SeedRange SEEDS = new SeedRange(0, 39);
    public static final SeedRange HELD_OUT = new SeedRange(1000, 1099);
    public static final int EVALUATIONS = 100;
    public static final int MOST_EVALUATIONS = 1_000_000;

    /** What moves where nothing else is said. */
    public static final List<Parameter> PARAMETERS = List.of(
            ForceParameters.ALIGNMENT,
            ForceParameters.WEIGHT_DECAY,
            ForceParameters.ATTRACTION,
            ForceParameters.REPULSION);

    /** A fit without one of its seeds needs two of them for a distance. */
    private static final int FEWEST_SEEDS = 3;

    public FitPlan {
        parameters = List.copyOf(parameters);
    }

    /** A fit of a scene as it is done where nothing else is said, on all cores. */
    public static FitPlan of(Scene scene) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new FitPlan(scene, SEEDS, HELD_OUT, FitDistance.ENERGY, PARAMETERS, EVALUATIONS, cores);
    }

    public FitPlan withSeeds(SeedRange range) {
        return new FitPlan(scene, range, heldOut, distance, parameters, evaluations, cores);
    }

    public FitPlan withHeldOut(SeedRange range) {
        return new FitPlan(scene, seeds, range, distance, parameters, evaluations, cores);
    }

    public FitPlan withDistance(FitDistance wanted) {
        return new FitPlan(scene, seeds, heldOut, wanted, parameters, evaluations, cores);
    }

    public FitPlan withParameters(List<Parameter> moved) {
        return new FitPlan(scene, seeds, heldOut, distance, moved, evaluations, cores);
    }

    public FitPlan withEvaluations(int count) {
        return new FitPlan(scene, seeds, heldOut, distance, parameters, count, cores);
    }

    public FitPlan withCores(int count) {
        return new FitPlan(scene, seeds, heldOut, distance, parameters, evaluations, count);
    }

    /**
     * Reads parameters by their names with commas between.
     *
     * @throws SceneException if one is no parameter of the law, or is named twice
     */
    public static List<Parameter> parameters(String names) throws SceneException {
        return FitSpace.parse(names);
    }

    /**
     * Looks whether such a fit can be.
     *
     * @throws SceneException with a sentence, if not
     */
    public void check() throws SceneException {
        String name = "the scene " + scene.name();
        Scene.Particles particles = scene.particles()
                .orElseThrow(() -> new SceneException(name + " has no [particles]: there is nothing to fit"));
        if (scene.network().isEmpty()) {
            throw new SceneException(name + " has no [network]: there is nothing to fit its particles to");
        }
        if (particles.start() instanceof Start.FromFile) {
            throw new SceneException(
                    name
                            + " starts its particles from a file, the same for every seed: a fit needs start = \"normal\" or \"network\"");
        }
        if (parameters.isEmpty()) {
            throw new SceneException("a fit needs at least one parameter to move");
        }
        if (evaluations < 1 || evaluations > MOST_EVALUATIONS) {
            throw new SceneException("evaluations must be between 1 and " + MOST_EVALUATIONS + ", was " + evaluations);
        }
        if (seeds.count() < FEWEST_SEEDS) {
            throw new SceneException("seeds " + seeds + ": a fit needs at least " + FEWEST_SEEDS + " seeds");
        }
        if (heldOut.count() < FEWEST_SEEDS) {
            throw new SceneException("held-out seeds " + heldOut + ": a fit needs at least " + FEWEST_SEEDS
                    + " of them to state an error");
        }
        if (seeds.first() <= heldOut.last() && heldOut.first() <= seeds.last()) {
            throw new SceneException(
                    "held-out seeds " + heldOut + ": must have none in common with the fit's seeds " + seeds);
        }
    }

    /** What is to be known about the comparison, one sentence; empty if both sides are of one kind. */
    public Optional<String> note() {
        if (scene.particles().isEmpty() || scene.network().isEmpty()) {
            return Optional.empty();
        }
        int particles = scene.particles().get().dimensions();
        int network = scene.network().get().settings().dimensions();
        return particles == network
                ? Optional.empty()
                : Optional.of("the particles have " + particles + " dimensions and the network " + network
                        + ": circularity, purities and radii are compared all the same");
    }

    /** The scene with other forces. */
    Scene with(ForceParameters forces) {
        return scene.withParticles(scene.particles().orElseThrow().withForces(forces));
    }

    /** The scene with the forces that were found, without the timeline, which a fit leaves out. */
    Scene fitted(ForceParameters forces) {
        return with(forces).withTimeline(Timeline.EMPTY);
    }
}
