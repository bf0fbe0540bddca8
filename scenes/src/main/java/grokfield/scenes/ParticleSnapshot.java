package grokfield.scenes;

import grokfield.sim.ForceParameters;
import grokfield.sim.Measures;
import grokfield.sim.Points;
import grokfield.sim.Task;
import java.util.Optional;
import java.util.Set;

/**
 * A {@link Snapshot} of particles.
 *
 * @param parameters the parameters in force when it was taken
 * @param wantedEngine the engine that was asked for, {@code auto} or a name; the progress names the one that runs
 * @param largestStableStep the step size above which the law is estimated to turn unstable here, in units of 1/decay
 * @param time how far the steps have come, in units of 1/decay; adaptive steps count what they took
 * @param settling how the last settling since the reset stands or ended
 */
public record ParticleSnapshot(
        Task task,
        Progress progress,
        Points positions,
        Points pairSums,
        Points arrows,
        Measures measures,
        Set<Integer> pins,
        ForceParameters parameters,
        String wantedEngine,
        double largestStableStep,
        double time,
        Optional<SettleStatus> settling)
        implements Snapshot {

    public ParticleSnapshot {
        pins = Set.copyOf(pins);
    }

    @Override
    public Side side() {
        return Side.PARTICLES;
    }

    @Override
    public ParticleSnapshot with(Progress changed) {
        return new ParticleSnapshot(
                task,
                changed,
                positions,
                pairSums,
                arrows,
                measures,
                pins,
                parameters,
                wantedEngine,
                largestStableStep,
                time,
                settling);
    }

    @Override
    public boolean pinned(int token) {
        return pins.contains(token);
    }
}
