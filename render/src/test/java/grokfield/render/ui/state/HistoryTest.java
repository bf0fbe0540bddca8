package grokfield.render.ui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HistoryTest {
    @Test
    void memoryStaysBoundedAndTheNewestSampleIsThere() {
        History history = new History(64, 2);
        for (int i = 0; i < 100_000; i++) {
            history.add(10L * i, i, -i);
            assertTrue(history.size() <= 64);
            assertEquals(10.0 * i, history.steps()[history.size() - 1]);
            assertEquals(-i, history.column(1)[history.size() - 1]);
        }
        assertTrue(history.size() >= 16);
        assertEquals(0, history.steps()[0], "the beginning is kept");
    }

    @Test
    void samplesStayInOrderAndEvenlySpread() {
        History history = new History(64, 1);
        for (int i = 0; i < 5000; i++) {
            history.add(i, i);
        }
        double widest = 0;
        for (int i = 1; i < history.size(); i++) {
            double gap = history.steps()[i] - history.steps()[i - 1];
            assertTrue(gap > 0);
            widest = Math.max(widest, gap);
        }
        assertTrue(widest <= 5000.0 / 64 * 4, "gap " + widest);
    }

    @Test
    void theNearestSampleIsFound() {
        History history = new History(8, 1);
        assertEquals(-1, history.nearest(5));
        for (long step : new long[] {0, 10, 20}) {
            history.add(step, (double) step);
        }
        assertEquals(0, history.nearest(-3));
        assertEquals(1, history.nearest(14));
        assertEquals(2, history.nearest(16));
        assertEquals(2, history.nearest(99));
    }

    @Test
    void aSampleHasOneNumberPerColumn() {
        History history = new History(8, 2);
        assertThrows(IllegalArgumentException.class, () -> history.add(0, 1));
    }
}
