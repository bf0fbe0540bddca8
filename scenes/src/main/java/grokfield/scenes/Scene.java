package grokfield.scenes;

import grokfield.sim.ForceParameters;
import grokfield.sim.Parameter;
import grokfield.sim.Task;
import grokfield.trainer.NetworkSettings;
import grokfield.trainer.TrainingParameters;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a scene file says, complete: every key that the file leaves out holds its default. Immutable. A section that the
 * file leaves out is empty, and that side is not there.
 *
 * @param name the scene's short name: the file name without its ending
 * @param title one line for the title bar
 * @param about one sentence for the list of scenes
 * @param timeline what parameters, captions and cameras do in the course of a video; empty if the scene has none
 */
public record Scene(
        String name,
        String title,
        String about,
        Task task,
        Optional<Particles> particles,
        Optional<Network> network,
        View view,
        Record record,
        Timeline timeline) {
    public Scene {
        timeline = timeline.beginningAt(own(timeline, particles, network));
    }

    /** A scene without a timeline. */
    public Scene(
            String name,
            String title,
            String about,
            Task task,
            Optional<Particles> particles,
            Optional<Network> network,
            View view,
            Record record) {
        this(name, title, about, task, particles, network, view, record, Timeline.EMPTY);
    }

    /** The scene's own values of what the timeline moves. */
    private static Map<Parameter, Double> own(
            Timeline timeline, Optional<Particles> particles, Optional<Network> network) {
        Map<Parameter, Double> own = new HashMap<>();
        for (Parameter parameter : timeline.parameters()) {
            Optional<Double> value = ForceParameters.ALL.contains(parameter)
                    ? particles.map(p -> p.forces().get(parameter))
                    : network.map(n -> n.training().get(parameter));
            own.put(
                    parameter,
                    value.orElseThrow(() -> new IllegalArgumentException("the timeline moves "
                            + parameter.qualifiedName() + ", but there is no [" + parameter.section() + "]")));
        }
        return own;
    }

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

        public Particles withStart(Start changed) {
            return new Particles(law, dimensions, seed, steps, changed, forces, engine);
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
    public record View(
            boolean pairSums,
            boolean decisionRegions,
            boolean trails,
            boolean overlay,
            boolean fittedForce,
            boolean imperfections) {}

    /**
     * How a clip of this scene is made; the steps per frame also set the pace in the window.
     *
     * @param size such as {@code 1920x1080}; even numbers
     * @param quality {@code draft}, {@code standard}, {@code high} or {@code best}
     * @param panels whether the whole window is in the picture, or the views alone
     * @param supersampling how many pixels are drawn for each of the picture's, in both directions: 1, 2 or 3
     * @param exact whether each frame advances the worlds by a fixed number of steps, or the picture is taken as it is seen
     * @param title a line at the top of the picture; empty for the scene's title
     * @param caption a {@link CaptionTemplate} for the line of live values; empty for none
     */
    @SuppressWarnings("AvoidCommonTypeNames") // it is the section [record] of the file
    public record Record(
            double seconds,
            int framesPerSecond,
            String size,
            int stepsPerFrame,
            int networkStepsPerFrame,
            String quality,
            boolean panels,
            int supersampling,
            boolean exact,
            String title,
            String caption) {
        /** The same speed at another rate of frames: the steps a frame are scaled, to whole numbers of at least 1. */
        public Record withFramesPerSecond(int changed) {
            return paced(changed, scaled(stepsPerFrame, changed), scaled(networkStepsPerFrame, changed));
        }

        /** Another rate of frames, and the same steps a frame. */
        public Record atFramesPerSecond(int changed) {
            return paced(changed, stepsPerFrame, networkStepsPerFrame);
        }

        private int scaled(int steps, int changed) {
            return Math.clamp(Math.round((double) steps * framesPerSecond / changed), 1, 10_000);
        }

        private Record paced(int changed, int particleSteps, int networkSteps) {
            return new Record(
                    seconds,
                    changed,
                    size,
                    particleSteps,
                    networkSteps,
                    quality,
                    panels,
                    supersampling,
                    exact,
                    title,
                    caption);
        }

        public Record withSeconds(double changed) {
            return new Record(
                    changed,
                    framesPerSecond,
                    size,
                    stepsPerFrame,
                    networkStepsPerFrame,
                    quality,
                    panels,
                    supersampling,
                    exact,
                    title,
                    caption);
        }

        public Record withSize(int width, int height) {
            return new Record(
                    seconds,
                    framesPerSecond,
                    width + "x" + height,
                    stepsPerFrame,
                    networkStepsPerFrame,
                    quality,
                    panels,
                    supersampling,
                    exact,
                    title,
                    caption);
        }

        /** Another look: how the picture is drawn and encoded. */
        public Record withLook(String changedQuality, boolean withPanels, int changedSupersampling, boolean exactly) {
            return new Record(
                    seconds,
                    framesPerSecond,
                    size,
                    stepsPerFrame,
                    networkStepsPerFrame,
                    changedQuality,
                    withPanels,
                    changedSupersampling,
                    exactly,
                    title,
                    caption);
        }

        /** Other texts in the picture. */
        public Record withTexts(String changedTitle, String changedCaption) {
            return new Record(
                    seconds,
                    framesPerSecond,
                    size,
                    stepsPerFrame,
                    networkStepsPerFrame,
                    quality,
                    panels,
                    supersampling,
                    exact,
                    changedTitle,
                    changedCaption);
        }

        /** The steps that a side takes in a frame. */
        public int steps(Side side) {
            return side == Side.PARTICLES ? stepsPerFrame : networkStepsPerFrame;
        }

        /** The steps that a side takes in a second of video. */
        public double stepsPerSecond(Side side) {
            return (double) framesPerSecond * steps(side);
        }

        /** The width of the picture in pixels. */
        public int width() {
            return Integer.parseInt(size.substring(0, size.indexOf('x')));
        }

        /** The height of the picture in pixels. */
        public int height() {
            return Integer.parseInt(size.substring(size.indexOf('x') + 1));
        }
    }

    public Scene withParticles(Particles changed) {
        return new Scene(name, title, about, task, Optional.of(changed), network, view, record, timeline);
    }

    public Scene withNetwork(Network changed) {
        return new Scene(name, title, about, task, particles, Optional.of(changed), view, record, timeline);
    }

    /** The same scene without its network. */
    public Scene withoutNetwork() {
        return new Scene(name, title, about, task, particles, Optional.empty(), view, record, timeline);
    }

    /** The same scene without its particles. */
    public Scene withoutParticles() {
        return new Scene(name, title, about, task, Optional.empty(), network, view, record, timeline);
    }

    public Scene withView(View changed) {
        return new Scene(name, title, about, task, particles, network, changed, record, timeline);
    }

    public Scene withRecord(Record changed) {
        return new Scene(name, title, about, task, particles, network, view, changed, timeline);
    }

    public Scene withTimeline(Timeline changed) {
        return new Scene(name, title, about, task, particles, network, view, record, changed);
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
                record,
                timeline);
    }
}
