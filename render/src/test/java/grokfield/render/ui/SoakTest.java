package grokfield.render.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.gl.GlErrors;
import grokfield.render.ui.state.SessionHistory;
import grokfield.render.ui.state.ViewSwitches.Layer;
import grokfield.scenes.SceneException;
import grokfield.scenes.Side;
import grokfield.scenes.StepControl;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The window in use for a while: no OpenGL error, worlds that go on, memory that stays level. */
class SoakTest {
    private static final int CHANGES = 9; // by the user, before they begin again
    private static final int WARM_UP = 2; // times all changes, after which memory must be level
    private static final long ROUND = 400_000_000L; // ns from one change by the user to the next
    private static final double GROWTH = 1.01; // of the heap after collection
    private static final long SLACK = 512L << 10; // bytes that code compiled late may take

    /** How long, in seconds after warming up; a long soak may be asked for. */
    private static final double SECONDS = Double.parseDouble(System.getProperty("grokfield.soak.seconds", "10"));

    @Test
    void useLeaksNothingAndStopsNothing() throws SceneException {
        try (AppDriver driver = AppDriver.open("circles-and-grids")) {
            StepControl control = driver.stage().session().control();
            control.setSpeed(StepControl.UNLIMITED);
            control.setPlaying(true);
            use(driver, WARM_UP);
            long before = heapAfterReset(driver);
            long frames = driver.app().clock().frames();
            use(driver, (int) Math.ceil(SECONDS * 1e9 / (ROUND * CHANGES)));
            long after = heapAfterReset(driver);
            assertTrue(driver.app().clock().frames() > frames + 10, "frames are drawn");
            assertTrue(
                    after < GROWTH * before + SLACK,
                    String.format(Locale.ROOT, "the heap grew from %,d to %,d bytes", before, after));
        }
    }

    /** Draws frames without a pause and makes every change so many times. */
    private static void use(AppDriver driver, int times) {
        for (int round = 0; round < times * CHANGES; round++) {
            long particles = driver.particles().step();
            long network = driver.network().step();
            long end = System.nanoTime() + ROUND;
            while (System.nanoTime() - end < 0) {
                driver.frames(1);
            }
            GlErrors.check("in round " + round);
            assertTrue(driver.particles().step() != particles, "the particles stand still");
            assertTrue(driver.network().step() != network, "the network stands still");
            change(driver, round);
        }
    }

    private static void change(AppDriver driver, int round) {
        boolean on = round / CHANGES % 2 == 0;
        switch (round % CHANGES) {
            case 0 -> driver.stage().view(Side.NETWORK).set(Layer.ARROWS, on);
            case 1 -> driver.slide("particles.alignment", 0.1f + 0.03f * (round % 10));
            case 2 -> driver.stage().view(Side.PARTICLES).set(Layer.TRAILS, on);
            case 3 -> driver.app().actions().undo();
            case 4 -> driver.stage().view(Side.NETWORK).set(Layer.OVERLAY, on);
            case 5 -> goBack(driver);
            case 6 -> driver.slide("network.weight_decay", 0.2f + 0.02f * (round % 10));
            case 7 -> driver.stage().view(Side.NETWORK).set(Layer.FITTED, on);
            default -> driver.app().actions().reset();
        }
    }

    /** Half of the run back, and on from there. */
    private static void goBack(AppDriver driver) {
        SessionHistory past = driver.stage().past().orElseThrow();
        past.seek(past.end() / 2);
        driver.until("the worlds are there", () -> !past.isTravelling());
        driver.stage().session().control().setPlaying(true);
    }

    /** Bytes in use after a collection, with a run that has just begun: a history grows with the run, as it should. */
    private static long heapAfterReset(AppDriver driver) {
        StepControl control = driver.stage().session().control();
        control.setPlaying(false);
        driver.app().actions().reset();
        driver.until(
                "the beginning",
                () -> driver.particles().step() == 0 && driver.network().step() == 0);
        driver.frames(3);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        control.setPlaying(true);
        return least;
    }
}
