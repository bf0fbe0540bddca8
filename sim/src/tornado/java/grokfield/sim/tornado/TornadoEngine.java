package grokfield.sim.tornado;

import grokfield.sim.Engines;
import grokfield.sim.ForceEngine;
import grokfield.sim.ForceParameters;
import grokfield.sim.ParticleState;
import grokfield.sim.UnstableException;
import java.util.List;
import java.util.Optional;

/**
 * The law of force by direct summation on a device of TornadoVM. Pair sums and their forces are single precision, positions
 * and the sums over pairs double. Positions are copied to the device at the begin of a call and back at its end; all steps
 * between are made there. It may be made on one thread and used on another, by one at a time. TornadoVM allocates in each
 * call. The compiled plan outlives the engine for a while, for the next one of its shape.
 */
final class TornadoEngine implements ForceEngine {
    private final Batch batch;

    TornadoEngine(Shape shape, Device device) {
        batch = new Batch(shape, device);
    }

    @Override
    public String name() {
        return Engines.TORNADO;
    }

    @Override
    public String description() {
        Device device = batch.capacity().device();
        return Engines.TORNADO + " on " + device.name() + " (" + device.backend() + ")";
    }

    @Override
    public void forces(ForceParameters parameters, double[] positions, double[] forces) {
        batch.forces(parameters, positions, forces);
    }

    @Override
    public void advance(ForceParameters parameters, ParticleState state, int steps) throws UnstableException {
        Optional<UnstableException> stopped =
                batch.advance(parameters, List.of(state), steps).getFirst();
        if (stopped.isPresent()) {
            throw stopped.get();
        }
    }
}
