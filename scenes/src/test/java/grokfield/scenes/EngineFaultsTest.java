package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.EngineChoice;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Engines that fail, are slow to come, or are outrun by others, beneath a world that goes on. */
@Timeout(60)
class EngineFaultsTest {
    private final FakeEngines engines = new FakeEngines();

    @Test
    void aWorldThatCannotEvenBeShownSaysSoAndGoesOnListening() throws Exception {
        try (Session session = open(AutoEngine.BY_RULE, "vector")) {
            session.advanceOneFrame();
            World world = session.particles().orElseThrow();
            engines.broken = true;
            session.advanceOneFrame();
            String stopped = world.snapshot().progress().stopped().orElseThrow();
            assertTrue(stopped.startsWith("the particles stopped at step 4: ") && stopped.contains("broken"), stopped);
            CompletableFuture<WorldState> state = new CompletableFuture<>();
            world.post(new Command.Capture(state));
            assertEquals(4, ((WorldState.Particles) state.get(20, TimeUnit.SECONDS)).step());
        }
    }

    private Session open(AutoEngine auto, String engine) throws SceneException {
        Scene scene = SceneLibrary.open("circles-and-grids", List.of("particles.engine=" + engine));
        Session session = Session.open(scene, auto, engines);
        session.control().setPlaying(false);
        return session;
    }

    private static ParticleSnapshot particles(Session session) {
        return session.particles().orElseThrow().snapshot();
    }

    private static EngineStatus engine(Session session) {
        return particles(session).progress().engine();
    }

