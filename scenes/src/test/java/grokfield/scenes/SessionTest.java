package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.ForceParameters;
import grokfield.sim.Points;
import grokfield.trainer.TrainingParameters;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Worlds on their own threads: commands in, snapshots out, the same bits whatever the pace. */
@Timeout(60)
class SessionTest {
    private static Scene scene(String... settings) throws SceneException {
        return SceneLibrary.open("circles-and-grids", List.of(settings));
    }

    private static Session paused(String... settings) throws SceneException {
        Session session = Session.open(scene(settings));
        session.control().setPlaying(false);
        return session;
    }

    private static void frames(Session session, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            session.advanceOneFrame();
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "waited 30 s in vain");
            Thread.sleep(2);
        }
    }

    private static SavedSession saved(Session session, Tuning tuning) {
        return SavedSessions.of(session, tuning, new TimelinePlayer(session, tuning));
    }

    @Test
    void exactFramesAdvanceEachWorldByItsOwnNumberOfSteps() throws Exception {
        try (Session session = paused()) {
            frames(session, 5);
            assertEquals(10, session.particles().orElseThrow().snapshot().step());
            assertEquals(20, session.network().orElseThrow().snapshot().step());
        }
    }

    @Test
    void exactFramesGiveTheSameBitsOnEveryRun() throws Exception {
        try (Session one = paused();
                Session two = paused()) {
            frames(one, 30);
            frames(two, 30);
            for (Side side : Side.values()) {
                assertEquals(
                        one.world(side).orElseThrow().snapshot().positions(),
                        two.world(side).orElseThrow().snapshot().positions());
            }
        }
    }

    @Test
    void playingAdvancesBothWorldsAndPauseHoldsThem() throws Exception {
        try (Session session = Session.open(scene())) {
            World particles = session.particles().orElseThrow();
            World network = session.network().orElseThrow();
            await(() -> {
                session.control().frame(System.nanoTime(), 0);
                return particles.snapshot().step() > 5 && network.snapshot().step() > 5;
            });
            session.control().setPlaying(false);
            session.control().awaitIdle();
            long step = particles.snapshot().step();
            session.control().frame(System.nanoTime() + 1_000_000_000, 0);
            Thread.sleep(20);
            assertEquals(step, particles.snapshot().step());
        }
    }

    @Test
    void singleStepAdvancesEachWorldByOne() throws Exception {
        try (Session session = paused()) {
            session.control().singleStep();
            session.control().awaitIdle();
            assertEquals(1, session.particles().orElseThrow().snapshot().step());
            assertEquals(1, session.network().orElseThrow().snapshot().step());
        }
    }

    @Test
    void resetBringsBackTheFirstBitsAndANewGeneration() throws Exception {
        try (Session session = paused()) {
            for (World world : session.worlds()) {
                world.post(new Command.Reset());
                session.control().awaitIdle();
                Snapshot first = world.snapshot();
                frames(session, 10);
                assertNotEquals(first.positions(), world.snapshot().positions());
                world.post(new Command.Reset());
                session.control().awaitIdle();
                assertEquals(first.positions(), world.snapshot().positions());
                assertEquals(0, world.snapshot().step());
                assertTrue(world.snapshot().progress().generation()
                        > first.progress().generation());
            }
        }
    }

    @Test
    void anotherSeedStartsElsewhereAndComesBack() throws Exception {
        try (Session session = paused()) {
            for (World world : session.worlds()) {
                Points first = world.snapshot().positions();
                world.post(new Command.Reseed(7));
                session.control().awaitIdle();
                assertEquals(7, world.snapshot().progress().seed());
                assertNotEquals(first, world.snapshot().positions());
                world.post(new Command.Reseed(0));
                session.control().awaitIdle();
                assertEquals(first, world.snapshot().positions());
            }
        }
    }

    @Test
    void parametersActAtOnceWithoutAReset() throws Exception {
        try (Session session = paused()) {
            frames(session, 20);
            Tuning tuning = new Tuning(session);
            tuning.set(ForceParameters.ALIGNMENT, 9);
            tuning.set(TrainingParameters.WEIGHT_DECAY, 3);
            session.control().awaitIdle();
            ParticleSnapshot particles = session.particles().orElseThrow().snapshot();
            assertEquals(9, particles.parameters().alignment());
            assertEquals(40, particles.step());
            assertEquals(
                    3, session.network().orElseThrow().snapshot().parameters().weightDecay());
        }
    }

    @Test
    void aDraggedTokenStaysInTheHandUntilReleased() throws Exception {
        try (Session session = paused()) {
            for (World world : session.worlds()) {
                world.post(new Command.Drag(3, new double[] {2.5, -1.5}));
                frames(session, 5);
                assertEquals(2.5, world.snapshot().positions().get(3, 0));
                assertEquals(-1.5, world.snapshot().positions().get(3, 1));
                world.post(new Command.Release(3));
                frames(session, 5);
                assertNotEquals(2.5, world.snapshot().positions().get(3, 0));
            }
        }
    }

    @Test
    void aPinnedTokenStaysThroughADragAndUntilFreed() throws Exception {
        try (Session session = paused()) {
            for (World world : session.worlds()) {
                world.post(new Command.Pin(2, true));
                session.control().awaitIdle();
                double x = world.snapshot().positions().get(2, 0);
                frames(session, 5);
                assertTrue(world.snapshot().pinned(2));
                assertEquals(x, world.snapshot().positions().get(2, 0));
                world.post(new Command.Pin(2, false));
                frames(session, 5);
                assertNotEquals(x, world.snapshot().positions().get(2, 0));
            }
        }
    }

    @Test
    void anExplosionStopsItsWorldOnlyAndResetBringsItBack() throws Exception {
        try (Session session = paused("particles.step_size=5")) {
            World particles = session.particles().orElseThrow();
            frames(session, 400);
            assertTrue(particles.snapshot().progress().stopped().isPresent());
            assertEquals(1600, session.network().orElseThrow().snapshot().step());
            particles.post(new Command.Reset());
            frames(session, 1);
            assertFalse(particles.snapshot().progress().stopped().isPresent());
            assertEquals(2, particles.snapshot().step());
        }
    }

    @Test
    void aSavedSessionGoesOnWithTheSameBits(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("halfway" + SessionFile.ENDING);
        try (Session session = paused("particles.seed=4", "network.seed=9")) {
            frames(session, 40);
            Tuning tuning = new Tuning(session);
            tuning.set(ForceParameters.ALIGNMENT, 5);
            tuning.set(TrainingParameters.LEARNING_RATE, 0.02);
            session.post(new Command.Pin(1, true));
            session.control().awaitIdle();
            SessionFile.save(file, saved(session, tuning));
            frames(session, 40);
            try (Session resumed = Session.resume(SessionFile.open(file))) {
                frames(resumed, 40);
                for (Side side : Side.values()) {
                    Snapshot expected = session.world(side).orElseThrow().snapshot();
                    Snapshot actual = resumed.world(side).orElseThrow().snapshot();
                    assertEquals(expected.positions(), actual.positions());
                    assertEquals(expected.step(), actual.step());
                    if (expected instanceof ParticleSnapshot one && actual instanceof ParticleSnapshot two) {
                        assertEquals(one.time(), two.time());
                        assertEquals(160 * 0.02, two.time(), 1e-9);
                    }
                    assertEquals(expected.progress().seed(), actual.progress().seed());
                    assertTrue(actual.pinned(1));
                }
            }
        }
    }

    @Test
    void settlingGoesOnByItselfAndItsTimeIsSaved(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("settled" + SessionFile.ENDING);
        try (Session session = paused("particles.seed=1")) {
            session.post(new Command.Settle(1e-4, 1000));
            session.control().awaitIdle();
            ParticleSnapshot settled = session.particles().orElseThrow().snapshot();
            SettleStatus status = settled.settling().orElseThrow();
            assertFalse(status.running());
            assertTrue(status.largestForce() <= 1e-4, status.sentence());
            assertTrue(settled.time() > 1 && settled.step() < 500);
            SessionFile.save(file, saved(session, new Tuning(session)));
            try (Session resumed = Session.resume(SessionFile.open(file))) {
                resumed.control().awaitIdle();
                ParticleSnapshot back = resumed.particles().orElseThrow().snapshot();
                assertEquals(settled.positions(), back.positions());
                assertEquals(settled.time(), back.time());
                assertEquals(settled.step(), back.step());
            }
        }
    }

    @Test
    void closingEndsTheThreads() throws Exception {
        Session session = Session.open(scene());
        session.close();
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.isAlive() && thread.getName().equals("grokfield-network")));
    }
}
