package grokfield.render.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the formula of ITU-R BT.709-6, 3, in floating point. */
class Bt709Test {
    private static byte[] convert(Bt709 converter, ByteBuffer rgba, ByteBuffer into, int width, int height) {
        converter.convert(rgba, VideoPlanes.in(into, width, height));
        byte[] bytes = new byte[width * height * 3 / 2];
        into.get(0, bytes);
        return bytes;
    }

    private static ByteBuffer plain(int width, int height, int red, int green, int blue) {
        ByteBuffer rgba = ByteBuffer.allocateDirect(width * height * 4);
        while (rgba.hasRemaining()) {
            rgba.put((byte) red).put((byte) green).put((byte) blue).put((byte) 7);
        }
        return rgba;
    }

    @Test
    void everyColourIsWithinHalfALevelOfTheFormula() {
        int[] levels = {0, 1, 16, 17, 100, 128, 200, 235, 254, 255};
        for (int red : levels) {
            for (int green : levels) {
                for (int blue : levels) {
                    byte[] planes = convert(
                            new Bt709(16, 16), plain(16, 16, red, green, blue), ByteBuffer.allocate(384), 16, 16);
                    double y = (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
                    double u = (blue / 255.0 - y) / 1.8556;
                    double v = (red / 255.0 - y) / 1.5748;
                    assertEquals(16 + 219 * y, planes[17] & 255, 0.51);
                    assertEquals(128 + 224 * u, planes[256 + 9] & 255, 0.51);
                    assertEquals(128 + 224 * v, planes[320 + 9] & 255, 0.51);
                }
            }
        }
    }

    @Test
    void greyHasNoColour() {
        for (int level = 0; level < 256; level++) {
            byte[] planes =
                    convert(new Bt709(16, 16), plain(16, 16, level, level, level), ByteBuffer.allocate(384), 16, 16);
            byte[] none = new byte[128];
            Arrays.fill(none, (byte) 128);
            assertArrayEquals(none, Arrays.copyOfRange(planes, 256, 384));
        }
    }

    @Test
    void rowsAreTurnedOver() {
        ByteBuffer rgba = plain(16, 16, 0, 0, 0);
        for (int x = 0; x < 16 * 4; x++) {
            rgba.put(x, (byte) 255); // OpenGL's first row is the lowest
        }
        byte[] planes = convert(new Bt709(16, 16), rgba, ByteBuffer.allocate(384), 16, 16);
        assertEquals(16, planes[0]);
        assertEquals(235, planes[15 * 16] & 255);
    }

    /** Only what changed is computed; that must not show. */
    @ParameterizedTest
    @ValueSource(ints = {16, 62, 64, 66, 130})
    void aPictureAfterOthersIsAsOneByItself(int width) {
        int height = 18;
        Random random = new Random(3);
        ByteBuffer rgba = plain(width, height, 20, 30, 40);
        Bt709 converter = new Bt709(width, height);
        ByteBuffer kept = ByteBuffer.allocate(width * height * 3 / 2);
        for (int round = 0; round < 300; round++) {
            for (int change = 0; change < 3; change++) {
                rgba.putInt(random.nextInt(width * height) * 4, random.nextInt());
            }
            assertArrayEquals(
                    convert(new Bt709(width, height), rgba, ByteBuffer.allocate(width * height * 3 / 2), width, height),
                    convert(converter, rgba, kept, width, height));
        }
    }

    @Test
    void differencesThatAlternateAreTheSameOnes() {
        int width = 70;
        int height = 16;
        Random random = new Random(4);
        ByteBuffer rgba = ByteBuffer.allocateDirect(width * height * 4);
        Bt709 converter = new Bt709(width, height);
        ByteBuffer brightness = ByteBuffer.allocate(width * height);
        ByteBuffer both = ByteBuffer.allocate(width * height / 2);
        VideoPlanes alternating = new VideoPlanes(new ByteBuffer[] {brightness, both}, new int[] {width, width});
        for (int round = 0; round < 50; round++) {
            rgba.putInt(random.nextInt(width * height) * 4, random.nextInt());
            converter.convert(rgba, alternating);
            byte[] apart =
                    convert(new Bt709(width, height), rgba, ByteBuffer.allocate(width * height * 3 / 2), width, height);
            for (int i = 0; i < width * height / 4; i++) {
                assertEquals(apart[width * height + i], both.get(2 * i), "blue " + i);
                assertEquals(apart[width * height * 5 / 4 + i], both.get(2 * i + 1), "red " + i);
            }
            assertArrayEquals(Arrays.copyOf(apart, width * height), brightness.array());
        }
    }
}
