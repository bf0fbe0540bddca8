package grokfield.sim.tornado;

import grokfield.sim.EngineProvider;
import grokfield.sim.EnsembleEngine;
import grokfield.sim.ForceEngine;
import grokfield.sim.Task;
import java.util.List;
import java.util.Optional;

/** Makes the engines of this package; found by its name at run time. */
public final class TornadoProvider implements EngineProvider {
    private final List<Device> devices;

    /** Asks TornadoVM for its devices, which takes about a second the first time. */
    public TornadoProvider() {
        devices = Device.all();
    }

    @Override
    public List<String> devices() {
        return devices.stream().map(Device::line).toList();
    }

    @Override
    public ForceEngine create(Optional<String> argument, Task task, int dimensions) {
        checkDimensions(dimensions);
        return new TornadoEngine(new Shape(task, dimensions, 1), Device.chosen(devices, argument));
    }

    @Override
    public EnsembleEngine createEnsemble(Optional<String> argument, Task task, int dimensions, int states) {
        checkDimensions(dimensions);
        return new TornadoEnsemble(new Shape(task, dimensions, states), Device.chosen(devices, argument));
    }

    private static void checkDimensions(int dimensions) {
        if (dimensions < 1) {
            throw new IllegalArgumentException("dimensions must be at least 1, was " + dimensions);
        }
    }
}
