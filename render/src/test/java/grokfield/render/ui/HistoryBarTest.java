package grokfield.render.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.ui.panel.Landmarks.Box;
import grokfield.render.ui.state.Key;
import grokfield.render.ui.state.PanelName;
import grokfield.render.ui.state.SessionHistory;
import grokfield.render.ui.state.SideHistory;
import grokfield.scenes.Side;
import grokfield.scenes.Snapshot;
import grokfield.scenes.Tuning;
import grokfield.scenes.WorldState;
import grokfield.sim.ForceParameters;
import grokfield.trainer.TrainingParameters;
import imgui.ImGui;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Back and forth in a run that goes on, by mouse and keys. */
class HistoryBarTest extends DefaultSceneTest {
    private SessionHistory past() {
        return driver.stage().past().orElseThrow();
    }

    private long particleStep() {
        return driver.particles().step();
    }

    private void playUntil(long step) {
        driver.stage().session().control().setSpeed(4);
        driver.stage().session().control().setPlaying(true);
        driver.until("the particles are at step " + step, () -> particleStep() >= step);
        pause();
    }

    private void pause() {
        driver.stage().session().control().setPlaying(false);
        rest();
    }

    private void rest() {
        try {
            driver.stage().session().control().awaitIdle();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        driver.frames(2);
    }

    private Map<Side, WorldState> states() {
        Map<Side, WorldState> states = new HashMap<>();
        driver.stage().session().capture().forEach((side, reply) -> states.put(side, joined(reply)));
        return states;
    }

    private static WorldState joined(CompletableFuture<WorldState> reply) {
        return reply.join();
    }

    /** The middle of the bar at a share of the run. */
    private float x(double share) {
        Box track = driver.find("history.track");
        return track.left() + 6 + (float) share * (track.width() - 12);
    }

    private float y() {
        return driver.find("history.track").middleY();
    }

    private void arrive() {
        driver.until("the worlds are there", () -> !past().isTravelling());
        rest();
    }

    private void goTo(double share) {
        driver.click(x(share), y(), 0);
        arrive();
    }

    @Test
    void aDragTakesBothSidesBackTogetherAndForthAgain() {
        playUntil(400);
        Map<Side, WorldState> end = states();
        double half = past().end() / 2;
        long network = past().step(Side.NETWORK, half);
        driver.moveTo(x(1), y());
        driver.press(0);
        driver.moveTo(x(0.5), y());
        driver.until("the worlds are there", () -> !past().isTravelling());
        assertTrue(Math.abs(past().step(Side.PARTICLES, half) - particleStep()) <= 8);
        assertTrue(Math.abs(network - driver.network().step()) <= 16);
        assertTrue(past().isReplaying());
        driver.moveTo(x(1), y());
        driver.release(0);
        arrive();
        assertEquals(end, states());
        assertFalse(past().isReplaying());
    }

    @Test
    void playingOnRepeatsSlidersAndBits() {
        Tuning tuning = driver.stage().tuning();
        playUntil(150);
        tuning.set(ForceParameters.ALIGNMENT, 8);
        tuning.set(TrainingParameters.WEIGHT_DECAY, 2);
        tuning.setLink(Tuning.Link.DECAY);
        playUntil(300);
        Map<Side, WorldState> end = states();
        goTo(0.1);
        assertEquals(2, tuning.values().forces().alignment());
        assertEquals(1, tuning.values().training().weightDecay());
        assertEquals(Tuning.Link.NONE, tuning.values().link());
        driver.click("history.play");
        driver.until("the recorded run is over", () -> !past().isReplaying());
        driver.frames(3);
        assertEquals(8, tuning.values().forces().alignment());
        assertEquals(2, tuning.values().training().weightDecay());
        assertEquals(Tuning.Link.DECAY, tuning.values().link());
        pause();
        // It may have played on a little beyond the old end, which is a moment on the way now.
        long step = ((WorldState.Particles) Objects.requireNonNull(end.get(Side.PARTICLES))).step();
        past().seek(past().now() * step / particleStep() + 0.15); // some steps more
        arrive();
        while (particleStep() > step) {
            driver.click("history.back");
            arrive();
        }
        assertEquals(end.get(Side.PARTICLES), states().get(Side.PARTICLES));
    }

    @Test
    void aSliderMovedInThePastBeginsANewFuture() {
        playUntil(300);
        double before = past().end();
        goTo(0.3);
        long step = particleStep();
        driver.slide("particles.alignment", 0.9f);
        driver.frames(4);
        double moved = driver.stage().tuning().values().forces().alignment();
        assertNotEquals(2, moved);
        assertFalse(past().isReplaying());
        assertEquals(0.3 * before, past().end(), 0.1 * before);
        assertEquals(step, particleStep());
        for (Side side : Side.values()) {
            SideHistory history = driver.stage().history(side).orElseThrow();
            double[] steps = history.samples().steps();
            assertTrue(steps[history.samples().size() - 1]
                    <= driver.stage().snapshot(side).orElseThrow().step());
        }
        playUntil(step + 50);
        assertEquals(moved, driver.particles().parameters().alignment());
        goTo(0);
        assertEquals(2, driver.stage().tuning().values().forces().alignment());
        driver.key(Key.PLAY);
        driver.until(
                "the sliders followed",
                () -> driver.stage().tuning().values().forces().alignment() == moved);
    }

    @Test
    void oneStepBackAndForth() {
        playUntil(60);
        Map<Side, WorldState> end = states();
        long step = particleStep();
        driver.click("history.back");
        arrive();
        assertEquals(step - 1, particleStep());
        driver.key(Key.STEP);
        rest();
        assertEquals(end, states());
    }

    @Test
    void aKeptMomentStandsBesideThePresent() {
        playUntil(100);
        ImGui.setWindowFocus(PanelName.MOMENTS.window());
        driver.frames(3);
        driver.click("moments.keep");
        driver.frames(2);
        Snapshot then = driver.stage().snapshot(Side.PARTICLES).orElseThrow();
        playUntil(150);
        assertEquals(
                then, driver.stage().kept().orElseThrow().of(Side.PARTICLES).orElseThrow(), "it stays what it was");
        assertTrue(driver.shows("moments.table"));
        List<String> table = driver.copied("moments.table", "moments");
        assertTrue(table.getFirst().startsWith("side,moment,step,tokens,seed,structure,"), table.getFirst());
        assertEquals(4, table.size() - 1);
        assertTrue(table.get(3).startsWith("particles,then," + then.step() + ",17,0,"), table.get(3));
        assertTrue(driver.shows("moments.network.then"));
        driver.click("moments.clear");
        driver.frames(2);
        assertFalse(driver.shows("moments.table"));
    }

    @Test
    void aSavedRunStandsBesideThePresentOne(@TempDir Path folder) {
        playUntil(100);
        Path file = folder.resolve("other.grokfield");
        driver.app().workspace().saveSession(file);
        driver.until(
                "it is saved",
                () -> Files.exists(file) && driver.app().workspace().job().isEmpty());
        Snapshot then = driver.stage().snapshot(Side.PARTICLES).orElseThrow();
        playUntil(150);
        driver.app().workspace().keepFrom(file);
        driver.until("it is read", () -> driver.stage().kept().isPresent());
        Snapshot kept = driver.stage().kept().orElseThrow().of(Side.PARTICLES).orElseThrow();
        assertEquals(then.positions(), kept.positions());
        assertEquals(then.step(), kept.step());
    }

    @Test
    void aResetBeginsTheBarAnew() {
        playUntil(200);
        goTo(0.5);
        driver.key(Key.RESET);
        rest();
        driver.frames(3);
        assertEquals(0, past().end());
        assertFalse(past().isReplaying());
    }
}
