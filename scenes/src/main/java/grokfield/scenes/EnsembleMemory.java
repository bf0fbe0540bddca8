package grokfield.scenes;

import grokfield.sim.Cost;
import grokfield.sim.Task;
import grokfield.trainer.NetworkSettings;
import java.util.Locale;
import java.util.Optional;

/** What an ensemble needs of memory, roughly and from above, so that it can be refused before it is built. */
final class EnsembleMemory {
    private static final double FLOAT = 4;
    private static final double DOUBLE = 8;
    private static final double OBJECTS = 1500; // headers, lists and measures of a member
    private static final double SAMPLE = 200; // one of particles
    private static final double NETWORK_SAMPLE = 700;
    private static final double PANEL = 32; // examples that the network handles at once

    private EnsembleMemory() {}

    static double bytes(EnsemblePlan plan) {
        return fixed(plan) + plan.seeds().count() * perSeed(plan);
    }

    static int mostSeeds(EnsemblePlan plan) {
        double most = ((double) plan.memory() - fixed(plan)) / perSeed(plan);
        return (int) Math.clamp(most, 0, Integer.MAX_VALUE);
    }

    static Optional<String> refusal(EnsemblePlan plan) {
        double bytes = bytes(plan);
        if (bytes <= (double) plan.memory()) {
            return Optional.empty();
        }
        int most = mostSeeds(plan);
        String number = plan.seeds().count() + (plan.seeds().count() == 1 ? " seed" : " seeds");
        String values = plan.groups() == 1 ? "" : " at " + plan.groups() + " values";
        return Optional.of(number + values + " would take about " + size(bytes) + " of memory, more than the "
                + size((double) plan.memory()) + " that are there for an ensemble; "
                + (most == 0 ? "not even one fits" : "the largest that fits has " + most));
    }

    /** What the workers need, however many seeds there are. */
    private static double fixed(EnsemblePlan plan) {
        boolean particles = plan.sides().contains(Side.PARTICLES);
        Task task = plan.scene().task();
        double engine = Cost.of(task.tokens()).bytes();
        return plan.cores() * (particles ? engine : 0.2 * engine);
    }

    /** All values of one seed: one group goes on, the others have ended or not begun. */
    private static double perSeed(EnsemblePlan plan) {
        double bytes = 0;
        for (Side side : plan.sides()) {
            bytes += alive(plan.scene(), side) + plan.groups() * kept(plan.scene(), side);
        }
        return bytes;
    }

    /** What a member needs while it goes on. */
    static double alive(Scene scene, Side side) {
        if (side == Side.PARTICLES) {
            return 4 * points(scene, side);
        }
        NetworkSettings settings = scene.network().orElseThrow().settings();
        Task task = scene.task();
        double d = settings.dimensions();
        double hidden = settings.hidden();
        double classes = task.classes();
        double vectors = 7 * parameters(scene) * FLOAT; // parameters, gradient, moments, the next of them
        double batch = FLOAT
                * ((2 * d + 3 * hidden + 2 * classes) * PANEL
                        + hidden * PANEL
                        + classes * (hidden + PANEL)
                        + (d + 1) * (hidden + PANEL)
                        + ((d + 1) * hidden + classes) * PANEL / 2);
        double examples = task.pairs() * (3 * FLOAT + 2 * 3 * FLOAT + 3 * FLOAT + DOUBLE);
        return vectors + 2 * batch + examples;
    }

    /** What is kept of a member when it has ended. */
    static double kept(Scene scene, Side side) {
        double state = side == Side.NETWORK ? 3 * parameters(scene) * FLOAT : 0;
        double sample = side == Side.NETWORK ? NETWORK_SAMPLE : SAMPLE;
        return OBJECTS + (EnsemblePlan.SAMPLES + 2) * sample + 3 * points(scene, side) + state;
    }

    private static double points(Scene scene, Side side) {
        return scene.task().tokens() * SideRun.dimensions(scene, side) * DOUBLE;
    }

    private static double parameters(Scene scene) {
        NetworkSettings settings = scene.network().orElseThrow().settings();
        Task task = scene.task();
        double hidden = settings.hidden();
        return (double) task.tokens() * settings.dimensions()
                + hidden * (settings.dimensions() + 1)
                + task.classes() * (hidden + 1);
    }

    private static String size(double bytes) {
        return bytes < 1e9
                ? String.format(Locale.ROOT, "%.0f MB", Math.ceil(bytes / 1e6))
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
