package grokfield.sim.tornado;

import grokfield.sim.EngineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import uk.ac.manchester.tornado.api.TornadoBackend;
import uk.ac.manchester.tornado.api.TornadoRuntime;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.enums.TornadoVMBackendType;
import uk.ac.manchester.tornado.api.runtime.TornadoRuntimeProvider;

/**
 * A device that TornadoVM can use.
 *
 * @param index its place among the devices of all backends, the number that {@code tornado:1} names
 * @param backend OpenCL, CUDA, …
 * @param handle TornadoVM's own
 */
record Device(int index, String backend, TornadoDevice handle) {
    private static final double GIBIBYTE = 1L << 30;

    /** The devices of all backends, the first being TornadoVM's default; empty if there is none. */
    static List<Device> all() {
        TornadoRuntime runtime = TornadoRuntimeProvider.getTornadoRuntime();
        List<Device> devices = new ArrayList<>();
        for (int b = 0; b < runtime.getNumBackends(); b++) {
            TornadoBackend backend = runtime.getBackend(b);
            for (int d = 0; d < backend.getNumDevices(); d++) {
                devices.add(new Device(devices.size(), kind(runtime.getBackendType(b)), backend.getDevice(d)));
            }
        }
        return devices;
    }

    /**
     * The device that a choice names.
     *
     * @param argument its number; the first device if there is none
     * @throws EngineException if there is no device of that number; the message names the range
     */
    static Device chosen(List<Device> devices, Optional<String> argument) {
        if (devices.isEmpty()) {
            throw new EngineException("TornadoVM finds no OpenCL or CUDA device");
        }
        int index = argument.map(Integer::parseInt).orElse(0);
        if (index >= devices.size()) {
            String range = devices.size() == 1 ? "there is only 0" : "they go from 0 to " + (devices.size() - 1);
            throw new EngineException("no device tornado:" + index + ": " + range);
        }
        return devices.get(index);
    }

    private static String kind(TornadoVMBackendType type) {
        return type == TornadoVMBackendType.OPENCL ? "OpenCL" : type.name();
    }

    String name() {
        return handle.getPhysicalDevice().getDeviceName().strip();
    }

    /** How many groups of work items run at once. */
    int units() {
        return Math.max(1, handle.getPhysicalDevice().getDeviceMaxComputeUnits());
    }

    /** In bytes. */
    long memory() {
        return handle.getMaxGlobalMemory();
    }

    /** The size of the largest buffer in bytes. */
    long largestBuffer() {
        return handle.getMaxAllocMemory();
    }

    /** One line for {@code doctor}. */
    String line() {
        return name() + ", " + backend + ", " + String.format(Locale.ROOT, "%.1f GiB", memory() / GIBIBYTE);
    }
}
