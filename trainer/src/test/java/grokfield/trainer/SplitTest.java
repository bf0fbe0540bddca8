package grokfield.trainer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void of153PairsAFifthRoundedValidates() {
        Split split = Split.draw(153, 0.2, 0);
        assertEquals(122, split.trainingCount());
        assertEquals(31, split.validationCount());
        assertEquals(109, Split.draw(136, 0.2, 0).trainingCount(), "108.8 rounds up");
    }

    @Test
    void everyExampleIsOnExactlyOneSide() {
        Split split = Split.draw(153, 0.35, 9);
        boolean[] training = new boolean[153];
        for (int example : split.training()) {
            assertFalse(training[example]);
            training[example] = true;
        }
        for (int example = 0; example < 153; example++) {
            assertEquals(training[example], !split.isValidation(example));
        }
    }

    @Test
    void sameSeedSameSplitAndAnotherSeedAnother() {
        assertArrayEquals(
                Split.draw(153, 0.2, 5).training(), Split.draw(153, 0.2, 5).training());
        assertFalse(Arrays.equals(
                Split.draw(153, 0.2, 5).training(), Split.draw(153, 0.2, 6).training()));
    }

    @Test
    void everyExampleValidatesAboutAsOftenAsItsShare() {
        int[] times = new int[20];
        int seeds = 2000;
        for (int seed = 0; seed < seeds; seed++) {
            Split split = Split.draw(20, 0.25, seed);
            for (int example = 0; example < 20; example++) {
                times[example] += split.isValidation(example) ? 1 : 0;
            }
        }
        double deviation = Math.sqrt(seeds * 0.25 * 0.75);
        for (int count : times) {
            assertEquals(seeds * 0.25, count, 4.5 * deviation);
        }
    }

    @Test
    void shareZeroKeepsNothingAndTheLargestShareLeavesOne() {
        assertEquals(0, Split.draw(153, 0, 1).validationCount());
        assertEquals(1, Split.draw(3, 0.9, 1).trainingCount());
    }
}
