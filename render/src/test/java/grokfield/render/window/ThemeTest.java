package grokfield.render.window;

import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.gl.Rgb;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThemeTest {
    private static final double TEXT = 4.5; // WCAG 2, level AA
    private static final double SHAPE = 3; // WCAG 2, success criterion 1.4.11

    @ParameterizedTest
    @EnumSource(Theme.class)
    void textIsReadOnEverySurface(Theme theme) {
        for (Rgb surface : List.of(theme.backdrop(), theme.panel(), theme.canvas(), theme.field())) {
            assertContrast(theme.text(), surface, TEXT);
            assertContrast(theme.faintText(), surface, TEXT);
        }
        assertContrast(theme.text(), theme.fieldHovered(), TEXT);
        assertContrast(theme.text(), theme.fieldActive(), TEXT);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void colouredWordsAreReadOnPanels(Theme theme) {
        for (Rgb color : List.of(theme.accent(), theme.warning(), theme.error())) {
            assertContrast(color, theme.panel(), TEXT);
            assertContrast(color, theme.canvas(), TEXT);
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theAccentStandsOutOnFields(Theme theme) {
        assertContrast(theme.accent(), theme.field(), SHAPE);
    }

    private static void assertContrast(Rgb ink, Rgb surface, double least) {
        double contrast = ink.contrast(surface);
        assertTrue(contrast >= least, () -> ink + " on " + surface + ": " + contrast);
    }
}
