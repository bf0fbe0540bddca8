package grokfield.scenes;

import grokfield.sim.EngineException;
import grokfield.sim.ForceEngine;
import grokfield.sim.ParticleState;
import grokfield.sim.Points;
import grokfield.sim.UnstableException;
import grokfield.trainer.DivergedException;
import grokfield.trainer.Training;
import grokfield.trainer.TrainingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One member of an ensemble while it goes on. Whoever touches its state holds its lock: a worker in its turn, or who captures
 * the state.
 */
abstract sealed class MemberRun {
    final Side side;
    final int group;
    final int seed; // counted from 0
    final long last; // steps
    final long interval; // steps between two samples
    final List<MeasureRow> samples = new ArrayList<>();
    long measuredAt; // ns
    long measureCost; // ns

    private MemberRun(Side side, int group, int seed, long last) {
        this.interval = Math.max(1, last / EnsemblePlan.SAMPLES);
        this.side = side;
        this.group = group;
        this.seed = seed;
        this.last = last;
    }

    /**
     * A member that has not begun.
     *
     * @param scene with the values of its group
     * @param seed counted from 0
     */
    static MemberRun of(EnsemblePlan plan, Scene scene, Side side, int group, int seed) {
        Scene own = scene.withSeed(plan.seeds().first() + seed);
        return switch (side) {
            case PARTICLES -> new OfParticles(own, group, seed);
            case NETWORK -> new OfNetwork(own, group, seed);
        };
    }

    /** The share of its steps that it has taken. */
    final double share() {
        return last == 0 ? 1 : (double) step() / last;
    }

    /** Steps until the next sample or the last step, at least 1. */
    final long untilNextSample() {
        return Math.min(last - step(), interval - step() % interval);
    }

    /** Makes the state before the first step, unless it is there. */
    abstract void begin() throws SceneException;

    /** The number of steps taken. */
    abstract long step();

    /**
     * Takes so many steps.
     *
     * @param engine for particles
     * @throws EngineException if the engine cannot go on; the state is then that before the call
     */
    abstract void advance(@Nullable ForceEngine engine, int steps) throws UnstableException, DivergedException;

    /** The positions or embeddings now. */
    abstract Points positions();

    /** What is read of a network; empty for particles. */
    abstract Optional<NetworkReading> reading();

    /** Everything that a world needs to go on from here. */
    abstract WorldState state();

    /** Lets go of what only further steps need. */
    abstract void end();

    private static final class OfParticles extends MemberRun {
        private final Scene scene;
        private final Scene.Particles particles;
        private @Nullable Points start;
        private @Nullable ParticleState state;

        OfParticles(Scene scene, int group, int seed) {
            super(Side.PARTICLES, group, seed, SideRun.steps(scene, Side.PARTICLES));
            this.scene = scene;
            this.particles = scene.particles().orElseThrow();
        }

        @Override
        void begin() throws SceneException {
            if (state == null) {
                Points positions = Starts.positions(scene);
                start = positions;
                state = new ParticleState(positions.toArray(), particles.dimensions(), 0);
            }
        }

        private ParticleState there() {
            ParticleState there = state;
            if (there == null) {
                throw new IllegalStateException("the member has not begun");
            }
            return there;
        }

        @Override
        long step() {
            ParticleState there = state;
            return there == null ? 0 : there.step();
        }

        @Override
        void advance(@Nullable ForceEngine engine, int steps) throws UnstableException {
            if (engine == null) {
                throw new IllegalArgumentException("particles need an engine");
            }
            engine.advance(particles.forces(), there(), steps);
        }

        @Override
        Points positions() {
            return Points.copyOf(there().positions(), particles.dimensions());
        }

        @Override
        Optional<NetworkReading> reading() {
            return Optional.empty();
        }

        @Override
        WorldState state() {
            Points from = start;
            Points now = positions();
            return new WorldState.Particles(
                    particles.seed(), from == null ? now : from, now, Set.of(), there().step(), there().time());
        }

        @Override
        void end() {
            // positions are all that there is
        }
    }

    private static final class OfNetwork extends MemberRun {
        private final Scene scene;
        private final Scene.Network network;
        private @Nullable Training training;
        private @Nullable TrainingState ended;

        OfNetwork(Scene scene, int group, int seed) {
            super(Side.NETWORK, group, seed, SideRun.steps(scene, Side.NETWORK));
            this.scene = scene;
            this.network = scene.network().orElseThrow();
        }

        @Override
        void begin() {
            if (training == null && ended == null) {
                training = Training.start(scene.task(), network.settings());
            }
        }

        private Training there() {
            Training there = training;
            if (there == null) {
                throw new IllegalStateException("the member does not go on");
            }
            return there;
        }

        @Override
        long step() {
            Training there = training;
            TrainingState end = ended;
            return there != null ? there.step() : end != null ? end.step() : 0;
        }

        @Override
        void advance(@Nullable ForceEngine engine, int steps) throws DivergedException {
            for (int i = 0; i < steps; i++) {
                there().step(network.training());
            }
        }

        @Override
        Points positions() {
            return there().embeddings();
        }

        @Override
        Optional<NetworkReading> reading() {
            return Optional.of(NetworkReading.of(there(), Optional.empty()));
        }

        @Override
        WorldState state() {
            TrainingState end = ended;
            return new WorldState.Network(end == null ? there().state() : end);
        }

        @Override
        void end() {
            ended = there().state();
            training = null;
        }
    }
}