    private static void frames(Session session, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            session.advanceOneFrame();
        }
    }

    private static void play(Session session, BooleanSupplier until) throws InterruptedException {
        session.control().setPlaying(true);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!until.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "waited 30 s in vain");
            session.control().frame(System.nanoTime(), 0);
            Thread.sleep(5);
        }
        session.control().setPlaying(false);
        session.control().awaitIdle();
    }

    /** The positions after so many exact frames without any fault. */
    private static ParticleSnapshot undisturbed(int frames) throws Exception {
        try (Session session =
                Session.open(SceneLibrary.open("circles-and-grids", List.of("particles.engine=vector")))) {
            session.control().setPlaying(false);
            session.post(new Command.Pin(4, true));
            frames(session, frames);
            return particles(session);
        }
    }

    @AfterEach
    void everyEngineWasClosedOnceAndUsedByOneThreadAtATime() {
        assertFalse(engines.made.isEmpty());
        for (FakeEngines.Recorded engine : engines.made) {
            assertEquals(1, engine.closed.get(), engine.choice + " closed");
            assertFalse(engine.misused.get(), engine.choice + " used twice at once, or after its end");
            if (engine.choice.name().equals("tornado")) {
                assertEquals(1, engine.users.size(), "a device sees one thread: " + engine.users);
            }
        }
    }

    @Test
    void aDeviceLostInMidRunGivesWayFromTheLastGoodState() throws Exception {
        engines.advances = 3;
        try (Session session = open(AutoEngine.BY_RULE, "tornado:1")) {
            session.post(new Command.Pin(4, true));
            frames(session, 1);
            assertEquals("tornado:1", engine(session).choice());
            long generation = particles(session).progress().generation();
            frames(session, 19);
            ParticleSnapshot after = particles(session);
            assertEquals(undisturbed(20).positions(), after.positions());
            assertEquals(40, after.step());
            assertTrue(after.pinned(4));
            assertEquals(generation, after.progress().generation());
            assertTrue(after.progress().stopped().isEmpty());
            assertEquals("vector", engine(session).choice());
            String fault = engine(session).fault().orElseThrow();
            assertTrue(fault.matches("tornado:1 stopped at step \\d+: device lost; vector goes on"), fault);
            assertEquals("tornado:1", after.wantedEngine(), "the wish stays");
        }
    }

    @Test
    void aDeviceThatCannotEvaluateForcesGivesWayToo() throws Exception {
        engines.evaluations = 30;
        try (Session session = open(AutoEngine.BY_RULE, "tornado")) {
            session.post(new Command.Pin(4, true));
            frames(session, 20);
            assertEquals(undisturbed(20).positions(), particles(session).positions());
            String fault = engine(session).fault().orElseThrow();
            assertTrue(fault.contains("out of memory; vector goes on"), fault);
        }
    }

    @Test
    void anEngineThatCannotBeHadIsReplacedBeforeTheFirstStep() throws Exception {
        engines.creations = 0;
        try (Session session = open(AutoEngine.BY_RULE, "tornado")) {
            assertEquals(
                    Optional.of("tornado cannot run: no device; vector runs instead"),
                    engine(session).fault());
            assertEquals("vector", engine(session).choice());
            frames(session, 5);
            assertEquals(10, particles(session).step());
        }
    }

    @Test
    void theFaultIsForgottenWhenTheUserPicksAnotherEngine() throws Exception {
        engines.creations = 0;
        try (Session session = open(AutoEngine.BY_RULE, "tornado")) {
            World world = session.particles().orElseThrow();
            world.post(new Command.SetEngine(EngineChoice.parse("scalar")));
            play(session, () -> engine(session).choice().equals("scalar"));
            assertTrue(engine(session).fault().isEmpty());
            world.post(new Command.SetEngine(EngineChoice.parse("tornado")));
            play(session, () -> engine(session).fault().isPresent());
            assertEquals(
                    Optional.of("tornado cannot run: no device; scalar goes on"),
                    engine(session).fault());
            assertTrue(engine(session).preparing().isEmpty());
        }
    }

    @Test
    void aSlowEngineIsPreparedWhileTheOldOneGoesOn() throws Exception {
        engines.gate = new CountDownLatch(1);
        try (Session session = open(AutoEngine.BY_TIMING, "vector")) {
            session.particles().orElseThrow().post(new Command.SetEngine(EngineChoice.parse("tornado")));
            play(session, () -> engine(session).preparing().equals(Optional.of("tornado")));
            long step = particles(session).step();
            play(session, () -> particles(session).step() > step + 20);
            assertEquals("vector", engine(session).choice());
            engines.gate.countDown();
            play(session, () -> engine(session).choice().equals("tornado"));
            assertTrue(engine(session).preparing().isEmpty());
            assertTrue(particles(session).step() > step, "no step was lost");
            assertEquals("tornado", particles(session).wantedEngine());
        }
    }

    @Test
    void aWindowThatOpensWithADeviceBeginsAtOnceWithAnotherEngine() throws Exception {
        engines.gate = new CountDownLatch(1);
        try (Session session = open(AutoEngine.BY_TIMING, "tornado")) {
            assertEquals("vector", engine(session).choice());
            play(
                    session,
                    () -> particles(session).step() > 10
                            && engine(session).preparing().isPresent());
            engines.gate.countDown();
            play(session, () -> engine(session).choice().equals("tornado"));
        }
    }

    @Test
    void closingWhileAnEngineIsMadeClosesIt() throws Exception {
        engines.gate = new CountDownLatch(1);
        try (Session session = open(AutoEngine.BY_TIMING, "tornado")) {
            play(session, () -> engine(session).preparing().isPresent());
            Thread.ofPlatform().start(() -> {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200)); // close() is waiting by then
                engines.gate.countDown();
            });
        }
        assertEquals(2, engines.made.size());
    }

    @Test
    void autoTakesTheEngineThatWasTheFastestAndSaysWhy() throws Exception {
        engines.slowness = 500_000;
        try (Session session = open(AutoEngine.BY_TIMING, "auto")) {
            assertEquals("vector", engine(session).choice());
            play(session, () -> engine(session).choice().equals("tornado"));
            String reason = engine(session).reason().orElseThrow();
            assertTrue(reason.matches("auto: tornado [0-9.]+ µs, vector [0-9.]+ (µs|ms) a step"), reason);
            assertEquals("auto", particles(session).wantedEngine(), "what is saved is the wish");
        }
    }

    @Test
    void exactFramesFollowTheRuleWhateverWasTimed() throws Exception {
        engines.slowness = 500_000;
        try (Session session = open(AutoEngine.BY_TIMING, "auto")) {
            play(session, () -> engine(session).choice().equals("tornado"));
            session.particles().orElseThrow().post(new Command.Reset());
            session.post(new Command.Pin(4, true));
            frames(session, 20);
            assertEquals("vector", engine(session).choice());
            assertEquals(undisturbed(20).positions(), particles(session).positions());
        }
    }

    @Test
    void exactFramesWaitForThePickedEngine() throws Exception {
        try (Session session = open(AutoEngine.BY_RULE, "auto")) {
            session.particles().orElseThrow().post(new Command.SetEngine(EngineChoice.parse("scalar")));
            frames(session, 1);
            assertEquals("scalar", engine(session).choice());
        }
    }

    @Test
    void anEngineThatFailsWhileItIsTimedIsNamedAndTheWorldGoesOn() throws Exception {
        engines.advances = 2;
        try (Session session = open(AutoEngine.BY_TIMING, "auto")) {
            play(session, () -> engine(session).fault().isPresent());
            assertEquals(
                    Optional.of("tornado cannot run: device lost; vector goes on"),
                    engine(session).fault());
            long step = particles(session).step();
            play(session, () -> particles(session).step() > step + 10);
            assertNotEquals("tornado", engine(session).choice());
        }
    }

    @Test
    void anEngineThatAutoTookGivesWayToTheNextFastest() throws Exception {
        engines.slowness = 5_000_000; // more than a kernel takes that is not yet compiled well
        engines.advances = 500;
        try (Session session = open(AutoEngine.BY_TIMING, "auto")) {
            play(session, () -> engine(session).choice().equals("tornado"));
            long step = particles(session).step();
            play(session, () -> engine(session).fault().isPresent());
            assertEquals("vector", engine(session).choice());
            assertTrue(particles(session).step() >= step);
            assertTrue(Double.isFinite(particles(session).positions().get(0, 0)));
        }
    }
}
