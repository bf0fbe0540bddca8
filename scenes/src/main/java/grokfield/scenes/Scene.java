package grokfield.scenes;

import grokfield.sim.ForceParameters;
import grokfield.sim.Task;
import grokfield.trainer.NetworkSettings;
import grokfield.trainer.TrainingParameters;
import java.util.Optional;

/**
 * What a scene file says, complete: every key that the file leaves out holds its default. Immutable. A section that the
 * file leaves out is empty, and that side is not there.
 *
 * @param name the scene's short name: the file name without its ending
 * @param title one line for the title bar
 * @param about one sentence for the list of scenes
 */
public record Scene(
        String name,
        String title,
        String about,
        Task task,
        Optional<Particles> particles,
        Optional<Network> network,
        View view,
        Record record) {

    /**
     * The particles of a scene.
     *
     * @param law the name of the law of force; {@code clustering-alignment} is the only one so far
     * @param steps how long a headless run goes
     * @param engine {@code auto} or an engine's name
     */
    public record Particles(
            String law, int dimensions, long seed, long steps, Start start, ForceParameters forces, String engine) {
        public Particles withForces(ForceParameters changed) {
            return new Particles(law, dimensions, seed, steps, start, changed, engine);
        }

        public Particles withSeed(long changed) {
            return new Particles(law, dimensions, changed, steps, start, forces, engine);
        }

        public Particles withEngine(String changed) {
            return new Particles(law, dimensions, seed, steps, start, forces, changed);
        }

        public Particles withSteps(long changed) {
            return new Particles(law, dimensions, seed, changed, start, forces, engine);
        }
    }

    /**
     * The network of a scene.
     *
     * @param settings what needs a reset to change
     * @param steps how long a headless run goes
     * @param training what acts at once
     */
    public record Network(NetworkSettings settings, long steps, TrainingParameters training) {
        public Network withTraining(TrainingParameters changed) {
            return new Network(settings, steps, changed);
        }

        public Network withSettings(NetworkSettings changed) {
            return new Network(changed, steps, training);
        }

        public Network withSteps(long changed) {
            return new Network(settings, changed, training);
        }
    }

    /** What the views show at first. */
    public record View(boolean pairSums, boolean decisionRegions, boolean trails) {}

    /** How a clip of this scene is made; the steps per frame also set the pace in the window. */
    @SuppressWarnings("AvoidCommonTypeNames") // it is the section [record] of the file
    public record Record(
            double seconds, int framesPerSecond, String size, int stepsPerFrame, int networkStepsPerFrame) {}

    public Scene withParticles(Particles changed) {
        return new Scene(name, title, about, task, Optional.of(changed), network, view, record);
    }

    public Scene withNetwork(Network changed) {
        return new Scene(name, title, about, task, particles, Optional.of(changed), view, record);
    }

    public Scene withView(View changed) {
        return new Scene(name, title, about, task, particles, network, changed, record);
    }

    /** The same scene with one seed for both sides, as {@code --seeds} and the window's new seed set it. */
    public Scene withSeed(long seed) {
        return new Scene(
                name,
                title,
                about,
                task,
                particles.map(p -> p.withSeed(seed)),
                network.map(n -> n.withSettings(n.settings().withSeed(seed))),
                view,
                record);
    }
}
