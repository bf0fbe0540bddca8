package grokfield.render.ui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class JobTest {
    private final List<String> done = new ArrayList<>();
    private final List<Throwable> failed = new ArrayList<>();
    private final AtomicInteger discarded = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);

    private void settle(Job<String> job) {
        while (!job.settle()) {
            Thread.onSpinWait();
        }
    }

    private Job<String> start(java.util.concurrent.Callable<String> work) {
        return Job.start("test", work, done::add, failed::add, _ -> {
            discarded.incrementAndGet();
            gate.countDown();
        });
    }

    @Test
    void theResultArrivesWhereItIsSettled() {
        settle(start(() -> "there"));
        assertEquals(List.of("there"), done);
    }

    @Test
    void aFailureArrivesAsItWas() {
        IOException broken = new IOException("broken");
        settle(start(() -> {
            throw broken;
        }));
        assertEquals(List.of(broken), failed);
    }

    @Test
    void aCancelledJobsResultIsDiscardedOnceAndNeverArrives() throws InterruptedException {
        CountDownLatch mayEnd = new CountDownLatch(1);
        Job<String> job = start(() -> {
            mayEnd.await();
            return "too late";
        });
        assertFalse(job.settle());
        job.cancel();
        assertTrue(job.settle());
        mayEnd.countDown();
        assertTrue(gate.await(10, TimeUnit.SECONDS));
        job.cancel();
        assertEquals(1, discarded.get());
        assertEquals(List.of(), done);
    }
}
