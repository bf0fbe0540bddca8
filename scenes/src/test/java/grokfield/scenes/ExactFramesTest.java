package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Commands that reach a world together with an exact frame. */
@Timeout(60)
class ExactFramesTest {
    private final FakeEngines engines = new FakeEngines();
    private Session session;
    private TimelinePlayer player;

    @BeforeEach
    void open() throws Exception {
        Scene scene = SceneLibrary.open("clustering-only", List.of("particles.engine=vector"))
                .withoutNetwork();
        session = Session.open(scene, AutoEngine.BY_RULE, engines);
        player = new TimelinePlayer(session, new Tuning(session));
        player.halt();
    }

    @AfterEach
    void close() {
        engines.forcesGate.countDown();
        session.close();
    }

    private ParticleSnapshot particles() {
        return session.particles().orElseThrow().snapshot();
    }

    /** Lets the world look at its queue only when all that is done here has been done. */
    private void meanwhile(Runnable posts) throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        int before = engines.evaluated.get();
        engines.forcesGate = gate;
        session.post(new Command.Pin(0, false));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (engines.evaluated.get() == before) {
            assertTrue(System.nanoTime() < end, "waited 30 s in vain");
            Thread.sleep(1);
        }
        posts.run();
        gate.countDown();
        session.control().awaitIdle();
    }

    @Test
    void aFrameGrantedBeforeARestartDoesNotRunAfterIt() throws Exception {
        ParticleSnapshot first = particles();
        player.advanceOneFrame();
        ParticleSnapshot second = particles();
        meanwhile(() -> {
            player.setOut();
            player.begin();
        });
        player.play(System.nanoTime(), 0);
        assertEquals(0, particles().step());
        assertEquals(first.positions(), particles().positions());
        assertEquals(0, player.frame());
        player.advanceOneFrame();
        assertEquals(second.positions(), particles().positions());
        assertEquals(1, player.frame());
    }

    @Test
    void aQuietFrameIsShownIfNoneFollowsAfterAll() throws Exception {
        for (int i = 0; i < 20; i++) {
            player.advanceOneFrame(); // a first step is slow, and what is slow is shown in any case
        }
        long before = particles().step();
        meanwhile(() -> {
            player.jump(1);
            session.grantOneFrame(session.scene().record(), true);
            player.cancelJump();
        });
        assertEquals(
                before + session.scene().record().stepsPerFrame(), particles().step());
    }

    @Test
    void settlingDoesNotTakeTheStepsOfAFrame() throws Exception {
        player.advanceOneFrame();
        ParticleSnapshot moved = particles();
        player.begin();
        player.halt();
        meanwhile(() -> {
            player.setOut();
            session.post(new Command.Settle(1e-4, Math.min(1e-3, moved.time() / 2)));
        });
        assertEquals(moved.step(), particles().step());
        assertEquals(moved.positions(), particles().positions());
        assertEquals(moved.time(), particles().time());
    }
}
