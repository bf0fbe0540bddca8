package grokfield.scenes;

import grokfield.sim.Points;
import grokfield.trainer.TrainingState;
import java.util.Set;

/** Everything that a world needs to go on with the same bits. Immutable. */
public sealed interface WorldState {
    /** The memory that it takes of its own, about. */
    long bytes();

    /**
     * The state of particles.
     *
     * @param seed the seed that the next reset starts from
     * @param start the positions that the next reset starts from, shape (N, d)
     * @param positions the positions now, shape (N, d)
     * @param time how far the steps have come, in units of 1/decay
     */
    record Particles(long seed, Points start, Points positions, Set<Integer> pins, long step, double time)
            implements WorldState {
        public Particles {
            pins = Set.copyOf(pins);
        }

        /** Where a reset begins is shared by all states of a run. */
        @Override
        public long bytes() {
            return (long) Double.BYTES * positions.count() * positions.dimensions();
        }
    }

    /** The state of a network in training. */
    record Network(TrainingState training) implements WorldState {
        @Override
        public long bytes() {
            return training.bytes();
        }
    }
}
