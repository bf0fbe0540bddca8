package grokfield.sim.tornado;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import grokfield.sim.EngineException;
import grokfield.sim.ForceParameters;
import grokfield.sim.Operation;
import grokfield.sim.ParticleState;
import grokfield.sim.Task;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.ac.manchester.tornado.api.exceptions.TornadoBailoutRuntimeException;
import uk.ac.manchester.tornado.api.exceptions.TornadoDeviceFP64NotSupported;
import uk.ac.manchester.tornado.api.exceptions.TornadoOutOfMemoryException;
import uk.ac.manchester.tornado.api.exceptions.TornadoRuntimeException;

/** What the user is told when TornadoVM fails, and that no state suffers by it. */
class FaultsTest {
    private static final int STEPS = 1700; // some launches
    private static final int N = 31;

    @BeforeAll
    static void thereMustBeAnSdk() {
        Sdk.assumed();
    }

    private static void well() {}

    private static Batch batch() {
        Shape shape = new Shape(Task.of(Operation.ADDITION, N), 2, 1);
        return new Batch(shape, shape.capacity(Device.all().getFirst()));
    }

    @AfterEach
    void meetNothingMore() {
        Plans.meetNext();
    }

    @Test
    void aDeviceThatIsLostInMidRunLeavesTheStateAndIsReported() {
        assertFails(FaultsTest::well, " failed: the device is gone", FaultsTest::well, FaultsTest::well, () -> {
            throw new TornadoRuntimeException("\u001b[31mthe device is gone\u001b[0m\nand more");
        });
    }

    @Test
    void memoryThatRunsOutIsReported() {
        assertFails(FaultsTest::well, " ran out of memory", FaultsTest::well, () -> {
            throw new TornadoOutOfMemoryException("clEnqueueNDRangeKernel -4");
        });
    }

    @Test
    void anErrorOfTornadoIsReportedLikeAnException() {
        assertFails(FaultsTest::well, " failed: AssertionError", () -> {
            throw new AssertionError();
        });
    }

    @Test
    void aKernelThatDoesNotCompileIsReported() {
        assertFails(Plans::forgetAll, " cannot compile the kernels: unsupported node", () -> {
            throw new TornadoBailoutRuntimeException("unsupported node");
        });
        assertFails(Plans::forgetAll, " has no double precision, which positions need", () -> {
            throw new TornadoDeviceFP64NotSupported("no");
        });
    }

    @Test
    void whatADriverDoesNotCompileIsReported() {
        Capacity capacity = batch().capacity();
        assumeTrue(capacity.device().backend().equals("OpenCL"), "only the OpenCL driver is given compiler flags");
        RuntimeException thrown =
                assertThrows(RuntimeException.class, () -> assertNotNull(new Plan(capacity, "-no-such-flag")));
        EngineException told = Plans.failure("D", "cannot compile the kernels", thrown);
        assertTrue(told.toString().matches(".* D cannot compile the kernels: .*OpenCL driver.*"), told.toString());
    }

    /** The state is that before the call, and the next call of the same engine does the work. */
    private void assertFails(Runnable forget, String clause, Runnable... meetings) {
        Batch batch = batch();
        forget.run();
        ParticleState state = ParticleState.normal(N, 2, 1);
        double[] before = state.positions().clone();
        Plans.meetNext(meetings);
        EngineException thrown = assertThrows(
                EngineException.class, () -> batch.advance(ForceParameters.DEFAULTS, List.of(state), STEPS));
        assertTrue(thrown.toString().endsWith(clause), thrown.toString());
        assertArrayEquals(before, state.positions());
        assertEquals(0, state.step());
        batch.advance(ForceParameters.DEFAULTS, List.of(state), STEPS);
        assertEquals(STEPS, state.step());
    }
}
