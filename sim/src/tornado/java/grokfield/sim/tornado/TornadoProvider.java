package grokfield.sim.tornado;

import grokfield.sim.EngineException;
import grokfield.sim.EngineProvider;
import grokfield.sim.EnsembleEngine;
import grokfield.sim.ForceEngine;
import grokfield.sim.Task;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes the engines of this package; found by its name at run time. */
public final class TornadoProvider implements EngineProvider {
    /** What TornadoVM says where it has no platform to run on; it has no class of its own for that. */
    private static final Pattern NO_DEVICE = Pattern.compile("(?i)no .*(platform|device)");

    private final List<Device> devices;

    /**
     * Asks TornadoVM for its devices, which takes about a second the first time.
     *
     * @throws EngineException if TornadoVM does not start
     */
    public TornadoProvider() {
        devices = found();
    }

    private static List<Device> found() {
        try {
            return Device.all();
        } catch (RuntimeException | LinkageError failed) {
            Throwable cause = failed;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            String clause = Plans.clause(cause);
            if (NO_DEVICE.matcher(clause).find()) {
                return List.of();
            }
            throw new EngineException(clause, failed);
        }
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
