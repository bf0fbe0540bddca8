package grokfield.render.view;

import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.ui.panel.StructureLook;
import grokfield.render.window.Theme;
import grokfield.sim.Structure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The structures' colours are told apart by every kind of colour sight, and stand off the panel. */
class StructureLookTest {
    @ParameterizedTest
    @EnumSource(ColorVision.class)
    void anyTwoStructuresLookDifferent(ColorVision eyes) {
        for (Theme theme : Theme.values()) {
            for (Structure one : Structure.values()) {
                for (Structure other : Structure.values()) {
                    if (one.compareTo(other) < 0) {
                        double difference =
                                eyes.difference(StructureLook.color(theme, one), StructureLook.color(theme, other));
                        assertTrue(
                                difference > 15,
                                theme + " " + eyes + ": " + one + " and " + other + " differ by " + difference);
                    }
                }
            }
        }
    }

    @Test
    void everyStructureStandsOffThePanel() {
        for (Theme theme : Theme.values()) {
            for (Structure structure : Structure.values()) {
                double contrast = StructureLook.color(theme, structure).contrast(theme.panel());
                assertTrue(contrast > 2.5, theme + " " + structure + " " + contrast);
            }
        }
    }
}
