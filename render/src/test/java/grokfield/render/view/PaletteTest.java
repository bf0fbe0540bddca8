package grokfield.render.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.gl.Rgb;
import grokfield.render.window.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {
    private static final int TOKENS = 17;

    /** Pairs 1, 7 and 13 of the test data of Sharma, Wu and Dalal (2005), table 1. */
    @ParameterizedTest
    @CsvSource({
        "50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425",
        "50, 0, 0, 50, -1, 2, 2.3669",
        "50, -0.001, 2.49, 50, 0.0009, -2.49, 4.8045",
        "60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644"
    })
    void theDifferenceOfColoursIsThePublishedOne(
            double l1, double a1, double b1, double l2, double a2, double b2, double expected) {
        assertEquals(expected, ColorVision.difference(new double[] {l1, a1, b1}, new double[] {l2, a2, b2}), 5e-5);
    }

    /** The least difference between any two of 17 colours: several times what is just noticeable, for each kind of eyes. */
    @ParameterizedTest
    @CsvSource({
        "DARK, NORMAL, 9", "DARK, PROTANOPIA, 5", "DARK, DEUTERANOPIA, 3.8", "DARK, TRITANOPIA, 3",
        "LIGHT, NORMAL, 6.8", "LIGHT, PROTANOPIA, 5", "LIGHT, DEUTERANOPIA, 3.8", "LIGHT, TRITANOPIA, 3"
    })
    void anyTwoOfSeventeenColoursAreToldApart(Theme theme, ColorVision eyes, double least) {
        Palette palette = Palette.of(theme);
        for (int i = 0; i < TOKENS; i++) {
            for (int j = i + 1; j < TOKENS; j++) {
                double difference = eyes.difference(palette.color(i, TOKENS), palette.color(j, TOKENS));
                assertTrue(difference >= least, i + " and " + j + ": " + difference);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyColourStandsOutOnTheCanvas(Theme theme) {
        for (int i = 0; i < 360; i++) {
            double contrast = Palette.of(theme).color(i, 360).contrast(theme.canvas());
            assertTrue(contrast >= 3, i + ": " + contrast);
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void stepsAroundTheCircleAreEven(Theme theme) {
        double shortest = Double.MAX_VALUE;
        double longest = 0;
        for (int i = 0; i < TOKENS; i++) {
            Oklab here = Oklab.of(Palette.of(theme).color(i, TOKENS));
            Oklab next = Oklab.of(Palette.of(theme).color((i + 1) % TOKENS, TOKENS));
            shortest = Math.min(shortest, here.distance(next));
            longest = Math.max(longest, here.distance(next));
        }
        assertTrue(longest / shortest < 1.25, longest + " / " + shortest);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theCircleClosesWithoutAJump(Theme theme) {
        Palette palette = Palette.of(theme);
        assertEquals(palette.at(0), palette.at(1));
        assertEquals(palette.at(0.25), palette.at(-0.75));
        for (int i = 0; i < 1000; i++) {
            double step = Oklab.of(palette.at(i / 1000.0)).distance(Oklab.of(palette.at((i + 1) / 1000.0)));
            assertTrue(step < 0.003, i + ": " + step);
        }
    }

    @Test
    void oklabGoesToSrgbAndBack() {
        for (int hex : new int[] {0x000000, 0xffffff, 0xff0000, 0x00ff00, 0x0000ff, 0x8040c0, 0x123456}) {
            Rgb color = Rgb.of(hex);
            assertEquals(color.packed(), Oklab.of(color).toRgb().packed());
        }
        Oklab red = Oklab.of(Rgb.of(0xff0000)); // Ottosson's own figures: 0.628, 0.225, 0.126
        assertEquals(0.628, red.lightness(), 5e-4);
        assertEquals(0.225, red.a(), 5e-4);
        assertEquals(0.126, red.b(), 5e-4);
    }

    @Test
    void packedColoursAreTheColours() {
        Palette palette = Palette.of(Theme.DARK);
        for (int n : new int[] {17, 59, 17}) {
            for (int i = 0; i < n; i++) {
                assertEquals(palette.color(i, n).packed(), palette.packed(i, n));
            }
        }
    }
}
