package grokfield.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RandomnessTest {
    @Test
    void theGeneratorIsSplitMix64() {
        Randomness randomness = new Randomness(1234567);
        long[] published = {6457827717110365317L, 3203168211198807973L, -8629252141511181193L};
        for (long expected : published) {
            assertEquals(expected, randomness.nextLong());
        }
    }

    @Test
    void theStateIsEverythingThereIs() {
        Randomness randomness = new Randomness(3);
        for (int i = 0; i < 100; i++) {
            Randomness resumed = new Randomness(randomness.state());
            assertEquals(randomness.nextGaussian(), resumed.nextGaussian());
            assertEquals(randomness.nextInt(7), resumed.nextInt(7));
        }
    }

    @Test
    void normalNumbersHaveTheMomentsOfTheNormalDistribution() {
        Randomness randomness = new Randomness(8);
        int n = 200_000;
        double[] moments = new double[5];
        for (int i = 0; i < n; i++) {
            double x = randomness.nextGaussian();
            for (int power = 1; power <= 4; power++) {
                moments[power] += Math.pow(x, power) / n;
            }
        }
        assertEquals(0, moments[1], 5 / Math.sqrt(n));
        assertEquals(1, moments[2], 5 * Math.sqrt(2.0 / n));
        assertEquals(0, moments[3], 5 * Math.sqrt(15.0 / n));
        assertEquals(3, moments[4], 5 * Math.sqrt(96.0 / n));
    }

    @Test
    void wholeNumbersAreEvenlyDrawn() {
        Randomness randomness = new Randomness(5);
        int[] counts = new int[6];
        for (int i = 0; i < 60_000; i++) {
            counts[randomness.nextInt(6)]++;
        }
        for (int count : counts) {
            assertTrue(Math.abs(count - 10_000) < 500, "drawn " + count + " times");
        }
    }

    @Test
    void streamsOfOneSeedDiffer() {
        assertNotEquals(
                Randomness.stream(1, "split").nextLong(),
                Randomness.stream(1, "start").nextLong());
        assertEquals(
                Randomness.stream(1, "split").nextLong(),
                Randomness.stream(1, "split").nextLong());
    }

    @Test
    void aStartIsItsSeed() {
        assertArrayEquals(
                ParticleState.normal(17, 2, 4).positions(),
                ParticleState.normal(17, 2, 4).positions());
        assertNotEquals(
                ParticleState.normal(17, 2, 4).positions()[0],
                ParticleState.normal(17, 2, 5).positions()[0]);
    }
}
