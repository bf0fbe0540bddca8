package grokfield.sim.tornado;

import grokfield.sim.Engines;
import grokfield.sim.EnsembleEngine;
import grokfield.sim.ForceParameters;
import grokfield.sim.ParticleState;
import grokfield.sim.UnstableException;
import java.util.List;
import java.util.Optional;

/** The states of an ensemble as one batch on a device; each goes the way that it goes with {@link TornadoEngine}. */
final class TornadoEnsemble implements EnsembleEngine {
    private final Batch batch;

    TornadoEnsemble(Shape shape, Device device) {
        batch = new Batch(shape, device);
    }

    @Override
    public String name() {
        return Engines.TORNADO;
    }

    @Override
    public List<Optional<UnstableException>> advance(
            ForceParameters parameters, List<ParticleState> states, int steps) {
        return batch.advance(parameters, states, steps);
    }
}
