package grokfield.render.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import grokfield.render.ui.state.History;
import grokfield.render.ui.state.Origin;
import grokfield.render.ui.state.PanelName;
import grokfield.render.ui.state.SideHistory;
import grokfield.render.ui.state.SideHistory.Learning;
import grokfield.scenes.Scene;
import grokfield.scenes.SceneException;
import grokfield.scenes.SceneReader;
import grokfield.scenes.Settings;
import grokfield.scenes.Side;
import imgui.ImGui;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsPanelTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void directionsOfHiddenUnitsTakeThePlaceOfTheNorms(int dimensions) throws SceneException, InterruptedException {
        Scene scene = SceneReader.parse(
                "[network]\ndimensions = " + dimensions + "\n", "weights", "weights.toml", Path.of(""), Settings.NONE);
        try (AppDriver driver = AppDriver.open(AppOptions.offscreen(Origin.shipped("weights", scene), 1280, 720))) {
            ImGui.setWindowFocus(PanelName.WEIGHTS.window());
            driver.frames(3);
            assertTrue(driver.shows("plot.weights"));
            assertEquals(
                    "step,E (mean |value|),W1 (mean |value|),b1 (mean |value|),W2 (mean |value|),b2 (mean |value|)",
                    driver.copied("plot.weights", "weights").getFirst());
            driver.click("weights.directions");
            driver.stage().session().advanceOneFrame();
            driver.frames(3);
            assertTrue(driver.shows("weights.rose"));
            assertTrue(driver.shows("plot.unit_alignment"));
            assertFalse(driver.shows("plot.weights"));
            List<String> units = driver.copied("weights.rose", "hidden units");
            assertTrue(units.getFirst().startsWith("unit,weight 0,weight 1,"), units.getFirst());
            assertTrue(units.getFirst().endsWith("bias,norm,outgoing norm,strength"), units.getFirst());
            assertEquals(64, units.size() - 1);
            History history = driver.stage().history(Side.NETWORK).orElseThrow().samples();
            double shown = history.column(SideHistory.column(Learning.UNIT_ALIGNMENT))[history.size() - 1];
            assertEquals(driver.network().unitAlignment().orElseThrow().score(), shown);
            assertTrue(Double.isFinite(shown));
            driver.click("weights.directions");
            assertTrue(driver.shows("plot.weights"));
        }
    }
}
