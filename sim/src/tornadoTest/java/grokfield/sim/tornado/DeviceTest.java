package grokfield.sim.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.EngineException;
import grokfield.sim.Engines;
import grokfield.sim.Operation;
import grokfield.sim.Task;
import grokfield.sim.Workers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DeviceTest {
    @BeforeAll
    static void thereMustBeAnSdk() {
        Sdk.assumed();
    }

    @Test
    void everyDeviceHasALineWithItsBackendAndItsMemory() {
        for (String line : Engines.devices()) {
            assertTrue(line.matches(".+, (OpenCL|CUDA|PTX|SPIRV|METAL), \\d+\\.\\d GiB"), line);
        }
    }

    @Test
    void withoutANumberTheFirstDeviceIsTaken() {
        List<Device> devices = Device.all();
        assertEquals(devices.getFirst(), Device.chosen(devices, Optional.empty()));
        assertEquals(devices.getFirst(), Device.chosen(devices, Optional.of("0")));
        assertEquals(
                "tornado",
                Engines.create("tornado:0", Task.of(Operation.ADDITION, 5), 2, Workers.CALLER)
                        .name());
    }

    @Test
    void aNumberOutOfRangeIsRefusedWithTheRange() {
        Device device = Device.all().getFirst();
        EngineException one = assertThrows(
                EngineException.class, () -> assertNotNull(Device.chosen(List.of(device), Optional.of("7"))));
        assertEquals("no device tornado:7: there is only 0", one.getMessage());
        EngineException two = assertThrows(
                EngineException.class, () -> assertNotNull(Device.chosen(List.of(device, device), Optional.of("2"))));
        assertEquals("no device tornado:2: they go from 0 to 1", two.getMessage());
    }

    @Test
    void withoutADeviceThereIsNoEngine() {
        EngineException thrown =
                assertThrows(EngineException.class, () -> assertNotNull(Device.chosen(List.of(), Optional.empty())));
        assertEquals("TornadoVM finds no OpenCL or CUDA device", thrown.getMessage());
    }

    @Test
    void sizesThatTheDeviceHasNoMemoryForAreRefusedWithBothFigures() {
        Device device = Device.all().getFirst();
        Capacity capacity = new Shape(Task.of(Operation.ADDITION, 113), 2, 1).capacity(device);
        capacity.check(1 << 28, 1 << 26);
        for (long[] has : new long[][] {{1 << 18, 1 << 26}, {1 << 28, 1 << 16}}) {
            EngineException thrown = assertThrows(EngineException.class, () -> capacity.check(has[0], has[1]));
            assertTrue(
                    thrown.toString()
                            .matches(".* has too little memory: \\d+ MiB are needed, \\d+ MiB of them in one buffer; it"
                                    + " has \\d+ MiB and allows \\d+ MiB in one buffer"),
                    thrown.toString());
        }
    }

    @Test
    void anEnsembleBeyondTheRangeOfAnIntIsRefused() {
        Shape large = new Shape(Task.of(Operation.ADDITION, 509), 2, 100_000);
        assertThrows(
                EngineException.class,
                () -> large.capacity(Device.all().getFirst()).check(Long.MAX_VALUE, Long.MAX_VALUE));
    }

    @Test
    void thereIsRoomForTheTokensOfEveryNumberOfPairs() {
        Device device = Device.all().getFirst();
        for (int n = 2; n < 200; n++) {
            Shape shape = new Shape(Task.of(Operation.ADDITION, n), 2, 3);
            Capacity capacity = shape.capacity(device);
            assertTrue(
                    capacity.tokens() >= n && capacity.pairs() >= shape.task().pairs(), "N " + n);
        }
    }
}
