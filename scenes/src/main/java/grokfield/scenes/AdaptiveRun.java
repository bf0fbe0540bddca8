package grokfield.scenes;

import grokfield.sim.AdaptiveSteps;
import grokfield.sim.EngineChoice;
import grokfield.sim.EngineException;
import grokfield.sim.ForceEngine;
import grokfield.sim.ForceParameters;
import grokfield.sim.ParticleState;
import grokfield.sim.Settling;
import grokfield.sim.UnstableException;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** The particles of one seed in adaptive steps, to a time or to rest, on one thread. */
final class AdaptiveRun {
    private final Scene scene;
    private final Scene.Particles particles;
    private final Stepping stepping;
    private final long interval;
    private final EngineSupply engines;
    private final SideRun.Watch watch;
    private final double limit; // units of 1/decay
    private long told; // steps that the watch knows of

    /** @param interval samples are taken after the time of so many fixed steps; 0 for none */
    AdaptiveRun(Scene scene, Stepping stepping, long interval, EngineSupply engines, SideRun.Watch watch) {
        this.scene = scene;
        this.particles = scene.particles().orElseThrow();
        this.stepping = stepping;
        this.interval = interval;
        this.engines = engines;
        this.watch = watch;
        this.limit = stepping.time(particles);
    }

    /** Something that advances, and says where it stands. */
    private interface Motion {
        /** Takes so many steps at most. Returns whether it is at its end. */
        boolean advance(int steps) throws UnstableException;

        Optional<Rest.Outcome> rest();
    }

    /**
     * Runs to the end.
     *
     * @param begin when the run began, {@link System#nanoTime}
     * @throws CancellationException if the watch says so
     */
    SideRecord.Outcome run(SideRecord record, EngineChoice choice, long begin) throws SceneException {
        ParticleState state = new ParticleState(Starts.positions(scene).toArray(), particles.dimensions(), 0);
        Optional<String> error = Optional.empty();
        Optional<Rest.Outcome> rest = Optional.empty();
        try (ForceEngine engine =
                engines.factory().create(choice, scene.task(), particles.dimensions(), engines.workers())) {
            Motion motion = motion(engine, state);
            go(motion, state, record);
            rest = motion.rest();
        } catch (UnstableException | EngineException e) {
            error = Optional.of(String.valueOf(e.getMessage()));
        }
        double seconds = (System.nanoTime() - begin) * 1e-9;
        return record.rested(state, Optional.of(new Rest(state.time(), rest)), error, seconds);
    }

    private void go(Motion motion, ParticleState state, SideRecord record) throws UnstableException {
        // Samples are taken where steps end, so that they change nothing.
        int chunk = interval > 0 ? 1 : SideRun.stepsALook(scene, 3); // three evaluations of the forces a step
        double between = interval * particles.forces().stepSize();
        long samples = 0;
        boolean over = false;
        while (!over) {
            if (interval > 0 && state.time() >= samples * between && state.time() < limit) {
                record.take(state.step(), state.positions());
                samples = 1 + (long) (state.time() / between);
            }
            over = motion.advance(chunk);
            tell(over ? 1 : state.time() / limit);
        }
    }

    private void tell(double share) {
        long steps = (long) (Math.clamp(share, 0, 1) * particles.steps());
        watch.advanced(steps - told);
        told = steps;
    }

    private Motion motion(ForceEngine engine, ParticleState state) {
        ForceParameters parameters = particles.forces();
        return switch (stepping) {
            case Stepping.Settle settle -> {
                Settling settling = new Settling(state, settle.bound(), settle.error(), limit);
                yield new Motion() {
                    @Override
                    public boolean advance(int steps) throws UnstableException {
                        return settling.advance(engine, parameters, state, steps)
                                .isPresent();
                    }

                    @Override
                    public Optional<Rest.Outcome> rest() {
                        return Optional.of(new Rest.Outcome(
                                settling.largestForce() <= settling.bound(),
                                settling.largestForce(),
                                settling.turning(),
                                settling.sentence(engine, parameters, state)));
                    }
                };
            }
            case Stepping.Adaptive adaptive -> {
                AdaptiveSteps steps = new AdaptiveSteps(state.tokens(), state.dimensions());
                yield new Motion() {
                    @Override
                    public boolean advance(int most) throws UnstableException {
                        steps.advanceTo(limit, most, engine, parameters, state, adaptive.error());
                        return state.time() >= limit;
                    }

                    @Override
                    public Optional<Rest.Outcome> rest() {
                        return Optional.empty();
                    }
                };
            }
            case Stepping.Fixed fixed -> throw new IllegalArgumentException("fixed steps have a run of their own");
        };
    }
}
