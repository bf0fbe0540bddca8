package grokfield.trainer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import grokfield.sim.Randomness;
import org.junit.jupiter.api.Test;

/** Every number of rows up to two blocks of eight and a rest: each kernel has the bits of three plain loops. */
class PanelProductTest {
    private static final int[] INNER = {1, 2, 17, 64};
    private final Randomness randomness = new Randomness(1);

    @Test
    void addHasTheBitsOfPlainLoops() {
        for (int rows = 1; rows <= 23; rows++) {
            for (int inner : INNER) {
                float[] a = random(3 + rows * inner);
                float[] b = random((2 + inner) * Lanes.PANEL);
                int cRow = 2 * Lanes.PANEL; // a panel of a wider matrix
                float[] c = random(rows * cRow);
                float[] expected = c.clone();
                for (int r = 0; r < rows; r++) {
                    for (int j = 0; j < Lanes.PANEL; j++) {
                        int at = Lanes.PANEL + r * cRow + j;
                        for (int i = 0; i < inner; i++) {
                            expected[at] = Math.fma(a[3 + r * inner + i], b[(2 + i) * Lanes.PANEL + j], expected[at]);
                        }
                    }
                }
                PanelProduct.add(a, 3, inner, b, 2 * Lanes.PANEL, c, Lanes.PANEL, cRow, rows, inner);
                assertArrayEquals(expected, c, rows + " rows, inner " + inner);
            }
        }
    }

    @Test
    void turnedHasTheBitsOfPlainLoops() {
        for (int rows = 1; rows <= 23; rows++) {
            for (int inner : INNER) {
                float[] a = random(5 + rows * inner);
                float[] b = random(inner * Lanes.PANEL);
                float[] c = random(rows * Lanes.PANEL);
                float[] expected = new float[c.length];
                for (int r = 0; r < rows; r++) {
                    for (int j = 0; j < Lanes.PANEL; j++) {
                        int at = r * Lanes.PANEL + j;
                        for (int i = 0; i < inner; i++) {
                            expected[at] = Math.fma(a[5 + i * rows + r], b[i * Lanes.PANEL + j], expected[at]);
                        }
                    }
                }
                PanelProduct.turned(a, 5, rows, b, c, rows, inner);
                assertArrayEquals(expected, c, rows + " rows, inner " + inner);
            }
        }
    }

    private float[] random(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) randomness.nextGaussian();
        }
        return values;
    }
}
