package grokfield.render.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.gl.GlErrors;
import grokfield.render.ui.state.ViewSwitches.Layer;
import grokfield.scenes.SceneException;
import grokfield.scenes.Side;
import grokfield.scenes.StepControl;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The window in use for a while: no OpenGL error, worlds that go on, memory that stays level. */
class SoakTest {
    /** How long, in seconds; a shorter soak is for those in a hurry. */
    private static final double SECONDS = Double.parseDouble(System.getProperty("grokfield.soak.seconds", "60"));

    private static final double WARM_UP = 0.3; // share of the time after which memory must be level
    private static final double GROWTH = 1.05; // of the heap after collection
    private static final long ROUND = 1_500_000_000L; // ns from one change by the user to the next
    private static final long SLACK = 2L << 20; // bytes that code compiled late may take

    @Test
    void aMinuteOfUseLeaksNothingAndStopsNothing() throws SceneException {
        try (AppDriver driver = AppDriver.open("circles-and-grids")) {
            StepControl control = driver.stage().session().control();
            control.setSpeed(StepControl.UNLIMITED);
            control.setPlaying(true);
            long begin = System.nanoTime();
            use(driver, begin + (long) (WARM_UP * SECONDS * 1e9));
            long before = heap();
            long frames = driver.app().clock().frames();
            use(driver, begin + (long) (SECONDS * 1e9));
            long after = heap();
            assertTrue(driver.app().clock().frames() > frames + 10, "frames are drawn");
            assertTrue(
                    after < GROWTH * before + SLACK,
                    String.format(Locale.ROOT, "the heap grew from %,d to %,d bytes", before, after));
        }
    }

    /** Draws frames without a pause and changes something every now and then. */
    private static void use(AppDriver driver, long until) {
        int round = 0;
        while (System.nanoTime() - until < 0) {
            long particles = driver.particles().step();
            long network = driver.network().step();
            long end = System.nanoTime() + ROUND;
            while (System.nanoTime() - end < 0) {
                driver.frames(1);
            }
            GlErrors.check("in round " + round);
            assertTrue(driver.particles().step() != particles, "the particles stand still");
            assertTrue(driver.network().step() != network, "the network stands still");
            change(driver, round++);
        }
    }

    private static void change(AppDriver driver, int round) {
        switch (round % 6) {
            case 0 -> driver.stage().view(Side.NETWORK).set(Layer.ARROWS, round % 12 == 0);
            case 1 -> driver.slide("particles.alignment", 0.1f + 0.03f * (round % 10));
            case 2 -> driver.stage().view(Side.PARTICLES).set(Layer.TRAILS, round % 12 == 2);
            case 3 -> driver.app().actions().undo();
            case 4 -> driver.app().actions().reset();
            default -> driver.slide("network.weight_decay", 0.2f + 0.02f * (round % 10));
        }
    }

    /** Bytes in use after a collection. */
    private static long heap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
