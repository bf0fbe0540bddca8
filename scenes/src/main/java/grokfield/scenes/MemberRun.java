package grokfield.scenes;

import grokfield.sim.EngineException;
import grokfield.sim.ForceEngine;
import grokfield.sim.ParticleState;
import grokfield.sim.Points;
import grokfield.sim.UnstableException;
import grokfield.trainer.DivergedException;
import grokfield.trainer.Training;
import grokfield.trainer.TrainingParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One member of an ensemble while it goes on. Whoever touches its state holds its lock: a worker in its turn, or who captures
 * the state.
 */
final class MemberRun {
    final Side side;
    final int group;
    final int seed; // counted from 0
    final long last; // steps
    final long interval; // steps between two samples
    final List<MeasureRow> samples = new ArrayList<>();
    long measuredAt; // ns
    long measureCost; // ns

    private final Scene scene; // of the group
    private final long firstSeed;
    private @Nullable Life life; // null before it has begun

    /**
     * A member that has not begun.
     *
     * @param scene with the values of its group
     * @param seed counted from 0
     */
    MemberRun(EnsemblePlan plan, Scene scene, Side side, int group, int seed) {
        this.side = side;
        this.group = group;
        this.seed = seed;
        this.scene = scene;
        firstSeed = plan.seeds().first();
        last = SideRun.steps(scene, side);
        interval = Math.max(1, last / EnsemblePlan.SAMPLES);
    }

    /** The share of its steps that it has taken. */
    double share() {
        return last == 0 ? 1 : (double) step() / last;
    }

    /** Steps until the next sample or the last step, at least 1. */
    long untilNextSample() {
        return Math.min(last - step(), interval - step() % interval);
    }

    /** Makes the state before the first step, unless it is there. */
    void begin() throws SceneException {
        if (life == null) {
            Scene seeded = scene.withSeed(firstSeed + seed);
            life = switch (side) {
                case PARTICLES -> ParticleLife.begin(seeded);
                case NETWORK -> NetworkLife.begin(seeded);
            };
        }
    }

    private Life life() {
        Life there = life;
        if (there == null) {
            throw new IllegalStateException("the member has not begun");
        }
        return there;
    }

    /** The number of steps taken. */
    long step() {
        Life there = life;
        return there == null ? 0 : there.step();
    }

    /**
     * Takes so many steps.
     *
     * @param engine makes or gives an engine for particles
     * @throws EngineException if the engine cannot go on; the state is then that before the call
     */
    void advance(Supplier<ForceEngine> engine, int steps) throws UnstableException, DivergedException {
        life().advance(engine, steps);
    }

    /** The positions or embeddings now. */
    Points positions() {
        return life().positions();
    }

    /** What is read of a network; empty for particles. */
    Optional<NetworkReading> reading() {
        return life().reading();
    }

    /** Everything that a world needs to go on from here. */
    WorldState state() {
        return life().state();
    }

    /** Lets go of what only further steps need. */
    void end() {
        life = life().ended();
    }

    /** What is there of a member since it began. */
    private interface Life {
        long step();

        void advance(Supplier<ForceEngine> engine, int steps) throws UnstableException, DivergedException;

        Points positions();

        Optional<NetworkReading> reading();

        WorldState state();

        Life ended();
    }

    /** @param start where the particles began, shape (N, d) */
    private record ParticleLife(Scene.Particles particles, Points start, ParticleState now) implements Life {
        static Life begin(Scene scene) throws SceneException {
            Scene.Particles particles = scene.particles().orElseThrow();
            Points start = Starts.positions(scene);
            return new ParticleLife(particles, start, new ParticleState(start.toArray(), particles.dimensions(), 0));
        }

        @Override
        public long step() {
            return now.step();
        }

        @Override
        public void advance(Supplier<ForceEngine> engine, int steps) throws UnstableException {
            engine.get().advance(particles.forces(), now, steps);
        }

        @Override
        public Points positions() {
            return Points.copyOf(now.positions(), particles.dimensions());
        }

        @Override
        public Optional<NetworkReading> reading() {
            return Optional.empty();
        }

        @Override
        public WorldState state() {
            return new WorldState.Particles(particles.seed(), start, positions(), Set.of(), now.step(), now.time());
        }

        @Override
        public Life ended() {
            return this; // positions are all that there is
        }
    }

    private record NetworkLife(TrainingParameters parameters, Training training) implements Life {
        static Life begin(Scene scene) {
            Scene.Network network = scene.network().orElseThrow();
            return new NetworkLife(network.training(), Training.start(scene.task(), network.settings()));
        }

        @Override
        public long step() {
            return training.step();
        }

        @Override
        public void advance(Supplier<ForceEngine> engine, int steps) throws DivergedException {
            for (int i = 0; i < steps; i++) {
                training.step(parameters);
            }
        }

        @Override
        public Points positions() {
            return training.embeddings();
        }

        @Override
        public Optional<NetworkReading> reading() {
            return Optional.of(NetworkReading.of(training, Optional.empty()));
        }

        @Override
        public WorldState state() {
            return new WorldState.Network(training.state());
        }

        @Override
        public Life ended() {
            return new Ended(step(), positions(), reading(), state());
        }
    }

    /** A member of which only its end is kept. */
    private record Ended(long step, Points positions, Optional<NetworkReading> reading, WorldState state)
            implements Life {
        @Override
        public void advance(Supplier<ForceEngine> engine, int steps) {
            throw new IllegalStateException("the member does not go on");
        }

        @Override
        public Life ended() {
            return this;
        }
    }
}
