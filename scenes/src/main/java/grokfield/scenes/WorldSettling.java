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
    private static final String CANCELLED = "cancelled: ";

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
        tell(running, parameters, state, "");
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
            tell(settling, parameters, state, "");
        } catch (UnstableException e) {
            running = null;
            status = Optional.empty();
            throw e;
        }
    }

    /** Gives up, if it goes on. */
    void cancel(ForceParameters parameters, ParticleState state) {
        Settling settling = running;
        if (settling != null) {
            running = null;
            tell(settling, parameters, state, CANCELLED);
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

    private void tell(Settling settling, ForceParameters parameters, ParticleState state, String before) {
        status = Optional.of(new SettleStatus(
                number,
                running != null,
                settling.bound(),
                settling.largestForce(),
                settling.progress(),
                before + engine.sentence(settling, parameters, state)));
    }
}
