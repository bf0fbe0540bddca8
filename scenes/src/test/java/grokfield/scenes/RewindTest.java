package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.sim.EngineChoice;
import grokfield.sim.ForceParameters;
import grokfield.sim.Settling;
import grokfield.trainer.TrainingParameters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Back to any step of a recorded run, and on from there with the same bits. */
@Timeout(60)
class RewindTest {
    /** The work between two stored states, in ns, with which only the first is stored. */
    private static final long FIRST_ONLY = 3_600_000_000_000L;

    private long rewinds;
    private volatile long reached; // on a long way

    private record Moment(Side side, long step) {}

    private static Session session(String... settings) throws Exception {
        return session(EngineFactory.STANDARD, settings);
    }

    private static Session session(EngineFactory engines, String... settings) throws Exception {
        return session(engines, 0, settings);
    }

    /** @param spacing of work between two stored states, in ns */
    private static Session session(EngineFactory engines, long spacing, String... settings) throws Exception {
        Session session =
                Session.open(SceneLibrary.open("circles-and-grids", List.of(settings)), AutoEngine.BY_RULE, engines);
        session.control().setPlaying(false);
        session.post(new Command.KeepHistory(1 << 22, spacing));
        session.control().awaitIdle();
        return session;
    }

    /** The complete states of both sides after each of so many frames, by step; a state is compared bit by bit. */
    private static Map<Moment, WorldState> frames(Session session, int count) throws Exception {
        Map<Moment, WorldState> states = new HashMap<>();
        for (int i = 0; i < count; i++) {
            session.advanceOneFrame();
            session.capture().forEach((side, reply) -> {
                WorldState state = reply.join();
                states.put(new Moment(side, step(state)), state);
            });
        }
        return states;
    }

    private static long step(WorldState state) {
        return switch (state) {
            case WorldState.Particles particles -> particles.step();
            case WorldState.Network network -> network.training().step();
        };
    }

    private static WorldState state(Session session, Side side) {
        return Objects.requireNonNull(session.capture().get(side)).join();
    }

    private static World particles(Session session) {
        return session.particles().orElseThrow();
    }

    private static HistoryStatus status(World world) {
        return world.snapshot().progress().history();
    }

    private void rewind(Session session, long frame) throws Exception {
        rewinds++;
        particles(session).post(new Command.Rewind(2 * frame, rewinds));
        session.network().ifPresent(network -> network.post(new Command.Rewind(4 * frame, rewinds)));
        session.control().awaitIdle();
    }

    private static void assertRepeats(Map<Moment, WorldState> first, Map<Moment, WorldState> again) {
        again.forEach((moment, state) -> assertEquals(first.get(moment), state, moment::toString));
    }

