package grokfield.render.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TrailBufferTest {
    @Test
    void theHistoryIsBounded() {
        TrailBuffer trails = new TrailBuffer();
        for (int i = 0; i < 2000; i++) {
            trails.push(Samples.cloud(17, 2, i));
        }
        int few = trails.size();
        trails.clear();
        for (int i = 0; i < 300; i++) {
            trails.push(Samples.cloud(1000, 16, i));
        }
        assertEquals(240, few);
        assertTrue(trails.size() * 1000L * 16 <= 1_000_000, "size " + trails.size());
    }

    @Test
    void standingStillLeavesNoTrail() {
        TrailBuffer trails = new TrailBuffer();
        trails.push(Samples.cloud(17, 2, 1));
        trails.push(Samples.cloud(17, 2, 1));
        assertEquals(1, trails.size());
    }

    @Test
    void anotherTaskBeginsAnew() {
        TrailBuffer trails = new TrailBuffer();
        trails.push(Samples.cloud(17, 2, 1));
        trails.push(Samples.cloud(17, 2, 2));
        trails.push(Samples.cloud(19, 2, 2));
        assertEquals(1, trails.size());
        trails.push(Samples.cloud(19, 3, 2));
        assertEquals(1, trails.size());
    }
}
