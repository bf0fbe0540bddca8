package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** When {@code auto} measures; all times are given, none is measured. */
class TimingScheduleTest {
    private static final long SECOND = 1_000_000_000;
    private static final long WINDOW = SECOND / 4;

    private final TimingSchedule schedule = new TimingSchedule();

    /** So many windows of work at a cost in ns a step. */
    private void work(int windows, long nanos) {
        for (int i = 0; i < windows; i++) {
            schedule.cost().count(WINDOW / nanos, WINDOW);
        }
    }

    @Test
    void measuresAtOnceAndThenEverMoreRarely() {
        long now = 5;
        assertTrue(schedule.isDue(now));
        for (long gap : new long[] {2, 4, 8, 16, 32, 64, 64}) {
            schedule.asked(now);
            assertFalse(schedule.isDue(now + gap * SECOND - 1));
            now += gap * SECOND;
            assertTrue(schedule.isDue(now));
        }
    }

    @Test
    void measuresSoonAfterARestartButNotForEachOfMany() {
        for (int i = 0; i < 5; i++) {
            schedule.asked(0);
        }
        long now = 3 * SECOND;
        assertFalse(schedule.isDue(now));
        schedule.restarted(now);
        assertFalse(schedule.isDue(now));
        schedule.restarted(now + SECOND / 10);
        assertFalse(schedule.isDue(now + SECOND * 35 / 100));
        assertTrue(schedule.isDue(now + SECOND / 2));
        schedule.asked(now + SECOND / 2);
        assertTrue(schedule.isDue(now + SECOND * 5 / 2), "the gaps begin anew");
    }

    @Test
    void measuresWhenAStepCostsTwiceWhatItDidOrHalf() {
        for (double factor : new double[] {2.5, 0.4}) {
            TimingSchedule fresh = new TimingSchedule();
            for (int i = 0; i < 6; i++) {
                fresh.asked(0);
            }
            for (int i = 0; i < 4; i++) {
                fresh.cost().count(1000, WINDOW);
            }
            assertFalse(fresh.isDue(20 * SECOND));
            fresh.cost().count((long) (1000 / factor), WINDOW);
            assertTrue(fresh.isDue(20 * SECOND));
            assertFalse(fresh.isDue(SECOND), "not at every jump");
        }
    }

    @Test
    void aStepThatCostsAboutTheSameIsNoReason() {
        for (int i = 0; i < 6; i++) {
            schedule.asked(0);
        }
        work(4, 100_000);
        work(3, 150_000);
        work(3, 60_000);
        assertFalse(schedule.isDue(20 * SECOND));
    }

    @Test
    void theFirstWindowIsWarmUpAndSetsNoStandard() {
        for (int i = 0; i < 6; i++) {
            schedule.asked(0);
        }
        work(1, 10_000_000);
        work(3, 100_000);
        assertFalse(schedule.isDue(20 * SECOND));
    }
}