    private static WorldState at(Map<Moment, WorldState> states, Side side, long step) {
        return Objects.requireNonNull(states.get(new Moment(side, step)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, FIRST_ONLY})
    void goingBackBringsBackEveryBitAndPlayingOnRepeatsThem(long spacing) throws Exception {
        try (Session session = session(EngineFactory.STANDARD, spacing)) {
            Map<Moment, WorldState> first = frames(session, 60);
            for (int frame : new int[] {60, 13, 41, 40, 1}) {
                rewind(session, frame);
                for (World world : session.worlds()) {
                    assertEquals(at(first, world.side(), world.snapshot().step()), state(session, world.side()));
                    assertEquals(
                            world.snapshot().step(), world.snapshot().progress().measuredStep());
                }
                assertEquals(2L * frame, particles(session).snapshot().step());
            }
            assertRepeats(first, frames(session, 59));
            assertFalse(status(particles(session)).replaying());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, FIRST_ONLY})
    void whatTheUserDidMeanwhileIsRepeatedAtItsSteps(long spacing) throws Exception {
        try (Session session = session(EngineFactory.STANDARD, spacing)) {
            Tuning tuning = new Tuning(session);
            Map<Moment, WorldState> first = frames(session, 10);
            tuning.set(ForceParameters.ALIGNMENT, 7);
            tuning.set(TrainingParameters.WEIGHT_DECAY, 2.5);
            first.putAll(frames(session, 10));
            session.post(new Command.Drag(3, new double[] {1.5, -0.5}));
            first.putAll(frames(session, 5));
            session.post(new Command.Release(3));
            session.post(new Command.Pin(5, true));
            first.putAll(frames(session, 10));
            tuning.set(ForceParameters.ALIGNMENT, 1);
            first.putAll(frames(session, 10));
            for (int frame : new int[] {3, 12, 22, 30, 44}) {
                rewind(session, frame);
                double alignment = frame < 10 ? 2 : frame < 35 ? 7 : 1;
                assertEquals(
                        alignment,
                        ((ParticleSnapshot) particles(session).snapshot())
                                .parameters()
                                .alignment());
                assertEquals(frame >= 25, particles(session).snapshot().pinned(5));
                assertRepeats(first, frames(session, 45 - frame));
            }
            assertEquals(
                    1,
                    ((ParticleSnapshot) particles(session).snapshot())
                            .parameters()
                            .alignment());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, FIRST_ONLY})
    void aChangeOnTheWayDropsTheOldFutureOfBothSides(long spacing) throws Exception {
        try (Session session = session(EngineFactory.STANDARD, spacing)) {
            Map<Moment, WorldState> first = frames(session, 30);
            session.network()
                    .orElseThrow()
                    .post(new Command.SetTraining(
                            TrainingParameters.DEFAULTS.with(TrainingParameters.WEIGHT_DECAY, 4)));
            frames(session, 10);
            rewind(session, 20);
            particles(session).post(new Command.SetForces(ForceParameters.DEFAULTS.with(ForceParameters.ALIGNMENT, 9)));
            session.control().awaitIdle();
            for (World world : session.worlds()) {
                assertEquals(world.snapshot().step(), status(world).last());
                assertFalse(status(world).replaying());
            }
            Map<Moment, WorldState> second = frames(session, 20);
            assertNotEquals(at(first, Side.PARTICLES, 60), at(second, Side.PARTICLES, 60));
            assertEquals(at(first, Side.NETWORK, 120), at(second, Side.NETWORK, 120));
            assertEquals(
                    1,
                    session.network().orElseThrow().snapshot().parameters().weightDecay(),
                    "what was asked for in the old future does not come");
            rewind(session, 25);
            assertRepeats(second, frames(session, 15));
        }
    }

    @Test
    void aTokenThatThePastHeldIsLetGoWhenANewFutureBegins() throws Exception {
        try (Session session = session()) {
            session.post(new Command.Drag(3, new double[] {1.5, -0.5}));
            frames(session, 10);
            session.post(new Command.Release(3));
            frames(session, 10);
            rewind(session, 5);
            particles(session).post(new Command.Pin(7, true));
            session.control().awaitIdle();
            frames(session, 3);
            assertNotEquals(1.5, particles(session).snapshot().positions().get(3, 0));
        }
    }

    @Test
    void theEngineThatRanRunsAgain() throws Exception {
        FakeEngines engines = new FakeEngines();
        try (Session session = session(engines)) {
            Map<Moment, WorldState> first = frames(session, 10);
            // Picked in the window: an exact frame takes it at once.
            particles(session).post(new Command.SetEngine(EngineChoice.of("scalar")));
            first.putAll(frames(session, 10));
            assertEquals(
                    "scalar", particles(session).snapshot().progress().engine().choice());
            rewind(session, 4);
            assertEquals(
                    "vector", particles(session).snapshot().progress().engine().choice());
            Map<Moment, WorldState> again = frames(session, 16);
            assertRepeats(first, again);
            assertEquals(
                    "scalar", particles(session).snapshot().progress().engine().choice());
        }
    }

    @Test
    void anEngineThatFailsInTheMiddleIsRepeatedAsTheOneThatTookItsPlace() throws Exception {
        FakeEngines engines = new FakeEngines();
        engines.advances = 5;
        try (Session session = session(engines, "particles.engine=tornado")) {
            Map<Moment, WorldState> first = frames(session, 20);
            String after = particles(session).snapshot().progress().engine().choice();
            assertNotEquals("tornado", after);
            engines.advances = FakeEngines.NEVER;
            rewind(session, 0);
            assertRepeats(first, frames(session, 20));
            assertEquals(
                    after, particles(session).snapshot().progress().engine().choice());
        }
    }

    @Test
    void settlingIsRepeatedStepByStep() throws Exception {
        try (Session session = session("particles.alignment=8")) {
            Map<Moment, WorldState> first = frames(session, 20);
            particles(session).post(new Command.Settle(Settling.BOUND.defaultValue(), 200));
            session.control().awaitIdle();
            WorldState settled = state(session, Side.PARTICLES);
            assertTrue(step(settled) > 100);
            rewinds++;
            particles(session).post(new Command.Rewind(step(settled) - 30, rewinds));
            session.control().awaitIdle();
            assertEquals(step(settled) - 30, particles(session).snapshot().step(), "it waits there");
            rewind(session, 10);
            assertRepeats(first, frames(session, 10));
            rewinds++;
            particles(session).post(new Command.Rewind(step(settled), rewinds));
            session.control().awaitIdle();
            assertEquals(settled, state(session, Side.PARTICLES));
        }
    }

    @Test
    void anExplodedWorldGoesBackToBefore() throws Exception {
        try (Session session = session("particles.step_size=5")) {
            Map<Moment, WorldState> first = frames(session, 400);
            long end = particles(session).snapshot().step();
            assertTrue(particles(session).snapshot().progress().stopped().isPresent());
            rewind(session, 10);
            assertTrue(particles(session).snapshot().progress().stopped().isEmpty());
            assertRepeats(first, frames(session, 20));
            frames(session, 370);
            assertTrue(particles(session).snapshot().progress().stopped().isPresent(), "it explodes again");
            assertEquals(end, particles(session).snapshot().step());
        }
    }

    @Test
    void aResetBeginsANewHistory() throws Exception {
        try (Session session = session()) {
            frames(session, 20);
            rewind(session, 10);
            session.post(new Command.Reset());
            session.control().awaitIdle();
            for (World world : session.worlds()) {
                assertEquals(0, status(world).last());
                assertEquals(0, status(world).first());
                assertEquals(1, status(world).states());
            }
        }
    }

    @Test
    void memoryStaysBoundedAndEveryStepCanStillBeReached() throws Exception {
        try (Session session = session()) {
            long most = 200_000;
            session.post(new Command.KeepHistory(most, 0));
            Map<Moment, WorldState> first = frames(session, 300);
            for (World world : session.worlds()) {
                assertTrue(status(world).bytes() <= most, world.side() + ": " + status(world));
                assertTrue(status(world).states() >= 3);
                assertEquals(0, status(world).first());
            }
            for (int frame : new int[] {299, 7, 158}) {
                rewind(session, frame);
                for (World world : session.worlds()) {
                    assertEquals(at(first, world.side(), world.snapshot().step()), state(session, world.side()));
                }
            }
        }
    }

    @Test
    void aLongLogOfChangesForgetsTheBeginningRatherThanGrow() throws Exception {
        try (Session session = session()) {
            long most = 40_000;
            session.post(new Command.KeepHistory(most, 0));
            for (int i = 0; i < 300; i++) {
                particles(session)
                        .post(new Command.SetForces(
                                ForceParameters.DEFAULTS.with(ForceParameters.ALIGNMENT, 2 + 0.01 * i)));
                session.advanceOneFrame();
            }
            HistoryStatus status = status(particles(session));
            assertTrue(status.bytes() <= most, status::toString);
            assertTrue(status.first() > 0, status::toString);
            WorldState end = state(session, Side.PARTICLES);
            rewind(session, 0);
            assertEquals(status.first(), particles(session).snapshot().step(), "as far back as it goes");
            frames(session, (int) (step(end) - status.first()) / 2);
            assertEquals(end, state(session, Side.PARTICLES));
        }
    }

    @Test
    void aStateThatIsTooLargeIsNotKeptAndTheWorldGoesOn() throws Exception {
        try (Session session = session()) {
            session.post(new Command.KeepHistory(100, 0));
            frames(session, 5);
            assertFalse(status(particles(session)).isKept());
            rewind(session, 1);
            assertEquals(10, particles(session).snapshot().step());
        }
    }

    @Test
    void goingBackWhileItPlaysGoesOnFromThere() throws Exception {
        try (Session session = session()) {
            Map<Moment, WorldState> first = frames(session, 100);
            rewind(session, 10);
            session.control().setPlaying(true);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (particles(session).snapshot().step() < 300 && System.nanoTime() < end) {
                session.control().frame(System.nanoTime(), 0);
                Thread.sleep(2);
            }
            session.control().setPlaying(false);
            session.control().awaitIdle();
            assertTrue(particles(session).snapshot().step() >= 300);
            rewind(session, 100);
            assertEquals(at(first, Side.PARTICLES, 200), state(session, Side.PARTICLES));
            rewind(session, 150);
            try (Session uninterrupted = session()) {
                assertEquals(at(frames(uninterrupted, 150), Side.PARTICLES, 300), state(session, Side.PARTICLES));
            }
        }
    }

    @Test
    void exactFramesOverASettlingAreTheSameEveryTime() throws Exception {
        try (Session session = session("particles.alignment=8")) {
            Map<Moment, WorldState> first = frames(session, 10);
            particles(session).post(new Command.Settle(Settling.BOUND.defaultValue(), 200));
            session.control().awaitIdle();
            long settled = particles(session).snapshot().step();
            assertTrue(settled > 50, "settled at " + settled);
            Map<Moment, WorldState> before = null;
            for (int time = 0; time < 2; time++) {
                rewind(session, 5);
                Map<Moment, WorldState> again = frames(session, (int) settled / 2 - 5);
                for (int frame = 6; frame <= settled / 2; frame++) {
                    assertNotNull(again.get(new Moment(Side.PARTICLES, 2L * frame)), "frame " + frame);
                }
                assertEquals(at(first, Side.PARTICLES, 20), at(again, Side.PARTICLES, 20));
                assertTrue(before == null || before.equals(again));
                before = again;
            }
            rewinds++;
            particles(session).post(new Command.Rewind(settled, rewinds));
            session.control().awaitIdle();
            assertEquals(settled, particles(session).snapshot().step());
        }
    }

    /** Takes a world far along with few stored states, and back to near the beginning, from where the way is long. */
    private Session travelling(FakeEngines engines) throws Exception {
        engines.slowness = 0;
        Session session = session(engines, FIRST_ONLY);
        frames(session, 500);
        engines.slowness = 20_000_000;
        engines.advancing = (engine, parameters, state) -> reached = state.step();
        rewinds++;
        particles(session).post(new Command.Rewind(999, rewinds)); // some twenty seconds away
        while (!status(particles(session)).travelling()) {
            Thread.onSpinWait();
        }
        return session;
    }

    @Test
    void aWorldOnALongWayTakesItsCommandsWhereItArrives() throws Exception {
        FakeEngines engines = new FakeEngines();
        try (Session session = travelling(engines)) {
            particles(session).post(new Command.SetForces(ForceParameters.DEFAULTS.with(ForceParameters.ALIGNMENT, 9)));
            CompletableFuture<WorldState> state = new CompletableFuture<>();
            particles(session).post(new Command.Capture(state));
            long seen = particles(session).snapshot().step();
            while (particles(session).snapshot().step() <= seen) {
                Thread.onSpinWait(); // the way goes on, and shows it
            }
            assertFalse(state.isDone());
            engines.slowness = 0;
            assertEquals(999, step(state.get(30, TimeUnit.SECONDS)));
            session.control().awaitIdle();
            assertEquals(
                    9,
                    ((ParticleSnapshot) particles(session).snapshot())
                            .parameters()
                            .alignment());
            assertEquals(999, status(particles(session)).last());
        }
    }

    @Test
    void aResetOrTheEndOfAWorldDoesNotWaitForALongWay() throws Exception {
        FakeEngines engines = new FakeEngines();
        try (Session session = travelling(engines)) {
            particles(session).post(new Command.SetForces(ForceParameters.DEFAULTS));
            particles(session).post(new Command.Reset());
            session.control().awaitIdle();
            assertEquals(0, particles(session).snapshot().step());
            assertTrue(reached < 900, "reached " + reached);
        }
        try (Session session = travelling(engines)) {
            particles(session).post(new Command.SetForces(ForceParameters.DEFAULTS));
            particles(session).post(new Command.Capture(new CompletableFuture<>()));
        }
        assertTrue(reached < 900, "reached " + reached);
    }

    @Test
    void aNewFutureFarBackKeepsItsStatesCloselyAgain() throws Exception {
        StoredState some;
        try (Session session = session()) {
            some = particles(session).stored();
        }
        WorldHistory history = new WorldHistory(64 * some.bytes(), 10);
        history.begin(() -> at(some, 0));
        for (long step = 1; step <= 10_000; step++) {
            long now = step;
            history.advanced(step, 10, true, () -> at(some, now));
        }
        assertTrue(history.states() < 64);
        history.standBefore(0);
        history.forgetFuture(0);
        int before = history.states();
        for (long step = 1; step <= 200; step++) {
            long now = step;
            history.advanced(step, 10, true, () -> at(some, now));
        }
        assertEquals(50, history.states() - before);
    }

    private static StoredState at(StoredState some, long step) {
        return new StoredState(step, some.state(), some.pins(), some.held(), some.inForce(), some.engine());
    }
}
