package grokfield.render.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.ui.state.Key;
import grokfield.scenes.Command;
import grokfield.scenes.ParticleSnapshot;
import grokfield.scenes.SceneException;
import grokfield.scenes.SettleStatus;
import grokfield.sim.ForceParameters;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Settling from the window, with mouse and keys. */
class SettleTest extends DefaultSceneTest {
    private Optional<SettleStatus> status() {
        return driver.stage().particles().flatMap(ParticleSnapshot::settling);
    }

    private boolean hasEnded() {
        return status().filter(status -> !status.running()).isPresent();
    }

    private String message() {
        return driver.app().workspace().state().toasts().getLast().text();
    }

    /** So many particles on the slowest engine settle for many seconds. */
    private void settleForLong() throws SceneException {
        driver.show("circles-and-grids", "task.modulus=37", "particles.engine=scalar", "network.hidden=8");
        driver.click("settle");
        driver.until("progress is shown", () -> driver.shows("settle.cancel"));
        driver.frames(3); // it has found its place
    }

    @Test
    void theButtonSettlesThePausedParticlesAndSaysWhen() {
        driver.click("settle");
        driver.until("settled", this::hasEnded);
        driver.frames(2);
        assertTrue(message().startsWith("Particles: settled after "), message());
        assertFalse(driver.shows("settle.cancel"));
        ParticleSnapshot end = driver.particles();
        assertTrue(status().orElseThrow().largestForce() <= 1e-4);
        assertTrue(end.time() > 5 && end.step() > 20 && end.step() < 1000, end.time() + ", " + end.step());
        assertEquals(end.step(), end.progress().measuredStep(), "the measures are those of the end");
        assertEquals(0, driver.network().step(), "the network stands still");
    }

    @Test
    void theMenuSettlesToo() {
        driver.click("menu.Scenes");
        driver.click("menu.settle");
        driver.until("it settles", () -> status().isPresent());
    }

    @Test
    void cancelEndsItWhereItIs() throws SceneException {
        settleForLong();
        driver.click("settle.cancel");
        driver.until("it has ended", this::hasEnded);
        driver.frames(2);
        assertTrue(message().startsWith("Particles: cancelled after "), message());
        long step = driver.particles().step();
        driver.frames(5);
        assertEquals(step, driver.particles().step());
    }

    @Test
    void itGoesOnWhileTheWorldsPlayAndSlidersMove() throws SceneException {
        settleForLong();
        driver.key(Key.PLAY);
        driver.until("the network learns meanwhile", () -> driver.network().step() > 3);
        driver.stage().tuning().set(ForceParameters.WEIGHT_DECAY, 3);
        driver.until(
                "the parameter is in force",
                () -> driver.particles().parameters().weightDecay() == 3);
        assertTrue(status().orElseThrow().running());
    }

    @Test
    void resetEndsItWithoutAWord() throws SceneException {
        settleForLong();
        driver.key(Key.RESET);
        driver.until("reset", () -> driver.particles().step() == 0);
        driver.frames(3);
        assertFalse(driver.shows("settle.cancel"));
        assertTrue(status().isEmpty());
        assertEquals(0, driver.particles().time());
    }

    @Test
    void aDragIsObeyedMeanwhile() throws SceneException {
        settleForLong();
        driver.stage().session().particles().orElseThrow().post(new Command.Drag(2, new double[] {7, 7}));
        driver.until(
                "the token is in the hand", () -> driver.particles().positions().get(2, 0) == 7);
        assertTrue(status().orElseThrow().running());
    }
}
