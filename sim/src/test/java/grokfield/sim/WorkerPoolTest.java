package grokfield.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WorkerPoolTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void everyPartRunsOnceAndIsDoneOnReturn(int parallelism) {
        try (WorkerPool pool = new WorkerPool("test", parallelism)) {
            assertEquals(parallelism, pool.parallelism());
            for (int round = 0; round < 3000; round++) {
                int parts = round % 23;
                AtomicIntegerArray runs = new AtomicIntegerArray(parts + 1);
                pool.run(parts, runs::incrementAndGet);
                for (int i = 0; i < parts; i++) {
                    assertEquals(1, runs.get(i), "part " + i + " of round " + round);
                }
            }
        }
    }

    @Test
    void whatAPartThrowsReachesTheCallerAndThePoolGoesOn() {
        try (WorkerPool pool = new WorkerPool("test", 3)) {
            for (int round = 0; round < 200; round++) {
                AtomicInteger done = new AtomicInteger();
                int bad = round % 8;
                IllegalStateException thrown = assertThrows(
                        IllegalStateException.class,
                        () -> pool.run(8, index -> {
                            if (index == bad) {
                                throw new IllegalStateException("part " + index);
                            }
                            done.incrementAndGet();
                        }));
                assertEquals("part " + bad, thrown.getMessage());
                assertEquals(7, done.get());
            }
        }
    }

    @Test
    void severalCallersAndNestedCallsShareThePool() throws InterruptedException {
        try (WorkerPool pool = new WorkerPool("test", 3)) {
            AtomicLong total = new AtomicLong();
            Thread[] callers = new Thread[4];
            for (int t = 0; t < callers.length; t++) {
                callers[t] = Thread.ofPlatform().start(() -> {
                    for (int round = 0; round < 500; round++) {
                        pool.run(4, outer -> pool.run(3, inner -> total.incrementAndGet()));
                    }
                });
            }
            for (Thread caller : callers) {
                caller.join();
            }
            assertEquals(4 * 500 * 12, total.get());
        }
    }

    @Test
    void idleWorkersUseNoProcessor() throws InterruptedException {
        try (WorkerPool pool = new WorkerPool("idle", 4)) {
            pool.run(16, index -> {});
            Thread.sleep(100);
            long before = processorTime("idle-");
            Thread.sleep(300);
            assertTrue(processorTime("idle-") - before < 10_000_000, "nanoseconds of processor time");
        }
    }

    @Test
    void workersAreNamedDaemonsAndEndWithThePool() throws InterruptedException {
        WorkerPool pool = new WorkerPool("ending", 3);
        pool.run(8, index -> {});
        Thread[] workers = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("ending-"))
                .toArray(Thread[]::new);
        assertEquals(2, workers.length);
        pool.close();
        for (Thread worker : workers) {
            assertTrue(worker.isDaemon());
            worker.join(10_000);
            assertFalse(worker.isAlive());
        }
        assertThrows(IllegalStateException.class, () -> pool.run(2, index -> {}));
    }

    @Test
    void aPoolOfNobodyIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new WorkerPool("none", 0).close());
    }

    private static long processorTime(String prefix) {
        var threads = ManagementFactory.getThreadMXBean();
        long total = 0;
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith(prefix)) {
                total += Math.max(0, threads.getThreadCpuTime(thread.threadId()));
            }
        }
        return total;
    }
}
