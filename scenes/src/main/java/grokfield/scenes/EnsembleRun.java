package grokfield.scenes;

import grokfield.sim.EngineChoice;
import grokfield.sim.EngineException;
import grokfield.sim.EnsembleEngine;
import grokfield.sim.ParticleState;
import grokfield.sim.StructureMeasures;
import grokfield.sim.UnstableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The particles of many seeds as one batch, from their start to their last step, on one thread. */
final class EnsembleRun {
    private static final int MOST_STATES = 1000;

    /** Pairs of all states together; a device keeps some 30 bytes for each. */
    private static final int MOST_PAIRS = 4_000_000;

    private final List<Scene> scenes;
    private final Scene.Particles particles;
    private final EngineChoice choice;
    private final long interval;
    private final EngineSupply engines;
    private final SideRun.Watch watch;

    /**
     * @param scenes the same scene with one seed after the other
     * @param interval steps between two samples, or 0 for no samples
     */
    EnsembleRun(List<Scene> scenes, long interval, EngineSupply engines, SideRun.Watch watch) {
        this.scenes = scenes;
        this.particles = scenes.getFirst().particles().orElseThrow();
        this.choice = SideRun.engine(scenes.getFirst());
        this.interval = interval;
        this.engines = engines;
        this.watch = watch;
    }

    /** How many seeds of a scene go together. */
    static int most(Scene scene) {
        return Math.clamp(MOST_PAIRS / scene.task().pairs(), 1, MOST_STATES);
    }

    /** The outcomes in the order of the scenes. */
    List<SideRecord.Outcome> run() throws SceneException {
        long begin = System.nanoTime();
        Scene scene = scenes.getFirst();
        StructureMeasures measures = new StructureMeasures(scene.task(), particles.dimensions());
        List<Member> members = new ArrayList<>();
        for (Scene one : scenes) {
            members.add(new Member(one, measures));
        }
        try (EnsembleEngine engine = engines.factory()
                .createEnsemble(choice, scene.task(), particles.dimensions(), members.size(), engines.workers())) {
            advance(engine, members);
        } catch (EngineException e) {
            members.forEach(member -> member.fail(e));
        }
        double seconds = (System.nanoTime() - begin) * 1e-9 / members.size();
        return members.stream().map(member -> member.outcome(seconds)).toList();
    }

    private void advance(EnsembleEngine engine, List<Member> members) {
        List<ParticleState> states =
                members.stream().map(member -> member.state).toList();
        SideRecord first = members.getFirst().record;
        int chunk = SideRun.stepsALook(scenes.getFirst(), members.size());
        long step = 0;
        while (step < particles.steps()) {
            members.forEach(Member::sample);
            int steps = (int) Math.min(chunk, first.untilNextSample(step, particles.steps()));
            List<Optional<UnstableException>> stopped = engine.advance(particles.forces(), states, steps);
            for (int i = 0; i < members.size(); i++) {
                stopped.get(i).ifPresent(members.get(i)::fail);
            }
            watch.advanced((long) steps * members.size());
            step += steps;
        }
    }

    /** One seed. */
    private final class Member {
        private final ParticleState state;
        private final SideRecord record;
        private Optional<String> error = Optional.empty();

        Member(Scene scene, StructureMeasures measures) throws SceneException {
            state = new ParticleState(Starts.positions(scene).toArray(), particles.dimensions(), 0);
            long seed = scene.particles().orElseThrow().seed();
            record = new SideRecord(Side.PARTICLES, seed, choice.toString(), interval, measures);
        }

        void sample() {
            if (error.isEmpty()) {
                record.sample(state.step(), state.positions(), Optional.empty());
            }
        }

        /** The first error counts: a state that has exploded does so again whenever it is advanced. */
        void fail(Exception e) {
            if (error.isEmpty()) {
                error = Optional.of(String.valueOf(e.getMessage()));
            }
        }

        SideRecord.Outcome outcome(double seconds) {
            return record.outcome(
                    state.step(), state.positions(), state.dimensions(), Optional.empty(), error, seconds);
        }
    }
}
