package grokfield.render.ui.state;

import grokfield.scenes.Ensemble;
import grokfield.scenes.EnsembleAxis;
import grokfield.scenes.EnsemblePlan;
import grokfield.scenes.SceneException;
import grokfield.scenes.SeedRange;
import grokfield.scenes.Side;
import grokfield.sim.Parameter;
import grokfield.trainer.TrainingParameters;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The ensembles of the window: what the user asks for, the ensemble of seeds and the sweep that run or have run. One of the
 * two runs at a time. Used by the window's thread; outlives the scene on show.
 */
public final class EnsembleStudy implements AutoCloseable {
    private static final int LARGEST_SEED = 1_000_000_000;
    private static final int MOST_SEEDS = 100_000;

    private long first;
    private long last = 99;
    private final Set<Side> sides = EnumSet.allOf(Side.class);
    private Parameter parameter = TrainingParameters.WEIGHT_DECAY;
    private double from;
    private double to = 3;
    private int count = 7;
    private boolean alignmentFollows;
    private Optional<Ran> seeds = Optional.empty();
    private Optional<Ran> sweep = Optional.empty();

    /** An ensemble, and where the scene that it began with came from. */
    public record Ran(Ensemble ensemble, Origin origin) {}

    // What the user asks for.

    public long first() {
        return first;
    }

    public long last() {
        return last;
    }

    /** Asks for seeds; what makes no sense becomes the nearest that does. */
    public void setSeeds(long wantedFirst, long wantedLast) {
        first = Math.clamp(wantedFirst, 0, LARGEST_SEED);
        last = Math.clamp(wantedLast, first, first + MOST_SEEDS - 1);
    }

    /** Whether a side is to run. */
    public boolean wants(Side side) {
        return sides.contains(side);
    }

    /** Adds a side or leaves it out; one stays. */
    public void setWanted(Side side, boolean wanted) {
        if (wanted) {
            sides.add(side);
        } else if (sides.size() > 1) {
            sides.remove(side);
        }
    }

    /** The parameter of a sweep. */
    public Parameter parameter() {
        return parameter;
    }

    /** Chooses the parameter of a sweep, over the range of its slider. */
    public void setParameter(Parameter wanted) {
        if (!wanted.equals(parameter)) {
            parameter = wanted;
            from = wanted.sliderMinimum();
            to = Math.min(wanted.sliderMaximum(), Math.max(3 * wanted.defaultValue(), wanted.sliderMinimum()));
        }
    }

    public double from() {
        return from;
    }

    public double to() {
        return to;
    }

    /** How many values a sweep has. */
    public int count() {
        return count;
    }

    /** Chooses the values of a sweep; what is outside the parameter's range becomes the nearest value inside. */
    public void setValues(double wantedFrom, double wantedTo, int wantedCount) {
        from = parameter.clamp(wantedFrom);
        to = Math.max(from, parameter.clamp(wantedTo));
        count = Math.clamp(wantedCount, 1, EnsembleAxis.MOST_VALUES);
    }

    /** Whether the particles' alignment goes along with a sweep of the network's weight decay. */
    public boolean alignmentFollows() {
        return alignmentFollows;
    }

    public void setAlignmentFollows(boolean wanted) {
        alignmentFollows = wanted;
    }

    /** An ensemble of the scene on show as it is tuned now, in the memory that the sweep leaves. */
    public EnsemblePlan plan(Stage stage) {
        return beside(sweep, planOf(stage));
    }

    private EnsemblePlan planOf(Stage stage) {
        return EnsemblePlan.of(stage.scene(), new SeedRange(first, last)).withSides(sides);
    }

    private static EnsemblePlan beside(Optional<Ran> other, EnsemblePlan plan) {
        double taken = other.map(ran -> ran.ensemble().plan().bytes()).orElse(0.0);
        return plan.withMemory((long) Math.max(0, plan.memory() - taken));
    }

    /** A sweep of the scene on show as it is tuned now, in the memory that the ensemble of seeds leaves. */
    public EnsemblePlan sweepPlan(Stage stage) {
        EnsembleAxis axis = EnsembleAxis.between(parameter, from, to, count);
        boolean follows = alignmentFollows;
        return beside(
                seeds,
                planOf(stage)
                        .withAxis(
                                follows
                                        ? axis.withAlignmentBy(
                                                stage.tuning().values().curve())
                                        : axis));
    }

    // What runs.

    /** The ensemble of seeds, if one was started. */
    public Optional<Ran> seeds() {
        return seeds;
    }

    /** The sweep, if one was started. */
    public Optional<Ran> sweep() {
        return sweep;
    }

    /**
     * Starts the ensemble of seeds anew; a sweep that runs is paused.
     *
     * @throws SceneException with the sentence, if it does not fit into memory
     */
    public void start(Stage stage) throws SceneException {
        EnsemblePlan plan = plan(stage);
        refuse(plan);
        seeds.ifPresent(EnsembleStudy::discard);
        seeds = Optional.empty(); // its memory is free before the next one takes some
        sweep.ifPresent(ran -> ran.ensemble().pause());
        seeds = Optional.of(new Ran(Ensemble.start(plan), stage.origin()));
    }

    /**
     * Starts the sweep anew; an ensemble that runs is paused.
     *
     * @throws SceneException with the sentence, if it does not fit into memory
     */
    public void startSweep(Stage stage) throws SceneException {
        EnsemblePlan plan = sweepPlan(stage);
        refuse(plan);
        sweep.ifPresent(EnsembleStudy::discard);
        sweep = Optional.empty();
        seeds.ifPresent(ran -> ran.ensemble().pause());
        sweep = Optional.of(new Ran(Ensemble.start(plan), stage.origin()));
    }

    private static void refuse(EnsemblePlan plan) throws SceneException {
        Optional<String> refusal = plan.refusal();
        if (refusal.isPresent()) {
            throw new SceneException(refusal.get());
        }
    }

    /** Lets one of the two go on and the other stand. */
    public void resume(Ran ran) {
        all().filter(other -> !other.equals(ran))
                .forEach(other -> other.ensemble().pause());
        ran.ensemble().resume();
    }

    /** Tells the workers that a frame begins. */
    void frame(long now) {
        all().forEach(ran -> ran.ensemble().frame(now));
    }

    private Stream<Ran> all() {
        return List.of(seeds, sweep).stream().flatMap(Optional::stream);
    }

    private static void discard(Ran ran) {
        Thread.ofPlatform().daemon().name("grokfield-closing").start(ran.ensemble()::close);
    }

    /** Gives up what runs. */
    @Override
    public void close() {
        all().forEach(ran -> ran.ensemble().close());
    }
}
