package grokfield.sim;

import static grokfield.sim.Cases.addition;
import static grokfield.sim.Cases.assertClose;
import static grokfield.sim.Cases.circle;
import static grokfield.sim.Cases.forces;
import static grokfield.sim.Cases.normal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VectorEngineTest {
    private static final ForceParameters DEFAULTS = ForceParameters.DEFAULTS;

    @ParameterizedTest
    @ValueSource(ints = {17, 59, 113})
    void followsScalarOverOneStep(int n) {
        Task task = addition(n);
        ForceEngine scalar = new ScalarEngine(task, 2);
        ForceEngine vector = new VectorEngine(task, 2, Workers.CALLER);
        double[] start = normal(n, 2, n);
        assertClose(forces(scalar, DEFAULTS, start), forces(vector, DEFAULTS, start), 1e-4, "random start");
        double[] wide = circle(n, 3, 0.7 * n);
        assertClose(forces(scalar, DEFAULTS, wide), forces(vector, DEFAULTS, wide), 1e-4, "circle");
    }

    @ParameterizedTest
    @CsvSource({"17,2", "40,2", "58,2", "17,3", "40,3"})
    void theNumberOfWorkersDoesNotChangeTheBits(int n, int d) throws UnstableException {
        ParticleState expected = ParticleState.normal(n, d, 2);
        new VectorEngine(addition(n), d, Workers.CALLER).advance(DEFAULTS, expected, 10);
        for (int threads : new int[] {1, 2, 3, 5}) {
            try (WorkerPool pool = new WorkerPool("bits", threads)) {
                ParticleState actual = ParticleState.normal(n, d, 2);
                new VectorEngine(addition(n), d, pool).advance(DEFAULTS, actual, 10);
                assertArrayEquals(expected.positions(), actual.positions(), threads + " threads");
            }
        }
    }

    @Test
    void whatAnEngineComputedBeforeDoesNotChangeTheBits() {
        // 40 tokens: the order by angle is mended from the last one, or sorted afresh where that is too far off.
        Task task = addition(40);
        ForceEngine used = new VectorEngine(task, 2, Workers.CALLER);
        for (int seed = 0; seed < 6; seed++) {
            double[] x = seed % 2 == 0 ? normal(40, 2, seed) : Cases.scaled(normal(40, 2, seed - 1), 1.01);
            assertArrayEquals(
                    forces(new VectorEngine(task, 2, Workers.CALLER), DEFAULTS, x), forces(used, DEFAULTS, x));
        }
    }

    @ParameterizedTest
    @CsvSource({"17,2", "36,2", "12,3"})
    void aStepAllocatesNothing(int n, int d) throws UnstableException {
        ForceEngine engine = new VectorEngine(addition(n), d, Workers.CALLER);
        ParticleState state = ParticleState.normal(n, d, 2);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = Long.MAX_VALUE;
        long deadline = System.nanoTime() + 30_000_000_000L; // until then the compiler must have seen the kernels
        while (allocated > 0 && System.nanoTime() < deadline) {
            engine.advance(DEFAULTS, state, 200);
            long before = threads.getCurrentThreadAllocatedBytes();
            engine.advance(DEFAULTS, state, 100);
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertEquals(0, allocated, "bytes in 100 steps");
    }
}
