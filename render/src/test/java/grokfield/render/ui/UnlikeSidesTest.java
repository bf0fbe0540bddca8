package grokfield.render.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.ui.state.Origin;
import grokfield.render.ui.state.PanelName;
import grokfield.scenes.Scene;
import grokfield.scenes.SceneException;
import grokfield.scenes.SceneReader;
import grokfield.scenes.Settings;
import grokfield.scenes.Side;
import imgui.ImGui;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UnlikeSidesTest {
    @Test
    void sidesOfDifferentDimensionAreSaidInTheViewAndThePanel() throws SceneException {
        Scene scene = SceneReader.parse(
                "[particles]\ndimensions = 3\n[network]\n", "unlike", "unlike.toml", Path.of(""), Settings.NONE);
        try (AppDriver unlike = AppDriver.open(AppOptions.offscreen(Origin.shipped("unlike", scene), 1280, 1080))) {
            unlike.click("network.OVERLAY");
            unlike.frames(3);
            assertEquals(1, unlike.view(Side.NETWORK).notes().size());
            String note = unlike.view(Side.NETWORK).notes().getFirst().text();
            assertTrue(note.contains("2 dimensions and the particles 3"), note);
            assertFalse(unlike.shows("overlay.named"));
            assertTrue(unlike.shows("overlay.text"));
            ImGui.setWindowFocus(PanelName.FIT.window());
            unlike.frames(3);
            assertTrue(unlike.shows("fit.note"), "a fit compares what can be compared, and says so");
        }
    }
}
