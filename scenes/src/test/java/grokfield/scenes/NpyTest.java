package grokfield.scenes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import grokfield.sim.Randomness;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class NpyTest {
    /** NumPy 2.4.6: np.array([0, 1, 2, 3, 4, .1]).reshape(1, 3, 2). */
    private static final String FLOAT64 =
            "934e554d5059010076007b276465736372273a20273c6638272c2027666f727472616e5f6f726465"
                    + "72273a2046616c73652c20277368617065273a2028312c20332c2032292c207d2020202020202020"
                    + "20202020202020202020202020202020202020202020202020202020202020202020202020202020"
                    + "202020202020200a0000000000000000000000000000f03f00000000000000400000000000000840"
                    + "00000000000010409a9999999999b93f";

    /** NumPy 2.4.6: np.array([.5, -1, .1], dtype='<f4'). */
    private static final String FLOAT32 =
            "934e554d5059010076007b276465736372273a20273c6634272c2027666f727472616e5f6f726465"
                    + "72273a2046616c73652c20277368617065273a2028332c292c207d20202020202020202020202020"
                    + "20202020202020202020202020202020202020202020202020202020202020202020202020202020"
                    + "202020202020200a0000003f000080bfcdcccc3d";

    /** NumPy 2.4.6: np.asfortranarray(np.arange(6.).reshape(2, 3)). */
    private static final String FORTRAN =
            "934e554d5059010076007b276465736372273a20273c6638272c2027666f727472616e5f6f726465"
                    + "72273a20547275652c20277368617065273a2028322c2033292c207d202020202020202020202020"
                    + "20202020202020202020202020202020202020202020202020202020202020202020202020202020"
                    + "202020202020200a00000000000000000000000000000840000000000000f03f0000000000001040"
                    + "00000000000000400000000000001440";

    /** NumPy 2.4.6: np.array([1.5, -2], dtype='>f8'). */
    private static final String BIG_ENDIAN =
            "934e554d5059010076007b276465736372273a20273e6638272c2027666f727472616e5f6f726465"
                    + "72273a2046616c73652c20277368617065273a2028322c292c207d20202020202020202020202020"
                    + "20202020202020202020202020202020202020202020202020202020202020202020202020202020"
                    + "202020202020200a3ff8000000000000c000000000000000";

    private static Npy read(byte[] bytes) throws IOException {
        return Npy.parse(ByteBuffer.wrap(bytes));
    }

    private static byte[] written(double[] values, int... shape) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Npy.write(out, values, shape);
        return out.toByteArray();
    }

    @Test
    void writesByteForByteWhatNumPySaves() throws Exception {
        assertArrayEquals(HexFormat.of().parseHex(FLOAT64), written(new double[] {0, 1, 2, 3, 4, 0.1}, 1, 3, 2));
    }

    @Test
    void readsWhatNumPySaved() throws Exception {
        Npy wide = read(HexFormat.of().parseHex(FLOAT64));
        assertEquals(List.of(1, 3, 2), wide.shape());
        assertArrayEquals(new double[] {0, 1, 2, 3, 4, 0.1}, wide.values());
        Npy narrow = read(HexFormat.of().parseHex(FLOAT32));
        assertEquals(List.of(3), narrow.shape());
        assertArrayEquals(new double[] {0.5, -1, (double) 0.1f}, narrow.values());
    }

    @Test
    void readsColumnMajorAndBigEndianFilesInTheSameOrder() throws Exception {
        Npy columns = read(HexFormat.of().parseHex(FORTRAN));
        assertEquals(List.of(2, 3), columns.shape());
        assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5}, columns.values());
        assertArrayEquals(
                new double[] {1.5, -2},
                read(HexFormat.of().parseHex(BIG_ENDIAN)).values());
    }

    @Test
    void everyShapeSurvivesWritingAndReading() throws Exception {
        Randomness random = new Randomness(3);
        for (int[] shape : new int[][] {{0}, {1}, {100}, {5, 2}, {0, 17, 2}, {10, 17, 2}, {3, 1, 16}}) {
            double[] values = new double[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
            Arrays.setAll(values, i -> i == 0 ? Double.NaN : random.nextGaussian());
            Npy read = read(written(values, shape));
            assertEquals(Arrays.stream(shape).boxed().toList(), read.shape());
            assertArrayEquals(values, read.values());
        }
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        byte[] good = written(new double[6], 3, 2);
        assertProblem("it is no NumPy file", new byte[0]);
        assertProblem("it is no NumPy file", "x,y\n1,2\n3,4\n".getBytes(StandardCharsets.US_ASCII));
        assertProblem("it ends inside the header", Arrays.copyOf(good, 20));
        assertProblem(
                "its shape (3, 2) does not fit the 40 bytes of numbers in it", Arrays.copyOf(good, good.length - 8));
        assertProblem("it holds <i8, not float64 or float32", replaced(good, "<f8", "<i8"));
        assertProblem("it has 5 dimensions, not 1 to 4", replaced(good, "(3, 2), }      ", "(3,2,1,1,1), } "));
        assertProblem("it has version 9 of the NumPy format, not 1 to 3", patched(good, 6, (byte) 9));
        assertProblem("its header has no usable shape", replaced(good, "shape", "shope"));
        assertProblem(
                "its shape (999999, 999999) does not fit the 48 bytes of numbers in it",
                replaced(good, "(3, 2), }          ", "(999999, 999999), }"));
    }

    @Test
    void everyBrokenFileIsAnInputError() throws Exception {
        byte[] good = written(new double[] {1, 2, 3, 4, 5, 6}, 3, 2);
        Randomness random = new Randomness(8);
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = Arrays.copyOf(good, random.nextInt(4) == 0 ? random.nextInt(good.length) : good.length);
            for (int k = 0; k < 1 + random.nextInt(3) && bytes.length > 0; k++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                assertEquals(6, read(bytes).values().length, "an accepted file has the numbers that its bytes hold");
            } catch (IOException e) {
                assertEquals(String.valueOf(e.getMessage()).strip(), e.getMessage());
            }
        }
    }

    private static byte[] replaced(byte[] bytes, String old, String next) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertEquals(old.length(), next.length());
        assertEquals(true, text.contains(old), old);
        return text.replace(old, next).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] patched(byte[] bytes, int at, byte value) {
        byte[] copy = bytes.clone();
        copy[at] = value;
        return copy;
    }

    private static void assertProblem(String sentence, byte[] bytes) {
        assertEquals(
                sentence, assertThrows(IOException.class, () -> read(bytes)).getMessage());
    }
}
