package grokfield.trainer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import grokfield.sim.Operation;
import grokfield.sim.Task;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class SteadyMemoryTest {
    /**
     * Until the compiler has seen the kernels, vectors are objects; from then on a step allocates nothing. How long that
     * takes depends on the machine, so the test waits for the first thousand steps without an allocation.
     */
    @Test
    void aStepAllocatesNothing() throws DivergedException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Training training = Training.start(Task.of(Operation.ADDITION, 17), NetworkSettings.DEFAULTS);
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < 60 && fewest > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1000; i++) {
                training.step(TrainingParameters.DEFAULTS);
            }
            fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertTrue(fewest < 1000, "a thousand steps allocated " + fewest + " bytes");
    }
}
