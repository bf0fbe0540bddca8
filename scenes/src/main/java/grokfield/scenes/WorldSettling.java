package grokfield.scenes;

import grokfield.sim.AdaptiveSteps;
import grokfield.sim.ForceParameters;
import grokfield.sim.ParticleState;
import grokfield.sim.Settling;
import grokfield.sim.UnstableException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settling of a world in slices, and how the last one ended. Owned by the world's thread. */
final class WorldSettling {
    private final RunningEngine engine;
    private @Nullable Settling running;
    private Optional<SettleStatus> status = Optional.empty();
    private long number;

    WorldSettling(RunningEngine engine) {
        this.engine = engine;
    }

    boolean isRunning() {
        return running != null;
    }

    void begin(Command.Settle wanted, ForceParameters parameters, ParticleState state) {
        running = new Settling(state, wanted.bound(), AdaptiveSteps.ERROR.defaultValue(), wanted.time());
        number++;
        tell(running, engine.sentence(running, parameters, state));
    }

    /**
     * Takes one step.
     *
     * @throws UnstableException if no step is short enough; then settling has ended
     */
    void step(ForceParameters parameters, ParticleState state) throws UnstableException {
        Settling settling = running;
        if (settling == null) {
            return;
        }
        try {
            if (engine.settle(settling, parameters, state, 1).isPresent()) {
                running = null;
            }
            tell(settling, engine.sentence(settling, parameters, state));
        } catch (UnstableException e) {
            running = null;
            status = Optional.empty();
            throw e;
        }
    }

    /** Gives up, if it goes on. */
    void cancel(ParticleState state) {
        Settling settling = running;
        if (settling != null) {
            running = null;
            tell(settling, "cancelled after " + settling.extent(state));
        }
    }

    /** The world has begun anew: nothing has settled. */
    void forget() {
        running = null;
        status = Optional.empty();
    }

    Optional<SettleStatus> status() {
        return status;
    }

    private void tell(Settling settling, String sentence) {
        status = Optional.of(new SettleStatus(
                number, running != null, settling.bound(), settling.largestForce(), settling.progress(), sentence));
    }
}
