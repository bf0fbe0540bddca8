package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StepControlTest {
    private static final long SECOND = 1_000_000_000;

    private final StepControl control = new StepControl();

    @BeforeEach
    void register() {
        control.add(Side.PARTICLES, 120);
    }

    private void frame(double at) {
        control.frame((long) (at * SECOND), 0);
    }

    @Test
    void grantsTheStepsThatAreDue() throws InterruptedException {
        frame(0);
        assertEquals(2, control.take(Side.PARTICLES).steps());
        frame(0.1);
        assertEquals(12, control.take(Side.PARTICLES).steps());
    }

    @Test
    void fractionsAddUp() throws InterruptedException {
        control.setSpeed(0.25);
        long steps = 0;
        for (int i = 0; i <= 60; i++) {
            frame(i / 60.0);
            control.wake(Side.PARTICLES); // or take would wait for a whole step
            steps += control.take(Side.PARTICLES).steps();
        }
        assertTrue(Math.abs(steps - 30) <= 2, steps + " steps in a second at a quarter of 120");
    }

    @Test
    void aLongPauseOfTheWindowIsNotMadeUpFor() throws InterruptedException {
        frame(0);
        control.take(Side.PARTICLES);
        frame(3600);
        assertEquals(30, control.take(Side.PARTICLES).steps());
    }

    @Test
    void aWorldThatIsTooSlowDoesNotLagEverFurtherBehind() throws InterruptedException {
        for (int i = 0; i < 1000; i++) {
            frame(i * 0.1);
        }
        assertTrue(control.take(Side.PARTICLES).steps() <= 24);
    }

    @Test
    void drawingTakesItsTimeFromTheWorlds() throws InterruptedException {
        frame(0);
        control.take(Side.PARTICLES);
        control.frame(SECOND / 20, 40_000_000);
        assertEquals(10_000_000, control.take(Side.PARTICLES).budgetNanos());
    }

    @Test
    void whilePausedNothingIsGrantedButSingleSteps() throws InterruptedException {
        control.setPlaying(false);
        frame(0);
        control.singleStep();
        assertEquals(1, control.take(Side.PARTICLES).steps());
    }

    @Test
    void aPostedCommandWakesAPausedWorld() throws InterruptedException {
        control.setPlaying(false);
        control.wake(Side.PARTICLES);
        assertEquals(0, control.take(Side.PARTICLES).steps());
    }

    @Test
    void unlimitedSpeedIsBoundByTimeAlone() throws InterruptedException {
        control.setSpeed(StepControl.UNLIMITED);
        frame(0);
        assertTrue(control.take(Side.PARTICLES).steps() > 1_000_000_000L);
        control.setPlaying(false);
        control.wake(Side.PARTICLES);
        assertEquals(0, control.take(Side.PARTICLES).steps());
    }

    @Test
    void absurdSpeedsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> control.setSpeed(0));
        assertThrows(IllegalArgumentException.class, () -> control.setSpeed(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> control.setSpeed(1e6));
    }
}
